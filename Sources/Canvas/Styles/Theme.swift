/// A colour of the terminal: its own default, one of its 16, or a mixture.
public enum Colour: Hashable, Sendable {
  /// What the terminal uses by itself.
  case standard
  /// One of the 16 colours of the terminal's palette, 0 to 15.
  case palette(UInt8)
  /// Red, green and blue, each 0 to 255.
  case rgb(UInt8, UInt8, UInt8)

  /// A mixture from its six hexadecimal digits.
  static func hex(_ value: UInt32) -> Colour {
    .rgb(UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }

  /// The contrast of two mixtures, 1 to 21, by WCAG 2.1; nil where one is not a mixture.
  public func contrast(with other: Colour) -> Double? {
    guard let mine = luminance, let theirs = other.luminance else { return nil }
    return (max(mine, theirs) + 0.05) / (min(mine, theirs) + 0.05)
  }

  private var luminance: Double? {
    guard case .rgb(let red, let green, let blue) = self else { return nil }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The light of one channel; WCAG's power of 2.4 without a maths library.
  private func linear(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    if value <= 0.04045 { return value / 12.92 }
    let base = (value + 0.055) / 1.055
    return base * base * fifthRoot(base * base)
  }

  /// Newton's steps towards the fifth root of a number from 0 to 1.
  private func fifthRoot(_ value: Double) -> Double {
    var root = 1.0
    for _ in 0..<40 {
      let fourth = root * root * root * root
      root -= (root * fourth - value) / (5 * fourth)
    }
    return root
  }
}

/// How a role looks.
public struct Paint: Hashable, Sendable {
  /// Colour of the letters.
  public var foreground: Colour
  /// Colour behind them.
  public var background: Colour
  /// Whether the letters are bold.
  public var bold: Bool
  /// Whether the letters are faint.
  public var dim: Bool
  /// Whether the letters are underlined.
  public var underline: Bool
  /// Whether both colours change places.
  public var reverse: Bool

  /// Makes a paint; by default the terminal's own colours.
  public init(
    _ foreground: Colour = .standard, on background: Colour = .standard, bold: Bool = false,
    dim: Bool = false, underline: Bool = false, reverse: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.underline = underline
    self.reverse = reverse
  }
}

/// Which colours each role gets.
public struct Theme: Equatable, Sendable {
  /// The name that stands in settings.
  public let name: String
  private let paints: [StyleRole: Paint]

  init(name: String, paints: [StyleRole: Paint]) {
    self.name = name
    self.paints = paints
  }

  /// How a role looks.
  public subscript(role: StyleRole) -> Paint { paints[role] ?? paints[.text] ?? Paint() }

  /// Every theme.
  public static let all: [Theme] = [.terminal16, .dark, .light, .highContrast, .mono]

  /// The theme to use: `mono` where `NO_COLOR` is set to anything, else the one of that name.
  ///
  /// `noColour` is the value of `NO_COLOR`; an empty one does not count (no-color.org). A name that
  /// is no theme gives the terminal's own colours.
  public static func chosen(name: String?, noColour: String?) -> Theme {
    if let noColour, !noColour.isEmpty { return .mono }
    return name.flatMap(named) ?? .terminal16
  }

  /// The theme of that name, nil where there is none.
  public static func named(_ name: String) -> Theme? { all.first { $0.name == name } }
}
