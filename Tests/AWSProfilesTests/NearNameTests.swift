import INIDocument
import TestSupport
import Testing

@testable import AWSProfiles

/// Which names a mistyped one may have meant, and that files of any size are searched in bounds.
@Suite struct NearNameTests {
  private static func words(_ generator: inout SeededGenerator) -> [String] {
    (0..<40).map { _ in
      String(
        (0..<Int.random(in: 0...9, using: &generator)).map { _ in
          "abc-é".randomElement(using: &generator) ?? "a"
        })
    }
  }

  /// By the rule alone: insertions, removals, replacements and swaps of neighbours.
  private static func distance(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
    guard let a = left.first else { return right.count }
    guard let b = right.first else { return left.count }
    var least = distance(left.dropFirst(), right.dropFirst()) + (a == b ? 0 : 1)
    if a == b { return least }
    least = min(least, distance(left.dropFirst(), right) + 1)
    least = min(least, distance(left, right.dropFirst()) + 1)
    if left.count > 1, right.count > 1, a == right.dropFirst().first, left.dropFirst().first == b {
      least = min(least, distance(left.dropFirst(2), right.dropFirst(2)) + 1)
    }
    return least
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func theDistanceIsThatOfTheRule(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = Self.words(&generator).map { String($0.prefix(5)) }
    for (left, right) in zip(words, words.dropFirst()) {
      let expected = Self.distance(Array(left.utf8)[...], Array(right.utf8)[...])
      #expect(EditDistance.between(left, right) == expected, "\(left) \(right)")
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func theNearestAreThoseOfLeastDistance(
    _ seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    let words = Self.words(&generator)
    for word in words {
      let limit = max(2, word.count / 3)
      let all = words.filter { !$0.utf8.elementsEqual(word.utf8) }
      let distances = all.map { EditDistance.between(word, $0) }.filter { $0 <= limit }.sorted()
      let near = EditDistance.nearest(to: word, among: words)
      #expect(near.map { EditDistance.between(word, $0) } == Array(distances.prefix(3)))
    }
  }

  @Test func capitalsCountWhereTheyMatter() {
    let names = ["dev", "prod", "Dev2"]
    #expect(EditDistance.nearest(to: "DEV", among: names).isEmpty)
    #expect(EditDistance.nearest(to: "DEV", among: names, ignoresCase: true) == ["dev", "Dev2"])
    #expect(EditDistance.nearest(to: "dev", among: names, ignoresCase: true) == ["Dev2"])
    #expect(EditDistance.nearest(to: "e\u{301}", among: ["é", "e"]).first == "é")
  }

  @Test func wordsBeyondAllMeasureHaveNoNearOnes() {
    for (length, isSought) in [(256, true), (257, false), (1_000_000, false)] {
      let word = String(repeating: "a", count: length)
      let other = String(word.dropLast()) + "b"
      #expect(EditDistance.nearest(to: word, among: [other, "c"]) == (isSought ? [other] : []))
      let text =
        "[profile \(other)]\nregion = x\n[profile r]\nrole_arn = x\nsource_profile = \(word)\n"
      let catalog = ProfileCatalog(SharedFiles(config: Document(Array(text.utf8))))
      let missing = catalog.findings.filter { $0.code == "source-profile-missing" }
      #expect(missing.count == 1)
      #expect(missing.allSatisfy { $0.message.contains("Did you mean") == isSought })
    }
  }

  /// Where a whole file is lost every role misses its source: each search goes through all names.
  @Test func onlyTheFirstMissingNamesAreSearchedFor() {
    var text = ""
    for number in 100..<200 {
      text += "[profile there\(number)]\nregion = x\n"
      for role in 0..<2 {
        text += "[profile r\(number)-\(role)]\nrole_arn = x\nsource_profile = their\(number)\n"
      }
    }
    let catalog = ProfileCatalog(SharedFiles(config: Document(Array(text.utf8))))
    let missing = catalog.findings.filter { $0.code == "source-profile-missing" }
    #expect(missing.count == 200)
    // Two roles of each name share one search.
    let told = missing.filter { $0.message.contains("Did you mean there") }
    #expect(told.count == 2 * ProfileExaminer.mostSearches)
  }

  @Test func aChainLooksForNoNamesUntilTheyAreShown() {
    let text = "[profile r]\nrole_arn = x\nsource_profile = bose\n[profile base]\nregion = x\n"
    let catalog = ProfileCatalog(SharedFiles(config: Document(Array(text.utf8))))
    let fault = catalog.chain(of: "r").fault
    #expect(fault == .sourceProfileMissing(profile: "r", name: "bose", near: []))
    #expect(
      fault.map(catalog.suggesting)
        == .sourceProfileMissing(profile: "r", name: "bose", near: ["base"]))
    #expect(catalog.chain(of: "bass").fault == .profileNotFound("bass", near: []))
    #expect(catalog.suggesting(.noHome) == .noHome)
  }

  /// A chain of thousands is followed to its end, and a loop of thousands is found.
  @Test func chainsMayBeLong() {
    let count = 3_000
    for end in ["aws_access_key_id = A\naws_secret_access_key = s\n", "region = x\n"] {
      var text = ""
      for number in 0..<count {
        text += "[profile p\(number)]\nrole_arn = x\nsource_profile = p\(number + 1)\n"
      }
      text += "[profile p\(count)]\n" + end
      let chain = ProfileCatalog(SharedFiles(config: Document(Array(text.utf8)))).chain(of: "p0")
      #expect(chain.fault == nil && chain.links.count == count + 1)
    }
  }
}
