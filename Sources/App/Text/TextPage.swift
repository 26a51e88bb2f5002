import Canvas

/// A text that is read, laid out for the window of now.
struct TextPage {
  /// The rows of each part.
  var parts: [[TextRow]]
  /// How many rows show at once.
  var height: Int
  /// Rows at the start of a part that stand elsewhere and do not scroll, as the titles of steps do.
  var heads = 0

  /// Every place where the pattern stands, in order.
  func matches(_ pattern: TextPattern) -> [TextMatch] {
    var found: [TextMatch] = []
    for (part, rows) in parts.enumerated() {
      for (row, line) in rows.enumerated() {
        for (piece, text) in line.pieces.enumerated() {
          for number in pattern.ranges(in: text.text).indices {
            found.append(
              TextMatch(place: TextPlace(part: part, row: row), piece: piece, number: number))
          }
        }
      }
    }
    return found
  }

  /// Rows of a part that scroll.
  func count(of part: Int) -> Int {
    parts.indices.contains(part) ? max(0, parts[part].count - heads) : 0
  }

  /// The nearest first row that leaves no row empty at the end.
  func clamped(_ offset: Int, of part: Int) -> Int {
    min(max(0, offset), max(0, count(of: part) - max(1, height)))
  }
}
