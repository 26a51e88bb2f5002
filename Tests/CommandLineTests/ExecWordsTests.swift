import TestSupport
import Testing

/// Which words of `exec` are ours and which are the command's.
@Suite struct ExecWordsTests {
  private func run(_ words: [String]) -> ChildRun {
    let program = Program(credentials: SwitchingTests.credentials)
    defer { program.home.remove() }
    return program.run(["exec"] + words)
  }

  private static let show = ["sh", "-c", #"printf '<%s>' "$AWS_PROFILE" "$AWS_REGION" "$@""#, "sh"]

  /// A command may have options that are called as ours: with or without `--` it gets them all.
  @Test(arguments: [
    ["-y", "hi"], ["--region", "x"], ["--region=x"], ["--resolve"], ["-h"], ["--help"], ["-la"],
    ["a", "--", "-y"], ["--"],
  ]) func aCommandKeepsItsOwnOptions(_ words: [String]) {
    let told = "<dev><>" + words.map { "<\($0)>" }.joined()
    for before in [["dev"], ["dev", "--"], ["--", "dev"], ["--", "dev", "--"]] {
      let run = run(before + Self.show + words)
      #expect(run.output == told, "\(before) \(run.errors)")
      #expect(run.status == 0)
    }
  }

  @Test func optionsOfOursStandBeforeTheCommand() {
    for words in [
      ["--region", "eu-west-1", "dev", "--"], ["dev", "--region", "eu-west-1", "--"],
      ["dev", "--region=eu-west-1"], ["--region=eu-west-1", "-y", "--", "dev", "--"],
    ] {
      #expect(run(words + Self.show + ["-y"]).output == "<dev><eu-west-1><-y>", "\(words)")
    }
  }

  /// `--` guards a name that begins with a sign, and the one behind it parts the command.
  @Test func oddNamesAreGuarded() {
    #expect(run(["--", "-n", "--"] + Self.show + ["x"]).output == "<-n><><x>")
    #expect(run(["--", "-n"] + Self.show + ["x"]).output == "<-n><><x>")
    let guarded = run(["--region", "eu-west-1", "--", "-n", "--"] + Self.show)
    #expect(guarded.output == "<-n><eu-west-1>")
  }

  @Test func whatIsNoOptionOfOursIsRefusedBeforeTheCommand() {
    let run = run(["dev", "-la", "--", "true"])
    #expect(run.status == 2)
    #expect(run.errors.contains("unknown option -l"), "\(run.errors)")
    #expect(self.run(["--help", "dev"]).output.hasPrefix("usage: awscreds-tui exec"))
    #expect(self.run(["dev", "--help"]).output.hasPrefix("usage: awscreds-tui exec"))
    #expect(self.run(["--", "dev"]).status == 0)
  }
}
