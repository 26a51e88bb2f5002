import JSONText
import TestSupport
import Testing

/// The doctor verb on messy files, and the way back.
@Suite struct DoctorVerbTests {
  static let credentials =
    "\u{FEFF}# mine\r\n[a]\r\naws_access_key_id = AKIAEXAMPLE2ALPHA222\r\n"
    + "aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl\r\n"
    + "aws_session_token = left\r\n"
  static let config = """
    [default]
    region = us-east-1a # home
    [profile t]
    Output: text
    [profile t] ; again
      region = eu-west-1
    [profile r]
    role_arn = arn:aws:iam::111122223333:role/x
    source_profile = nobody
    """

  private func program() -> Program {
    let program = Program(credentials: Self.credentials, config: Self.config)
    program.home.write(".aws/credentials", Self.credentials, mode: 0o600)
    return program
  }

  private func codes(_ run: ChildRun) -> [String] {
    (run.json?["findings"]?.array ?? []).compactMap { $0["code"]?.string }
  }

  @Test func findingsAreToldWithAllTheirFields() throws {
    let program = program()
    let run = program.run("doctor", "--json")
    #expect(run.status == 1)
    let found = try #require(run.json?["findings"]?.array)
    let keys = ["code", "severity", "file", "line", "profile", "message", "trips", "fix"]
    for finding in found { #expect(keys.allSatisfy { finding[$0] != nil }) }
    #expect(
      Set(["bom", "stale-session-token", "duplicate-section", "source-profile-missing"])
        .isSubset(of: codes(run)))
    #expect(program.run("doctor").output.contains("config:9"))
  }

  @Test func aDiffWritesNothing() {
    let program = program()
    let run = program.run("doctor", "--fix-safe", "--diff")
    #expect(run.status == 0)
    #expect(run.output.contains("+region = us-east-1"))
    #expect(program.file("config") == Self.config)
    #expect(program.file("credentials") == Self.credentials)
  }

  @Test func safeFixesAreUndoneToTheByte() {
    let program = program()
    #expect(program.run("doctor", "--fix-safe").status == 0)
    let left = codes(program.run("doctor", "--json"))
    #expect(Set(left) == ["stale-session-token", "source-profile-missing"])
    #expect(program.run("doctor", "--fix-safe").output == "nothing to mend safely\n")
    let preview = program.run("undo", "--diff")
    #expect(preview.output.contains("-region = us-east-1\n"))
    #expect(!preview.output.contains("ExampleSecret"))
    #expect(program.run("undo").status == 0)
    #expect(program.file("config") == Self.config)
    #expect(program.file("credentials") == Self.credentials)
  }

  @Test func codesAreNamedOneByOne() {
    let program = program()
    #expect(program.run("doctor", "--fix", "bom", "stale-session-token").status == 0)
    #expect(program.file("credentials")?.hasPrefix("# mine") == true)
    #expect(program.file("credentials")?.contains("aws_session_token") == false)
    #expect(program.file("config") == Self.config)
    let wrong = program.run("doctor", "--fix", "stale-session-tokn")
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("stale-session-token"))
    #expect(program.run("doctor", "--fix", "bom").status == 1)
  }

  @Test func modesAreFoundAndClosed() {
    let program = Program(credentials: "[a]\nregion = eu-west-1\n")
    program.home.write(".aws/credentials", "[a]\nregion = eu-west-1\n")
    #expect(
      ChildRun(["chmod", "644", program.home.path(".aws/credentials")], environment: [:]).status
        == 0)
    #expect(codes(program.run("doctor", "--json")) == ["permissions-too-open"])
    #expect(
      program.run("doctor", "--fix", "permissions-too-open", "--diff").output.contains("0600"))
    let run = program.run("doctor", "--fix-safe")
    #expect(run.status == 0)
    // A mode is no text: no version of it is kept.
    #expect(run.output == "1 finding mended\n")
    #expect(codes(program.run("doctor", "--json")) == [])
    let none = program.run("doctor", "--fix", "source-profile-missing")
    #expect(none.errors.contains("Look at `awscreds-tui doctor`"))
  }
}
