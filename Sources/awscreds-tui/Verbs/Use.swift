import AWSCredentials
import App
import Live
import ShellIntegration

extension Verb {
  static let use = Verb(
    name: "use", summary: "switch the calling shell to a profile, back (-) or to none",
    options: [
      VerbOption("none", replacesOperands: true, "no profile: unset what names one"),
      region, yes,
    ], operands: [target]
  ) { arguments, session in
    let profile = try session.target(arguments)
    try session.handOff(session.change(to: profile, arguments))
    if let profile { session.remember(profile) }
  }

  static let env = Verb(
    name: "env",
    summary: "print the lines that switch a shell: eval \"$(awscreds-tui env PROFILE)\"",
    options: [
      VerbOption("none", replacesOperands: true, "no profile: unset what names one"),
      VerbOption("resolve", "the credentials themselves, for tools that know no profiles"),
      shellOption("posix (the default), bash, zsh, fish, powershell, nushell, cmd"),
      region, yes,
    ], operands: [target]
  ) { arguments, session in
    let shell = try arguments["shell"].map(shell(named:)) ?? .posix
    let profile = try session.target(arguments)
    let change =
      arguments.has("resolve")
      ? try session.credentialChange(profile, arguments)
      : try session.change(to: profile, arguments)
    try session.printLines(of: change, for: shell)
  }

  static let pick = Verb(
    name: "pick",
    summary: "the screen while stdout is captured: eval \"$(awscreds-tui pick)\"",
    options: [shellOption("as in env")] + screenOptions
  ) { arguments, session in
    let shell = try arguments["shell"].map(shell(named:)) ?? .posix
    let status = runInterface(
      InterfaceOptions(
        project: arguments["project"], demo: arguments.has("demo"), plain: arguments.has("plain"),
        pick: shell))
    guard status == 0 else {
      throw Failure(status: Failure.Status(rawValue: status) ?? .failed, message: "")
    }
  }
}

extension Verb {
  private static let target = Operand("PROFILE", .profile, orElse: ["-"])

  private static func shellOption(_ help: String) -> VerbOption {
    VerbOption("shell", value: "SHELL", of: .words(Shell.allCases.map(\.rawValue)), help)
  }
}

extension Session {
  /// The profile that the words of `use` and `env` ask for; nil for none.
  func target(_ arguments: Arguments) throws(Failure) -> String? {
    if arguments.has("none") {
      guard arguments.operands.isEmpty else { throw .usage("a profile and --none are two answers") }
      return nil
    }
    let name = try arguments.operand(0, "PROFILE")
    guard name == "-", !arguments.hasTerminator else {
      try requireProfile(name)
      return name
    }
    switch HandOff.previous(environment[HandOff.previousVariable]) {
    case .profile(let name):
      try requireProfile(name)
      return name
    case .noProfile: return nil
    case nil:
      throw Failure(
        status: .failed, code: "profile-not-found",
        message: "use -: this shell has not switched yet, so there is no profile to go back to")
    }
  }

  /// The change that puts `profile` in force, with the notices that belong to it on stderr.
  func change(to profile: String?, _ arguments: Arguments) throws(Failure) -> EnvironmentChange {
    try requireConsent(profile, arguments)
    return try change(to: ShellSwitch(profile: profile, region: arguments["region"]))
  }

  /// The change that the user agreed to, with the notices that belong to it on stderr.
  func change(to wanted: ShellSwitch) throws(Failure) -> EnvironmentChange {
    for notice in notices(switchingTo: wanted.profile, region: wanted.region) {
      Streams.complain(notice)
    }
    return .switching(
      to: wanted.profile, region: wanted.region, expiration: expiration(of: wanted.profile),
      loadConfig: needsLoadConfig(wanted.profile)
    ).takingBack(from: environment.variables)
  }

  /// Prints the lines that make a change in a shell.
  func printLines(of change: EnvironmentChange, for shell: Shell) throws(Failure) {
    do throws(ShellError) {
      Streams.write(try shell.lines(for: change), to: 1)
    } catch {
      throw Failure(code: "invalid-value", message: "env: \(error.message)")
    }
  }

  /// Keeps a profile as the one that was used last.
  func remember(_ profile: String) {
    StateStore(state: folders.state).update { $0.use(profile) }
  }

  /// The change that puts the credentials of `profile` themselves into the variables.
  func credentialChange(
    _ profile: String?, _ arguments: Arguments
  ) throws(Failure) -> EnvironmentChange {
    guard let profile else { throw .usage("--resolve needs a profile") }
    try requireConsent(profile, arguments)
    let (catalog, environment) = (try catalog(), environment)
    let programs = RunningPrograms()
    let world = LiveWorld(
      environment: environment, programs: programs, question: MFAPrompt.ask)
    let answer = waitFor(ending: programs) { () async -> Result<Credentials, CredentialError> in
      do throws(CredentialError) {
        return .success(
          try await credentials(
            of: profile, catalog: catalog, environment: environment, world: world,
            tell: { Streams.complain("notice sign-in-not-kept: \($0)") }))
      } catch {
        return .failure(error)
      }
    }
    switch answer {
    case .success(let keys)?:
      return .exporting(
        accessKeyID: keys.accessKeyID, secretAccessKey: keys.secretAccessKey.reveal(),
        sessionToken: keys.sessionToken?.reveal(),
        region: arguments["region"] ?? catalog[profile]?["region"],
        expiration: keys.expiration.map(CalendarTime.iso))
    case .failure(let error)?: throw Failure(error, profile: profile)
    case nil: throw Failure(message: "\(profile): no answer came")
    }
  }
}

extension Failure {
  /// Why a profile gives no credentials, with what to do about it.
  fileprivate init(_ error: CredentialError, profile: String) {
    var message = error.message
    if let command = error.signInCommand { message += ". Sign in: \(command)" }
    if case .refused(let verdict) = error, !verdict.advice.isEmpty {
      message += ". \(verdict.advice)"
    }
    self.init(code: error.code, message: message)
    if case .mfaDeclined = error {
      status = .missing
      self.message += ". Run it on a terminal, where the code is asked for"
    }
  }
}
