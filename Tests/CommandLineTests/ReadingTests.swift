import Canvas
import JSONText
import TestSupport
import Testing

@Suite struct ReadingTests {
  static let credentials = """
    [default]
    aws_access_key_id = AKIAEXAMPLE2ALPHA222
    aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl
    [my prod]
    aws_access_key_id = AKIAEXAMPLE2BRAVO222
    aws_secret_access_key = ExampleSecretBravo0123456789abcdefghijkl

    """
  static let config = """
    [profile ops]
    role_arn = arn:aws:iam::444455556666:role/Ops
    source_profile = default
    region = eu-west-1 # home

    """

  @Test(arguments: [["list"], ["check", "--all", "--timeout", "1"]])
  func columnsStandBelowEachOtherForWideNames(_ words: [String]) {
    let keys = "aws_access_key_id = AKIAEXAMPLE2ALPHA222\n"
    let program = Program(credentials: "[開発環境]\n\(keys)[dev]\n\(keys)[e\u{301}t\u{e9}]\n\(keys)")
    defer { program.home.remove() }
    let lines = program.run(words).output.split(separator: "\n")
    #expect(lines.count == 3)
    let word = words[0] == "list" ? "keys" : "config-error"
    let starts = lines.compactMap { line in
      line.firstRange(of: word).map { displayWidth(String(line[..<$0.lowerBound])) }
    }
    #expect(starts.count == 3 && Set(starts).count == 1, "\(lines)")
  }

