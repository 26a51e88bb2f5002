/// What a tool finds in both shared files.
public struct ReadFiles: Sendable, Equatable {
  /// The profiles, those of credentials first, settings of credentials before those of config.
  public internal(set) var profiles: [ReadSection] = []
  /// The `[sso-session …]` sections.
  public internal(set) var ssoSessions: [ReadSection] = []
  /// The `[services …]` sections.
  public internal(set) var services: [ReadSection] = []
  /// Sections of config that the tool reads, but as none of these.
  public internal(set) var otherSections: [ReadSection] = []
  /// Why the tool reads nothing at all; the grounds of one file are in order of their lines.
  public internal(set) var refusals: [Refusal] = []

  /// The ground that the tool itself would tell of a file, nil where it reads the file.
  public func refusal(of role: FileRole) -> Refusal? {
    refusals.filter { $0.role == role }.min { $0.cause.rank < $1.cause.rank }
  }

  /// The profile of that name, compared scalar by scalar.
  public func profile(_ name: String) -> ReadSection? {
    profiles.first { ExactText($0.name) == ExactText(name) }
  }
}

/// One section as a tool reads it.
public struct ReadSection: Sendable, Equatable {
  /// The name, without its prefix.
  public var name: String
  /// The settings in force.
  public var settings: [ReadSetting]

  /// The setting of that name, compared scalar by scalar.
  public func setting(_ key: String) -> ReadSetting? {
    settings.first { ExactText($0.key) == ExactText(key) }
  }
}

/// One setting as a tool reads it.
public struct ReadSetting: Sendable, Equatable {
  /// The name as the tool compares it.
  public var key: String
  /// The value; further lines stand behind line ends, those of a nested block too.
  public var value: String
  /// The settings of a nested block; nil where the value is a plain one.
  public var nested: [ReadSetting]?
  /// The line, the first being 1.
  public var line: Int
}

/// Why a tool refuses a file.
public struct Refusal: Sendable, Equatable {
  /// What is wrong.
  public enum Cause: String, Sendable, CaseIterable {
    /// Bytes that are no UTF-8.
    case notUTF8
    /// Text above the first header.
    case noSection
    /// A header without its closing bracket at the end.
    case unclosedHeader
    /// The same section again.
    case duplicateSection
    /// The same setting again.
    case duplicateSetting
    /// An indented line with no setting above it.
    case strayContinuation
    /// A line that is neither setting nor header.
    case noDelimiter
    /// A setting without a name.
    case noName
    /// A line of a nested block that is no setting.
    case nestedNoDelimiter
    /// A setting of a nested block without a name.
    case nestedNoName

    /// Python's parser collects broken lines and tells them last, after what stops it at once;
    /// nested blocks are looked at when the rest is read.
    var rank: Int {
      switch self {
      case .notUTF8: 0
      case .noDelimiter, .noName: 2
      case .nestedNoDelimiter, .nestedNoName: 3
      default: 1
      }
    }
  }

  /// What is wrong.
  public var cause: Cause
  /// The file.
  public var role: FileRole
  /// The line, the first being 1.
  public var line: Int
}
