import ShellIntegration

extension Verb {
  static let initialize = Verb(
    name: "init", synopsis: "bash|zsh|fish|sh|powershell|nushell [--name NAME]",
    summary: "print the shell hook; with it `use` switches the shell itself",
    options: [VerbOption("name", value: "NAME", "call the shell's function NAME")],
    operands: 1...1
  ) { arguments, _ in
    let shell = try shell(named: arguments.operand(0, "SHELL"))
    do {
      Streams.write(try shell.hook(name: arguments["name"] ?? "awscreds-tui"), to: 1)
    } catch let error as ShellError {
      throw Failure.usage("init: \(error.message)")
    }
  }

  static let completion = Verb(
    name: "completion", synopsis: "bash|zsh|fish [--name NAME]",
    summary: "print completions for verbs, options and profile names",
    options: [VerbOption("name", value: "NAME", "complete for a function called NAME")],
    operands: 1...1
  ) { arguments, _ in
    let shell = try shell(named: arguments.operand(0, "SHELL"))
    let verbs = all.map { verb in
      CompletionVerb(
        name: verb.name, summary: verb.summary,
        options: verb.options.map { .init($0.name, help: $0.help, takesValue: $0.value != nil) },
        takesProfile: verb.takesProfile)
    }
    do {
      Streams.write(
        try shell.completions(for: verbs, name: arguments["name"] ?? "awscreds-tui"), to: 1)
    } catch let error as ShellError {
      throw Failure.usage("completion: \(error.message)")
    }
  }

  /// The shell that a word names.
  static func shell(named name: String) throws(Failure) -> Shell {
    guard let shell = Shell(named: name) else {
      throw .unknown("shell \(name)", near: name, among: Shell.allCases.map(\.rawValue))
    }
    return shell
  }
}
