import Canvas

extension TextPage {
  /// The last row that shows and the number of rows, as `24/41`.
  func mark(from offset: Int, part: Int = 0) -> String {
    let count = count(of: part)
    return "\(min(count, clamped(offset, of: part) + max(0, height)))/\(count)"
  }
}

extension Painter {
  /// Draws how far down a text stands, in the last column of its room or in another one.
  mutating func paintThumb(
    of page: TextPage, part: Int = 0, from offset: Int, in area: Rect, at column: Int? = nil
  ) {
    let first = page.clamped(offset, of: part)
    paintThumb(first: first, of: page.count(of: part), in: area, at: column ?? area.maxX - 1)
  }

  /// Draws how far down rows stand of which the area shows those from `first` on: on the frame to
  /// the right of it, in its last column where it ends with the screen.
  mutating func paintThumb(first: Int, of count: Int, in area: Rect, at column: Int? = nil) {
    let column = column ?? min(area.maxX, model.size.columns - 1)
    for y in area.y..<area.maxY where count > area.height {
      // A text that is cut at the edge stays seen to be cut.
      let cell = frame.buffer[column, y]
      if cell.text == glyphs.ellipsis {
        frame.buffer.write(cell.text, at: Point(x: column - 1, y: y), style: cell.style)
      }
    }
    ScrollMark(first: first, height: area.height, count: count).draw(
      into: &frame.buffer, in: Rect(x: column, y: area.y, width: 1, height: area.height),
      glyphs: glyphs)
  }

  /// Draws the place in a text on the frame of its dialog: a thumb on the right, numbers below.
  mutating func paintPlace(
    of page: TextPage, from offset: Int, beside area: Rect, inEdgeOf room: Rect? = nil
  ) {
    let room = room ?? area
    guard !isTight, page.count(of: 0) > area.height, room.width > 12 else { return }
    paintThumb(of: page, from: offset, in: area, at: room.maxX)
    let mark = " \(page.mark(from: offset)) "
    let edge = Rect(x: room.x, y: room.maxY, width: room.width, height: 1)
    write(mark, in: edge, x: edge.width - displayWidth(mark) - 1, .dim)
  }

  /// Writes the place in a text of a screen on the line above the footer.
  mutating func paintPlaceInFooter(of page: TextPage, from offset: Int) {
    guard page.count(of: 0) > page.height else { return }
    placeMark = " \(page.mark(from: offset)) "
  }
}
