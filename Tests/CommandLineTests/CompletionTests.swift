import TestSupport
import Testing

/// What may stand where, as completions ask for it and as the shells take it.
@Suite struct CompletionTests {
  private static let credentials = "[acme-dev]\n[a b]\n[a$(touch pwned)]\n[other]\n"
  private static let project = """
    custom:
      profiles:
        live: acme-dev
    provider:
      stage: ${opt:stage, 'live'}
      profile: ${self:custom.profiles.${self:provider.stage}}

    """

  private func program() -> Program {
    let program = Program(
      credentials: Self.credentials, config: "[sso-session corp]\nsso_region = eu-west-1\n")
    program.home.write("work/serverless.yml", Self.project)
    return program
  }

  private func answer(_ program: Program, _ words: [String], shell: String = "zsh") -> [String] {
    let run = program.run(["completion", shell, "--"] + words)
    #expect(run.status == 0, "\(run.errors)")
    return run.output.split(separator: "\n").enumerated().map { index, line in
      index == 0 ? String(line) : String(line.drop { $0 != "\t" }.dropFirst())
    }
  }

  @Test(arguments: [
    (["stages", ""], ["words", "set", "unset", "add-map", "connect"]),
    (["history", "pur"], ["words", "purge"]), (["config", ""], ["words", "credentials"]),
    (["stages", "set", ""], ["words", "live"]), (["stages", "unset", ""], ["words", "live"]),
    (["stages", "connect", "m", ""], ["words"]), (["rename", "acme-dev", ""], ["words"]),
    (["add", ""], ["words"]), (["set", "acme-dev", "region", ""], ["words"]),
    (["set", "--file", ""], ["words", "credentials", "config"]),
    (["set", "--file="], ["words", "credentials", "config"]),
    (["add", "x", "--sso-session", ""], ["words", "corp"]),
    (
      ["add", "x", "--credential-source", ""],
      ["words", "Environment", "Ec2InstanceMetadata", "EcsContainer"]
    ), (["rotate", "x", "--until", ""], ["words", "create", "write", "verify", "deactivate"]),
    (["completion", ""], ["words", "bash", "zsh", "fish"]), (["import", ""], ["files"]),
    (["--project", ""], ["folders"]), (["stages", "--project", ""], ["folders"]),
    (["exec", "acme-dev", "--", ""], ["command 3"]),
    (["exec", "acme-dev", "--", "ls", "-"], ["command 3"]),
    (["exec", "p", "ls", ""], ["command 2"]),
    (["exec", "--", "acme-dev", ""], ["command 3"]),
    (["exec", "--", "acme-dev", "--", ""], ["command 4"]), (["doctor", ""], ["words"]),
    (["nonsense", ""], ["words"]), (["list", "--json", "--names", "--"], ["words", "--filter"]),
  ]) func eachPlaceHasItsWords(_ words: [String], _ expected: [String]) {
    let program = program()
    defer { program.home.remove() }
    #expect(answer(program, words) == expected)
  }

  @Test(arguments: [
    (["set", ""], "a b"), (["add", "x", "--source-profile", ""], "acme-dev"),
    (["stages", "add-map", "dev", ""], "acme-dev"), (["use", "--region", ""], "eu-west-1"),
    (["doctor", "--fix", ""], "bom"), (["doctor", "--fix", "bom", ""], "uppercase-key"),
    (["set", "acme-dev", ""], "role_arn"), (["help", ""], "rotate"), ([""], "rotate"),
    (["-"], "--project"), (["-"], "--man-page"),
  ]) func thePlaceOffers(_ words: [String], _ offered: String) {
    let program = program()
    defer { program.home.remove() }
    #expect(answer(program, words).contains(offered))
  }

  @Test func shellsPartAnOptionFromItsValueAsTheyDo() {
    let program = program()
    defer { program.home.remove() }
    let files = ["words", "credentials", "config"]
    #expect(answer(program, ["set", "--file", "="], shell: "bash") == files)
    #expect(answer(program, ["set", "--file", "=", "c"], shell: "bash") == files)
    #expect(
      answer(program, ["set", "--file=c"], shell: "fish")
        == ["words", "--file=credentials", "--file=config"])
  }

  @Test func everyOptionOfTheHelpIsOfferedAndStandsInTheUsage() {
    let program = program()
    defer { program.home.remove() }
    let verbs = program.run("--help").output.split(separator: "\n").drop { $0 != "verbs:" }
      .dropFirst().prefix { $0.hasPrefix("  ") }.compactMap { $0.split(separator: " ").first }
    #expect(verbs.count > 20)
    for verb in verbs.map(String.init) {
      let help = program.run(verb, "--help").output
      let parts = help.split(separator: "options:\n", maxSplits: 1)
      let options = parts.count < 2 ? [] : optionNames(parts[1])
      let usage = Set(optionNames(parts[0]))
      for option in options { #expect(usage.contains(option), "\(verb) \(option)") }
      #expect(answer(program, [verb, "-"]).dropFirst().sorted() == options.sorted(), "\(verb)")
    }
  }

  /// The long options in a text, each once.
  private func optionNames(_ text: Substring) -> [String] {
    var names: [String] = []
    for match in text.matches(of: /(?:^|[ \[|])(--[a-z][a-z-]*)/.anchorsMatchLineEndings()) {
      if !names.contains(String(match.1)) { names.append(String(match.1)) }
    }
    return names
  }

  /// Runs a script of a shell that finds the built program.
  private func run(_ words: [String], in program: Program) -> ChildRun {
    ChildRun(
      words,
      environment: [
        "HOME": program.home.path, "PATH": builtPrograms + ":/usr/local/bin:/usr/bin:/bin",
      ], directory: program.home.path("work"))
  }

  @Test func bashCompletesHostileNamesAsOneWord() {
    let program = program()
    defer { program.home.remove() }
    let script = """
      source <(awscreds-tui completion bash)
      COMP_WORDS=(awscreds-tui use a) COMP_CWORD=2
      __awscreds_tui_complete
      for word in "${COMPREPLY[@]}"; do eval "printf '%s\\n' $word"; done
      COMP_WORDS=(awscreds-tui chec) COMP_CWORD=1
      __awscreds_tui_complete
      printf '%s\\n' "${COMPREPLY[@]}"
      COMP_WORDS=(awscreds-tui import serv) COMP_CWORD=2
      __awscreds_tui_complete
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let found = run(["bash", "--norc", "-c", script], in: program)
    #expect(
      found.output == "acme-dev\na b\na$(touch pwned)\ncheck\nserverless.yml\n", "\(found.errors)")
    #expect(program.home.names(in: "work") == ["serverless.yml"])
  }

  @Test(arguments: [
    ("import serv", "serverless.yml"), ("exec acme-dev -- ls serv", "serverless.yml"),
    ("stages --project fold", "folder/"), ("set --file cred", "credentials"),
    ("set --file=cred", "--file=credentials"), ("renam", "rename"), ("use acm", "acme-dev"),
  ]) func fishAsksTheProgram(_ line: String, _ word: String) {
    let program = program()
    defer { program.home.remove() }
    program.home.makeFolder("work/folder")
    let found = run(
      [
        "fish", "--no-config", "-c",
        "awscreds-tui completion fish | source; complete -C 'awscreds-tui \(line)'",
      ], in: program)
    let words = found.output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
    #expect(words.map(String.init) == [word], "\(found.output)\(found.errors)")
  }
}
