/// One verb: what it takes and what it does.
struct Verb: Sendable {
  var name: String
  var summary: String
  /// The ways to call it.
  var forms: [VerbForm]
  var run: @Sendable (Arguments, Session) throws -> Void

  /// A verb that is called in one way.
  init(
    name: String, summary: String, options: [VerbOption] = [], operands: [Operand] = [],
    run: @escaping @Sendable (Arguments, Session) throws -> Void
  ) {
    self.init(
      name: name, summary: summary, forms: [VerbForm(nil, operands, options: options)], run: run)
  }

  /// A verb that is called in several ways, each with operands and options of its own.
  init(
    name: String, summary: String, forms: [VerbForm],
    run: @escaping @Sendable (Arguments, Session) throws -> Void
  ) {
    self.name = name
    self.summary = summary
    self.forms = forms
    self.run = run
  }

  /// The options of all forms.
  var options: [VerbOption] {
    var seen: Set<String> = []
    return forms.flatMap(\.options).filter { seen.insert($0.name).inserted }
  }

  /// The verb of that name, or a failure that names the nearest.
  static func named(_ name: String) throws(Failure) -> Verb {
    if let verb = all.first(where: { $0.name == name }) { return verb }
    var failure = Failure.unknown("verb \(name)", near: name, among: all.map(\.name))
    if !failure.message.hasSuffix("?") { failure.message += "; --help lists the verbs" }
    throw failure
  }

  static let json = VerbOption("json", "print JSON, one object")
  static let diff = VerbOption("diff", "print the change and write nothing")
  static let yes = VerbOption("yes", short: "y", "ask nothing")
  static let region = VerbOption(
    "region", value: "REGION", of: .region, "set AWS_REGION and AWS_DEFAULT_REGION too")
  static let timeout = VerbOption("timeout", value: "S", "seconds for one exchange (10)")

  /// All verbs, in the order in which `--help` lists them.
  static let all: [Verb] = [
    list, show, check, login, use, current, add, set, unset, rename, copy, remove, importKeys, env,
    exec, pick, keys, rotate, stages, doctor, history, undo, redo, initialize, completion, config,
  ]
}

/// Runs the program with the words behind its name and gives the exit status.
func runProgram(_ words: [String], session: Session) -> Int32 {
  do {
    guard let first = words.first(where: { !$0.hasPrefix("-") }), first == words.first,
      !["help", "version"].contains(first)
    else { return try runWithoutVerb(words) }
    let verb = try Verb.named(first)
    return run(verb, Array(words.dropFirst()), session: session)
  } catch {
    return report(error, json: false)
  }
}

/// Runs one verb.
private func run(_ verb: Verb, _ words: [String], session: Session) -> Int32 {
  let beforeTerminator = (verb.commandWords(words)?.own ?? words).prefix { $0 != "--" }
  if beforeTerminator.contains("--help") || beforeTerminator.contains("-h") {
    Streams.write(usage(of: verb), to: 1)
    return 0
  }
  do {
    let arguments = try verb.arguments(words)
    _ = try verb.form(of: arguments)
    try verb.run(arguments, session)
    return 0
  } catch {
    return report(error, json: beforeTerminator.contains("--json"))
  }
}

/// The words hold no verb: the UI, help or the version.
private func runWithoutVerb(_ words: [String]) throws(Failure) -> Int32 {
  let arguments = try Arguments(words, options: interfaceOptions)
  switch arguments.operands.first {
  case "help" where arguments.operands.count == 2:
    let name = arguments.operands[1]
    if name == scriptsTopic {
      Streams.write(scriptPage(), to: 1)
      return 0
    }
    Streams.write(usage(of: try Verb.named(name)), to: 1)
    return 0
  case "help": break
  case "version":
    Streams.print(programVersionAndCommit)
    return 0
  case let word?: throw .usage("unknown word \(word); options of a verb go behind its name")
  case nil: break
  }
  if arguments.has("help") || arguments.operands.first == "help" {
    Streams.write(usage(), to: 1)
    return 0
  }
  if arguments.has("man-page") {
    Streams.write(manualPage(), to: 1)
    return 0
  }
  if arguments.has("version") {
    Streams.print(programVersionAndCommit)
    return 0
  }
  return runInterface(
    InterfaceOptions(
      project: arguments["project"], demo: arguments.has("demo"), plain: arguments.has("plain"),
      pick: nil))
}

/// Tells an error in the form asked for and gives the exit status.
private func report(_ error: any Error, json: Bool) -> Int32 {
  let failure = error as? Failure ?? Failure(message: "\(error)")
  if json && failure.status != .usage && !failure.message.isEmpty {
    Streams.print(failure.json.text())
  } else if !failure.message.isEmpty {
    Streams.complain(failure.message)
  }
  return failure.status.rawValue
}
