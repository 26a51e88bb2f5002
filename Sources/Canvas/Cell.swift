/// One column of one row: a base scalar with its combining marks, and a style.
///
/// A wide character takes a pair of cells: the first holds it and has width 2, the second is its
/// continuation. Neither ever stands without the other in a `Buffer`. A cell is two words of plain
/// memory: a frame holds thousands, and all are made and compared for each key.
public struct Cell: Hashable, Sendable {
  /// From the lowest bit: the scalar (21), the columns (2), the style (7), the first mark (21).
  private(set) var look: UInt64
  /// The other marks, 21 bits each, 0 where there is none.
  private var marks: UInt64 = 0

  /// Most combining marks that a cell keeps; ncurses takes five scalars a cell in all.
  static let mostCombining = 4

  private static let scalarBits: UInt64 = 0x1F_FFFF
  private static let widthShift: UInt64 = 21
  private static let styleShift: UInt64 = 23
  private static let markShift: UInt64 = 30

  init(
    _ base: Unicode.Scalar, combining: [Unicode.Scalar] = [], width: Int8 = 1,
    style: Style = .text
  ) {
    look =
      UInt64(base.value) | UInt64(width & 3) << Self.widthShift
      | UInt64(style.code) << Self.styleShift
    for (lane, mark) in combining.prefix(Self.mostCombining).enumerated() {
      if lane == 0 {
        look |= UInt64(mark.value) << Self.markShift
      } else {
        marks |= UInt64(mark.value) << (21 * UInt64(lane - 1))
      }
    }
  }

  /// A printable ASCII character as plain text.
  init(ascii byte: UInt8) {
    look = UInt64(byte) | 1 << Self.widthShift | UInt64(Style.text.code) << Self.styleShift
  }

  /// The scalar that takes up the column; a space in a blank or continuation cell.
  public var base: Unicode.Scalar { Unicode.Scalar(UInt32(look & Self.scalarBits)) ?? "?" }

  /// How it is painted.
  public var style: Style {
    get { Style(code: styleCode) }
    set { look = look & ~(0x7F << Self.styleShift) | UInt64(newValue.code) << Self.styleShift }
  }

  /// The number of the style.
  var styleCode: UInt8 { UInt8(look >> Self.styleShift & 0x7F) }

  /// Columns taken up: 1, 2 for the first cell of a pair, 0 for the second.
  public var width: Int8 { Int8(look >> Self.widthShift & 3) }

  /// Scalars of no width that are drawn on the base, at most four.
  public var combining: [Unicode.Scalar] {
    guard hasCombining else { return [] }
    let values = [look >> Self.markShift, marks, marks >> 21, marks >> 42]
    return values.map { UInt32($0 & Self.scalarBits) }
      .compactMap { $0 == 0 ? nil : Unicode.Scalar($0) }
  }

  /// Whether any mark is drawn on the base.
  public var hasCombining: Bool { look >> Self.markShift != 0 }

  /// Whether it is the second cell of a wide character.
  public var isContinuation: Bool { width == 0 }

  /// Whether it is the first cell of a wide character.
  public var isWide: Bool { width == 2 }

  /// Whether it is an ASCII character without marks.
  var isASCII: Bool { look & Self.scalarBits < 0x80 && width == 1 && !hasCombining }

  /// The character as text; empty for a continuation.
  public var text: String {
    guard !isContinuation else { return "" }
    var scalars = String.UnicodeScalarView()
    scalars.append(base)
    scalars.append(contentsOf: combining)
    return String(scalars)
  }

  /// The cell with a printable ASCII character in the place of its own.
  func holding(_ byte: UInt8) -> Cell {
    var cell = self
    cell.look = look & ~Self.scalarBits | UInt64(byte)
    return cell
  }

  /// An empty cell of that style.
  public static func blank(_ style: Style = .text) -> Cell { Cell(" ", style: style) }

  static func continuation(_ style: Style) -> Cell { Cell(" ", width: 0, style: style) }
}
