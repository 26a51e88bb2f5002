import TestSupport
import Testing

/// Verbs that read and write the files of projects.
@Suite struct StageVerbTests {
  private static let text = """
    service: shop
    provider:
      name: aws
      profile: ${self:custom.profiles.${sls:stage}}
    custom:
      profiles:
        dev: acme-dev
        prod: acme-dev # same

    """

  private func program() -> Program {
    let program = Program(
      credentials: "[acme-dev]\naws_access_key_id = A\naws_secret_access_key = B\n")
    for folder in ["work/a", "work/b", "work/.git"] { program.home.makeFolder(folder) }
    program.home.write("work/a/serverless.yml", Self.text)
    program.home.write("work/b/serverless.yml", "provider:\n  profile: acme-dev\n")
    return program
  }

  private func text(_ program: Program, _ name: String) -> String {
    String(decoding: program.home.bytes(name) ?? [], as: UTF8.self)
  }

  @Test func renameTakesTheMapsOfATreeAlongAndUndoTakesAllBack() {
    let program = program()
    defer { program.home.remove() }
    let shown = program.run("rename", "acme-dev", "new", "--project", ".", "--diff")
    #expect(shown.output.contains("+    prod: new # same"))
    #expect(text(program, "work/a/serverless.yml") == Self.text)
    let run = program.run("rename", "acme-dev", "new", "--project", ".")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      text(program, "work/a/serverless.yml") == Self.text.replacing("acme-dev", with: "new"))
    #expect(text(program, "work/b/serverless.yml") == "provider:\n  profile: new\n")
    #expect(program.file("credentials")?.contains("[new]") == true)
    #expect(program.run("undo").status == 0)
    #expect(text(program, "work/a/serverless.yml") == Self.text)
    #expect(text(program, "work/b/serverless.yml") == "provider:\n  profile: acme-dev\n")
    #expect(program.file("credentials")?.contains("[acme-dev]") == true)
  }

  @Test func withoutProjectTheMapsStayAndThatIsTold() {
    let program = program()
    defer { program.home.remove() }
    program.home.write("work/serverless.yml", Self.text)
    let run = program.run("rename", "acme-dev", "new")
    #expect(run.status == 0)
    #expect(run.errors.contains("--project"))
    #expect(text(program, "work/serverless.yml") == Self.text)
  }

  private static let fixed = "provider:\n  name: aws\n  profile: acme-dev\n"
  private static let map = "custom:\n  profiles:\n    prod: acme-dev\n"

  @Test func setWarnsOfAProfileThatNoFileHasAndWritesIt() {
    let program = program()
    defer { program.home.remove() }
    let run = program.run("stages", "set", "prod", "acme-dv", "--project", "a")
    #expect(run.status == 0)
    #expect(run.errors.contains("Did you mean acme-dev?"), "\(run.errors)")
    #expect(text(program, "work/a/serverless.yml").contains("prod: acme-dv # same"))
    #expect(program.run("stages", "set", "prod", "acme-dev", "--project", "a").errors.isEmpty)
  }

  /// Words too many are often a name with a blank in it, of which a part would be written.
  @Test(arguments: [
    (["set", "dev", "temp", "extra"], "does not take extra"), (["set"], "STAGE is missing"),
    (["set", "dev"], "PROFILE is missing"), (["unset", "dev", "prod"], "does not take prod"),
    (["foo"], "unknown word foo"), (["sett", "a", "b"], "did you mean set?"),
    (["set", "dev", "temp", "--json"], "does not take --json"),
  ]) func wordsAreJudgedBeforeTheProject(_ words: [String], _ text: String) {
    for folder in ["a", "."] {
      let program = program()
      defer { program.home.remove() }
      let run = program.run(["stages"] + words + ["--project", folder])
      #expect(run.status == 2)
      #expect(run.errors.contains(text), "\(run.errors)")
      #expect(self.text(program, "work/a/serverless.yml") == Self.text)
    }
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    let program = program()
    defer { program.home.remove() }
    for words in [["stages"], ["rename", "acme-dev", "new"]] {
      let run = program.run(words + ["--project", "nosuch"])
      #expect(run.status == 1)
      #expect(run.errors.contains("work/nosuch: there is no such folder"), "\(run.errors)")
    }
    #expect(program.run("list", "--names").output == "acme-dev\n")
  }

  @Test func aMapThatNothingReadsIsConnectedAndNotDoubled() {
    let program = program()
    defer { program.home.remove() }
    let text = Self.fixed + Self.map
    program.home.write("work/serverless.yml", text)
    let refused = program.run("stages", "add-map", "dev", "acme-dev")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("custom.profiles") && refused.errors.contains("connect"))
    #expect(program.run("stages", "connect", "nosuch").status == 2)
    #expect(program.run("stages", "connect", "profiles", "too").status == 2)
    #expect(self.text(program, "work/serverless.yml") == text)
    #expect(program.run("stages", "connect", "profiles").status == 0)
    #expect(
      self.text(program, "work/serverless.yml")
        == text.replacing(
          "profile: acme-dev\n", with: "profile: ${self:custom.profiles.${sls:stage}, 'acme-dev'}\n"
        ))
    #expect(program.run("stages", "connect").status == 1)
  }

  @Test func addMapWithoutWordsKeepsWhatIsInForce() {
    let program = program()
    defer { program.home.remove() }
    program.home.write("work/serverless.yml", Self.fixed)
    #expect(program.run("stages", "add-map").status == 0)
    let made = text(program, "work/serverless.yml")
    #expect(made.contains(", 'acme-dev'}") && made.contains("    dev: acme-dev\n"), "\(made)")
    program.home.write("work/serverless.yml", "provider:\n  name: aws\n")
    let missing = program.run("stages", "add-map")
    #expect(missing.status == 2)
    #expect(missing.errors.contains("PROFILE is missing"), "\(missing.errors)")
    #expect(program.run("stages", "add-map", "dev", "acme-dev", "qa").status == 2)
  }

  @Test func theTableTellsAllThatTheScreenDoes() throws {
    let program = program()
    defer { program.home.remove() }
    program.home.write(
      "work/serverless.yml",
      "provider:\n  name: aws\n  profile: ${self:custom.profiles.${sls:stage}, 'acme-dev'}\n"
        + Self.map)
    let output = program.run("stages").output
    for word in ["KIND", "ACCOUNT", "USABLE BY", "OVERRIDDEN BY", "any other", "3 · 4", "keys"] {
      #expect(output.contains(word), "\(word): \(output)")
    }
    let json = try #require(program.run("stages", "--json").json)
    #expect(json["default_row"]?["profile"]?.string == "acme-dev")
    #expect(json["default_row"]?["stage"]?.isNull == true)
    #expect(json["rows"]?.array?.first?["usable_by"]?["v3"]?.bool == true)
  }

  @Test func aRoleInAnotherAccountIsFoundWithOneProfileForAllStages() throws {
    let program = Program(
      credentials: "[acme-dev]\naws_account_id = 111122223333\naws_access_key_id = A\n"
        + "aws_secret_access_key = B\n")
    defer { program.home.remove() }
    program.home.makeFolder("work")
    let role = "  iam:\n    deploymentRole: arn:aws:iam::444455556666:role/deploy\n"
    program.home.write("work/serverless.yml", Self.fixed + role)
    let json = try #require(program.run("stages", "--json").json)
    let codes = json["findings"]?.array?.compactMap { $0["code"]?.string } ?? []
    #expect(codes.contains("deployment-role-account"))
    #expect(program.run("stages").output.contains("444455556666"))
  }

  @Test func theDoctorCountsTheProfilesOfTheProject() throws {
    let program = program()
    defer { program.home.remove() }
    program.home.write(
      "work/serverless.yml", Self.text.replacing("prod: acme-dev", with: "prod: nobody"))
    let json = try #require(program.run("doctor", "--json").json)
    let found = try #require(
      json["findings"]?.array?.first { $0["code"]?.string == "profile-not-found" })
    #expect(found["line"]?.integer == 8)
    #expect(found["file"]?.string?.hasSuffix("work/serverless.yml") == true)
    #expect(found["trips"]?.array?.compactMap(\.string).contains("serverless3") == true)
  }
}
