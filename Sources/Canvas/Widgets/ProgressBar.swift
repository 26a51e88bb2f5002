/// A line that fills from the left.
public struct ProgressBar: Equatable, Sendable {
  /// Steps done.
  public var done: Int
  /// Steps in all.
  public var total: Int

  /// Makes a bar.
  public init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }

  /// Columns filled of that many: all of them exactly when every step is done.
  public func filled(of width: Int) -> Int {
    guard total > 0, width > 0 else { return 0 }
    return width * min(max(0, done), total) / total
  }

  /// Draws the bar on a rectangle's first row.
  public func draw(
    into buffer: inout Buffer, in rect: Rect, style: Style = .accent, glyphs: GlyphSet = .unicode
  ) {
    guard !rect.isEmpty else { return }
    let filled = filled(of: rect.width)
    let hasEdge = filled > 0 && filled < rect.width
    let bar = String(repeating: glyphs.barDone, count: filled - (hasEdge ? 1 : 0))
    let start = buffer.write(bar + (hasEdge ? glyphs.barEdge : ""), at: rect.origin, style: style)
    let rest = String(repeating: glyphs.barLeft, count: rect.width - filled)
    buffer.write(rest, at: Point(x: rect.x + start, y: rect.y), style: .dim)
  }
}
