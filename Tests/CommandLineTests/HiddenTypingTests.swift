import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// However a question for a secret ends, the terminal shows again what is typed.
@Suite struct HiddenTypingTests {
  private func ask(_ words: [String], in program: Program) throws -> PseudoTerminal {
    try #require(
      PseudoTerminal(
        [builtPrograms + "/awscreds-tui"] + words,
        environment: [
          "HOME": program.home.path, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
          "PATH": "/usr/local/bin:/usr/bin:/bin", "AWSCREDS_TUI_HANDOFF": "",
        ]))
  }

  /// Whether typing is hidden, after a minute at most.
  private func hidesTyping(_ terminal: PseudoTerminal) -> Bool {
    let end = time(nil) + 60
    while terminal.modes == terminal.modesBefore, terminal.ending == nil, time(nil) < end {
      terminal.readSoon()
    }
    return terminal.ending == nil && terminal.modes != terminal.modesBefore
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalShowsTypingAgain(_ signal: Int32) throws {
    let program = Program()
    defer { program.home.remove() }
    let terminal = try ask(["add", "new"], in: program)
    #expect(terminal.waitFor("ey"))
    #expect(hidesTyping(terminal))
    kill(terminal.process, signal)
    #expect(terminal.waitForEnd() == 128 + signal)
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test func theEndOfInputShowsTypingAgain() throws {
    let program = Program()
    defer { program.home.remove() }
    let terminal = try ask(["--plain"], in: program)
    #expect(terminal.waitFor("Type add"))
    for (line, question) in [
      ("add", "Kind"), ("", "Name"), ("new", "Key id"), ("AKIAEXAMPLE2ALPHA222", "Secret"),
    ] {
      let start = terminal.output.count
      terminal.send(line + "\r")
      #expect(terminal.waitFor(question, from: start))
    }
    #expect(hidesTyping(terminal))
    terminal.send("\u{4}")
    #expect(terminal.waitForEnd() != nil)
    #expect(terminal.modes == terminal.modesBefore)
  }
}
