import JSONText
import TestSupport
import Testing

/// The verb `check` against servers that play.
@Suite(.hangs) struct ManyChecksTests {
  @Test func aServerThatHangsCostsOneTimeLimitForAll() throws {
    let server = try #require(FaultServer(.hang))
    let home = TemporaryFolder()
    defer { home.remove() }
    home.write(
      ".aws/credentials",
      (0..<200).map {
        "[p\($0)]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s\($0)\n"
      }.joined())
    let run = ChildRun(
      [
        builtPrograms + "/awscreds-tui", "check", "--all", "--json", "--jobs", "8", "--timeout",
        "3",
      ],
      environment: ["HOME": home.path, "AWS_ENDPOINT_URL": server.url, "AWS_REGION": "us-east-1"])
    let answers = run.outputBytes.split(separator: 0x0A).compactMap {
      try? JSONValue(parsing: Array($0))
    }
    #expect(answers.count == 200)
    #expect(answers.allSatisfy { $0["class"]?.string == "no-network" })
    // Eight, and a few more where a busy machine lets some checks begin late.
    #expect(server.connections.value < 50)
  }

  @Test func keysThatEndForGoodAreToldWithTheTime() throws {
    let server = try #require(FaultServer(.sts))
    let home = TemporaryFolder()
    defer { home.remove() }
    home.write(
      ".aws/credentials",
      "[temp]\naws_access_key_id = ASIAX\naws_secret_access_key = s\naws_session_token = t\n"
        + "x_security_token_expires = 2031-02-03T04:05:06+01:00\n")
    func run(_ words: String...) -> ChildRun {
      ChildRun(
        [builtPrograms + "/awscreds-tui", "check", "temp"] + words,
        environment: ["HOME": home.path, "AWS_ENDPOINT_URL": server.url, "TZ": "UTC"])
    }
    #expect(run().output.contains("user/sample  ends 2031-02-03 03:05  "))
    let json = try JSONValue(parsing: run("--json").outputBytes)
    #expect(json["needs_user_at"]?.string == "2031-02-03T03:05:06Z")
  }

  /// The keys that ask for it are good; the role is not to be had all the same.
  @Test func aRoleThatMayNotBeAssumedIsNotValid() throws {
    let server = try #require(FaultServer(.bytes(PlayedSTS.refusal(403, "AccessDenied"))))
    let home = TemporaryFolder()
    defer { home.remove() }
    home.write(".aws/credentials", "[base]\naws_access_key_id = A\naws_secret_access_key = s\n")
    home.write(".aws/config", "[profile ops]\nrole_arn = arn:r\nsource_profile = base\n")
    let run = ChildRun(
      [builtPrograms + "/awscreds-tui", "check", "ops"],
      environment: ["HOME": home.path, "AWS_ENDPOINT_URL": server.url, "LC_ALL": "C.UTF-8"])
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("⚠ ops  denied-but-authenticated: "))
    #expect(run.output.contains("trust policy"))
  }
}
