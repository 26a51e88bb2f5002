/// Which row of a list is selected and which rows show.
///
/// The selection is always a row of the list, or 0 in an empty one, and always in view.
public struct ListState: Equatable, Sendable {
  /// The selected row, from 0.
  public private(set) var selection: Int
  /// The first row that shows.
  public private(set) var offset: Int
  /// Rows of the list.
  public private(set) var count: Int
  /// Rows that show at once.
  public private(set) var height: Int

  /// Makes the state of a list with that many rows, the first one selected.
  public init(count: Int = 0, height: Int = 0) {
    self.count = max(0, count)
    self.height = max(0, height)
    selection = 0
    offset = 0
  }

  /// The rows that show.
  public var visible: Range<Int> { offset..<min(count, offset + height) }

  /// Whether there is a row to select.
  public var isEmpty: Bool { count == 0 }

  /// Takes a new number of rows, and rows that show, and keeps the selection where it can.
  public mutating func fit(count: Int? = nil, height: Int? = nil) {
    self.count = max(0, count ?? self.count)
    self.height = max(0, height ?? self.height)
    select(selection)
  }

  /// The state as it is at another height, for a view that learns its height while drawing.
  public func fitted(count: Int? = nil, height: Int) -> ListState {
    var state = self
    state.fit(count: count, height: height)
    return state
  }

  /// Selects a row, or the nearest there is, and scrolls no more than needed.
  public mutating func select(_ row: Int) {
    selection = min(max(0, row), max(0, count - 1))
    if selection < offset { offset = selection }
    if height > 0, selection >= offset + height { offset = selection - height + 1 }
    offset = min(max(0, offset), max(0, count - max(1, height)))
  }

  /// Moves the selection down by that many rows, or up.
  public mutating func move(by rows: Int) { select(selection + rows) }

  /// Moves by screens, keeping one row for the eye.
  public mutating func page(by pages: Int) { move(by: pages * max(1, height - 1)) }

  /// Takes arrows, vim's keys and paging; false for any other key.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .up, .character("k"), .control("p"): move(by: -1)
    case .down, .character("j"), .control("n"): move(by: 1)
    case .pageUp, .control("b"): page(by: -1)
    case .pageDown, .control("f"): page(by: 1)
    case .control("u"): move(by: -max(1, height / 2))
    case .control("d"): move(by: max(1, height / 2))
    case .home, .character("g"): select(0)
    case .end, .character("G"): select(count - 1)
    default: return false
    }
    return true
  }
}
