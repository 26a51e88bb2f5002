/// A shell that the program writes text for.
public enum Shell: String, Sendable, CaseIterable {
  case bash, zsh, fish, posix, powershell, nushell, cmd

  /// Reads a shell's name as people type it: `sh` and `dash` are `posix`, `pwsh` is `powershell`,
  /// `nu` is `nushell`; nil for any other word.
  public init?(named name: String) {
    switch name.lowercased() {
    case "sh", "dash", "ash": self = .posix
    case "pwsh": self = .powershell
    case "nu": self = .nushell
    case let other:
      guard let shell = Shell(rawValue: other) else { return nil }
      self = shell
    }
  }

  /// Whether `hook(name:)` can write a function for this shell: all but `cmd`, which has none.
  public var hasHook: Bool { self != .cmd }
}

/// Why text for a shell cannot be made.
public enum ShellError: Error, Equatable, Sendable {
  /// The shell has no functions that could change its environment.
  case noHook(Shell)
  /// No completions are written for this shell.
  case noCompletion(Shell)
  /// The name holds more than letters, digits, `_` and `-`, or begins with a digit or `-`.
  case invalidFunctionName(String)
  /// The value of this variable holds a line break or NUL, which no hand-off line can carry.
  case unprintableValue(name: String)

  /// What is wrong and what to do, on one line.
  public var message: String {
    switch self {
    case .noHook(let shell):
      "\(shell.rawValue) has no hook: use `env PROFILE --shell \(shell.rawValue)`"
    case .noCompletion(let shell):
      "no completions for \(shell.rawValue): only bash, zsh and fish have them; "
        + "--help lists the verbs"
    case .invalidFunctionName:
      "a function's name is made of letters, digits, _ and -, and begins with a letter or _"
    case .unprintableValue(let name): "the value of \(name) holds a line break or NUL"
    }
  }
}
