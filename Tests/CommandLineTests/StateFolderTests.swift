import TestSupport
import Testing

/// The folder of locks and kept versions cannot be written.
@Suite struct StateFolderTests {
  @Test(arguments: [
    ["set", "dev", "region", "eu-west-1"], ["rename", "dev", "other"], ["doctor", "--fix-safe"],
    ["stages", "set", "dev", "dev"],
  ]) func aWriteGoesOnWithoutUndo(_ words: [String]) {
    let yaml =
      "service: shop\nprovider:\n  name: aws\n  profile: ${self:custom.profiles.${sls:stage}}\n"
      + "custom:\n  profiles:\n    dev: old\n"
    for place in ["/dev/null", "a file"] {
      var program = Program(credentials: "[dev]\n", config: "[dev]\nregion = a\n")
      defer { program.home.remove() }
      program.home.write("a file", "")
      program.home.write("work/serverless.yml", yaml)
      let state = place.hasPrefix("/") ? place : program.home.path(place)
      program.environment["XDG_STATE_HOME"] = state
      let run = program.run(words)
      #expect(run.status == 0, "\(run.errors)")
      #expect(!run.errors.contains("another run"), "\(run.errors)")
      // What was written cannot be taken back: that is told.
      #expect(run.errors.contains("Undo will not take this change back"), "\(run.errors)")
    }
  }

  /// It is a device that everybody is to write to.
  @Test func theNullDeviceIsNotToBeClosed() {
    var program = Program()
    defer { program.home.remove() }
    program.environment["AWS_CONFIG_FILE"] = "/dev/null"
    let run = program.run("add", "y", input: ChangingTests.keys)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors == "")
    #expect(program.run("doctor").output == "nothing found\n")
  }
}
