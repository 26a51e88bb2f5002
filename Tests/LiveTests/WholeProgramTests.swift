import TestSupport
import Testing

/// The whole program on a real terminal: what a row of the interaction table promises of it.
@Suite struct WholeProgramTests {
  private let home = TemporaryFolder()

  private func start(
    config: String, environment: [String: String] = [:], _ words: String...
  ) throws -> PseudoTerminal {
    home.write(".aws/config", config)
    home.makeFolder("work")
    let usual = [
      "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
      "AWS_EC2_METADATA_DISABLED": "true",
    ]
    return try #require(
      PseudoTerminal(
        [builtPrograms + "/awscreds-tui"] + words, environment: usual.merging(environment) { $1 },
        columns: 100, rows: 30))
  }

  /// Esc, until the list that the help lay over shows again: a key right behind it would be Alt.
  private func closeHelp(_ terminal: PseudoTerminal) {
    let before = terminal.output.count
    terminal.send("\u{1B}")
    #expect(terminal.waitFor("ACCOUNT", from: before))
  }

  private func leave(_ terminal: PseudoTerminal) {
    terminal.send("q")
    #expect(terminal.waitForEnd() == 0)
    home.remove()
  }

  /// Row 15: a copy goes to the terminal's clipboard; what it would drop is refused with words.
  @Test func aCopyGoesToTheTerminalUpToItsLimit() throws {
    let long = String(repeating: "x", count: 60_000)
    let terminal = try start(
      config: "[profile short]\nregion = eu-west-1\n[profile \(long)]\nregion = eu-west-1\n")
    #expect(terminal.waitFor("short"))
    terminal.send("y\r")
    // "short" in base64.
    #expect(terminal.waitFor("\u{1B}]52;c;c2hvcnQ=\u{7}"))
    #expect(terminal.waitFor("Copied the name"))
    let before = terminal.output.count
    terminal.send("jy\r")
    #expect(terminal.waitFor("too long for the terminal's clipboard", from: before))
    let sent = String(decoding: terminal.output[before...], as: UTF8.self)
    #expect(!sent.contains("]52;"))
    leave(terminal)
  }

  /// Row 18: the settings count as soon as they are written, and what cannot be used is named.
  @Test func changedSettingsCountAtOnce() throws {
    let terminal = try start(config: "[profile short]\nregion = eu-west-1\n")
    #expect(terminal.waitFor("short"))
    home.write(".config/awscreds-tui/settings", "[display]\nthem = dark\n[keys]\nhelp = V\n")
    #expect(terminal.waitFor("did you mean theme?"))
    let before = terminal.output.count
    terminal.send("V")
    #expect(terminal.waitFor("Keys", from: before))
    closeHelp(terminal)
    leave(terminal)
  }

  /// Row 22: keys are answered while STS hangs; row 10: Esc stops the call.
  @Test func keysAreAnsweredWhileSTSHangs() throws {
    let server = try #require(FaultServer(.hang))
    // The check must not be over before all is looked at.
    home.write(".config/awscreds-tui/settings", "[checks]\ntimeout = 600\n")
    let keys = """
      aws_access_key_id = AKIAQNZGKIQYQEXAMPLE
      aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl
      region = eu-west-1

      """
    let terminal = try start(
      config: "[profile one]\n\(keys)[profile two]\n\(keys)",
      environment: ["AWS_ENDPOINT_URL_STS": server.url])
    #expect(terminal.waitFor("one"))
    terminal.send("C")
    #expect(terminal.waitFor("Checking 0 of 2"))
    let before = terminal.output.count
    terminal.send("1?")
    #expect(terminal.waitFor("Keys", from: before))
    closeHelp(terminal)
    let back = terminal.output.count
    terminal.send("2")
    #expect(terminal.waitFor("Esc stops", from: back))
    let stopping = terminal.output.count
    terminal.send("\u{1B}")
    #expect(terminal.waitFor("NOT RUN", from: stopping))
    leave(terminal)
  }

  /// Fault 6: words on standard error were white on white; ours carry no colour, on a terminal
  /// neither.
  @Test func complaintsCarryNoColour() throws {
    let terminal = try start(config: "[profile one]\nregion = x\n", "show", "nobody")
    #expect(terminal.waitForEnd() == 1)
    #expect(!terminal.output.isEmpty && !terminal.output.contains(0x1B))
    home.remove()
  }
}
