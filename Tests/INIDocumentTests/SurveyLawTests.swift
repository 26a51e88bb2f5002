import TestSupport
import Testing

@testable import INIDocument

/// Quick looks over bytes see what a slow one sees.
@Suite struct SurveyLawTests {
  private static let seeds: Range<UInt64> = 0..<40

  /// The rule of a broken line, in the plainest words.
  private func isBroken(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, !"\r \t#;[".utf8.contains(first) else { return false }
    guard let sign = line.firstIndex(where: { "=:".utf8.contains($0) }) else { return true }
    return sign == line.startIndex
  }

  @Test(arguments: seeds) func brokenLinesAreSeen(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      let bytes = generator.hostileBytes(atMost: Int.random(in: 0...12, using: &generator))
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      #expect(
        LineSurvey.holdsBrokenLine(bytes) == (isMarked || lines.contains(where: isBroken)),
        "\(bytes)")
    }
  }

  @Test(arguments: seeds) func plainLinesAreTold(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<60 {
      // Letters, and now and then a sign that makes a line another one, at any place of a word.
      let bytes = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        Int.random(in: 0..<24, using: &generator) == 0
          ? Array("\n\"'\\é[]\u{7F}\0!#^".utf8).randomElement(using: &generator)!
          : UInt8.random(in: 0x20...0x7E, using: &generator)
      }
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      let line = bytes[start...].prefix { $0 != 0x0A }
      let isPlain = line.allSatisfy { $0 < 0x80 && !"\"'\\".utf8.contains($0) }
      #expect(
        bytes.withUnsafeBufferPointer { HeaderFinder.isPlain($0, at: start) } == isPlain,
        "\(bytes) from \(start)")
    }
  }

  @Test func theNextByteIsFoundWhereverItStands() {
    let bytes = Array("a[b\n[".utf8)
    bytes.withUnsafeBufferPointer { bytes in
      let finder = MarkFinder(bytes: bytes, separator: 0x0A)
      #expect(
        (0...6).map { finder.first(UInt8(ascii: "["), from: $0) } == [1, 1, 4, 4, 4, nil, nil])
    }
  }
}
