import TestSupport
import Testing

/// Whoever gets status 0 may rely on what came out.
@Suite struct OutputFaultTests {
  private func run(_ words: [String], _ redirection: String, _ program: Program) -> ChildRun {
    let variables = [
      "HOME": program.home.path, "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
    ]
    let script = "\"$0\" \"$@\" \(redirection); echo status $? >&2"
    return ChildRun(
      ["setsid", "-w", "sh", "-c", script, builtPrograms + "/awscreds-tui"] + words,
      environment: variables, directory: program.home.path("work"))
  }

  @Test(arguments: [
    ["list", "--json"], ["list"], ["env", "dev"], ["show", "dev"], ["current"], ["--man-page"],
    ["--help"], ["help", "list"], ["--version"], ["init", "bash"], ["completion", "bash"],
  ]) func aFullDiskIsTold(_ words: [String]) {
    let program = Program(credentials: SwitchingTests.credentials)
    defer { program.home.remove() }
    let full = run(words, ">/dev/full", program)
    #expect(full.errors.contains("standard output: no space is left"), "\(full.errors)")
    #expect(full.errors.hasSuffix("status 1\n"), "\(full.errors)")
    let closed = run(words, ">&-", program)
    #expect(closed.errors.contains("standard output: bad file descriptor"), "\(closed.errors)")
    #expect(closed.errors.hasSuffix("status 1\n"), "\(closed.errors)")
  }

  /// Nothing was to be said, so nothing is lost.
  @Test func aSilentVerbNeedsNoOutput() {
    let program = Program(credentials: SwitchingTests.credentials)
    defer { program.home.remove() }
    let closed = run(["set", "dev", "region", "eu-west-1"], ">&-", program)
    #expect(closed.errors == "status 0\n")
    #expect(program.file("config") == "[profile dev]\nregion = eu-west-1\n")
  }

  /// What is opened next gets the lowest free number: a message must not end up in a file.
  @Test func nothingIsWrittenIntoAFileInPlaceOfAClosedStream() {
    let program = Program(credentials: SwitchingTests.credentials, config: "[default]\n")
    defer { program.home.remove() }
    let closed = run(["set", "dev", "region", "moon"], "<&- >&- 2>&-", program)
    #expect(closed.errors == "status 0\n")
    #expect(program.file("config") == "[default]\n\n[profile dev]\nregion = moon\n")
    #expect(program.file("credentials") == SwitchingTests.credentials)
    for name in program.home.names(in: ".local/state/awscreds-tui/locks") {
      #expect(program.home.bytes(".local/state/awscreds-tui/locks/" + name) == [])
    }
  }

  /// A reader that has seen enough is no fault, also where its signal is ignored.
  @Test(arguments: ["", "trap '' PIPE;"]) func aReaderThatWentAwayIsNoFault(_ trap: String) {
    let program = Program(credentials: SwitchingTests.credentials)
    defer { program.home.remove() }
    // A pipe whose only reader is gone before the program starts.
    let script =
      "\(trap) mkfifo p; exec 3<>p 4>p 3<&-; \"$0\" --man-page >&4; echo status $? >&2"
    let gone = ChildRun(
      ["setsid", "-w", "sh", "-c", script, builtPrograms + "/awscreds-tui"],
      environment: ["HOME": program.home.path, "PATH": "/usr/local/bin:/usr/bin:/bin"],
      directory: program.home.path("work"))
    #expect(gone.errors.hasSuffix("status 141\n"), "\(gone.errors)")
    #expect(!gone.errors.contains("awscreds-tui:"), "\(gone.errors)")
  }
}
