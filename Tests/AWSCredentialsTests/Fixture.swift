import JSONText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files of Tests/Fixtures, found from this source file.
enum Fixture {
  static let folder =
    #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined()
    + "/Fixtures"

  static func bytes(_ path: String) throws -> [UInt8] { try bytes(at: "\(folder)/\(path)") }

  static func bytes(at path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw Missing(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  static func json(_ path: String) throws -> JSONValue { try JSONValue(parsing: bytes(path)) }

  struct Missing: Error { var path: String }
}
