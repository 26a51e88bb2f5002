/// A framed window in the middle of the screen, cut down to what the screen has.
public struct Dialog: Equatable, Sendable {
  /// What stands in its top edge.
  public var title: String
  /// The columns and rows wanted inside.
  public var content: Size

  /// Makes a dialog.
  public init(title: String, content: Size) {
    self.title = title
    self.content = content
  }

  /// The rectangle it takes up on a screen, its frame included.
  public func frame(on screen: Rect) -> Rect {
    screen.centred(Size(columns: content.columns + 4, rows: content.rows + 2))
  }

  /// Draws frame and ground, and returns the rectangle for its content.
  ///
  /// A screen too small for a frame gets none, so that the content keeps the room.
  public func draw(
    into buffer: inout Buffer, on screen: Rect? = nil, style: Style = .text,
    border: Style = .border, glyphs: GlyphSet = .unicode
  ) -> Rect {
    let area = frame(on: screen ?? buffer.bounds)
    buffer.fill(area, style)
    guard area.width >= 8, area.height >= 3 else { return area }
    buffer.box(area, title: title, style: border, glyphs: glyphs)
    return area.inset(columns: 2, rows: 1)
  }
}
