import App
import Canvas
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The table of keys in the README is made from the table that the program uses.
///
/// `UPDATE_GOLDENS=1` writes it anew.
@Suite struct KeyTableTests {
  private static let begin = "<!-- keys: made from Action.table -->\n"
  private static let end = "<!-- end of keys -->\n"

  @Test func theReadmeTellsTheKeysAsTheyAre() throws {
    let path = fixturesRoot + "/../README.md"
    let text = String(decoding: try #require(readFile(path)), as: UTF8.self)
    let start = try #require(text.firstRange(of: Self.begin)).upperBound
    let stop = try #require(text.firstRange(of: Self.end)).lowerBound
    let table = Self.table()
    if getenv("UPDATE_GOLDENS") != nil {
      #expect(writeFile(path, Array((text[..<start] + table + text[stop...]).utf8)))
    } else {
      #expect(text[start..<stop] == table)
    }
  }

  /// One row an action, grouped as in the help.
  private static func table() -> String {
    var lines = ["| keys | what they do | where |", "| --- | --- | --- |"]
    for group in Action.Group.allCases {
      for row in Action.table where row.group == group && !row.keys.isEmpty {
        let keys = row.keys.map { "`\($0.label(.unicode))`" }.joined(separator: " ")
        let place = row.screens?.map(\.rawValue).joined(separator: ", ") ?? "anywhere"
        lines.append("| \(keys) | \(row.title) | \(place) |")
      }
    }
    return lines.joined(separator: "\n").replacing("`|`", with: "`\\|`") + "\n"
  }
}
