/// One whole picture of the screen.
public struct Frame: Equatable, Sendable {
  /// The cells.
  public var buffer: Buffer
  /// Where the cursor shows, or nil where it is hidden.
  public var cursor: Point?

  /// Makes a frame.
  public init(buffer: Buffer, cursor: Point? = nil) {
    self.buffer = buffer
    self.cursor = cursor
  }

  /// Makes an empty frame of that size.
  public init(size: Size) { self.init(buffer: Buffer(size: size)) }
}
