import ShellIntegration
import TestSupport
import Testing

@Suite struct StartupFileTests {
  @Test(arguments: [
    (Shell.bash, "/home/ann/.bashrc"), (.zsh, "/home/ann/.zshrc"),
    (.fish, "/home/ann/.config/fish/config.fish"),
  ]) func eachShellHasItsFile(shell: Shell, path: String) {
    let file = StartupFile(of: shell, home: "/home/ann", variables: [:])
    #expect(file?.path == path)
    #expect(file?.line.contains("awscreds-tui init \(shell.rawValue)") == true)
  }

  @Test func variablesMoveTheFiles() {
    let variables = ["ZDOTDIR": "/z", "XDG_CONFIG_HOME": "/c"]
    #expect(StartupFile(of: .zsh, home: "/h", variables: variables)?.path == "/z/.zshrc")
    #expect(StartupFile(of: .fish, home: "/h", variables: variables)?.path == "/c/fish/config.fish")
    #expect(StartupFile(of: .cmd, home: "/h", variables: variables) == nil)
  }

  @Test(arguments: [
    ("", nil), ("alias x=y\neval \"$(awscreds-tui init bash)\"\n", 2),
    ("# eval \"$(awscreds-tui init bash)\"\n", nil),
    ("  eval \"$(command awscreds-tui init bash --name aws)\"", 1),
    ("x\neval \"$('/opt/my tools/awscreds-tui' init bash)\"", 2),
    ("# mine\r\nalias x=y\r\neval \"$(awscreds-tui init bash)\"\r\n", 3),
    ("alias x=y\r\n# awscreds-tui init bash\r\n", nil),
  ]) func anExistingHookIsFound(text: String, line: Int?) {
    #expect(StartupFile.hookLine(in: text) == line)
  }

  /// Where PATH does not lead to the program, a new shell would only complain.
  @Test(arguments: [Shell.bash, .zsh, .fish].filter(HookTests.installed))
  func aLineWithAPathRunsThatFile(shell: Shell) throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    let place = "it's my $(touch pwned) folder/awscreds-tui"
    folder.write(place, "#!/bin/sh\necho \"echo called \\$1 with $*\"\n", mode: 0o700)
    let file = try #require(
      StartupFile(of: shell, home: "/h", variables: [:], program: folder.path(place)))
    #expect(file.isByPath)
    #expect(StartupFile.hookLine(in: file.adding(to: "")) == 1)
    let run = ChildRun(
      [shell.rawValue, "-c", file.line],
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path],
      directory: folder.path)
    #expect(run.output == "called with init \(shell.rawValue)\n", "\(run.errors)")
    #expect(!folder.names(in: "").contains("pwned"))
  }

  @Test(arguments: ["", "a\n", "a", "# a\r\nb\r\n"]) func addingTwiceIsAddingOnce(text: String)
    throws
  {
    let file = try #require(StartupFile(of: .bash, home: "/h", variables: [:]))
    let once = file.adding(to: text)
    #expect(once.hasSuffix(file.line + "\n"))
    #expect(once.hasPrefix(text))
    #expect(!once.contains("\n\n") && !once.contains("\r\n\n"), "no blank line is added")
    #expect(file.adding(to: once) == once)
  }
}

/// The line that switches a shell by hand.
@Suite struct SwitchLineTests {
  @Test(arguments: [
    (Shell.bash, "eval \"$(awscreds-tui env --none)\""),
    (.fish, "awscreds-tui env --shell fish --none | source"),
    (.powershell, "awscreds-tui env --shell powershell --none | Out-String | Invoke-Expression"),
  ])
  func noneIsAnOption(_ shell: Shell, _ line: String) {
    #expect(shell.switchLine(to: nil) == line)
  }

  @Test func aProgramThatPATHDoesNotHaveIsCalledByItsPath() {
    #expect(
      Shell.zsh.switchLine(to: "a b", region: "eu-west-1", program: "/opt/my tools/awscreds-tui")
        == "eval \"$('/opt/my tools/awscreds-tui' env --region 'eu-west-1' 'a b')\"")
  }
}
