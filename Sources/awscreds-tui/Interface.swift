import ShellIntegration

/// How the screen is to open.
struct InterfaceOptions: Sendable {
  /// The folder of the Serverless project; nil looks upwards from the working folder.
  var project: String?
  /// Invented profiles instead of the user's files.
  var demo: Bool
  /// Line by line instead of a screen.
  var plain: Bool
  /// The shell whose lines Enter prints to standard output; nil leaves them to the hook.
  var pick: Shell?
}

/// Opens the screen and gives the exit status.
func runInterface(_ options: InterfaceOptions) -> Int32 {
  Streams.complain("no screen in this build. Use the verbs: awscreds-tui --help")
  return Failure.Status.missing.rawValue
}
