import JSONText
import TestSupport
import Testing

/// `check --all` of many profiles where nothing answers.
@Suite(.timeLimit(.minutes(1))) struct ManyChecksTests {
  @Test func aServerThatHangsCostsOneTimeLimitForAll() throws {
    let server = try #require(FaultServer(.hang))
    let home = TestSupport.TemporaryFolder()
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
    #expect(server.connections.value == 8)
  }
}
