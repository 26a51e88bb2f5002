/// One column of one row: a base scalar with its combining marks, and a style.
///
/// A wide character takes a pair of cells: the first holds it and has width 2, the second is its
/// continuation. Neither ever stands without the other in a `Buffer`. A cell is plain memory: a
/// frame holds thousands, and all are made and compared for each key.
public struct Cell: Hashable, Sendable {
  /// The scalar that takes up the column; a space in a blank or continuation cell.
  public let base: Unicode.Scalar
  /// Values of the combining marks from the first lane on, 0 where there is none.
  private let marks: SIMD4<UInt32>
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
    self.width = width
    self.style = style
    var marks = SIMD4<UInt32>()
    for (lane, mark) in combining.prefix(Self.mostCombining).enumerated() {
      marks[lane] = mark.value
    }
    self.marks = marks
  }

  /// Scalars of no width that are drawn on the base, at most four.
  public var combining: [Unicode.Scalar] {
    guard hasCombining else { return [] }
    return marks.indices.compactMap { marks[$0] == 0 ? nil : Unicode.Scalar(marks[$0]) }
  }

  /// Whether any mark is drawn on the base.
  public var hasCombining: Bool { marks[0] != 0 }

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

  /// Whether two cells look the same.
  public static func == (left: Cell, right: Cell) -> Bool {
    left.base == right.base && left.width == right.width && left.style == right.style
      && left.marks == right.marks
  }

  /// An empty cell of that style.
  public static func blank(_ style: Style = .text) -> Cell { Cell(" ", style: style) }

  static func continuation(_ style: Style) -> Cell { Cell(" ", width: 0, style: style) }
}
