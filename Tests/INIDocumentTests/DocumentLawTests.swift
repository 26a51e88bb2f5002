import TestSupport
import Testing

@testable import INIDocument

/// What holds for any bytes, from seeds so that a failure comes again.
@Suite struct DocumentLawTests {
  private static let seeds: Range<UInt64> = 0..<40
  private static let rounds = 40

  @Test(arguments: seeds) func printingIsTheBytes(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<Self.rounds {
      let bytes = generator.hostileBytes(atMost: 60)
      let document = Document(bytes)
      #expect(document.bytes == bytes)
      #expect(document.lines.flatMap { document.bytes[$0.range] } == bytes)
    }
  }

  /// What makes room for the lines counts them: eight bytes at a time as one by one.
  @Test(arguments: seeds) func separatorsAreCounted(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for length in [0, 1, 7, 8, 9, 60, 2040, 2047, 2048, 5000] {
      let bytes = (0..<length).map { _ in
        UInt8.random(in: 0...11, using: &generator) * (Bool.random(using: &generator) ? 1 : 21)
      }
      bytes.withUnsafeBufferPointer { buffer in
        for separator in [UInt8(0x0A), 0x0D, 0] {
          let finder = MarkFinder(bytes: buffer, separator: separator)
          #expect(finder.count == bytes.count { $0 == separator })
        }
      }
    }
  }

  @Test(arguments: seeds) func partsLieInsideTheirLine(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<Self.rounds {
      let document = Document(generator.hostileBytes(atMost: 60))
      for line in document.lines {
        let content = line.content
        #expect(content.lowerBound <= content.upperBound && line.lineEnd.count <= 2)
        switch line.role {
        case .setting:
          #expect(content.contains(line.name.lowerBound) && !line.name.isEmpty)
          #expect(line.name.upperBound < line.value.lowerBound + 1)
          #expect(line.value.upperBound <= content.upperBound)
        case .header:
          #expect(line.name.upperBound <= content.upperBound)
        case .continuation:
          #expect(line.value.upperBound <= content.upperBound && line.indentation > 0)
        case .blank, .comment, .other: break
        }
      }
    }
  }

  @Test(arguments: seeds) func anEditAndItsInverseAreNothing(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<Self.rounds {
      let before = Document(generator.hostileBytes(atMost: 60))
      var splices: [Splice] = []
      var position = 0
      while position <= before.bytes.count, splices.count < 5 {
        let start = Int.random(in: position...before.bytes.count, using: &generator)
        let end = Int.random(in: start...before.bytes.count, using: &generator)
        splices.append(Splice(start..<end, with: generator.hostileBytes(atMost: 4)))
        position = end + 1
      }
      let (after, inverse) = before.apply(Edit(splices))
      #expect(after.apply(inverse).document.bytes == before.bytes)
    }
  }

  @Test(arguments: [
    ("[a]\rb = 1\r", 2), ("[a]\r\nb = 1\r\n", 2), ("[a]\nb = 1", 2), ("", 0), ("\n", 1),
    ("\u{FEFF}", 1), ("\u{FEFF}[a]\n", 1),
  ])
  func linesEndWhereTheyShould(_ text: String, _ count: Int) {
    #expect(Document(Array(text.utf8)).lines.count == count)
  }

  @Test(arguments: [
    ("a = 1 # c", "a", "1"), ("a: b", "a", "b"), ("a:b = c", "a:b", "c"),
    ("a b: c = d", "a b: c", "d"), ("key: x y = z", "key", "x y = z"), ("a =# c", "a", "# c"),
    ("a = x#y ; z", "a", "x#y"),
  ])
  func settingsAreSplit(_ text: String, _ name: String, _ value: String) throws {
    let document = Document(Array(text.utf8))
    let line = try #require(document.lines.first)
    #expect(line.role == .setting)
    #expect(document.text(line.name) == name)
    #expect(document.text(line.value) == value)
  }
}
