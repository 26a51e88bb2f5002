import Live
import ShellIntegration

extension Verb {
  static let initialize = Verb(
    name: "init", summary: "print the shell hook; with it `use` switches the shell itself",
    options: [VerbOption("name", value: "NAME", "call the shell's function NAME")],
    operands: [Operand("bash|zsh|fish|sh|powershell|nushell", .shells)]
  ) { arguments, session in
    let shell = try shell(named: arguments.operand(0, "SHELL"))
    // Without a place in PATH the hook could call nothing.
    let program = OwnProgram.call(path: session.environment["PATH"])
    do {
      Streams.write(
        try shell.hook(name: arguments["name"] ?? "awscreds-tui", program: program), to: 1)
    } catch let error as ShellError {
      throw Failure.usage("init: \(error.message)")
    }
  }

  static let completion = Verb(
    name: "completion",
    summary: "print completions for a shell; with words, what may stand for the last of them",
    options: [VerbOption("name", value: "NAME", "complete for a function called NAME")],
    operands: [
      Operand("bash|zsh|fish", .words(["bash", "zsh", "fish"])),
      Operand("WORD", .command, count: .any),
    ]
  ) { arguments, session in
    let shell = try shell(named: arguments.operand(0, "SHELL"))
    guard !arguments.hasTerminator else {
      let words = Array(arguments.operands.dropFirst())
      Streams.write(session.candidates(for: words, in: shell).text, to: 1)
      return
    }
    do {
      Streams.write(try shell.completions(name: arguments["name"] ?? "awscreds-tui"), to: 1)
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
