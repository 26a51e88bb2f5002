extension Shell {
  /// The line that switches this shell to a profile without any hook, for a user to run; nil for
  /// shells that cannot run text.
  public func switchLine(to profile: String, region: String? = nil) -> String? {
    let name = (profile.hasPrefix("-") ? "-- " : "") + quoted(profile)
    let region = region.map { " --region \(quoted($0))" } ?? ""
    func call(_ options: String) -> String { "awscreds-tui env\(options)\(region) \(name)" }
    switch self {
    case .bash, .zsh, .posix: return "eval \"$(\(call("")))\""
    case .fish: return call(" --shell fish") + " | source"
    case .powershell: return call(" --shell powershell") + " | Out-String | Invoke-Expression"
    case .nushell, .cmd: return nil
    }
  }
}
