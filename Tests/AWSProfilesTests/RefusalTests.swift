import AWSProfiles
import INIDocument
import Testing

/// What makes the AWS CLI refuse a file is told among the problems, and nothing else is told so.
@Suite struct RefusalTests {
  @Test(arguments: FileRole.allCases) func everyRefusalIsAProblem(_ role: FileRole) {
    var generator = NastyFiles(seed: DifferentialTests.seed)
    var failures = 0
    for _ in 0..<DifferentialTests.pairs where failures < 8 {
      let files = generator.next()
      guard let refusal = Reading.awsCLI.read(files).refusal(of: role) else { continue }
      let told = ProfileCatalog(files).problems.filter {
        $0.file == role && $0.severity == .error && $0.trips.contains("cli")
      }
      if !told.isEmpty { continue }
      failures += 1
      Issue.record("\(refusal.cause) in line \(refusal.line) is not told\n\(shown(files))")
    }
  }

  /// Settings of `[DEFAULT]` are looked into with each section that has them.
  @Test(arguments: [("", false), ("[dev]\n", true)])
  func defaultsForAllAreLookedIntoWithSections(rest: String, isRefused: Bool) {
    let files = SharedFiles(credentials: Document(Array("[DEFAULT]\ns3 =\n  what\n\(rest)".utf8)))
    let refusal = Reading.awsCLI.read(files).refusal(of: .credentials)
    #expect((refusal != nil) == isRefused)
  }
}
