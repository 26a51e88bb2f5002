/// The lines that the program leaves for the hook of the shell that started it.
///
/// One line a variable: `+NAME=value` sets and exports, `-NAME` unsets. A value is everything
/// behind the first `=` up to the line end, byte for byte; the hook assigns it and never runs it.
/// No line at all means: change nothing.
public enum HandOff {
  /// The variable in which the hook passes the path that the lines are written to.
  public static let pathVariable = "AWSCREDS_TUI_HANDOFF"
  /// The variable in which the hook passes the profile that was in force before the last switch:
  /// `=NAME`, or `-` for none; missing where nothing has been switched yet.
  public static let previousVariable = "AWSCREDS_TUI_PREVIOUS"
  /// The path by which the hook of fish passes its descriptor; the other shells have lower ones.
  static let pathInFish = "/dev/fd/58"

  /// The shell whose hook passed a path, as far as its lines differ: fish, else `posix`.
  public static func shell(of path: String) -> Shell { path == pathInFish ? .fish : .posix }

  /// The variable that tells a later switch what a former one has set beside the profile.
  public static let ownVariable = "AWSCREDS_TUI_SET"
  /// The variables that a hook will set: whatever else is handed to it, it ignores.
  public static let settable = [
    "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_CREDENTIAL_EXPIRATION",
    "AWS_SDK_LOAD_CONFIG", ownVariable,
  ]
  /// The variables that a hook will unset.
  public static let unsettable =
    ["AWS_PROFILE", "AWS_CREDENTIAL_EXPIRATION"] + EnvironmentChange.overruling + [
      "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_SDK_LOAD_CONFIG", "AWS_WEB_IDENTITY_TOKEN_FILE",
      "AWS_ROLE_ARN", "AWS_ROLE_SESSION_NAME", ownVariable,
    ]

  /// The profile before the last switch of a shell.
  public enum Previous: Sendable, Equatable {
    /// This profile was in force.
    case profile(String)
    /// No profile was in force.
    case noProfile
  }

  /// The lines for a change.
  ///
  /// - Throws: `ShellError.unprintableValue` where a value holds a line break or NUL.
  public static func encode(_ change: EnvironmentChange) throws(ShellError) -> String {
    var text = ""
    for assignment in change.set {
      for byte in assignment.value.utf8 where byte == 0x0A || byte == 0 {
        throw .unprintableValue(name: assignment.name)
      }
      text += "+\(assignment.name)=\(assignment.value)\n"
    }
    for name in change.unset { text += "-\(name)\n" }
    return text
  }

  /// Reads what the hook says of the profile before the last switch; nil where it says nothing.
  public static func previous(_ value: String?) -> Previous? {
    guard let value, let first = value.utf8.first else { return nil }
    switch first {
    case UInt8(ascii: "="): return .profile(String(value.dropFirst()))
    case UInt8(ascii: "-"): return .noProfile
    default: return nil
    }
  }
}
