import JSONText
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A long run with marked secrets: none of them may stand in anything but the user's own files and
/// their private versions.
@Suite struct SecretsTests {
  static let typed = "TypedMarkedSecret0123456789abcdefghijklm"
  static let pasted = "PastedMarkedSecret0123456789abcdefghijkl"
  static let kept = "KeptMarkedSecret0123456789abcdefghijklmn"
  static let token = "MarkedToken/abcdefghijklmnopqrstuvwxyz0123456789=="
  /// Parts that no mask shows.
  static let marks = ["TypedMarked", "PastedMarked", "KeptMarked", "MarkedToken/"]

  /// A project that holds a secret beside the name of a profile.
  private static let project = """
    provider:
      name: aws
      environment:
        AWS_SECRET_ACCESS_KEY: \(kept)
      profile: kept

    """

  private func program() -> Program {
    let program = Program(
      credentials: """
        # old secret: \(Self.kept)
        [kept]
        aws_access_key_id = AKIAEXAMPLE2ALPHA222
        aws_secret_access_key = \(Self.kept) # mine
        AWS_SESSION_TOKEN = \(Self.token)
          \(Self.kept)

        """,
      config: """
        [profile kept]
        region = us-east-1a
        aws_secret_access_key = \(Self.kept)

        [profile role]
        role_arn = arn:aws:iam::111122223333:role/x
        source_profile = kpet

        """)
    program.home.write("work/serverless.yml", Self.project)
    return program
  }

  private func expectNone(_ bytes: [UInt8], _ what: String) {
    let text = String(decoding: bytes, as: UTF8.self)
    for mark in Self.marks {
      #expect(!text.contains(mark), "a secret (\(mark)…) stands in \(what)")
    }
  }

  /// Looks through all that was kept under the home folder but the files themselves and versions.
  private func expectNoneKept(_ home: TemporaryFolder, _ folder: String = ".") {
    for name in home.names(in: folder) {
      let path = folder == "." ? name : "\(folder)/\(name)"
      if path == ".aws" || name == "versions" || path == "work" {
        if name == "versions", let index = home.bytes("\(path)/index.json") {
          expectNone(index, "\(path)/index.json")
        }
        continue
      }
      if home.names(in: path).isEmpty {
        expectNone(home.bytes(path) ?? [], path)
      } else {
        expectNoneKept(home, path)
      }
      expectNone(Array(name.utf8), "the name \(path)")
    }
  }

