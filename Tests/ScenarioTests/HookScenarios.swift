import TestSupport
import Testing

/// The hook in shells that a user types into, on a real terminal, with the real program.
@Suite struct HookScenarios {
  /// A shell, started without the user's files, and what is typed to bring the hook.
  struct Case: Sendable, CustomTestStringConvertible {
    var shell: String
    var start: String
    var hook: String
    /// What prints the last status behind `status=`.
    var status: String
    /// What brings completions.
    var completion: String
    var testDescription: String { shell }
  }

  static let cases = [
    Case(
      shell: "bash", start: "bash --norc --noprofile -i",
      hook: "eval \"$(awscreds-tui init bash)\"", status: "echo status=$?",
      completion: "eval \"$(awscreds-tui completion bash)\""),
    Case(
      shell: "zsh", start: "zsh -f -i", hook: "eval \"$(awscreds-tui init zsh)\"",
      status: "echo status=$?",
      completion: "autoload -Uz compinit; compinit -u -D; "
        + "eval \"$(awscreds-tui completion zsh)\""),
    Case(
      shell: "fish", start: "fish --no-config -i", hook: "awscreds-tui init fish | source",
      status: "echo status=$status", completion: "awscreds-tui completion fish | source"),
  ]

  /// A terminal with that shell, the hook brought in, for as long as `work` lasts.
  private func inShell(
    _ given: Case, names: [String] = ["acme-dev", "live-prod", "my $(touch pwned)"],
    _ work: (TmuxScreen, TemporaryFolder) -> Void
  ) {
    let home = TemporaryFolder()
    defer { home.remove() }
    home.makeFolder("run")
    home.makeFolder("work")
    home.write(
      ".aws/credentials",
      names.map {
        "[\($0)]\naws_access_key_id = AKIAEXAMPLE2ALPHA222\n"
          + "aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl\n"
      }.joined())
    home.write(".config/awscreds-tui/settings", "[protections]\nlive-* = LIVE\n")
    var variables = Scenario(name: "", screen: [], lines: [], says: []).variables(home)
    variables["XDG_RUNTIME_DIR"] = home.path("run")
    variables["PS1"] = "ready> "
    let screen = TmuxScreen(
      given.start, environment: variables, folder: home, start: home.path("work"))
    defer { screen.close() }
    line(given.hook + "; clear; echo hook''ed", on: screen)
    expect(screen, given, sees: "hooked")
    work(screen, home)
  }

  private func line(_ text: String, on screen: TmuxScreen) {
    screen.type(text)
    screen.press("Enter")
  }

