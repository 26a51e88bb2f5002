import AWSProfiles
import INIDocument
import JSONText
import TestSupport
import Testing

/// The normal reading against the tables of shared files and what they hold.
@Suite struct CatalogVectorTests {
  @Test(arguments: Vector.ours("parser.json"))
  func readsAsTheTableSays(_ vector: Vector) { expectTheNormalReading(of: vector) }

  @Test(.needsVectors, arguments: Vector.upstream("parser-upstream.json"))
  func readsAsTheTableOfOthersSays(_ vector: Vector) { expectTheNormalReading(of: vector) }

  private func expectTheNormalReading(of vector: Vector) {
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
