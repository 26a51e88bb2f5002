import Canvas

/// What the user has settled: the settings file, read.
///
/// A value: it is read from a `Document` (`SettingsReader`) and changes of it are told as
/// `SettingsEdit`s (`edits(to:)`), so that the file keeps every byte that need not change.
public struct Settings: Equatable, Sendable {
  /// When a switch sets `AWS_SDK_LOAD_CONFIG=1`, without which Serverless 1 to 3 do not read the
  /// config file.
  public enum LoadConfig: String, Sendable, CaseIterable {
    /// Where the project in the working folder needs it for the profile.
    case project
    /// Where the profile needs it, project or not.
    case needed
    /// Not at all.
    case never
  }

  /// The name of the theme; nil: the terminal's own colours.
  public var theme: String?
  /// Whether the mouse is reported to the program.
  public var mouse = false
  /// Names of the profiles that stand first in the list, in this order.
  public var pins: [String] = []
  /// How profiles are named that come from a company's sign-in: `{account}`, `{account-id}` and
  /// `{role}` are filled in; nil: the program's own way.
  public var nameTemplate: String?
  /// Which profiles ask before they are used; the first that fits a name counts.
  public var protections: [Protection] = []
  /// Keys that are not those of the table; an empty list takes an action its keys.
  public var keys: [Action: [Key]] = [:]
  /// When a switch sets `AWS_SDK_LOAD_CONFIG`.
  public var loadConfig = LoadConfig.project
  /// Longest time of one exchange of a check, in seconds; nil: the program's own.
  public var checkTimeout: Int?
  /// How often a call is tried again that was throttled; nil: the program's own.
  public var checkRetries: Int?

  /// Everything as it is without a settings file.
  public init() {}

  /// The protection that a profile falls under; nil where it is free.
  public func protection(of profile: String) -> Protection? {
    protections.first { $0.covers(profile) }
  }
}

/// Profiles, by a pattern of their names, that are marked and ask before they are used.
public struct Protection: Equatable, Sendable {
  /// A colour by its name in settings; each stands for a role of the theme.
  public enum Colour: String, Sendable, CaseIterable {
    case red, yellow, green, blue, cyan, magenta

    /// The role whose colour it takes, so that it can be read on every theme.
    public var role: StyleRole {
      switch self {
      case .red: .bad
      case .yellow: .warn
      case .green: .good
      case .blue: .key
      case .cyan: .accent
      case .magenta: .match
      }
    }
  }

  /// The pattern: `*` stands for any text, `?` for any one character.
  public var pattern: String
  /// What stands beside the name.
  public var label: String
  /// The colour of the label.
  public var colour: Colour
  /// Whether using such a profile asks for its name.
  public var asks: Bool

  /// A protection of the names that fit `pattern`.
  public init(
    pattern: String, label: String = "protected", colour: Colour = .red, asks: Bool = true
  ) {
    self.pattern = pattern
    self.label = label
    self.colour = colour
    self.asks = asks
  }

  /// Whether a name fits the pattern as a whole; capital letters count.
  public func covers(_ name: String) -> Bool {
    // The greedy match with one way back: linear for patterns that people write.
    let (letters, signs) = (Array(name.unicodeScalars), Array(pattern.unicodeScalars))
    var (letter, sign) = (0, 0)
    var retry: (letter: Int, sign: Int)?
    while letter < letters.count {
      if sign < signs.count, signs[sign] == "*" {
        retry = (letter, sign + 1)
        sign += 1
      } else if sign < signs.count, signs[sign] == "?" || signs[sign] == letters[letter] {
        letter += 1
        sign += 1
      } else if let last = retry {
        retry = (last.letter + 1, last.sign)
        (letter, sign) = (last.letter + 1, last.sign)
      } else {
        return false
      }
    }
    return signs[sign...].allSatisfy { $0 == "*" }
  }
}

/// Something of the settings file that cannot be used as it stands.
public struct SettingsFinding: Equatable, Sendable {
  /// The line, from 1.
  public var line: Int
  /// What is wrong, and what to write.
  public var message: String

  /// A finding on a line.
  public init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }
}
