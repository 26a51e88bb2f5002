import TestSupport
import Testing

/// What is said on stderr though the verb does what it is asked.
@Suite struct NoticeTests {
  private static let role = "arn:aws:iam::111122223333:role/r"

  @Test(arguments: [
    (["set", "dev", "region", "moon"], ["region-unknown"]),
    (["set", "dev", "region", "us-east-1"], []),
    (["set", "role", "source_profile", "nope"], ["source-profile-missing"]),
    (
      [
        "add", "ops", "--role-arn", "foo", "--duration-seconds", "abc", "--source-profile", "nope",
      ], ["value-out-of-range", "value-out-of-range", "source-profile-missing"]
    ),
    (["add", "ops", "--role-arn", Self.role, "--source-profile", "dev"], []),
  ]) func whatTheDoctorWouldSayIsToldAtOnce(_ words: [String], _ codes: [String]) {
    let old =
      "[profile dev]\nregion = eu-west-1\noutput = nonsense\n"
      + "[profile role]\nrole_arn = \(Self.role)\nsource_profile = dev\n"
    for diff in [[], ["--diff"]] {
      let program = Program(credentials: "[dev]\n" + ChangingTests.bob, config: old)
      defer { program.home.remove() }
      let run = program.run(words + diff)
      #expect(run.status == 0, "\(run.errors)")
      let told = run.errors.split(separator: "\n").compactMap { line -> String? in
        let parts = line.split(separator: " ")
        return parts.count > 2 && parts[1] == "notice" ? String(parts[2].dropLast()) : nil
      }
      #expect(told.sorted() == codes.sorted(), "\(words) \(run.errors)")
      #expect((program.file("config") == old) == !diff.isEmpty)
    }
  }

  @Test func whoRefersToARemovedProfileIsNamed() {
    let config =
      "[profile ops]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = dev\n"
    let program = Program(credentials: "[dev]\n" + ChangingTests.bob, config: config)
    defer { program.home.remove() }
    for words in [["remove", "dev", "--diff"], ["remove", "dev", "--yes"]] {
      let run = program.run(words)
      #expect(run.status == 0)
      #expect(run.errors == "awscreds-tui: notice referred-to: ops refers to dev\n")
    }
    #expect(program.run("remove", "ops", "--yes").errors == "")
  }

  @Test func keysThatHaveEndedAreTold() {
    func json(_ end: String) -> String {
      """
      {"Credentials": {"AccessKeyId": "ASIAEXAMPLE2ALPHA222",
       "SecretAccessKey": "ExampleSecretAlpha0123456789abcdefghijkl",
       "SessionToken": "ExampleTokenAlpha", "Expiration": "\(end)"}}
      """
    }
    for words in [["import", "-", "--profile", "temp"], ["add", "temp"]] {
      let program = Program()
      defer { program.home.remove() }
      let old = program.run(words, input: json("2020-01-01T00:00:00Z"))
      #expect(old.status == 0, "\(old.errors)")
      #expect(
        old.errors.contains(
          "notice expired-token: the keys ASIAEXAMPLE2ALPHA222 ended at 2020-01-01T00:00:00Z"),
        "\(old.errors)")
      #expect(program.run("remove", "temp", "--yes").status == 0)
      #expect(program.run(words, input: json("2200-01-01T00:00:00Z")).errors == "")
    }
  }
}
