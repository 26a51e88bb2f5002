import FuzzLaws
import TestSupport
import Testing

/// The laws of the fuzz targets on inputs that broke one once, and on what people wrote.
@Suite struct FuzzTests {
  @Test func noFileThatBrokeALawDoesSoAgain() {
    let inputs = Self.inputs("files")
    #expect(!inputs.isEmpty)
    for (name, bytes) in inputs { #expect(FileLaws.violations(of: bytes) == [], "\(name)") }
  }

  @Test func noProjectThatBrokeALawDoesSoAgain() {
    let inputs = Self.inputs("projects")
    #expect(!inputs.isEmpty)
    for (name, bytes) in inputs { #expect(ProjectLaws.violations(of: bytes) == [], "\(name)") }
  }

  private static func inputs(_ target: String) -> [(name: String, bytes: [UInt8])] {
    let folder = "\(fixturesFolder)/fuzz/\(target)"
    return folderEntries(folder).compactMap { name in
      readFile("\(folder)/\(name)").map { (name, $0) }
    }
  }
}