  @Test func listHasTheDocumentedShape() throws {
    let program = Program(credentials: Self.credentials, config: Self.config)
    defer { program.home.remove() }
    let run = program.run("list", "--json")
    #expect(run.status == 0)
    let json = try #require(run.json)
    #expect(json.members?.map(\.key) == ["profiles", "files"])
    let rows = json["profiles"]?.array ?? []
    #expect(rows.map { $0["name"]?.string } == ["default", "my prod", "ops"])
    for row in rows {
      #expect(
        row.members?.map(\.key) == [
          "name", "kind", "account_id", "account_id_source", "region", "active", "files",
          "findings", "verdict",
        ])
    }
    #expect(rows[0]["active"]?.bool == true)
    #expect(rows[2]["account_id"]?.string == "444455556666")
    #expect(rows[2]["files"]?[0]?["line"]?.integer == 1)
    #expect(json["files"]?["config"]?.string == program.home.path(".aws/config"))
  }

  @Test func listOfNothingIsEmptyAndNamesTheWayToBegin() {
    let program = Program()
    defer { program.home.remove() }
    let run = program.run("list")
    #expect(run.status == 0)
    #expect(run.output == "")
    #expect(run.errors.contains("awscreds-tui add"))
    #expect(program.run("list", "--json").json?["files"]?["config"]?.isNull == true)
  }

  @Test func oneUnreadableFileLeavesTheOther() {
    let program = Program(config: Self.config)
    defer { program.home.remove() }
    program.home.makeFolder(".aws/credentials")
    let run = program.run("list", "--names")
    #expect(run.status == 1)
    #expect(run.output == "ops\n")
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("credentials"))
  }

  @Test func filterAndNames() {
    let program = Program(credentials: Self.credentials, config: Self.config)
    defer { program.home.remove() }
    #expect(program.run("list", "--names", "--filter", "PRO").output == "my prod\n")
  }

  @Test func showMasksSecretsUnlessAsked() throws {
    let program = Program(credentials: Self.credentials, config: Self.config)
    defer { program.home.remove() }
    let secret = "ExampleSecretAlpha0123456789abcdefghijkl"
    for words in [["show", "default"], ["show", "default", "--json"]] {
      let run = program.run(words)
      #expect(run.status == 0)
      #expect(!run.output.contains(secret))
      #expect(run.output.contains("****ijkl"))
      #expect(program.run(words + ["--reveal"]).output.contains(secret))
    }
    let json = try #require(program.run("show", "ops", "--json").json)
    #expect(
      json.members?.map(\.key) == [
        "name", "kind", "settings", "chain", "referenced_by", "findings",
      ])
    let region = json["settings"]?.array?.first { $0["key"]?.string == "region" }
    #expect(region?["value"]?.string == "eu-west-1")
    #expect(region?["cli_value"]?.string == "eu-west-1 # home")
    #expect(region?["line"]?.integer == 4)
    #expect(json["chain"]?.array?.map { $0["profile"]?.string } == ["ops", "default"])
    let base = try #require(program.run("show", "default", "--json").json)
    #expect(base["referenced_by"]?["profiles"]?[0]?.string == "ops")
  }

  @Test func aProfileThatIsNotThere() {
    let program = Program(credentials: Self.credentials, config: Self.config)
    defer { program.home.remove() }
    let run = program.run("show", "opps")
    #expect(run.status == 1)
    #expect(run.errors.contains("Did you mean ops?"))
    let json = program.run("show", "opps", "--json")
    #expect(json.status == 1)
    #expect(json.json?["error"]?["code"]?.string == "profile-not-found")
    #expect(
      json.json?["error"]?.members?.map(\.key) == ["code", "message", "file", "line"])
  }

  @Test func currentTellsEachTool() throws {
    var program = Program(credentials: Self.credentials, config: Self.config)
    defer { program.home.remove() }
    program.environment = ["AWS_PROFILE": "ops", "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE2DELTA222"]
    program.environment["AWS_SECRET_ACCESS_KEY"] = "ExampleSecretDelta0123456789abcdefghijkl"
    let json = try #require(program.run("current", "--json").json)
    #expect(
      json.members?.map(\.key) == ["profile", "source", "why", "per_tool", "notices"])
    #expect(
      json["per_tool"]?.members?.map(\.key) == [
        "cli1", "cli2", "terraform", "serverless3", "serverless4",
      ])
    let codes = json["notices"]?.array?.compactMap { $0["code"]?.string } ?? []
    #expect(codes.contains("env-keys-hide-profile"))
    #expect(program.run("current").output.contains("AWS CLI 2"))
  }

  @Test func doctorTellsAndMends() throws {
    let program = Program(credentials: Self.credentials, config: Self.config)
    defer { program.home.remove() }
    let json = try #require(program.run("doctor", "--json").json)
    let finding = json["findings"]?.array?.first {
      $0["code"]?.string == "inline-comment-in-value"
    }
    #expect(finding?["line"]?.integer == 4)
    #expect(finding?["file"]?.string == "config")
    #expect(program.run("doctor", "--fix", "inline-comment-in-value").status == 0)
    #expect(program.file("config")?.contains("# home\nregion = eu-west-1\n") == true)
  }

  @Test func escapesInNamesNeverReachTheTerminal() {
    let program = Program(credentials: "[a\u{1B}[31mb]\nregion = \u{1B}]0;x\u{7}\n")
    defer { program.home.remove() }
    for words in [["list"], ["show", "a\u{1B}[31mb"], ["show", "nope\u{1B}"], ["doctor"]] {
      let run = program.run(words)
      #expect(!run.output.contains("\u{1B}"))
      #expect(!run.errors.contains("\u{1B}"))
    }
  }

  @Test func checkSaysWhatIsWrongAndFails() throws {
    var program = Program(credentials: Self.credentials + "[half]\naws_access_key_id = AKIAX\n")
    defer { program.home.remove() }
    program.environment = ["AWS_ENDPOINT_URL": "http://127.0.0.1:9"]
    let run = program.run("check", "default", "half", "--json", "--timeout", "2")
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n").compactMap {
      try? JSONValue(parsing: Array($0.utf8))
    }
    #expect(Set(lines.compactMap { $0["profile"]?.string }) == ["default", "half"])
    let first = lines.first { $0["profile"]?.string == "default" }
    #expect(first?["class"]?.string == "no-network")
    #expect(first?["keys"]?.string == "unknown")
    let half = lines.first { $0["profile"]?.string == "half" }
    #expect(half?["error"]?.string == "partial-credentials")
    let kept = program.run("list", "--json", "--filter", "half").json
    #expect(kept?["profiles"]?[0]?["verdict"]?["age_seconds"]?.integer != nil)
  }

  @Test func loginIsForProfilesThatSignIn() {
    let program = Program(credentials: Self.credentials)
    defer { program.home.remove() }
    let run = program.run("login", "default")
    #expect(run.status == 1)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("awscreds-tui check default"))
    #expect(program.run("login", "nope").status == 1)
  }

  @Test func aSecretUnderTheKeyIDIsShownNowhere() {
    let secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12"
    let program = Program(
      credentials: "[a]\naws_access_key_id = \(secret)\naws_secret_access_key = x\n",
      config: "[profile a]\ns3 =\n  max_concurrent_requests = 20\n")
    for arguments in [["show", "a"], ["show", "a", "--json"], ["doctor"], ["list", "--json"]] {
      let output = program.run(arguments).output
      #expect(!output.isEmpty && !output.contains(secret.prefix(20)))
    }
    #expect(program.run("show", "a").output.contains("s3.max_concurrent_requests = 20"))
  }
}
