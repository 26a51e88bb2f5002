extension Shell {
  /// The line that switches this shell to a profile, or to none, without any hook, for a user to run;
  /// nil for shells that cannot run text.
  ///
  /// `program` is how the shell can call the program: by its name, or by its full path.
  public func switchLine(
    to profile: String?, region: String? = nil, program: String = "awscreds-tui"
  ) -> String? {
    let program = word(calling: program)
    let name =
      profile.map { ($0.hasPrefix("-") ? "-- " : "") + quoted($0) } ?? "--none"
    let region = region.map { " --region \(quoted($0))" } ?? ""
    func call(_ options: String) -> String { "\(program) env\(options)\(region) \(name)" }
    switch self {
    case .bash, .zsh, .posix: return "eval \"$(\(call("")))\""
    case .fish: return call(" --shell fish") + " | source"
    case .powershell: return call(" --shell powershell") + " | Out-String | Invoke-Expression"
    case .nushell, .cmd: return nil
    }
  }
}
