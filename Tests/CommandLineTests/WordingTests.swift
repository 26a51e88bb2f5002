import JSONText
import TestSupport
import Testing

/// Words that are copied, and options that cannot both be followed.
@Suite struct WordingTests {
  @Test(arguments: [
    ["list", "--names", "--json"], ["doctor", "--json", "--fix-safe"],
    ["doctor", "--json", "--fix", "bom", "--diff"],
  ]) func jsonIsNeverDroppedInSilence(_ words: [String]) {
    let program = Program(credentials: "[a]\n")
    defer { program.home.remove() }
    let run = program.run(words)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains("--json does not go with --"), "\(run.errors)")
  }

  @Test(arguments: [
    ("no pe", "add 'no pe'"), ("$(touch x)", "add '$(touch x)'"), ("it's", #"add 'it'\''s'"#),
    ("-n", "add -- -n"), ("plain.name-1", "add plain.name-1"),
  ]) func namesInCommandsToCopyAreQuoted(_ name: String, _ command: String) {
    let program = Program(credentials: "[nothing-like-it]\n")
    defer { program.home.remove() }
    let run = program.run("check", "--", name)
    #expect(run.output.contains("(awscreds-tui \(command))"), "\(run.output)")
    #expect(program.run("show", "").errors.contains("The name of the profile is empty."))
  }

  @Test func aProfileWithoutSignInIsToldHowToBeChecked() {
    let program = Program(credentials: "[two words]\n" + ChangingTests.bob)
    defer { program.home.remove() }
    let run = program.run("login", "two words")
    #expect(run.errors.contains("awscreds-tui check 'two words'"), "\(run.errors)")
  }

  @Test func theNewestStepIsFirstInBothForms() {
    let program = Program()
    defer { program.home.remove() }
    for key in ["a", "b", "c"] { #expect(program.run("set", "hh", key, "1").status == 0) }
    let lines = program.run("history").output.split(separator: "\n")
    #expect(lines.map { $0.contains("set c ") } == [true, false, false])
    let steps = program.run("history", "--json").json?["steps"]?.array ?? []
    #expect(steps.first?["title"]?.string == "set c of hh")
  }

  @Test func theEndOfUndoIsTold() {
    let program = Program()
    defer { program.home.remove() }
    #expect(program.run("undo").errors.contains("no written version is kept"))
    for key in 0..<12 { #expect(program.run("set", "hh", "k\(key)", "1").status == 0) }
    for _ in 0..<10 { #expect(program.run("undo").status == 0) }
    let end = program.run("undo")
    #expect(end.status == 1)
    #expect(end.errors.contains("the last 10 of each file are kept"), "\(end.errors)")
    #expect(end.errors.contains("Redo does them again"))
    #expect(program.file("config")?.contains("k1 = 1") == true)
    #expect(program.run("undo", "--help").output.contains("the last 10 of each file are kept"))
    #expect(program.run("--man-page").output.contains("the last 10 of each file are kept"))
  }

  @Test func whatARotationWillWriteIsToldInWords() {
    let program = Program(credentials: "[bob]\n" + ChangingTests.bob)
    defer { program.home.remove() }
    let run = program.run("rotate", "bob", "--diff")
    #expect(run.output.contains("+aws_secret_access_key = the-secret-that-IAM-will-tell"))
    #expect(!run.output.contains("****tell"), "\(run.output)")
    #expect(!run.output.contains("ExampleSecretAlpha"))
  }

  @Test func aNetworkThatIsDeadIsNoRefusalOfIAM() {
    var program = Program(credentials: "[bob]\n" + ChangingTests.bob)
    defer { program.home.remove() }
    program.environment["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9"
    program.environment["AWS_REGION"] = "us-east-1"
    let run = program.run("keys", "bob", "--json")
    #expect(run.status == 1)
    #expect(run.json?["error"]?["code"]?.string == "no-network", "\(run.output)")
  }

  /// A script cannot type a code: it is told where one can.
  @Test func aCodeThatNobodyCanBeAskedForIsAMissingTerminal() {
    let program = Program(
      credentials: "[bob]\n" + ChangingTests.bob,
      config: "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = bob\n"
        + "mfa_serial = arn:aws:iam::111122223333:mfa/bob\nregion = us-east-1\n")
    defer { program.home.remove() }
    for words in [["exec", "ops", "--resolve", "--", "true"], ["env", "ops", "--resolve"]] {
      let run = program.run(words)
      #expect(run.status == 3)
      #expect(run.errors.contains("Run it on a terminal, where the code is asked for"))
    }
    let check = program.run("check", "ops")
    #expect(check.status == 1)
    #expect(check.output.contains("asked for on a terminal"), "\(check.output)")
  }

  @Test func showTellsAFaultOnceAndByItsCode() {
    let program = Program(
      config: "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = nope\n")
    defer { program.home.remove() }
    let lines = program.run("show", "ops").output.split(separator: "\n")
    let faults = lines.filter { $0.contains("source_profile names nope") }
    #expect(faults.count == 1, "\(lines)")
    #expect(faults.first?.hasPrefix("  error source-profile-missing: config:3: ") == true)
  }

  @Test func aSecretInTheJSONOfAProcessIsMasked() {
    let command =
      #"/bin/echo '{"Version": 1, "SecretAccessKey": "PROCESSED", "SessionToken":"TOK"}'"#
    let program = Program(config: "[profile p]\ncredential_process = \(command)\n")
    defer { program.home.remove() }
    for words in [["show", "p"], ["show", "p", "--json"]] {
      let run = program.run(words)
      #expect(run.output.contains("SecretAccessKey"))
      #expect(!run.output.contains("PROCESSED"), "\(run.output)")
      #expect(!run.output.contains("TOK\""), "\(run.output)")
    }
    #expect(program.run("show", "p", "--reveal").output.contains("PROCESSED"))
  }
}
