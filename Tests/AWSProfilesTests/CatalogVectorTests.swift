import AWSProfiles
import INIDocument
import JSONText
import Testing

/// The normal reading against the tables of shared files and what they hold.
@Suite struct CatalogVectorTests {
  @Test(arguments: Vector.all(of: "cases/parser.json", upstream: "parser-upstream.json"))
  func readsAsTheTableSays(_ vector: Vector) {
    let files = vector.files
    for role in FileRole.allCases {
      let text = vector.bytes(role)
      #expect(files[role]?.bytes == text)
      #expect(files[role].map { $0.lines.flatMap { files[role]?.bytes[$0.range] ?? [] } } == text)
    }
    guard let normal = vector.json["normal"], !normal.isNull else { return }
    let catalog = ProfileCatalog(files)
    var profiles: [String: [String: String]] = [:]
    for name in catalog.names { profiles[name] = catalog[name].map { Vector.values($0.settings) } }
    #expect(profiles == Vector.groups(normal["profiles"]))
    for (field, sections) in [
      ("sso_sessions", catalog.ssoSessions), ("services", catalog.services),
    ] {
      guard let wanted = normal[field] else { continue }
      var found: [String: [String: String]] = [:]
      for section in sections { found[section.name] = Vector.values(section.settings) }
      #expect(found == Vector.groups(wanted))
    }
  }
}

/// One row of a table of vectors.
struct Vector: Sendable, CustomTestStringConvertible {
  /// The row as it stands in the table.
  var json: JSONValue

  var testDescription: String { json["id"]?.string ?? "without id" }

  /// The rows of our table, and of the one of others where `AWSCREDS_VECTORS` says where it lies.
  static func all(of name: String, upstream: String) -> [Vector] {
    var rows = rows(of: fixturesFolder + "/conformance/" + name)
    if let folder = environmentVariable("AWSCREDS_VECTORS") {
      rows += self.rows(of: folder + "/" + upstream)
    } else {
      writeLine("AWSCREDS_VECTORS is not set: \(upstream) is left out")
    }
    return rows
  }

  private static func rows(of path: String) -> [Vector] {
    guard let bytes = fileBytes(path), let table = try? JSONValue(parsing: bytes) else { return [] }
    return (table["cases"]?.array ?? []).map(Vector.init(json:))
  }

  /// The tests of a file of others; none, and a line that says so, where there is no such folder.
  static func foreign(_ name: String) throws -> [JSONValue] {
    guard let folder = environmentVariable("AWSCREDS_VECTORS") else {
      writeLine("AWSCREDS_VECTORS is not set: \(name) is left out")
      return []
    }
    let bytes = try #require(fileBytes(folder + "/" + name))
    return try #require(try JSONValue(parsing: bytes)["tests"]?.array)
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
