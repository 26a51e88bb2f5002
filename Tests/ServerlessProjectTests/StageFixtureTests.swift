import TestSupport
import Testing

@Suite("Stage fixtures")
struct StageFixtureTests {
  /// The two folders in the repository, and those that the environment names.
  static let folders: [String] = {
    let more = environmentVariable("AWSCREDS_STAGE_FIXTURES") ?? ""
    let own = ["serverless-fixtures", "stage-fixtures"].map { "\(fixturesFolder)/\($0)" }
    return own + more.split(separator: ":").map(String.init)
  }()

  @Test("Every fixture of every folder is read, edited and told as its manifest says")
  func everyFixture() {
    var passed = 0
    var failed = 0
    defer { print("stage fixtures: \(passed) passed, \(failed) failed") }
    for folder in Self.folders {
      for fixture in StageFixture.all(in: folder) {
        let failures = fixture.failures()
        guard !failures.isEmpty else {
          passed += 1
          continue
        }
        failed += 1
        print("stage fixture \(fixture.name): \(failures.joined(separator: "; "))")
        Issue.record("\(fixture.path): \(failures.joined(separator: "; "))")
      }
    }
    #expect(passed + failed >= 89)
  }
}
