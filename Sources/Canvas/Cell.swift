/// One column of one row: a base scalar with its combining marks, and a style.
///
/// A wide character takes a pair of cells: the first holds it and has width 2, the second is its
/// continuation. Neither ever stands without the other in a `Buffer`.
public struct Cell: Hashable, Sendable {
  /// The scalar that takes up the column; a space in a blank or continuation cell.
  public let base: Unicode.Scalar
  /// Scalars of no width that are drawn on the base, at most four.
  public internal(set) var combining: [Unicode.Scalar]
  /// How it is painted.
  public var style: Style
  /// Columns taken up: 1, 2 for the first cell of a pair, 0 for the second.
  public let width: Int8

  /// Most combining marks that a cell keeps; ncurses takes five scalars a cell in all.
  static let mostCombining = 4

  init(
    _ base: Unicode.Scalar, combining: [Unicode.Scalar] = [], width: Int8 = 1,
    style: Style = .text
  ) {
    self.base = base
    self.combining = combining
    self.width = width
    self.style = style
  }

  /// Whether it is the second cell of a wide character.
  public var isContinuation: Bool { width == 0 }

  /// Whether it is the first cell of a wide character.
  public var isWide: Bool { width == 2 }

  /// The character as text; empty for a continuation.
  public var text: String {
    guard !isContinuation else { return "" }
    var scalars = String.UnicodeScalarView()
    scalars.append(base)
    scalars.append(contentsOf: combining)
    return String(scalars)
  }

  /// An empty cell of that style.
  public static func blank(_ style: Style = .text) -> Cell { Cell(" ", style: style) }

  static func continuation(_ style: Style) -> Cell { Cell(" ", width: 0, style: style) }
}
