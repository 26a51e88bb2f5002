import App
import Canvas
import TestSupport
import Testing

/// The table of keys in the README is made from the table that the program uses.
///
/// `UPDATE_GOLDENS=1` writes it anew.
@Suite struct KeyTableTests {
  @Test func theReadmeTellsTheKeysAsTheyAre() {
    expectInReadme(
      Self.table(), between: "<!-- keys: made from Action.table -->\n", "<!-- end of keys -->\n")
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
