/// What a piece of text is, from which the theme picks its colours.
public enum StyleRole: UInt8, CaseIterable, Hashable, Sendable {
  case text, dim, accent, selection, good, warn, bad, match, header, border, title, key, banner
  case field

  /// The letter that stands for the role in a style map.
  public var letter: Character {
    switch self {
    case .text: "."
    case .dim: "d"
    case .accent: "a"
    case .selection: "s"
    case .good: "g"
    case .warn: "w"
    case .bad: "b"
    case .match: "m"
    case .header: "h"
    case .border: "r"
    case .title: "t"
    case .key: "k"
    case .banner: "n"
    case .field: "f"
    }
  }
}

/// How a cell is painted: its role and what is added to the role's colours.
public struct Style: Hashable, Sendable {
  /// What the text is.
  public var role: StyleRole
  /// Whether it is bold besides what the theme says.
  public var bold: Bool
  /// Whether it is underlined besides what the theme says.
  public var underline: Bool
  /// Whether foreground and background change places.
  public var reverse: Bool

  /// Makes a style.
  public init(
    _ role: StyleRole = .text, bold: Bool = false, underline: Bool = false, reverse: Bool = false
  ) {
    self.role = role
    self.bold = bold
    self.underline = underline
    self.reverse = reverse
  }

  /// A number below 128 for each style there is.
  var code: UInt8 {
    role.rawValue | (bold ? 0x10 : 0) | (underline ? 0x20 : 0) | (reverse ? 0x40 : 0)
  }

  /// The style of that number.
  init(code: UInt8) {
    self.init(
      StyleRole(rawValue: code & 0xF) ?? .text, bold: code & 0x10 != 0,
      underline: code & 0x20 != 0, reverse: code & 0x40 != 0)
  }

  /// Makes a style with its role named.
  public init(role: StyleRole, bold: Bool = false, underline: Bool = false, reverse: Bool = false) {
    self.init(role, bold: bold, underline: underline, reverse: reverse)
  }

  /// Plain text.
  public static let text = Style(.text)
  /// Secondary text.
  public static let dim = Style(.dim)
  /// Text that stands out.
  public static let accent = Style(.accent)
  /// The bar across the selected row.
  public static let selection = Style(.selection)
  /// A good verdict.
  public static let good = Style(.good)
  /// A verdict with a reservation.
  public static let warn = Style(.warn)
  /// A bad verdict.
  public static let bad = Style(.bad)
  /// Letters that a filter matched.
  public static let match = Style(.match)
  /// Column titles.
  public static let header = Style(.header)
  /// Lines and frames.
  public static let border = Style(.border)
  /// Titles of screens and dialogs.
  public static let title = Style(.title)
  /// Names of keys.
  public static let key = Style(.key)
  /// A line across the screen that warns.
  public static let banner = Style(.banner)
  /// A field to type into.
  public static let field = Style(.field)
}
