import Testing

@testable import ServerlessProject

/// Project files of a few lines that would take for ever, counted in steps.
@Suite("Hostile projects")
struct HostileProjectTests {
  /// Maps of which each merges the one before many times.
  private static func bomb(maps: Int, times: Int) -> String {
    var text = "a0: &a0 {dev: p}\n"
    for map in 1...maps {
      let sources = Array(repeating: "*a\(map - 1)", count: times).joined(separator: ", ")
      text += "a\(map): &a\(map)\n  <<: [\(sources)]\n"
    }
    return text
  }

  @Test(arguments: [1, 5, 20]) func mergesAreWalkedOnce(times: Int) throws {
    let document = try YAMLDocument(Array(Self.bomb(maps: 4, times: times).utf8))
    let last = try #require(document.node(at: ["a4"]))
    var walk = MergeWalk()
    #expect(document.entries(of: last, &walk).compactMap(\.entry.key.text) == ["dev"])
    #expect(walk.steps == 5)
    walk = MergeWalk()
    #expect(document.entry("dev", of: last, &walk)?.entry.value.text == "p")
    walk = MergeWalk()
    #expect(document.entry("prod", of: last, &walk) == nil)
    #expect(walk.steps == 5)
  }

  /// A mapping that was too deep at first may be near by another way.
  @Test func whatIsReachedTooDeepIsReachedAgain() throws {
    var text = "a0: &a0 {dev: p}\n"
    for map in 1...7 { text += "a\(map): &a\(map)\n  <<: *a\(map - 1)\n" }
    text += "all:\n  <<: [*a7, *a1]\n"
    let document = try YAMLDocument(Array(text.utf8))
    #expect(document.node(at: ["a7", "dev"]) == nil)
    #expect(document.node(at: ["all", "dev"])?.text == "p")
  }

  @Test func aProjectOfMergesIsRead() {
    let text = Self.bomb(maps: 4, times: 200)
    let read = project(
      text + "provider:\n  profile: ${self:custom.p.${sls:stage}}\ncustom:\n  p:\n    <<: *a4\n")
    #expect(read.row("dev")?.profile == "p")
  }

  @Test(arguments: [(6, true), (7, false), (1_000, false)])
  func noTextIsPutTogetherWithoutEnd(pieces: Int, isName: Bool) {
    let text = String(repeating: "${self:custom.t}", count: pieces)
    let leaf = "custom:\n  t: \(String(repeating: "a", count: 10_000))\n"
    let name = project("provider:\n  profile: \(text)\n\(leaf)")
    #expect(name.effectiveProfile(stage: "dev")?.utf8.count == (isName ? 60_000 : nil))
    let address = project("provider:\n  profile: ${self:custom.\(text)}\n\(leaf)")
    #expect(address.effectiveProfile(stage: "dev") == nil)
    for read in [name, address] where !isName {
      #expect(read.whyNot?.contains("64 kB") == true, "\(read.whyNot ?? "")")
    }
  }
}
