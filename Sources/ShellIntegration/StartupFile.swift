/// The file that a shell reads when it starts, and the line in it that brings the hook.
public struct StartupFile: Sendable, Equatable {
  /// The absolute path.
  public var path: String
  /// The line to add, without a line end.
  public var line: String
  /// How the line calls the program: by its name, or by its full path.
  public var program: String
  /// Whether it is by the full path, as `PATH` does not lead there.
  public var isByPath: Bool { program.contains("/") }

  /// The file of a shell for the user at `home`; nil for shells whose hook is set up by hand.
  ///
  /// `variables` are those of the shell: `ZDOTDIR` and `XDG_CONFIG_HOME` move the files. `program`
  /// is how a new shell can call the program: by its name, or by its full path.
  public init?(
    of shell: Shell, home: String, variables: [String: String], program: String = "awscreds-tui"
  ) {
    let call = shell.word(calling: program)
    self.program = program
    func folder(_ name: String, _ fallback: String) -> String {
      if let path = variables[name], path.hasPrefix("/") { return path }
      return fallback
    }
    switch shell {
    case .bash:
      path = home + "/.bashrc"
      line = "eval \"$(\(call) init bash)\""
    case .zsh:
      path = folder("ZDOTDIR", home) + "/.zshrc"
      line = "eval \"$(\(call) init zsh)\""
    case .fish:
      path = folder("XDG_CONFIG_HOME", home + "/.config") + "/fish/config.fish"
      line = "\(call) init fish | source"
    case .posix, .powershell, .nushell, .cmd: return nil
    }
  }

  /// The files in which people keep what a shell runs at its start, the usual one first: a hook
  /// may stand in any of them.
  ///
  /// `variables` are those of the shell.
  public static func candidates(
    of shell: Shell, home: String, variables: [String: String]
  ) -> [String] {
    let usual = StartupFile(of: shell, home: home, variables: variables)?.path
    let others: [String]
    switch shell {
    case .bash:
      others = ["/.bash_profile", "/.profile", "/.bash_aliases", "/.bash_login"].map { home + $0 }
    case .zsh:
      let folder = usual.map { String($0.dropLast(".zshrc".count)) } ?? home + "/"
      others = [".zprofile", ".zshenv", ".zlogin"].map { folder + $0 }
    case .fish:
      let folder = usual.map { String($0.dropLast("config.fish".count)) } ?? home + "/"
      others = [folder + "conf.d/awscreds-tui.fish"]
    case .posix: others = [home + "/.profile", home + "/.shrc"]
    case .powershell:
      others = [home + "/.config/powershell/Microsoft.PowerShell_profile.ps1"]
    case .nushell: others = [home + "/.config/nushell/config.nu", home + "/.config/nushell/env.nu"]
    case .cmd: others = []
    }
    return [usual].compactMap { $0 } + others
  }

  /// The number of the line that brings the hook already, the first being 1; nil where none does.
  ///
  /// Any line that calls `awscreds-tui init` counts, however it is written, unless it is a comment.
  public static func hookLine(in text: some StringProtocol) -> Int? {
    // By bytes: `\r\n` is one Character, which is no `\n`.
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let index = lines.firstIndex { line in
      let code = String(decoding: line, as: UTF8.self).drop { $0 == " " || $0 == "\t" }
      // A path may be quoted.
      return !code.hasPrefix("#")
        && code.filter { $0 != "'" && $0 != "\"" }.contains("awscreds-tui init")
    }
    return index.map { $0 + 1 }
  }

  /// The text of the file with the line added at its end; the same text where a hook is there.
  public func adding(to text: String) -> String {
    if Self.hookLine(in: text) != nil { return text }
    let gap = text.isEmpty || text.utf8.last == UInt8(ascii: "\n") ? "" : "\n"
    return text + gap + line + "\n"
  }
}
