import AWSProfiles
import INIDocument
import TestSupport
import Testing

/// What another program changed, and what it lost.
@Suite struct DifferenceTests {
  private func document(_ text: String) -> Document { Document(Array(text.utf8)) }

  @Test func profilesThatCameWentAndChangedAreNamed() {
    let before = ProfileCatalog(
      SharedFiles(config: document("[profile a]\nregion = x\n[profile b]\n[profile c]\noutput=j\n"))
    )
    let after = ProfileCatalog(
      SharedFiles(
        config: document("[profile a]\nregion = y\n# new\n[profile c]\noutput=j\n[default]\n")))
    let found = before.difference(to: after)
    #expect(found.added == ["default"])
    #expect(found.removed == ["b"])
    #expect(found.changed == ["a"])
    #expect(found.files == [.config])
    #expect(found.lineCount == 5)
    #expect(found.words == "config changed: + default  - b  ~ a (5 lines)")
  }

  @Test func lostCommentsComeBackWhereTheyStoodAndNothingElseMoves() {
    let old = document(
      "# top\r\n[a]\r\n# why\r\nregion = x\r\n\r\n# gone with b\r\n[b]\r\nk = 1\r\n")
    let new = document("[a]\nregion = y\n\n[b]\nk = 1\noutput = json\n")
    #expect(LostComments.lines(of: old, notIn: new) == ["# top", "# why", "# gone with b"])
    let back = LostComments.putBack(from: old, into: new)
    #expect(
      String(decoding: back.bytes, as: UTF8.self)
        == "# top\n[a]\n# why\nregion = y\n\n# gone with b\n[b]\nk = 1\noutput = json\n")
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func puttingBackKeepsEveryLineOfTheNewFileAndOnlyAddsComments(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let old = Document(generator.messyFile(of: .config, names: ["a", "b"]))
      let new = Document(generator.messyFile(of: .config, names: ["a", "b"]))
      let back = LostComments.putBack(from: old, into: new)
      let kept = back.lines.map { back.text($0.content) }.filter {
        !$0.hasPrefix("#") && !$0.isEmpty
      }
      let wanted = new.lines.map { new.text($0.content) }.filter {
        !$0.hasPrefix("#") && !$0.isEmpty
      }
      #expect(kept.filter { !$0.contains("# ") } == wanted.filter { !$0.contains("# ") })
      #expect(LostComments.lines(of: old, notIn: back).isEmpty)
    }
  }

  @Test func aFileThatIsWhollyAnotherOneIsComparedAtOnce() {
    let before = document((0..<20_000).map { "a\($0) = 1\n" }.joined())
    let after = document((0..<20_000).map { "b\($0) = 1\n" }.joined())
    let change = FileChangeSet(
      before: SharedFiles(config: before), after: SharedFiles(config: after))
    #expect(change.diff().count == 40_001)
  }
}
