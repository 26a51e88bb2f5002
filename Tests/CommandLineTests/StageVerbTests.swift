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
