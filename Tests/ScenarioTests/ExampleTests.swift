import TestSupport
import Testing

/// The example that the README names: the library used by a program of its own.
@Suite struct ExampleTests {
  @Test func theCensusCountsKindsAndTellsFindings() {
    let home = TemporaryFolder()
    defer { home.remove() }
    home.write(
      ".aws/config",
      """
      [profile a]
      role_arn = arn:aws:iam::444455556666:role/Ops
      source_profile = b
      [profile b]
      sso_session = s
      sso_account_id = 777788889999
      sso_role_name = Ops
      [profile c]
      region = eu-west-1 # home

      """)
    let run = ChildRun([builtPrograms + "/profile-census"], environment: ["HOME": home.path])
    #expect(run.status == 0)
    #expect(run.output.contains("1 role\n"))
    #expect(run.output.contains("1 sso\n"))
    #expect(run.output.contains("config:9: "))
  }
}
