import FuzzLaws
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

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
    let root = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let path = "\(root)/Fixtures/fuzz/\(target)"
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var inputs: [(name: String, bytes: [UInt8])] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix("."), let bytes = bytes(of: "\(path)/\(name)") {
        inputs.append((name, bytes))
      }
    }
    return inputs
  }

  private static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65536)
    bytes.removeSubrange(fread(&bytes, 1, bytes.count, file)...)
    return bytes
  }
}
