import AWSCredentials
import AWSProfiles
import App
import Canvas
import JSONText
import Live

extension Verb {
  static let check = Verb(
    name: "check",
    summary: "ask STS GetCallerIdentity whose keys these are, many at once",
    options: [
      VerbOption("json", "print JSON, an object a line as answers come"),
      VerbOption("all", replacesOperands: true, "every profile; runs no credential_process"),
      VerbOption("jobs", short: "j", value: "N", "how many at once (32)"),
      timeout,
    ], operands: [Operand("PROFILE", .profile, count: .any)]
  ) { arguments, session in
    let catalog = try session.catalog()
    let isAll = arguments.has("all")
    guard !isAll || arguments.operands.isEmpty else {
      throw Failure.usage("profiles and --all are two answers")
    }
    // Who watches profiles that are gone must not hear that all is well.
    if isAll, catalog.names.isEmpty {
      try session.requireReadable()
      throw Failure(
        code: "profile-not-found", message: "check: no profiles yet: no file holds one to check")
    }
    var options = isAll ? CheckOptions.all : CheckOptions()
    if isAll { options.asksForCodes = Streams.isTerminal(0) && Streams.isTerminal(2) }
    if let seconds = try arguments.number("timeout", in: 1...600) ?? session.settings.checkTimeout {
      options.timeout = seconds * 1000
      options.connectTimeout = min(options.connectTimeout, options.timeout)
    }
    let named = arguments.operands.isEmpty ? [session.activeProfile] : arguments.operands
    let run = CheckRun(
      names: isAll ? catalog.names : named, catalog: catalog, environment: session.environment,
      options: options, jobs: try arguments.number("jobs", in: 1...256) ?? 32,
      isJSON: arguments.has("json"), takesInForce: !isAll && arguments.operands.isEmpty)
    let verdicts = waitFor(ending: run.programs) { await run.run() } ?? []
    // What other keys say of themselves is no verdict on the profile.
    if !run.hasOtherKeys { session.keep(verdicts.filter { !run.isOfMachine($0) }) }
    if verdicts.contains(where: { !$0.verdict.isGood }) { throw Failure.silent }
    if isAll, !session.areFilesWhole { throw Failure.silent }
  }
}

/// A run of checks: at most `jobs` at once, each answer told as it comes.
private struct CheckRun: Sendable {
  var names: [String]
  var catalog: ProfileCatalog
  var environment: Environment
  var options: CheckOptions
  var jobs: Int
  var isJSON: Bool
  /// Whether nobody named a profile: what the AWS CLI would take here is checked.
  var takesInForce: Bool
  /// What it runs.
  let programs = RunningPrograms()

  /// Whether variables give the credentials in force, and not the profile.
  var hasOtherKeys: Bool {
    guard takesInForce else { return false }
    let inForce = Resolution.resolve(environment: environment, catalog: catalog)
    let own = Resolution.resolve(
      environment: environment, catalog: catalog, profile: inForce.profile)
    if case .partialCredentials = inForce.error { return inForce.error != own.error }
    return inForce.plan != nil && inForce.plan != own.plan
  }

  /// Whether the keys are those of the machine that the program runs on: no setting gave any.
  func isOfMachine(_ answer: Answer) -> Bool {
    takesInForce && answer.verdict.isGood
      && Resolution.resolve(environment: environment, catalog: catalog).plan == nil
  }

  struct Answer: Sendable {
    var name: String
    var verdict: Verdict
  }

