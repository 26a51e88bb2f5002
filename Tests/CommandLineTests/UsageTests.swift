import TestSupport
import Testing

@Suite struct UsageTests {
  @Test func helpNamesEveryVerb() {
    let program = Program()
    defer { program.home.remove() }
    let help = program.run("--help")
    #expect(help.status == 0)
    #expect(help.errors == "")
    for verb in [
      "list", "show", "check", "use", "current", "add", "set", "unset", "rename", "copy", "remove",
      "import", "env", "exec", "pick", "stages", "doctor", "history", "undo", "redo", "init",
      "completion", "config", "login", "keys", "rotate",
    ] {
      #expect(help.output.contains("\n  \(verb) "), "\(verb)")
      let own = program.run(verb, "--help")
      #expect(own.status == 0)
      #expect(own.output.hasPrefix("usage: awscreds-tui \(verb)"))
      #expect(program.run("help", verb).output == own.output)
    }
  }

  /// In a container or behind `ssh -T` there is no /dev/tty.
  @Test func withoutATerminalTheVerbsAreNamed() {
    var program = Program()
    program.environment["TERM"] = "xterm-256color"
    defer { program.home.remove() }
    let run = program.run()
    #expect(run.status == 3)
    #expect(run.errors.contains("The verbs need none"))
    #expect(run.output == "")
  }

  @Test func aVerbWithoutProfilesSaysNothingOfTheirNames() {
    let program = Program()
    defer { program.home.remove() }
    #expect(!program.run("list", "-j").errors.contains("behind --"))
    #expect(!program.run("nope").errors.contains("did you mean"))
  }

  @Test func versionIsOneLine() {
    let program = Program()
    defer { program.home.remove() }
    let version = program.run("--version")
    #expect(version.output.hasPrefix("awscreds-tui "))
    #expect(version.output.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    (["inti"], "did you mean init?"), (["env", "--shel", "x"], "did you mean --shell?"),
    (["env", "--reg", "x"], "did you mean --region?"),
    (["env", "--shell"], "--shell needs a value"), (["env", "-n"], "behind --"),
    (["env", "--none=1"], "takes no value"), (["env"], "PROFILE is missing"),
    (["env", "a", "b"], "does not take b"), (["init", "bsh"], "did you mean bash?"),
    (["init", "bash", "--name", "a b"], "function's name"), (["init", "cmd"], "cmd has no hook"),
    (["--halp"], "did you mean --help?"), (["completion", "cmd"], "no completions"),
    (["env", "--none", "a"], "two answers"), (["zzzzz"], "unknown verb zzzzz"),
    (["nope"], "--help lists the verbs"), (["init", "csh"], "known are bash, zsh"),
    (["use"], "usage: awscreds-tui use PROFILE|-|--none"),
    (["list", "-j"], "usage: awscreds-tui list"),
    (["show"], "PROFILE is missing; usage: awscreds-tui show PROFILE"),
    (["config"], "credentials is missing"),
    (["config", "foo"], "usage: awscreds-tui config credentials"),
    (["history", "purg"], "did you mean purge? Usage: awscreds-tui history"),
    (["history", "purge", "--json"], "does not take --json"),
    (["stages", "set", "dev", "a", "b"], "does not take b"),
    (["stages", "foo"], "usage: awscreds-tui stages [--json]"),
  ]) func usageFaultsEndWithTwoAndNameTheNearest(words: [String], text: String) {
    let program = Program()
    defer { program.home.remove() }
    let run = program.run(words)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("awscreds-tui: "))
    #expect(run.errors.contains(text), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func completionsAreAcceptedByTheShell(shell: String) {
    let program = Program()
    defer { program.home.remove() }
    let script = program.run("completion", shell)
    #expect(script.status == 0)
    program.home.write("completions", script.output)
    let paths = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": program.home.path]
    let check = ChildRun([shell, "-n", program.home.path("completions")], environment: paths)
    #expect(check.status == 0, "\(check.errors)")
  }
}
