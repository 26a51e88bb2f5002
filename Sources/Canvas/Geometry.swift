/// A number of columns and rows.
public struct Size: Hashable, Sendable {
  /// Columns, never negative.
  public let columns: Int
  /// Rows, never negative.
  public let rows: Int

  /// Makes a size; negative numbers become zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A cell's place, counted from the top left corner at (0, 0).
public struct Point: Hashable, Sendable {
  /// The column, from 0.
  public var x: Int
  /// The row, from 0.
  public var y: Int

  /// Makes a point.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A rectangle of cells whose width and height are never negative, whatever was asked of it.
public struct Rect: Hashable, Sendable {
  /// The leftmost column.
  public let x: Int
  /// The topmost row.
  public let y: Int
  /// Columns, never negative.
  public let width: Int
  /// Rows, never negative.
  public let height: Int

  /// Makes a rectangle; negative extents become zero.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The rectangle that covers a whole screen of that size.
  public init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.columns, height: size.rows)
  }

  /// The width and height.
  public var size: Size { Size(columns: width, rows: height) }

  /// The top left corner.
  public var origin: Point { Point(x: x, y: y) }

  /// Whether no cell lies inside.
  public var isEmpty: Bool { width == 0 || height == 0 }

  /// The first column to the right of it.
  public var maxX: Int { x + width }

  /// The first row below it.
  public var maxY: Int { y + height }

  /// Whether the cell at that point lies inside.
  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  /// The part that both rectangles share; empty where they share none.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The rectangle without a margin of that many cells on every side.
  public func inset(by margin: Int) -> Rect { inset(columns: margin, rows: margin) }

  /// The rectangle without margins of that many columns left and right, rows above and below.
  public func inset(columns: Int, rows: Int) -> Rect {
    let left = min(max(0, columns), width)
    let top = min(max(0, rows), height)
    return Rect(x: x + left, y: y + top, width: width - 2 * left, height: height - 2 * top)
  }

  /// Cuts rows off the top; takes all there are where fewer are left.
  public func splitTop(_ rows: Int) -> (part: Rect, rest: Rect) {
    let taken = min(max(0, rows), height)
    return (
      Rect(x: x, y: y, width: width, height: taken),
      Rect(x: x, y: y + taken, width: width, height: height - taken)
    )
  }

  /// Cuts rows off the bottom; takes all there are where fewer are left.
  public func splitBottom(_ rows: Int) -> (part: Rect, rest: Rect) {
    let (rest, part) = splitTop(height - min(max(0, rows), height))
    return (part, rest)
  }

  /// Cuts columns off the left side; takes all there are where fewer are left.
  public func splitLeft(_ columns: Int) -> (part: Rect, rest: Rect) {
    let taken = min(max(0, columns), width)
    return (
      Rect(x: x, y: y, width: taken, height: height),
      Rect(x: x + taken, y: y, width: width - taken, height: height)
    )
  }

  /// Cuts columns off the right side; takes all there are where fewer are left.
  public func splitRight(_ columns: Int) -> (part: Rect, rest: Rect) {
    let (rest, part) = splitLeft(width - min(max(0, columns), width))
    return (part, rest)
  }
}
