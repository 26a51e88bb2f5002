import JSONText
import TestSupport
import Testing

@testable import Live

/// What `help scripts` says of verbs that ask AWS is what they print when AWS answers.
@Suite struct KeysReferenceTests {
  @Test(.hangs) func keysAndVerdictsAreAsTold() async throws {
    let moto = try #require(await MotoServer(unchecked: 3), "moto_server is missing")
    let home = TemporaryFolder()
    defer { home.remove() }
    home.write(
      ".aws/credentials", MotoUser.section("work", try await MotoUser.make("ann", at: moto.url)))
    func run(_ words: [String]) -> ChildRun {
      ChildRun(
        [builtPrograms + "/awscreds-tui"] + words,
        environment: [
          "HOME": home.path, "PATH": "/usr/bin:/bin", "AWS_ENDPOINT_URL": moto.url,
          "AWS_REGION": "us-east-1",
        ])
    }
    let reference = ScriptReference(run(["help", "scripts"]).output)
    var seen: Set<String> = []
    for verb in ["check", "keys"] {
      let patient = verb == "check" ? ["--timeout", "60"] : []
      let printed = run([verb, "work", "--json"] + patient)
      #expect(printed.status == 0, "\(printed.errors)")
      let (faults, shown) = reference.compare(
        try JSONValue(parsing: printed.outputBytes), with: verb)
      #expect(faults == [], "\(printed.output)")
      seen.formUnion(shown)
    }
    let listed = reference.compare(
      try JSONValue(parsing: run(["list", "--json"]).outputBytes), with: "list")
    #expect(listed.faults == [])
    #expect(listed.seen.contains("list.profiles[].verdict.age_seconds"))
    for field in reference.shapes["keys"] ?? [] {
      #expect(seen.contains("keys.\(field.path)"), "\(field.path)")
    }
  }
}