  func run() async -> [Answer] {
    let desk = QuestionDesk()
    let lines = AnswerLines(total: names.count)
    let isOther = hasOtherKeys
    desk.attend { question in lines.pausing { MFAPrompt.ask(question) } }
    // Many ask at once and the network thread lets so many through: it alone knows which hosts are
    // silent, and tells those that wait for them.
    let world = LiveWorld(
      environment: environment, network: NetworkThread(connections: jobs), programs: programs
    ) {
      await desk.code(of: $0, for: $1)
    }
    let devices = names.count > 1 ? MFADevices() : nil
    let width = min(40, names.map { displayWidth($0.printable) }.max() ?? 0)
    var answers: [Answer] = []
    await withTaskGroup(of: Answer.self) { group in
      // Programs are no requests: only so many of them run at once.
      let running = options.runsProcesses ? Set(names.filter(runsProcess)) : []
      var programs = names.filter(running.contains)[...]
      var others = names.filter { !running.contains($0) }[...]
      func start(_ name: String) {
        group.addTask {
          let verdict = await AWSCredentials.check(
            profile: takesInForce ? nil : name, catalog: catalog, environment: environment,
            world: world, options: options, devices: devices)
          return Answer(name: name, verdict: verdict)
        }
      }
      for _ in 0..<jobs { programs.popFirst().map(start) }
      for _ in 0..<CheckOptions.checksAtOnce { others.popFirst().map(start) }
      while let answer = await group.next() {
        answers.append(answer)
        lines.print(line(answer, isOther || isOfMachine(answer) ? nil : answer.name, width))
        if running.contains(answer.name) {
          programs.popFirst().map(start)
        } else {
          others.popFirst().map(start)
        }
      }
    }
    lines.end()
    return answers
  }

  private func runsProcess(_ name: String) -> Bool {
    Resolution.resolve(
      environment: environment, catalog: catalog, profile: takesInForce ? nil : name
    ).plan?.runsProcess == true
  }

  /// - Parameter profile: nil: the keys are of none, but the environment's.
  private func line(_ answer: Answer, _ profile: String?, _ width: Int) -> String {
    let verdict = answer.verdict
    if isJSON { return json(verdict, profile).text() }
    var line = "\(verdict.sign) \((profile ?? "(environment)").printable.padded(width))  "
    if verdict.isGood {
      line += [verdict.accountID, verdict.arn].compactMap { $0?.printable }.joined(separator: "  ")
      if let end = verdict.needsUserAt { line += "  ends \(Session.clock(end))" }
    } else {
      line += "\(verdict.class.rawValue): \(verdict.message.printable)"
      if !verdict.advice.isEmpty {
        line += (line.last == "." ? " " : ". ") + verdict.advice.printable
      }
    }
    if let elapsed = verdict.elapsed { line += "  \(elapsed) ms" }
    return line
  }

  private func json(_ verdict: Verdict, _ profile: String?) -> JSONValue {
    let resolution = Resolution.resolve(
      environment: environment, catalog: catalog, profile: takesInForce ? nil : profile)
    let found =
      takesInForce && verdict.isGood && resolution.plan == nil
      ? CredentialSource.instance : resolution.credentialSource
    let more: [JSONValue.Member] = [
      .init("credential_source", .string(found.rawValue)),
      .init("needs_user_at", JSONValue(verdict.needsUserAt.map(CalendarTime.iso))),
    ]
    return .object((verdict.json(profile: profile).members ?? []) + more)
  }
}

extension Verdict {
  /// Whether the profile can be worked with: a role that may not be assumed cannot, however good the
  /// keys are that asked for it.
  fileprivate var isGood: Bool { self.class == .valid }

  /// The verdict as one sign.
  fileprivate var sign: String {
    switch (isGood, keys) {
    case (true, _): "✓"
    case (_, .bad): "✗"
    case (_, .good): "⚠"
    case (_, .unknown): "?"
    }
  }
}

extension Session {
  /// Keeps verdicts for `list` and the screen; there is no secret in one.
  fileprivate func keep(_ answers: [CheckRun.Answer]) {
    guard let catalog = try? catalog() else { return }
    let time = LiveWorld(environment: environment).now()
    KeptVerdicts(store: StateStore(state: folders.state)).keep(
      Dictionary(
        answers.map { ($0.name, KnownVerdict(verdict: $0.verdict, at: time)) },
        uniquingKeysWith: { $1 }), for: catalog)
  }
}