  private func expect(
    _ screen: TmuxScreen, _ given: Case, sees text: String,
    at location: SourceLocation = #_sourceLocation
  ) {
    let seen = screen.wait { $0.contains(text) }
    #expect(
      seen.isMet, "\(given.shell): no “\(text)” in\n\(seen.picture)", sourceLocation: location)
  }

  /// What is typed before the program is gone is read by nobody.
  private func leaves(_ screen: TmuxScreen, at location: SourceLocation = #_sourceLocation) {
    let left = screen.wait { !$0.contains("1 Profiles") }
    #expect(left.isMet, "\(left.picture)", sourceLocation: location)
  }

  @Test(arguments: cases) func enterSwitchesAndNothingIsLeftBehind(_ given: Case) {
    inShell(given) { screen, home in
      line("awscreds-tui", on: screen)
      expect(screen, given, sees: "1 Profiles")
      screen.type("/my")
      screen.press("Enter")
      screen.press("Enter")
      leaves(screen)
      line("echo \"<$AWS_PROFILE>\"; \(given.status)", on: screen)
      expect(screen, given, sees: "<my $(touch pwned)>")
      expect(screen, given, sees: "status=0")
      #expect(!home.names(in: "run").contains { $0.hasPrefix("awscreds-tui") })
      #expect(home.names(in: "work") == [])
    }
  }

  @Test(arguments: cases) func controlCLeavesAllAsItWas(_ given: Case) {
    inShell(given) { screen, home in
      // On the screen ^C is a key; in a question it is the signal.
      line("awscreds-tui", on: screen)
      expect(screen, given, sees: "1 Profiles")
      screen.press("C-c")
      leaves(screen)
      line("\(given.status); echo \"<$AWS_PROFILE>\"", on: screen)
      expect(screen, given, sees: "<>")
      expect(screen, given, sees: "status=130")
      line("clear; awscreds-tui use live-prod", on: screen)
      expect(screen, given, sees: "Use it?")
      #expect(!home.names(in: "run").contains { $0.hasPrefix("awscreds-tui") })
      screen.press("C-c")
      line("\(given.status)", on: screen)
      expect(screen, given, sees: "status=130")
      line("echo \"again <$AWS_PROFILE>\"", on: screen)
      expect(screen, given, sees: "again <>")
      // The shell and its hook still work.
      line("awscreds-tui use acme-dev; echo \"now <$AWS_PROFILE>\"", on: screen)
      expect(screen, given, sees: "now <acme-dev>")
      line("awscreds-tui use --none; echo \"then <$AWS_PROFILE>\"", on: screen)
      expect(screen, given, sees: "then <>")
      line("awscreds-tui use -; echo \"back <$AWS_PROFILE>\"", on: screen)
      expect(screen, given, sees: "back <acme-dev>")
      #expect(!home.names(in: "run").contains { $0.hasPrefix("awscreds-tui") })
    }
  }

  @Test(arguments: cases) func aStopIsToldWithTheLineToRun(_ given: Case) {
    inShell(given) { screen, _ in
      line("awscreds-tui", on: screen)
      expect(screen, given, sees: "1 Profiles")
      screen.press("C-z")
      leaves(screen)
      line("clear; fg", on: screen)
      expect(screen, given, sees: "1 Profiles")
      screen.type("/acme")
      screen.press("Enter")
      screen.press("Enter")
      expect(screen, given, sees: "cannot be told")
      expect(screen, given, sees: "env")
      line("echo \"<$AWS_PROFILE>\"", on: screen)
      expect(screen, given, sees: "<>")
    }
  }

  @Test(arguments: cases) func namesAndVerbsAreCompleted(_ given: Case) {
    inShell(given) { screen, home in
      line(given.completion + "; clear; echo compl''eted", on: screen)
      expect(screen, given, sees: "completed")
      screen.type("awscreds-tui curr")
      screen.press("Tab")
      expect(screen, given, sees: "awscreds-tui current")
      screen.press("C-u")
      screen.type("awscreds-tui stages add")
      screen.press("Tab")
      expect(screen, given, sees: "awscreds-tui stages add-map")
      screen.press("C-u")
      screen.type("awscreds-tui env acme-dev --shell powe")
      screen.press("Tab")
      expect(screen, given, sees: "--shell powershell")
      screen.press("C-u")
      screen.type("awscreds-tui use acm")
      screen.press("Tab")
      expect(screen, given, sees: "awscreds-tui use acme-dev")
      screen.press("C-u")
      // A hostile name is quoted by the shell, and arrives.
      screen.type("awscreds-tui use my")
      screen.press("Tab")
      expect(screen, given, sees: "pwned")
      screen.press("Enter")
      line("echo \"<$AWS_PROFILE>\"", on: screen)
      expect(screen, given, sees: "<my $(touch pwned)>")
      #expect(home.names(in: "work") == [])
    }
  }

  /// As after `setup.sh run`, which puts nothing into PATH.
  @Test func theHookOfAProgramOutsideOfPathWorksInANewShell() throws {
    let given = try #require(Self.cases.first { $0.shell == "bash" })
    inShell(given) { screen, home in
      line("PATH=/usr/local/bin:/usr/bin:/bin; unset -f awscreds-tui; hash -r; clear", on: screen)
      line(builtPrograms + "/awscreds-tui", on: screen)
      expect(screen, given, sees: "1 Profiles")
      screen.type("5")
      expect(screen, given, sees: "In this shell (bash")
      screen.type("w")
      expect(screen, given, sees: "not in PATH")
      screen.type("y")
      expect(screen, given, sees: "Written to")
      screen.type("q")
      leaves(screen)
      line("clear; bash --rcfile ~/.bashrc -i", on: screen)
      line("awscreds-tui use acme-dev; echo \"<$AWS_PROFILE>\"", on: screen)
      expect(screen, given, sees: "<acme-dev>")
      #expect(!screen.picture.contains("not found"), "\(screen.picture)")
    }
  }

  /// zsh reads the file at the first Tab, and only then knows what to call.
  @Test func zshAnswersTheFirstTab() throws {
    let given = try #require(Self.cases.first { $0.shell == "zsh" })
    inShell(given) { screen, _ in
      line(
        "mkdir ../site; awscreds-tui completion zsh > ../site/_awscreds-tui; "
          + "fpath=($PWD/../site $fpath); autoload -Uz compinit; compinit -u -D; clear; "
          + "echo load''ed", on: screen)
      expect(screen, given, sees: "loaded")
      screen.type("awscreds-tui renam")
      screen.press("Tab")
      expect(screen, given, sees: "awscreds-tui rename")
      screen.press("C-u")
      screen.type("awscreds-tui exec acme-dev -- mkdir ../si")
      screen.press("Tab")
      expect(screen, given, sees: "mkdir ../site/")
    }
  }

  @Test func aNewcomerGetsFromNothingToAProfileInForce() {
    guard let given = Self.cases.first else { return }
    inShell(given, names: []) { screen, _ in
      line("awscreds-tui", on: screen)
      expect(screen, given, sees: "No profiles yet")
      screen.type("n")
      expect(screen, given, sees: "page 1 of")
      screen.press("Enter")
      expect(screen, given, sees: "Add profile")
      screen.paste(
        "export AWS_ACCESS_KEY_ID=AKIAEXAMPLE2ALPHA222\n"
          + "export AWS_SECRET_ACCESS_KEY=ExampleSecretDelta0123456789abcdefghijkl\n")
      expect(screen, given, sees: "AKIAEXAMPLE2ALPHA222")
      screen.type("first")
      screen.press("Enter")
      expect(screen, given, sees: "[first]")
      screen.press("Enter")
      expect(screen, given, sees: "Add first. z takes it back")
      // Another key first: the same once more at once is taken for a slip.
      screen.press("Home")
      screen.press("Enter")
      leaves(screen)
      line("echo \"<$AWS_PROFILE>\"", on: screen)
      expect(screen, given, sees: "<first>")
    }
  }
}
