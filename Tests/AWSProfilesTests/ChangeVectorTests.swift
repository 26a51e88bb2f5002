import AWSProfiles
import INIDocument
import JSONText
import TestSupport
import Testing

/// Changes of a section against the tables of texts before and after.
@Suite struct ChangeVectorTests {
  @Test(arguments: Vector.ours("writer.json"))
  func writesTheBytesOfTheTable(_ vector: Vector) throws { try expectTheBytes(of: vector) }

  @Test(.needsVectors, arguments: Vector.upstream("writer-upstream.json"))
  func writesTheBytesOfTheTableOfOthers(_ vector: Vector) throws { try expectTheBytes(of: vector) }

  private func expectTheBytes(of vector: Vector) throws {
    let json = vector.json
    let section = try #require(json["section"]?.string)
    let before = try #require(json["before"]?.string)
    let (profile, role) = Self.place(section)
    var files = SharedFiles()
    files[role] = Document(Array(before.utf8))
    let changes = Self.changes(json["set"], role, profile)
    try #require(!changes.isEmpty)
    guard json["error"] == nil else {
      #expect(throws: ProfileError.self) { try files.applying(changes) }
      return
    }
    let wanted = try #require(json["ours"]?.string ?? json["after"]?.string)
    let after = try files.applying(changes).after
    #expect(after[role].map { String(decoding: $0.bytes, as: UTF8.self) } == wanted)
  }

  /// The profile, or the other section, that a header names, and the file for it.
  private static func place(_ header: String) -> (name: String, role: FileRole) {
    if header == "default" || header.hasPrefix("sso-session ") { return (header, .config) }
    guard header.hasPrefix("profile ") else { return (header, .credentials) }
    return (String(header.dropFirst("profile ".count)), .config)
  }

  private static func changes(
    _ set: JSONValue?, _ role: FileRole, _ profile: String
  ) -> [ProfileChange] {
    if profile.hasPrefix("sso-session ") {
      let name = String(profile.dropFirst("sso-session ".count))
      return (set?.members ?? []).map {
        .setInSection(.ssoSession, name: name, key: $0.key, value: $0.value.string ?? "")
      }
    }
    return profileChanges(set, role, profile)
  }

  private static func profileChanges(
    _ set: JSONValue?, _ role: FileRole, _ profile: String
  ) -> [ProfileChange] {
    (set?.members ?? []).flatMap { member -> [ProfileChange] in
      if let value = member.value.string {
        return [.set(profile: profile, key: member.key, value: value, file: role)]
      }
      return (member.value.members ?? []).map { inner in
        .set(
          profile: profile, key: "\(member.key).\(inner.key)", value: inner.value.string ?? "",
          file: role)
      }
    }
  }
}
