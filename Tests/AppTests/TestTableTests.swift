import TestSupport
import Testing

/// The tables of Tests/README.md name tests that are there, in rows that are all there.
@Suite struct TestTableTests {
  /// A row: its number, and its tests as `Suite.function`.
  private struct Row {
    var number: Int
    var tests: [String]
  }

  private func rows(below heading: String) throws -> [Row] {
    let text = String(decoding: try #require(readFile(fixturesRoot + "/README.md")), as: UTF8.self)
    let start = try #require(text.firstRange(of: "## \(heading)\n")).upperBound
    let part = text[start...].firstRange(of: "\n## ").map { text[start..<$0.lowerBound] }
    return (part ?? text[start...]).split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.split(separator: " ") }
      guard let number = cells.first?.first.flatMap({ Int($0) }), let last = cells.last else {
        return nil
      }
      let tests = last.map { String($0.filter { !"`,".contains($0) }) }
      return Row(number: number, tests: tests)
    }
  }

  /// The text of all files of tests.
  private var sources: [String] {
    folderEntries(fixturesRoot).flatMap { folder in
      files(below: "\(fixturesRoot)/\(folder)")
    }.map { String(decoding: readFile($0) ?? [], as: UTF8.self) }
  }

  private func files(below folder: String) -> [String] {
    folderEntries(folder).flatMap { name in
      name.hasSuffix(".swift")
        ? ["\(folder)/\(name)"] : name.contains(".") ? [] : files(below: "\(folder)/\(name)")
    }
  }

  @Test(arguments: [
    ("Interaction", 32), ("Faults of other programs", 17), ("Haste and others at work", 14),
  ])
  func everyRowNamesTestsThatAreThere(_ heading: String, _ count: Int) throws {
    let rows = try rows(below: heading)
    #expect(rows.map(\.number) == Array(1...count))
    let sources = sources
    for row in rows {
      #expect(!row.tests.isEmpty)
      for test in row.tests {
        let names = test.split(separator: ".")
        let isThere =
          names.count == 2
          && sources.contains { text in
            text.contains(" \(names[0]) {") && text.contains("func \(names[1])(")
          }
        #expect(isThere, "row \(row.number) of \(heading): there is no \(test)")
      }
    }
  }
}
