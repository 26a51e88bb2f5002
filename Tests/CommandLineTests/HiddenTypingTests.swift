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

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalShowsTypingAgain(_ signal: Int32) throws {
    let program = Program()
    defer { program.home.remove() }
    let terminal = try ask(["add", "new"], in: program)
    terminal.waitFor("ey")
    while terminal.modes == terminal.modesBefore, terminal.ending == nil { terminal.readSoon() }
    #expect(terminal.ending == nil, "typing was never hidden")
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
    while terminal.modes == terminal.modesBefore, terminal.ending == nil { terminal.readSoon() }
    #expect(terminal.ending == nil, "typing was never hidden")
    terminal.send("\u{4}")
    #expect(terminal.waitForEnd() != nil)
    #expect(terminal.modes == terminal.modesBefore)
  }
}
