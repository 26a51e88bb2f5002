import Canvas

extension Painter {
  /// The bar across the chosen row of a list, with its sign.
  mutating func bar(in area: Rect, x: Int = 0, y: Int) {
    guard y >= 0, y < area.height else { return }
    frame.buffer.fill(
      Rect(x: area.x, y: area.y + y, width: area.width, height: 1), Style(.selection))
    write(glyphs.selection, in: area, x: x, y: y, .selection, bold: true)
  }

  /// What answers a dialog, at the right end of a row: keys stand out, what they do does not.
  ///
  /// Each part is a key and its words, as `Enter writes`. Those that have no room are left out from
  /// the right: the footer names them too.
  mutating func hints(_ parts: [String], in area: Rect, y: Int) {
    var shown = parts
    func width() -> Int { shown.reduce(3 * (shown.count - 1)) { $0 + displayWidth($1) } }
    while !shown.isEmpty, width() > area.width - 2 { shown.removeLast() }
    var x = max(1, area.width - width() - 1)
    for part in shown {
      let words = part.split(separator: " ", maxSplits: 1)
      x += write(String(words[0]), in: area, x: x, y: y, .key, bold: true)
      if words.count > 1 { x += write(" \(words[1])", in: area, x: x, y: y, .dim) }
      x += 3
    }
  }
}
