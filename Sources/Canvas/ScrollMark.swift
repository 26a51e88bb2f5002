/// Shows how far down a list stands: as text like `3/41`, and as a thumb along its side.
public struct ScrollMark: Equatable, Sendable {
  /// What it shows.
  public var list: ListState

  /// Makes the mark of a list.
  public init(_ list: ListState) { self.list = list }

  /// The selected row and the number of rows, such as `3/41`; `0/0` for an empty list.
  public var text: String { "\(list.isEmpty ? 0 : list.selection + 1)/\(list.count)" }

  /// Rows that the thumb takes up along a track of that height; empty where all rows show.
  public func thumb(along height: Int) -> Range<Int> {
    guard height > 0, list.height > 0, list.count > list.height else { return 0..<0 }
    let length = min(height, max(1, height * list.height / list.count))
    let start = (height - length) * list.offset / (list.count - list.height)
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
