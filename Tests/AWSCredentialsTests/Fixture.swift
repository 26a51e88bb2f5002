import JSONText
import TestSupport

/// Files of Tests/Fixtures.
enum Fixture {
  static func json(_ path: String) throws -> JSONValue {
    try JSONValue(parsing: bytes(at: "\(fixturesFolder)/\(path)"))
  }

  static func bytes(at path: String) throws -> [UInt8] {
    guard let bytes = readFile(path) else { throw Missing(path: path) }
    return bytes
  }

  struct Missing: Error { var path: String }
}
