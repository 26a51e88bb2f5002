import TestSupport
import Testing

@testable import AWSProfiles

/// Differences of files with thousands of lines, whose edits lie far apart.
@Suite struct LineDifferenceTests {
  private static let lines = (0..<12_000).map {
    $0 % 4 == 3 ? "" : $0 % 4 == 2 ? "same" : "line \($0)"
  }

  @Test func editsFarApartAreToldOneByOne() {
    var changed = Self.lines
    changed[10_000] = "other"
    changed.insert("new", at: 6_001)
    changed.remove(at: 40)
    let found = LineDifference.between(Self.lines, changed)
    #expect(found.removed == [40, 10_000])
    #expect(found.inserted == [6_000, 10_000])
  }

  @Test func manyEditsStayAsSmallAsTheyAre() {
    var changed: [String] = []
    for (index, line) in Self.lines.enumerated() {
      if index % 8 == 0 { changed.append("# moved") }
      changed.append(index % 8 == 0 ? line + "!" : line)
    }
    let found = LineDifference.between(Self.lines, changed)
    #expect(found.removed == Set(stride(from: 0, to: 12_000, by: 8)))
    #expect(found.inserted.count == 3_000)
  }

  /// What is left of both when the differences go is the same text.
  @Test(arguments: 0..<12) func whatIsNotToldIsEqual(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var changed = Self.lines
    for _ in 0..<30 {
      let place = Int.random(in: 0..<changed.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: changed[place] = "same"
      case 1: changed.removeSubrange(place..<min(changed.count, place + 300))
      default: changed.insert(contentsOf: ["", "same", "x \(place)"], at: place)
      }
    }
    let found = LineDifference.between(Self.lines, changed)
    let left = Self.lines.indices.filter { !found.removed.contains($0) }.map { Self.lines[$0] }
    let right = changed.indices.filter { !found.inserted.contains($0) }.map { changed[$0] }
    #expect(left == right)
  }
}
