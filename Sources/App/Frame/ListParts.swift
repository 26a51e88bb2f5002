import Canvas

/// A row of a list that shows.
struct ListRow {
  /// Its place among all rows of the list.
  let index: Int
  /// Its room, one line high.
  let area: Rect
  /// Whether the bar lies on it.
  let isChosen: Bool

  /// How something in it is drawn: as wished, but on the bar in the bar's own colours.
  func role(_ wished: StyleRole) -> StyleRole { isChosen ? .selection : wished }
}

extension Painter {
  /// Draws the rows of a list that show in `area`: the bar below the chosen one, what `row` draws,
  /// and how far down they stand.
  ///
  /// - Parameter room: the inside of the dialog that the list is in, whose frame tells the place.
  mutating func list(
    _ state: ListState, of count: Int, in area: Rect, barAt x: Int = 0, placeOn room: Rect? = nil,
    row: (inout Painter, ListRow) -> Void
  ) {
    let first = state.offset(height: area.height, count: count)
    for y in 0..<max(0, min(area.height, count - first)) {
      let place = Rect(x: area.x, y: area.y + y, width: area.width, height: 1)
      let isChosen = first + y == state.selection
      if isChosen { bar(in: place, x: x, y: 0) }
      row(&self, ListRow(index: first + y, area: place, isChosen: isChosen))
    }
    paintThumb(first: first, of: count, in: area)
    guard let room, !isTight, count > area.height else { return }
    let mark = " \(place(state.selection, count)) "
    let edge = Rect(x: room.x, y: room.maxY, width: room.width, height: 1)
    write(mark, in: edge, x: edge.width - displayWidth(mark) - 1, .dim)
  }

  /// Draws what narrows a list, and how many rows match it; gives the room of the rows below.
  mutating func prompt(_ field: TextField, _ count: String = "", in room: Rect) -> Rect {
    write(glyphs.choiceRight, in: room, x: 1, .accent, bold: true)
    frame.cursor = field.draw(
      into: &frame.buffer, in: room.splitLeft(3).rest, style: .text, glyphs: glyphs)
    write(count, in: room, x: max(3, room.width - displayWidth(count) - 1), .dim)
    return room.splitTop(1).rest
  }

  /// Writes a text in as many lines as it takes, the last one cut where the room has no more; gives
  /// how many those are.
  @discardableResult
  mutating func writeLines(
    _ text: String, in area: Rect, x: Int = 0, y: Int = 0, _ role: StyleRole = .text
  ) -> Int {
    let lines = wrapped(text, to: max(8, area.width - x - 1))
    let room = max(0, area.height - y)
    for (row, line) in lines.prefix(room).enumerated() {
      let isCut = row == room - 1 && lines.count > room
      write(isCut ? line + glyphs.ellipsis : line, in: area, x: x, y: y + row, role)
    }
    return min(lines.count, room)
  }

  /// Writes a text that is cut in its middle where it is wider than `area` less a column.
  mutating func writeMiddle(
    _ text: String, in area: Rect, _ role: StyleRole = .text, bold: Bool = false
  ) {
    write(
      cutMiddle(text, to: max(0, area.width - 1), ellipsis: glyphs.ellipsis), in: area, role,
      bold: bold)
  }

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
