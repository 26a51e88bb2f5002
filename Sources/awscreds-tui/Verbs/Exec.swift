import ShellIntegration

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Verb {
  static let exec = Verb(
    name: "exec",
    summary: "run one command, or with none a subshell, under a profile",
    options: [
      VerbOption("resolve", "hand on the credentials themselves, with the time they end at"),
      region, yes,
    ], operands: [.profile, Operand("COMMAND", .command, count: .any)]
  ) { arguments, session in
    let profile = try arguments.operand(0, "PROFILE")
    try session.requireProfile(profile)
    let change =
      arguments.has("resolve")
      ? try session.credentialChange(profile, arguments)
      : try session.change(to: profile, arguments)
    session.remember(profile)
    let command = Array(arguments.operands.dropFirst())
    guard !command.isEmpty else {
      throw replaceProcess([session.shellProgram], session.subshellVariables(change))
    }
    throw replaceProcess(command, session.commandVariables(change))
  }

  /// Becomes the command, so that its signals and its status are nobody else's; comes back only
  /// where that fails.
  private static func replaceProcess(
    _ command: [String], _ variables: [String: String]
  ) -> Failure {
    let before = Session.current().environment.variables
    for name in before.keys where variables[name] == nil { unsetenv(name) }
    for (name, value) in variables where before[name] != value { setenv(name, value, 1) }
    var words = command.map { strdup($0) } + [nil]
    defer {
      for pointer in words { free(pointer) }
    }
    execvp(command[0], &words)
    let code = errno
    let reason = String(cString: strerror(code))
    return Failure(
      status: code == ENOENT ? .notFound : .notExecutable,
      message: "exec: \(command[0]): \(reason)" + (code == ENOENT ? ". Is it in PATH?" : ""))
  }
}
