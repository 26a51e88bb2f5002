import ShellIntegration
import TestSupport
import Testing

/// The hook in the real shells, with a stand-in for the program that hands over given lines.
@Suite struct HookTests {
  static let shells: [Shell] = [.bash, .posix, .zsh, .fish]

  /// Runs a script behind the hook; the program is a stand-in that writes `file` of the folder to
  /// the hand-off and ends with the status that its first word names.
  static func run(
    _ shell: Shell, _ script: String, handOff: String = "", in folder: TemporaryFolder,
    environment: [String: String] = [:], options: [String] = [], byPath: Bool = false
  ) throws -> ChildRun {
    let stub = """
      #!/bin/sh
      test "$1" = fail && exit 7
      test "$1" = interrupt && kill -INT $$
      printf '%s\\n' "${AWSCREDS_TUI_PREVIOUS-unset}" > "$STUB/previous"
      cat "$STUB/handoff" > "$AWSCREDS_TUI_HANDOFF"
      exit "${1:-0}"
      """
    // Where PATH does not lead to, and a name that a shell could read as more than one word.
    let place = byPath ? "it's $(touch pwned)/awscreds-tui" : "bin/awscreds-tui"
    // Once: a program that was just written may still be open in a child that begins elsewhere.
    if folder.bytes(place) == nil { folder.write(place, stub, mode: 0o700) }
    folder.makeFolder("run")
    folder.makeFolder("work")
    folder.write("handoff", handOff)
    folder.write("hook", try shell.hook(program: byPath ? folder.path(place) : "awscreds-tui"))
    let path = "\(folder.path)/bin:/usr/local/bin:/usr/bin:/bin"
    var variables = environment
    variables["PATH"] = path
    variables["HOME"] = folder.path
    variables["STUB"] = folder.path
    variables["XDG_RUNTIME_DIR"] = folder.path("run")
    variables["LC_ALL"] = "C.UTF-8"
    let source = shell == .fish ? "source" : "."
    let name = shell == .posix ? "dash" : shell.rawValue
    let quiet = ["bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]][name] ?? []
    return ChildRun(
      [name] + quiet + options + ["-c", "\(source) ../hook\neval '\(script)'"],
      environment: variables, directory: folder.path("work"))
  }

  static func installed(_ shell: Shell) -> Bool {
    let name = shell == .posix ? "dash" : shell.rawValue
    return ChildRun(["which", name], environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"]).status
      == 0
  }

  @Test(arguments: shells.filter(installed)) func hostileNamesArriveAndNoneRuns(
    shell: Shell
  ) throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    for name in hostileNames {
      let lines = try HandOff.encode(.switching(to: name))
      let script = "awscreds-tui; printenv AWS_PROFILE; printenv AWS_ACCESS_KEY_ID"
      let run = try Self.run(
        shell, script, handOff: lines, in: folder, environment: ["AWS_ACCESS_KEY_ID": "AKIAOLD"])
      #expect(run.output == name + "\n", "\(shell) \(name) \(run.errors)")
    }
    #expect(folder.names(in: "work") == [])
    #expect(folder.names(in: "run") == [])
  }

  @Test(arguments: shells.filter(installed)) func theProgramIsCalledByItsPath(
    shell: Shell
  ) throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    let run = try Self.run(
      shell, "awscreds-tui; printenv AWS_PROFILE", handOff: HandOff.encode(.switching(to: "dev")),
      in: folder, byPath: true)
    #expect(run.output == "dev\n", "\(run.errors)")
    #expect(folder.names(in: "work") == [])
  }

  @Test(arguments: shells.filter(installed)) func statusIsKeptAndNothingChangesOnFailure(
    shell: Shell
  ) throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    let status = shell == .fish ? "echo $status" : "echo $?"
    let run = try Self.run(
      shell, "awscreds-tui fail; \(status); printenv AWS_PROFILE AWS_ACCESS_KEY_ID", in: folder,
      environment: ["AWS_PROFILE": "keep", "AWS_ACCESS_KEY_ID": "AKIAKEPT"])
    #expect(run.output == "7\nkeep\nAKIAKEPT\n", "\(run.errors)")
    #expect(folder.names(in: "run") == [])
  }

  @Test(arguments: [Shell.bash, .posix, .zsh].filter(installed)) func strictModesAreSurvived(
    shell: Shell
  ) throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    let run = try Self.run(
      shell, "awscreds-tui; awscreds-tui; printenv AWS_PROFILE; awscreds-tui 5; echo never",
      handOff: HandOff.encode(.switching(to: "dev")), in: folder, options: ["-e", "-u", "-C"])
    #expect(run.status == 5)
    #expect(run.output == "dev\n")
    #expect(run.errors == "")
  }

  @Test(arguments: shells.filter(installed)) func interruptLeavesNoFile(shell: Shell) throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    _ = try Self.run(shell, "awscreds-tui interrupt", in: folder)
    #expect(folder.names(in: "run") == [])
  }

  @Test(arguments: shells.filter(installed)) func previousProfileIsRememberedPerShell(
    shell: Shell
  ) throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    let script = "awscreds-tui; cat ../previous; awscreds-tui; cat ../previous"
    let first = try Self.run(
      shell, script, handOff: HandOff.encode(.switching(to: "new")), in: folder,
      environment: ["AWS_PROFILE": "old name"])
    #expect(first.output == "\n=old name\n", "\(first.errors)")
    let fromNone = try Self.run(
      shell, script, handOff: HandOff.encode(.switching(to: "new")), in: folder)
    #expect(fromNone.output == "\n-\n", "\(fromNone.errors)")
  }

  @Test(arguments: shells.filter(installed)) func onlyKnownVariablesAreTaken(shell: Shell) throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    let run = try Self.run(
      shell, "awscreds-tui; printenv LD_PRELOAD_X; printenv HOME", in: folder
    )
    #expect(run.output == folder.path + "\n", "\(run.errors)")
    let foreign = try Self.run(
      shell, "awscreds-tui; printenv EVIL; printenv HOME",
      handOff: "+EVIL=1\n-HOME\n+AWS_REGION=eu-west-1", in: folder)
    #expect(foreign.output == folder.path + "\n", "\(foreign.errors)")
  }

  @Test(arguments: [Shell.bash, .zsh].filter(installed)) func clashingAliasIsRemoved(
    shell: Shell
  ) throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    let enable = shell == .bash ? "shopt -s expand_aliases; " : ""
    let script = """
      \(enable)alias awscreds-tui="echo alias"
      eval "$(cat ../hook)"
      awscreds-tui; printenv AWS_PROFILE
      """
    let run = try Self.run(
      shell, script, handOff: HandOff.encode(.switching(to: "dev")), in: folder)
    #expect(run.output == "dev\n", "\(run.errors)")
  }

  @Test(arguments: ["", "a b", "a;b", "-x", "1x", "x$(y)"]) func functionNamesAreChecked(
    name: String
  ) {
    for shell in Shell.allCases where shell.hasHook {
      #expect(throws: ShellError.invalidFunctionName(name)) { try shell.hook(name: name) }
    }
  }
}
