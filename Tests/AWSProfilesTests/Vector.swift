import AWSProfiles
import INIDocument
import JSONText
import TestSupport
import Testing

/// One row of a table of vectors.
struct Vector: Sendable, CustomTestStringConvertible {
  /// The row as it stands in the table.
  var json: JSONValue

  var testDescription: String { json["id"]?.string ?? "without id" }

  /// The rows of a table of ours.
  static func ours(_ name: String) -> [Vector] {
    rows(of: "\(fixturesFolder)/conformance/cases/\(name)")
  }

  /// The rows of a table that is made of what other projects test with; none where it is not at
  /// hand, which the test that takes them says by `needsVectors`.
  static func upstream(_ name: String) -> [Vector] { rows(of: Vectors.path(name)) }

  private static func rows(of path: String) -> [Vector] {
    guard let bytes = readFile(path), let table = try? JSONValue(parsing: bytes) else { return [] }
    return (table["cases"]?.array ?? []).map(Vector.init(json:))
  }

  /// The bytes of one file; nil where the row has none.
  func bytes(_ role: FileRole) -> [UInt8]? {
    if let text = json["input"]?[role.rawValue]?.string { return Array(text.utf8) }
    return json["input"]?[role.rawValue + "_base64"]?.string.map(decodedBase64)
  }

  /// Both files.
  var files: SharedFiles {
    SharedFiles(
      credentials: bytes(.credentials).map { Document($0) },
      config: bytes(.config).map { Document($0) })
  }

  /// Values by name.
  static func values(_ settings: [Setting]) -> [String: String] {
    var values: [String: String] = [:]
    for setting in settings { values[setting.key] = setting.value }
    return values
  }

  /// Values by name by section, as the table gives them.
  static func groups(_ json: JSONValue?) -> [String: [String: String]] {
    var groups: [String: [String: String]] = [:]
    for group in json?.members ?? [] {
      var values: [String: String] = [:]
      for member in group.value.members ?? [] { values[member.key] = member.value.string }
      groups[group.key] = values
    }
    return groups
  }
}