  @Test func noVerbLetsASecretOut() {
    let program = program()
    let pasted = """
      export AWS_ACCESS_KEY_ID=AKIAEXAMPLE2BRAVO222
      export AWS_SECRET_ACCESS_KEY=\(Self.pasted)
      export AWS_SESSION_TOKEN=\(Self.token)

      """
    let runs: [(words: [String], input: String)] = [
      (["set", "typed", "aws_access_key_id", "AKIAEXAMPLE2CHARL222"], ""),
      (["set", "typed", "aws_secret_access_key", "--diff"], Self.typed),
      (["set", "typed", "aws_secret_access_key"], Self.typed),
      (["set", "typed", "aws_secret_access_key"], Self.typed + " # x"),
      (["set", "typed", "aws_secret_access_key"], Self.typed + "\nx"),
      (["add", "pasted", "--diff"], pasted), (["add", "pasted"], pasted),
      (["add", "pasted"], pasted), (["add", "[bad]"], pasted),
      (["import", "-", "--profile", "more", "--diff"], pasted),
      (["import", "-", "--profile", "more"], pasted),
      (["list"], ""), (["list", "--json"], ""), (["list", "--filter", "Marked"], ""),
      (["show", "kept"], ""), (["show", "kept", "--json"], ""), (["show", "pasted"], ""),
      (["show", Self.marks[0]], ""),
      (["current", "--json"], ""), (["env", "kept"], ""), (["stages", "--json"], ""),
      (["doctor"], ""), (["doctor", "--json"], ""), (["doctor", "--fix-safe", "--diff"], ""),
      (["doctor", "--fix", "stale-session-token", "--diff"], ""), (["doctor", "--fix-safe"], ""),
      (["stages"], ""), (["rename", "kept", "renamed", "--project", ".", "--diff"], ""),
      (["rename", "kept", "renamed", "--diff"], ""), (["rename", "kept", "renamed"], ""),
      (["copy", "renamed", "copied", "--diff"], ""), (["copy", "renamed", "copied"], ""),
      (["remove", "copied", "--diff"], ""), (["remove", "copied"], ""),
      (["remove", "copied", "--yes"], ""),
      (["unset", "renamed", "aws_session_token", "--diff"], ""),
      (["check", "renamed", "--timeout", "1", "--json"], ""),
      (["history"], ""), (["history", "--json"], ""), (["undo"], ""), (["redo"], ""),
      (["undo"], ""), (["use", "renamed"], ""),
    ]
    for (words, input) in runs {
      // No network: a check asks a port where nobody is.
      var quiet = program
      quiet.environment["AWS_ENDPOINT_URL_STS"] = "http://127.0.0.1:9"
      let run = quiet.run(words, input: input)
      let shown = words.contains(Self.marks[0]) ? [] : run.outputBytes + run.errorBytes
      expectNone(shown, "the output of \(words.joined(separator: " "))")
    }
    #expect(program.file("credentials")?.contains(Self.typed) == true, "nothing was saved")
    #expect(program.file("credentials")?.contains(Self.pasted) == true, "nothing was imported")
    expectNoneKept(program.home)
  }

  @Test func noScreenLetsASecretOut() throws {
    let program = program()
    let environment = [
      "HOME": program.home.path, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
      "PATH": "/usr/local/bin:/usr/bin:/bin", "AWS_ENDPOINT_URL_STS": "http://127.0.0.1:9",
    ]
    let terminal = try #require(
      PseudoTerminal(
        [builtPrograms + "/awscreds-tui"], environment: environment, columns: 120, rows: 40))
    #expect(terminal.waitFor("kept"))
    /// Types keys and waits for what only they bring: a key right behind Escape would be Alt.
    func press(_ keys: String, _ seen: String) {
      let before = terminal.output.count
      terminal.send(keys)
      #expect(terminal.waitFor(seen, from: before), "\(seen)")
    }
    // Details, findings with their lines, fixes with their diffs.
    terminal.send("jk")
    press("4", "findings in")
    terminal.send("jjjjj")
    for key in ["F", "f"] {
      press(key, "leaves all as it was")
      press("\u{1B}", "Left as it was")
    }
    press("1", "KIND")
    // A profile by pasting keys, its review, the save, the history of it.
    press("a", "Paste anything")
    press(
      "\u{1B}[200~AWS_ACCESS_KEY_ID=AKIAEXAMPLE2BRAVO222\nAWS_SECRET_ACCESS_KEY=\(Self.pasted)\n"
        + "\u{1B}[201~", "long-term key")
    press("pasted", "free")
    press("\r", "writes and checks")
    press("\r", "z takes it back")
    // Another key first: the same once more at once is taken for a slip.
    terminal.send("gg")
    press("\r", "cannot change the shell")
    press("\u{1B}", "filter")
    press("H", "brings back")
    terminal.send("j")
    press("\u{1B}", "KIND")
    press("m", "Messages")
    press("\u{1B}", "filter")
    press("d", "to delete it")
    press("\u{1B}", "filter")
    press("2", "No check ever runs")
    press("5", "BECAUSE")
    press("1", "KIND")
    terminal.send("q")
    #expect(terminal.waitForEnd() == 0)
    // The law means something only where the form, its review and the save were there.
    #expect(program.file("credentials")?.contains(Self.pasted) == true, "nothing was saved")
    expectNone(terminal.output, "the screen")
    expectNoneKept(program.home)
  }
}
