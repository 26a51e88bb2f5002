import AWSProfiles
import INIDocument
import Testing

/// Names that look alike and are not the same bytes are two, as tools take them: what is done to one
/// leaves the other alone.
@Suite struct ExactNameTests {
  /// Texts that Swift takes for equal, each way round.
  static let pairs = [
    ("é", "e\u{301}"), ("Ünï", "U\u{308}ni\u{308}"), ("K", "\u{212A}"),
    ("한", "\u{1112}\u{1161}\u{11AB}"),
  ].flatMap { [$0, ($0.1, $0.0)] }

  private static func files(_ one: String, _ other: String) -> SharedFiles {
    let credentials = """
      [\(one)]
      aws_access_key_id = AKIAONE
      aws_secret_access_key = one
      [\(other)]
      aws_access_key_id = AKIAOTHER
      aws_secret_access_key = other

      """
    let config = """
      [profile \(one)]
      region = eu-west-1
      [profile \(other)]
      region = eu-west-2
      [profile of-one]
      role_arn = arn:aws:iam::123456789012:role/a
      source_profile = \(one)
      [profile of-other]
      role_arn = arn:aws:iam::123456789012:role/a
      source_profile = \(other)
      [sso-session \(one)]
      sso_region = eu-west-1
      [sso-session \(other)]
      sso_region = eu-west-2

      """
    return SharedFiles(
      credentials: Document(Array(credentials.utf8)), config: Document(Array(config.utf8)))
  }

  private static func bytes(_ names: [String]) -> [[UInt8]] { names.map { Array($0.utf8) } }

  private static func values(_ files: SharedFiles, _ name: String) -> [[UInt8]] {
    bytes(ProfileCatalog(files)[name]?.settings.map(\.value) ?? [])
  }

  @Test(arguments: pairs) func deletingOneLeavesTheOther(_ one: String, _ other: String) throws {
    let files = Self.files(one, other)
    let after = try files.applying([.delete(profile: one)]).after
    #expect(
      Self.bytes(ProfileCatalog(after).names) == Self.bytes([other, "of-one", "of-other"]))
    #expect(Self.values(after, other) == Self.values(files, other))
    let difference = ProfileCatalog(files).difference(to: ProfileCatalog(after))
    #expect(Self.bytes(difference.removed) == Self.bytes([one]))
    #expect(difference.changed.isEmpty)
  }

  @Test(arguments: pairs) func renamingOneLeavesTheOther(_ one: String, _ other: String) throws {
    let files = Self.files(one, other)
    let after = try files.applying([.rename(from: one, to: "new")]).after
    #expect(
      Self.bytes(ProfileCatalog(after).names)
        == Self.bytes(["new", other, "of-one", "of-other"]))
    #expect(Self.values(after, "new") == Self.values(files, one))
    #expect(Self.values(after, other) == Self.values(files, other))
    #expect(ProfileCatalog(after)["of-one"]?["source_profile"] == "new")
    let source = try #require(ProfileCatalog(after)["of-other"]?["source_profile"])
    #expect(Array(source.utf8) == Array(other.utf8))
  }

  @Test(arguments: pairs) func oneCanBeRenamedToTheOther(_ one: String, _ other: String) throws {
    let files = SharedFiles(config: Document(Array("[profile \(one)]\nregion = x\n".utf8)))
    let after = try files.applying([.rename(from: one, to: other)]).after
    #expect(Self.bytes(ProfileCatalog(after).names) == Self.bytes([other]))
  }

  @Test(arguments: pairs) func settingInOneLeavesTheOther(_ one: String, _ other: String) throws {
    let files = Self.files(one, other)
    let change = ProfileChange.set(profile: one, key: "region", value: "new", file: nil)
    let after = try files.applying([change]).after
    #expect(ProfileCatalog(after)[one]?["region"] == "new")
    #expect(Self.values(after, other) == Self.values(files, other))
  }

  @Test(arguments: pairs) func sessionsAreTwoAsWell(_ one: String, _ other: String) throws {
    let files = Self.files(one, other)
    let deleted = try files.applying([.deleteSection(.ssoSession, name: one)]).after
    #expect(Self.bytes(ProfileCatalog(deleted).ssoSessions.map(\.name)) == Self.bytes([other]))
    let renamed = try deleted.applying([.renameSection(.ssoSession, from: other, to: one)]).after
    #expect(Self.bytes(ProfileCatalog(renamed).ssoSessions.map(\.name)) == Self.bytes([one]))
  }

  @Test(arguments: pairs) func nothingStandsTwice(_ one: String, _ other: String) {
    let codes = ProfileCatalog(Self.files(one, other)).findings.map(\.code)
    #expect(!codes.contains("duplicate-section") && !codes.contains("source-profile-missing"))
  }

  @Test(arguments: pairs) func aSourceIsTheOneThatIsNamed(_ one: String, _ other: String) throws {
    let catalog = ProfileCatalog(Self.files(one, other))
    let last = try #require(catalog.chain(of: "of-other").links.last?.profile)
    #expect(Array(last.utf8) == Array(other.utf8))
    #expect(catalog.referrers(of: one) == ["of-one"])
    #expect(catalog.referrers(of: other) == ["of-other"])
    let alone = try catalog.files.applying([.delete(profile: other)]).after
    let missing = ProfileCatalog(alone).findings.filter { $0.code == "source-profile-missing" }
    #expect(missing.map(\.profile) == ["of-other"])
    // The one that looks alike is the nearest of all.
    let meant = missing.first?.fix?.changes
    #expect(
      meant?.count == 1
        && String(describing: meant).utf8.elementsEqual(
          String(
            describing: Optional([
              ProfileChange.set(
                profile: "of-other", key: "source_profile", value: one, file: .config)
            ])
          ).utf8)
    )
  }

  @Test(arguments: pairs) func settingsAreTwoAsWell(_ one: String, _ other: String) throws {
    // Names of settings are compared in lower case.
    guard one.lowercased().utf8.elementsEqual(one.utf8),
      other.lowercased().utf8.elementsEqual(other.utf8)
    else { return }
    let text = "[profile p]\n\(one) = 1\n\(other) = 2\n"
    let files = SharedFiles(config: Document(Array(text.utf8)))
    #expect(!ProfileCatalog(files).findings.contains { $0.code == "duplicate-key" })
    let change = ProfileChange.set(profile: "p", key: one, value: "3", file: .config)
    let after = try #require(try files.applying([change]).after.config)
    #expect(after.bytes == Array("[profile p]\n\(one) = 3\n\(other) = 2\n".utf8))
  }
}
