import Canvas
import TestSupport
import Testing

@Suite struct FuzzyMatchTests {
  @Test(arguments: [
    ("prod", "acme-prod", [5, 6, 7, 8]), ("ap", "acme-prod", [0, 5]), ("", "any", []),
    ("PROD", "acme-PROD", [5, 6, 7, 8]), ("日本", "x日y本", [1, 3]), ("é", "café", [3]),
    ("prod acme", "acme-prod", [0, 1, 2, 3, 5, 6, 7, 8]), ("obz", "foobarbaz", [2, 3, 8]),
    ("fb", "foo-bar", [0, 4]), ("oob", "foobar", [1, 2, 3]), ("É", "cafÉ", [3]),
    ("b", "\r\nb", [1]),
  ])
  func placesOfTheBestAlignment(pattern: String, text: String, positions: [Int]) {
    #expect(fuzzyMatch(pattern, text)?.positions == positions)
  }

  @Test(arguments: [
    ("prodx", "acme-prod"), ("dorp", "acme-prod"), ("Prod", "acme-prod"), ("a", ""),
    ("prod zz", "acme-prod"),
  ])
  func noMatch(pattern: String, text: String) {
    #expect(fuzzyMatch(pattern, text) == nil)
  }

  /// The better text first, as fzf ranks them.
  @Test(arguments: [
    ("prod", "acme-prod", "p-r-o-d"), ("prod", "prod", "acme-prod"),
    ("ap", "acme-prod", "acmeprop"),
    ("fb", "foo-bar", "afoobar"), ("fb", "fooBar", "foobar"), ("foo", "foo bar", "f o o"),
    ("bar", "foo/bar", "foobar"), ("dev", "acme-dev", "acme-d-ev"),
  ])
  func ranking(pattern: String, better: String, worse: String) throws {
    let first = try #require(fuzzyMatch(pattern, better))
    let second = try #require(fuzzyMatch(pattern, worse))
    #expect(first.score > second.score)
  }

  @Test func everyMatchSpellsThePattern() throws {
    var random = SeededGenerator(seed: 17)
    let letters = Array("abAB-/1é")
    func word(_ range: ClosedRange<Int>) -> String {
      String(
        (0..<Int.random(in: range, using: &random)).map { _ in
          letters[Int.random(in: 0..<letters.count, using: &random)]
        })
    }
    for _ in 0..<3000 {
      let pattern = word(1...3).lowercased()
      let text = word(0...12)
      let folded = text.lowercased()
      var rest = folded[...]
      let isThere = pattern.allSatisfy { letter in
        guard let place = rest.firstIndex(of: letter) else { return false }
        rest = rest[rest.index(after: place)...]
        return true
      }
      let match = fuzzyMatch(pattern, text)
      #expect((match != nil) == isThere, "\(pattern) in \(text)")
      guard let match else { continue }
      let characters = Array(folded)
      #expect(String(match.positions.map { characters[$0] }) == pattern, "\(pattern) in \(text)")
      #expect(FuzzyPattern(pattern).score(text) == match.score)
    }
  }
}
