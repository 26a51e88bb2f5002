import JSONText
import TestSupport
import Testing

/// What the environment gives where nobody names a profile, and files that cannot be read.
@Suite struct InForceTests {
  private func program(_ variables: [String: String], credentials: String? = nil) -> Program {
    var program = Program(credentials: credentials)
    program.environment = variables
    program.environment["AWS_ENDPOINT_URL"] = "http://127.0.0.1:9"
    return program
  }

  private static let pair = [
    "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE2DELTA222",
    "AWS_SECRET_ACCESS_KEY": "ExampleSecretDelta0123456789abcdefghijkl",
  ]

  @Test(arguments: [nil, "[default]\naws_access_key_id = AKIAX\naws_secret_access_key = s\n"])
  func keysOfTheEnvironmentAreChecked(credentials: String?) throws {
    let program = program(Self.pair, credentials: credentials)
    defer { program.home.remove() }
    let json = try #require(program.run("check", "--json", "--timeout", "2").json)
    #expect(json["class"]?.string == "no-network")
    #expect(json["credential_source"]?.string == "env")
    #expect(json["profile"]?.isNull == true)
    #expect(json["elapsed_ms"]?.integer != nil)
    #expect(program.run("check", "--timeout", "2").output.contains("(environment)"))
    guard credentials != nil else { return }
    let kept = program.run("list", "--json").json?["profiles"]?[0]
    #expect(kept?["verdict"]?.isNull == true)
    let named = try #require(program.run("check", "default", "--json", "--timeout", "2").json)
    #expect(named["profile"]?.string == "default")
    #expect(named["credential_source"]?.string == "credentials-file")
  }

  @Test(arguments: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
  func halfAPairIsTold(variable: String) throws {
    let program = program([variable: Self.pair[variable] ?? ""])
    defer { program.home.remove() }
    let run = program.run("check", "--json")
    #expect(run.status == 1)
    #expect(run.json?["class"]?.string == "config-error")
    #expect(run.json?["error"]?.string == "partial-credentials")
    let other = Self.pair.keys.first { $0 != variable } ?? ""
    #expect(run.json?["message"]?.string?.contains("\(other) is missing") == true)
    let current = try #require(program.run("current", "--json").json)
    #expect(
      current["notices"]?.array?.contains { $0["code"]?.string == "partial-credentials" } == true)
    let problem = current["per_tool"]?["cli2"]?["problem"]?.string
    #expect(problem?.contains(variable == "AWS_ACCESS_KEY_ID" ? "half a pair" : "profile") == true)
  }

  @Test func nothingAtAllNamesTheProfileAndTheWayOn() {
    let program = program([:])
    defer { program.home.remove() }
    let run = program.run("check")
    #expect(run.status == 1)
    #expect(run.output.contains("“default” is in neither file. Add it"))
    let near = program.run("check", "defalt")
    #expect(!near.output.contains("?."))
    let login = program.run("login", "nobody")
    #expect(login.status == 1)
  }

  @Test(arguments: ["a folder", "a loop"])
  func afileThatCannotBeReadIsInTheJSON(kind: String) throws {
    let program = program([:], credentials: "[a]\nregion = eu-west-1\n")
    defer { program.home.remove() }
    let path = program.home.path(".aws/config")
    if kind == "a folder" {
      program.home.makeFolder(".aws/config")
    } else {
      #expect(ChildRun(["ln", "-s", "config", path], environment: [:]).status == 0)
    }
    let run = program.run("list", "--json")
    #expect(run.status == 1)
    let json = try #require(run.json)
    #expect(json["profiles"]?[0]?["name"]?.string == "a")
    #expect(json["ok"]?.bool == false)
    #expect(json["error"]?.members?.map(\.key) == ["code", "message", "file", "line"])
    #expect(json["error"]?["code"]?.string == (kind == "a folder" ? "not-a-file" : "not-readable"))
    #expect(json["error"]?["file"]?.string == path)
    #expect(json["errors"]?.array?.count == 1)
    program.home.write(".aws/credentials", "")
    let text = program.run("list")
    #expect(text.status == 1)
    #expect(!text.errors.contains("no profiles yet"))
    #expect(text.errors.contains(path))
  }
}
