/// A grid of cells in which a wide character is never halved.
public struct Buffer: Equatable, Sendable {
  /// Columns and rows.
  public let size: Size
  private(set) var cells: [Cell]

  /// Makes a grid of blanks.
  public init(size: Size, style: Style = .text) {
    self.size = size
    cells = Array(repeating: .blank(style), count: size.columns * size.rows)
  }

  /// The rectangle that covers it all.
  public var bounds: Rect { Rect(size) }

  /// The cell at a column and row; a blank for a place outside.
  public subscript(x: Int, y: Int) -> Cell {
    guard bounds.contains(Point(x: x, y: y)) else { return .blank() }
    return cells[y * size.columns + x]
  }

  /// The cells of one row, from the left; empty for a row outside.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    guard y >= 0, y < size.rows else { return [] }
    return cells[y * size.columns..<(y + 1) * size.columns]
  }

  /// Whether one row differs from that of another grid of the same size.
  public func differs(from other: Buffer, row y: Int) -> Bool {
    let length = size.columns * MemoryLayout<Cell>.stride
    let row = y * length
    return cells.withUnsafeBytes { ours in
      other.cells.withUnsafeBytes { theirs in
        guard let ours = ours.baseAddress, let theirs = theirs.baseAddress else { return false }
        var difference: UInt64 = 0
        for place in stride(from: 0, to: length, by: 8) {
          difference |=
            ours.load(fromByteOffset: row + place, as: UInt64.self)
            ^ theirs.load(fromByteOffset: row + place, as: UInt64.self)
        }
        return difference != 0
      }
    }
  }

  /// Writes a text from a point to the right, clipped to the width and to the grid.
  ///
  /// A wide character that would stick out is left off. Returns the columns taken up, those that
  /// lie outside the grid not included.
  @discardableResult
  public mutating func write(
    _ text: String, at point: Point, style: Style = .text, width: Int? = nil
  ) -> Int {
    guard point.y >= 0, point.y < size.rows else { return 0 }
    let end = min(size.columns, width.map { point.x + max(0, $0) } ?? size.columns)
    var text = text
    let plain = text.withUTF8 { bytes in
      isPlainASCII(bytes) ? write(plain: bytes, at: point, style: style, end: end) : nil
    }
    if let plain { return plain }
    var x = point.x
    var written = 0
    for var cell in PrintedCells(text) {
      let next = x + Int(cell.width)
      if next > end { break }
      if x >= 0 {
        cell.style = style
        put(cell, x: x, y: point.y)
        written += Int(cell.width)
      }
      x = next
    }
    return written
  }

  /// Writes a text that ends in an ellipsis where it is cut to the width.
  @discardableResult
  public mutating func write(
    _ text: String, at point: Point, style: Style, width: Int, ellipsis: String
  ) -> Int {
    // No text of so few bytes is wider, whatever is spelled out of it.
    let fits = text.utf8.count * 3 <= width || displayWidth(text) <= width
    return write(
      fits ? text : cut(text, to: width, ellipsis: ellipsis), at: point, style: style,
      width: width)
  }

  /// The quick way for most texts: a byte is a column.
  private mutating func write(
    plain bytes: UnsafeBufferPointer<UInt8>, at point: Point, style: Style, end: Int
  ) -> Int {
    let first = max(0, point.x)
    let last = min(end, point.x + bytes.count)
    guard first < last else { return 0 }
    let row = point.y * size.columns
    part(row + first, row + last)
    let blank = Cell.blank(style)
    cells.withUnsafeMutableBufferPointer { cells in
      for x in first..<last { cells[row + x] = blank.holding(bytes[x - point.x]) }
    }
    return last - first
  }

  /// Writes one sign, a column wide, over a whole rectangle.
  public mutating func fill(_ rect: Rect, with sign: String, style: Style) {
    guard var cell = PrintedCells(sign).first(where: { _ in true }), cell.width == 1 else { return }
    cell.style = style
    fill(rect, cell)
  }

  /// Blanks a rectangle in a style.
  public mutating func fill(_ rect: Rect, _ style: Style = .text) { fill(rect, .blank(style)) }

  private mutating func fill(_ rect: Rect, _ cell: Cell) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      let places = y * size.columns + area.x..<y * size.columns + area.maxX
      part(places.lowerBound, places.upperBound)
      cells.withUnsafeMutableBufferPointer { cells in
        for place in places { cells[place] = cell }
      }
    }
  }

  /// Changes the style of a rectangle's cells and keeps what stands in them.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.intersection(bounds)
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX {
        let index = y * size.columns + x
        cells[index].style = change(cells[index].style)
      }
    }
  }

  /// Draws a frame along the inside of a rectangle, with a title in its top edge.
  public mutating func box(
    _ rect: Rect, title: String? = nil, style: Style = .border, titleStyle: Style = .title,
    glyphs: GlyphSet = .unicode
  ) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let line = String(repeating: glyphs.horizontal, count: rect.width - 2)
    write(glyphs.topLeft + line + glyphs.topRight, at: rect.origin, style: style)
    for x in [rect.x, rect.maxX - 1] {
      fill(
        Rect(x: x, y: rect.y + 1, width: 1, height: rect.height - 2), with: glyphs.vertical,
        style: style)
    }
    let bottom = Point(x: rect.x, y: rect.maxY - 1)
    write(glyphs.bottomLeft + line + glyphs.bottomRight, at: bottom, style: style)
    if let title, rect.width > 5 {
      let text = " " + cut(title, to: rect.width - 5, ellipsis: glyphs.ellipsis) + " "
      write(text, at: Point(x: rect.x + 1, y: rect.y), style: titleStyle, width: rect.width - 2)
    }
  }

  /// Draws a line across a rectangle's first row.
  public mutating func rule(_ rect: Rect, style: Style = .border, glyphs: GlyphSet = .unicode) {
    fill(
      Rect(x: rect.x, y: rect.y, width: rect.width, height: min(1, rect.height)),
      with: glyphs.horizontal, style: style)
  }

  /// The rows as plain text, each without the blanks at its end, joined by line feeds.
  public var text: String {
    lines { $0.text }
  }

  /// One letter a column for the role of each cell, in the shape of `text`.
  ///
  /// The letters are those of `StyleRole.letter`, in upper case for bold (`X` for bold plain text);
  /// `~` and `%` stand for underlined and reversed cells.
  public var styleMap: String {
    lines(trimming: ".") { cell in
      let style = cell.style
      if style.reverse { return "%" }
      if style.underline { return "~" }
      if style.bold { return style.role == .text ? "X" : style.role.letter.uppercased() }
      return String(style.role.letter)
    }
  }

  private func lines(trimming blank: Character = " ", _ spell: (Cell) -> String) -> String {
    (0..<size.rows).map { y in
      let line = row(y).map(spell).joined()
      return line.lastIndex { $0 != blank }.map { String(line[...$0]) } ?? ""
    }.joined(separator: "\n")
  }

  /// Blanks the halves of wide characters that would be left on either side of places to be written.
  private mutating func part(_ first: Int, _ end: Int) {
    if cells[first].isContinuation { cells[first - 1] = .blank(cells[first - 1].style) }
    if cells[end - 1].isWide { cells[end] = .blank(cells[end].style) }
  }

  /// Puts a cell in place and blanks what would be left of wide characters it cuts into.
  private mutating func put(_ cell: Cell, x: Int, y: Int) {
    let index = y * size.columns + x
    let isWide = cell.isWide
    if cells[index].isContinuation { cells[index - 1] = .blank(cells[index - 1].style) }
    let last = isWide ? index + 1 : index
    if cells[last].isWide { cells[last + 1] = .blank(cells[last + 1].style) }
    cells[index] = cell
    if isWide { cells[last] = .continuation(cell.style) }
  }
}
