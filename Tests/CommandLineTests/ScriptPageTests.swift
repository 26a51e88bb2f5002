import JSONText
import TestSupport
import Testing

/// What `help scripts` promises is what the verbs do.
@Suite struct ScriptPageTests {
  private static let config = """
    [profile role]
    role_arn = arn:aws:iam::111122223333:role/x
    source_profile = keys
    s3 =
      addressing_style = path
    [profile lost]
    role_arn = arn:aws:iam::111122223333:role/x
    source_profile = nowhere
    [profile keys]
    region = eu-west-1 # mine
    credential_process =
    no setting

    """
  private static let credentials = """
    [keys]
    aws_access_key_id = AKIAEXAMPLE2ALPHA222
    aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl

    """
  private static let project = """
    service: shop
    custom:
      profiles:
        dev: keys
        live: nowhere
        default: role
    provider:
      name: aws
      deploymentRole: arn:aws:iam::111122223333:role/deploy
      profile: ${self:custom.profiles.${sls:stage}, self:custom.profiles.default}

    """

  private func program() -> Program {
    var program = Program(credentials: Self.credentials, config: Self.config)
    program.home.write("work/serverless.yml", Self.project)
    program.environment["AWS_PROFILE"] = "role"
    program.environment["AWS_DEFAULT_PROFILE"] = "keys"
    // Nothing listens there.
    program.environment["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9"
    program.environment["AWS_EC2_METADATA_DISABLED"] = "true"
    return program
  }

  private func reference(_ program: Program) -> ScriptReference {
    ScriptReference(program.run("help", "scripts").output)
  }

  @Test func theVerbsPrintTheFieldsThatThePageTells() throws {
    let program = program()
    defer { program.home.remove() }
    let reference = reference(program)
    var seen: Set<String> = []
    _ = program.run("set", "keys", "output", "json")
    for words in [
      ["check", "keys", "lost"], ["list"], ["show", "keys"], ["show", "role"], ["show", "lost"],
      ["current"], ["stages"], ["doctor"], ["history"],
    ] {
      let run = program.run(words + ["--json"])
      let lines =
        words[0] == "check" ? run.output.split(separator: "\n").map(String.init) : [run.output]
      #expect(!lines.isEmpty)
      for line in lines {
        let (faults, shown) = reference.compare(try JSONValue(parsing: line), with: words[0])
        #expect(faults == [], "\(words): \(line)")
        seen.formUnion(shown)
      }
    }
    // A folder in the place of a file cannot be read.
    let broken = Program(config: Self.config)
    defer { broken.home.remove() }
    broken.home.makeFolder(".aws/credentials")
    for verb in ["list", "doctor", "current"] {
      let run = broken.run(verb, "--json")
      let (faults, shown) = reference.compare(try JSONValue(parsing: run.output), with: verb)
      #expect(faults == [])
      seen.formUnion(shown)
    }
    let failed = try JSONValue(parsing: broken.run("show", "none", "--json").output)
    let (faults, shown) = reference.compare(failed, with: "failure")
    #expect(faults == [])
    seen.formUnion(shown)
    // Keys need a server that plays IAM: another suite asks one.
    for (name, fields) in reference.shapes where name != "keys" {
      let missing = fields.filter { field in
        !seen.contains("\(name).\(field.path)")
          && !(reference.shapes["verdict"] ?? []).contains {
            name == "check" && $0.path == field.path
          }
      }
      #expect(missing.map(\.path) == [], "\(name) never showed these")
    }
  }

  /// The comparison sees a page that lags behind, whichever way.
  @Test(arguments: [
    ("- `profiles[].kind` (text)", "- `profiles[].sort` (text)", "profiles[].kind is not told"),
    ("- `profiles[].region` (text or null)", "- `profiles[].region` (text)", "region is null"),
    ("- `profiles[].active` (boolean)", "- `profiles[].active` (number)", "active is no number"),
    ("- `profiles[].findings` (number)", "- `profiles[].findings` (list of text)", "is no list"),
  ]) func aPageThatLagsIsFound(told: String, instead: String, fault: String) throws {
    let program = program()
    defer { program.home.remove() }
    let page = program.run("help", "scripts").output
    #expect(page.contains(told))
    let answer = try JSONValue(parsing: program.run("list", "--json").output)
    let (faults, _) = ScriptReference(page.replacing(told, with: instead))
      .compare(answer, with: "list")
    #expect(faults.contains { $0.contains(fault) }, "\(faults)")
  }

  @Test func everyVerbWithJSONIsOnThePage() {
    let program = program()
    defer { program.home.remove() }
    let reference = reference(program)
    let verbs = program.run("--help").output.split(separator: "\n").drop { $0 != "verbs:" }
      .dropFirst().prefix { $0.hasPrefix("  ") }.compactMap { $0.split(separator: " ").first }
    for verb in verbs where program.run(String(verb), "--help").output.contains("--json") {
      #expect(reference.shapes[String(verb)] != nil, "\(verb)")
    }
  }

  /// The page of the repository is what the program prints; `UPDATE_GOLDENS=1` writes it anew.
  @Test func theFileIsWhatTheProgramPrints() {
    let program = program()
    defer { program.home.remove() }
    expectFile("Resources/scripts.md", holds: program.run("help", "scripts").output)
  }

  @Test func theManualPageTellsAllOfIt() {
    let program = program()
    defer { program.home.remove() }
    let reference = reference(program)
    let page = program.run("--man-page").output.replacing("\\-", with: "-")
    for (name, fields) in reference.shapes {
      #expect(page.contains("\n.SS \(name)\n"))
      for field in fields { #expect(page.contains("\n.B \(field.path)\n"), "\(field.path)") }
    }
    for (heading, words) in reference.words {
      for word in words {
        #expect(page.contains("\n.B \(word)") || page.contains(", \(word)"), "\(heading): \(word)")
      }
    }
  }
}
