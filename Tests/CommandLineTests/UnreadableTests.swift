import JSONText
import TestSupport
import Testing

/// Files that cannot be read, or are not there: no verb may say that all is well.
@Suite struct UnreadableTests {
  /// A folder stands where the credentials should, or a file in the place of `~/.aws`.
  private func programs() -> [Program] {
    let folder = Program(config: "[profile dev]\nregion = eu-west-1\n")
    folder.home.makeFolder(".aws/credentials")
    var file = Program()
    file.home.write("plain", "")
    file.environment["AWS_CONFIG_FILE"] = file.home.path("plain/config")
    file.environment["AWS_SHARED_CREDENTIALS_FILE"] = file.home.path("plain/credentials")
    return [folder, file]
  }

  @Test(arguments: [["doctor"], ["list"], ["current"], ["check", "--all"]])
  func statusAndJSONTellIt(_ words: [String]) throws {
    for program in programs() {
      defer { program.home.remove() }
      let run = program.run(words)
      #expect(run.status == 1)
      #expect(!run.output.contains("nothing found"))
      #expect(!run.errors.contains("no profiles yet"), "\(run.errors)")
      #expect(run.errors.contains("/credentials: "), "\(run.errors)")
      if words[0] == "check" { continue }
      let told = program.run(words + ["--json"])
      #expect(told.status == 1)
      let json = try #require(told.json)
      #expect(json["ok"]?.bool == false)
      #expect(["not-a-file", "not-readable"].contains(json["error"]?["code"]?.string))
    }
  }

  /// That a profile is nowhere may only be said where all was read.
  @Test(arguments: [
    (0, "profile “gone” is not in config, and credentials could not be read"),
    (1, "profile “gone” cannot be looked for: neither file could be read"),
  ])
  func currentSaysThatItCouldNotLook(_ kind: Int, _ words: String) {
    var program = programs()[kind]
    defer { program.home.remove() }
    program.environment["AWS_PROFILE"] = "gone"
    let run = program.run("current")
    #expect(run.output.contains(words), "\(run.output)")
    #expect(!run.output.contains("is in neither file"))
    #expect(program.run("current", "--json").output.contains(words))
  }

  @Test func aFileInThePlaceOfTheFolderIsNamed() {
    let program = programs()[1]
    defer { program.home.remove() }
    let told = "a file stands where its folder should be (\(program.home.path("plain")))"
    #expect(program.run("list").errors.contains(told))
  }

  @Test func currentIsWellWhereNoFileIsThere() {
    let program = Program()
    defer { program.home.remove() }
    let run = program.run("current", "--json")
    #expect(run.status == 0)
    #expect(run.json?["ok"] == nil)
  }

  /// A watch that has lost its files must not stay green.
  @Test func aCheckOfAllThatFindsNoneFails() {
    let program = Program()
    defer { program.home.remove() }
    let run = program.run("check", "--all")
    #expect(run.status == 1)
    #expect(run.errors.contains("no profiles yet"))
    let told = program.run("check", "--all", "--json")
    #expect(told.status == 1)
    #expect(told.json?["error"]?["code"]?.string == "profile-not-found")
  }
}
