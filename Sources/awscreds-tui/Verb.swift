/// One verb: what it takes and what it does.
struct Verb: Sendable {
  var name: String
  /// The words behind the name, as the usage shows them.
  var synopsis: String
  var summary: String
  var options: [VerbOption] = []
  var takesProfile = false
  /// How many operands there may be.
  var operands: ClosedRange<Int> = 0...0
  var run: @Sendable (Arguments, Session) throws -> Void

  static let json = VerbOption("json", "print JSON, one object")
  static let diff = VerbOption("diff", "print the change and write nothing")
  static let yes = VerbOption("yes", short: "y", "ask nothing")

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
    guard let verb = Verb.all.first(where: { $0.name == first }) else {
      throw Failure.unknown("verb \(first)", near: first, among: Verb.all.map(\.name))
    }
    return run(verb, Array(words.dropFirst()), session: session)
  } catch {
    return report(error, json: false)
  }
}

/// Runs one verb.
private func run(_ verb: Verb, _ words: [String], session: Session) -> Int32 {
  let beforeTerminator = words.prefix { $0 != "--" }
  if beforeTerminator.contains("--help") || beforeTerminator.contains("-h") {
    Streams.write(usage(of: verb), to: 1)
    return 0
  }
  do {
    let arguments = try Arguments(words, options: verb.options)
    if arguments.operands.count > verb.operands.upperBound {
      throw Failure.usage(
        "\(verb.name) does not take \(arguments.operands[verb.operands.upperBound]); "
          + "usage: awscreds-tui \(verb.name) \(verb.synopsis)")
    }
    if arguments.operands.count < verb.operands.lowerBound {
      throw Failure.usage("usage: awscreds-tui \(verb.name) \(verb.synopsis)")
    }
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
    guard let verb = Verb.all.first(where: { $0.name == name }) else {
      throw .unknown("verb \(name)", near: name, among: Verb.all.map(\.name))
    }
    Streams.write(usage(of: verb), to: 1)
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
