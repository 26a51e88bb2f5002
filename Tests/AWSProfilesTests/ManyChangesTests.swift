import AWSProfiles
import INIDocument
import TestSupport
import Testing

/// Changes that are made together do what they do one after the other.
@Suite struct ManyChangesTests {
  private static let names = ["a", "b", "default", "two words", "x#q"]

  private static func files(_ generator: inout SeededGenerator) -> SharedFiles {
    var files = SharedFiles()
    for role in FileRole.allCases where Bool.random(using: &generator) {
      files[role] = Document(generator.file(of: role, names: names))
    }
    return files
  }

  private static func settings(_ files: SharedFiles, _ name: String) -> [[String]] {
    FileRole.allCases.map { role in
      ProfileCatalog(files).settings(of: name, in: role).map { "\($0.spelledKey)=\($0.value)" }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>) func whatIsNotDeletedReadsAsBefore(
    _ seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let files = Self.files(&generator)
      let all = ProfileCatalog(files).names
      let deleted = all.filter { _ in Bool.random(using: &generator) }.shuffled(using: &generator)
      let after = try files.applying(deleted.map { .delete(profile: $0) }).after
      let kept = all.filter { !deleted.contains($0) }
      #expect(Set(ProfileCatalog(after).names) == Set(kept))
      for name in kept { #expect(Self.settings(after, name) == Self.settings(files, name)) }
      // Nothing but whole lines, and blanks before a header, goes.
      var one = files
      for name in deleted { one = try one.applying([.delete(profile: name)]).after }
      for name in kept { #expect(Self.settings(after, name) == Self.settings(one, name)) }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func profilesAddedTogetherAreThoseAddedInTurn(
    _ seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let files = Self.files(&generator)
      let changes = (0..<Int.random(in: 1...4, using: &generator)).map { number in
        let settings = [("region", "x"), ("s3.max_queue_size", "1"), ("output", "json")]
          .filter { _ in Bool.random(using: &generator) }
        let keys = NewKeys(accessKeyID: "AKIA", secretAccessKey: Secret("s"))
        return ProfileChange.add(
          ProfileDraft(
            name: "new \(number)", keys: Bool.random(using: &generator) ? keys : nil,
            settings: settings.map { (key: $0.0, value: $0.1) }))
      }
      var one = files
      for change in changes { one = try one.applying([change]).after }
      #expect(try files.applying(changes).after == one)
    }
  }

  @Test func oneNameCannotBeAddedOrDeletedTwice() throws {
    let files = SharedFiles(config: Document(Array("[profile a]\n".utf8)))
    let draft = ProfileChange.add(ProfileDraft(name: "b"))
    #expect(throws: ProfileError.profileExists("b")) { try files.applying([draft, draft]) }
    #expect(throws: ProfileError.profileNotFound("a", near: [])) {
      try files.applying([.delete(profile: "a"), .delete(profile: "a")])
    }
    #expect(
      try files.applying([.delete(profile: "a"), draft]).after.config?.bytes
        == Array("[profile b]\n".utf8))
  }

  /// An indented header behind removed lines must not go on with what stands before them.
  @Test func indentedHeadersStayHeaders() throws {
    let text =
      "[profile a]\nx = 1\n[profile b]\n  y = 1\n# c\n  [profile c]\n  z = 1\n[profile d]\n"
      + "  [profile e]\n  w = 1\n"
    let files = SharedFiles(config: Document(Array(text.utf8)))
    let after = try files.applying([.delete(profile: "b"), .delete(profile: "d")]).after
    #expect(ProfileCatalog(after).names == ["a", "c", "e"])
    #expect(Self.settings(after, "a") == Self.settings(files, "a"))
    #expect(Self.settings(after, "c") == Self.settings(files, "c"))
    #expect(Self.settings(after, "e") == Self.settings(files, "e"))
  }

  @Test func aCopyHasTheLinesOfItsOriginal() throws {
    let lines = [
      "  role_arn: arn # why", "a.b = x", "s3 =", "  max_queue_size = 10", "", "  # in the block",
      "\tx=1", "credential_process = one", "   two", "Region=eu-west-1",
    ]
    let text =
      "[profile a] # mine\r\n# about it\r\n" + lines.joined(separator: "\r\n") + "\r\n# end\r\n"
    let files = SharedFiles(config: Document(Array(text.utf8)))
    let after = try files.applying([.copy(from: "a", to: "b c")]).after
    let copied = lines.map { $0 == "  role_arn: arn # why" ? "role_arn: arn # why" : $0 }
    let expected = text + "\r\n[profile 'b c']\r\n" + copied.joined(separator: "\r\n") + "\r\n"
    #expect(after.config.map { String(decoding: $0.bytes, as: UTF8.self) } == expected)
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func aCopyReadsAsItsOriginal(_ seed: UInt64) throws {
    var nasty = NastyFiles(seed: seed)
    for _ in 0..<20 {
      let files = nasty.next()
      for name in ProfileCatalog(files).names {
        let after = try files.applying([.copy(from: name, to: "copied")]).after
        let old = Self.settings(files, name)
        #expect(Self.settings(after, "copied") == old, "\(name)\n\(shown(files))")
        #expect(Self.settings(after, name) == old)
      }
    }
  }

  /// An empty token is none: the old one beside new keys would spoil them.
  @Test(arguments: [nil, Secret("")]) func noTokenTakesTheOldOneAway(_ token: Secret?) throws {
    let text = "[a]\naws_access_key_id = A\naws_secret_access_key = s\naws_session_token = old\n"
    let files = SharedFiles(credentials: Document(Array(text.utf8)))
    let keys = NewKeys(accessKeyID: "B", secretAccessKey: Secret("t"), sessionToken: token)
    let after = try files.applying([.setKeys(profile: "a", keys: keys)]).after
    #expect(
      ProfileCatalog(after)["a"]?.settings.map(\.key)
        == ["aws_access_key_id", "aws_secret_access_key"])
  }
}
