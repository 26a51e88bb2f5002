import ShellIntegration
import TestSupport
import Testing

@Suite struct ShellLinesTests {
  @Test(arguments: HookTests.shells.filter(HookTests.installed)) func linesCarryHostileNames(
    shell: Shell
  ) throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    folder.makeFolder("work")
    let name = shell == .posix ? "dash" : shell.rawValue
    let quiet = ["bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]][name] ?? []
    for profile in hostileNames + ["two\nlines"] {
      let lines = try shell.lines(for: .switching(to: profile, region: "eu-west-1"))
      folder.write("lines", lines)
      let script =
        shell == .fish
        ? "cat ../lines | source; printenv AWS_PROFILE AWS_REGION AWS_SESSION_TOKEN"
        : "eval \"$(cat ../lines)\"; printenv AWS_PROFILE AWS_REGION AWS_SESSION_TOKEN"
      let run = ChildRun(
        [name] + quiet + ["-c", script],
        environment: [
          "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8",
          "AWS_SESSION_TOKEN": "stale",
        ], directory: folder.path("work"))
      #expect(run.output == profile + "\neu-west-1\n", "\(shell) \(profile): \(run.errors)")
    }
    #expect(folder.names(in: "work") == [])
  }

  @Test func powershellDoublesEveryQuoteItKnows() {
    #expect(Shell.powershell.quoted("a'b\u{2019}c$(x)") == "'a''b\u{2019}\u{2019}c$(x)'")
  }

  @Test func nushellEscapesQuotesAndControls() {
    #expect(Shell.nushell.quoted("a\"b\\c\u{1B}$x") == "\"a\\\"b\\\\c\\u{1b}$x\"")
  }

  @Test func cmdEscapesWithCaretsAndDoublesPercent() throws {
    #expect(Shell.cmd.quoted("a\"&calc|%PATH%") == "a^\"^&calc^|%%PATH%%")
    #expect(throws: ShellError.unprintableValue(name: "AWS_PROFILE")) {
      try Shell.cmd.lines(for: .switching(to: "a\ncalc"))
    }
  }

  @Test func controlCharactersNeverReachTheTerminal() throws {
    for shell in [Shell.bash, .zsh, .fish, .nushell] {
      let text = try shell.lines(for: .switching(to: "\u{1B}[31m\u{7}"))
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
  }
}

@Suite struct EnvironmentChangeTests {
  @Test func switchUnsetsWhatWouldOverrule() {
    let change = EnvironmentChange.switching(to: "dev")
    let after = change.applied(to: [
      "AWS_DEFAULT_PROFILE": "x", "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x",
      "AWS_SESSION_TOKEN": "x", "AWS_SECURITY_TOKEN": "x", "AWS_CREDENTIAL_EXPIRATION": "x",
      "AWS_REGION": "sa-east-1", "PATH": "/bin",
    ])
    #expect(after == ["AWS_PROFILE": "dev", "AWS_REGION": "sa-east-1", "PATH": "/bin"])
  }

  @Test func noProfileUnsetsTheVariable() {
    let after = EnvironmentChange.switching(to: nil).applied(to: ["AWS_PROFILE": "dev"])
    #expect(after == [:])
  }

  @Test func nothingIsBothSetAndUnset() {
    for change in [
      EnvironmentChange.switching(to: "a", region: "r", expiration: "t", loadConfig: true),
      .switching(to: nil),
      .exporting(
        accessKeyID: "a", secretAccessKey: "b", sessionToken: nil, region: nil, expiration: nil),
      .exporting(
        accessKeyID: "a", secretAccessKey: "b", sessionToken: "c", region: "r", expiration: "t"),
    ] {
      #expect(Set(change.set.map(\.name)).isDisjoint(with: change.unset))
    }
  }

  @Test func handOffRefusesLineBreaks() {
    #expect(throws: ShellError.unprintableValue(name: "AWS_PROFILE")) {
      try HandOff.encode(.switching(to: "a\n-AWS_REGION"))
    }
  }

  @Test func everyVariableOfASwitchIsKnownToTheHooks() {
    let change = EnvironmentChange.switching(
      to: "a", region: "r", expiration: "t", loadConfig: true)
    #expect(change.set.allSatisfy { HandOff.settable.contains($0.name) })
    let unset = EnvironmentChange.switching(to: nil).unset
    #expect(unset.allSatisfy { HandOff.unsettable.contains($0) })
  }

  @Test func previousIsReadBack() {
    #expect(HandOff.previous("=my prod") == .profile("my prod"))
    #expect(HandOff.previous("=") == .profile(""))
    #expect(HandOff.previous("-") == .noProfile)
    #expect(HandOff.previous("") == nil)
    #expect(HandOff.previous(nil) == nil)
  }
}
