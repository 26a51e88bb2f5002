/// Shows how far down a list stands: as text like `3/41`, and as a thumb along its side.
public struct ScrollMark: Equatable, Sendable {
  /// The first row that shows.
  public var first: Int
  /// Rows that show at once.
  public var height: Int
  /// All rows.
  public var count: Int
  /// The selected row, as text.
  public private(set) var text: String

  /// Makes the mark of a list; its text tells the selected row and the number of rows, such as
  /// `3/41`, and `0/0` for an empty list.
  public init(_ list: ListState) {
    self.init(first: list.offset, height: list.height, count: list.count)
    text = "\(list.isEmpty ? 0 : list.selection + 1)/\(list.count)"
  }

  /// Makes the mark of rows of which those from `first` on show; its text tells the last of them.
  public init(first: Int, height: Int, count: Int) {
    self.first = first
    self.height = height
    self.count = count
    text = "\(min(count, first + height))/\(count)"
  }

  /// Rows that the thumb takes up along a track of that height; empty where all rows show.
  public func thumb(along height: Int) -> Range<Int> {
    guard height > 0, self.height > 0, count > self.height else { return 0..<0 }
    let length = min(height, max(1, height * self.height / count))
    let start = (height - length) * first / (count - self.height)
    return start..<start + length
  }

  /// Draws track and thumb down a rectangle's first column; nothing where all rows show.
  public func draw(into buffer: inout Buffer, in rect: Rect, glyphs: GlyphSet = .unicode) {
    let thumb = thumb(along: rect.height)
    guard !thumb.isEmpty, rect.width > 0 else { return }
    for row in 0..<rect.height {
      let isThumb = thumb.contains(row)
      buffer.write(
        isThumb ? glyphs.thumb : glyphs.track, at: Point(x: rect.x, y: rect.y + row),
        style: isThumb ? .accent : .border)
    }
  }
}
