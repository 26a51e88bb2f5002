import AWSProfiles
import INIDocument
import Testing

/// Headers that are nearly a profile's, and two headers of one default.
@Suite struct HeaderCaseTests {
  private static func catalog(_ config: String) -> ProfileCatalog {
    ProfileCatalog(SharedFiles(credentials: nil, config: Document(Array(config.utf8))))
  }

  @Test(arguments: ["profile", "sso-session", "services", "Profile"])
  func aHeaderWithoutANameIsToldAndGetsNone(_ word: String) {
    let findings = Self.catalog("[\(word)]\nregion = eu-west-1\n").findings
    #expect(findings.map(\.line) == [1])
    #expect(findings.allSatisfy { $0.fix == nil })
  }

  @Test(arguments: ["Profile Cap", "PROFILE c2", "profil x"])
  func capitalsInTheFirstWordAreTold(_ header: String) {
    let findings = Self.catalog("[\(header)]\nregion = eu-west-1\n").findings
    #expect(findings.map(\.code) == ["unknown-section"])
    #expect(findings.map(\.line) == [1])
  }

  @Test func defaultIsNotRenamedWhereAnotherWouldComeIntoForce() throws {
    let text = "[default]\noutput = json\n\n[profile default]\nregion = eu-west-1\n"
    let files = Self.catalog(text).files
    let error = #expect(throws: ProfileError.self) {
      try files.applying([.rename(from: "default", to: "dflt")])
    }
    #expect(error?.message.contains("[default] (line 1)") == true)
    #expect(error?.message.contains("[profile default] (line 4)") == true)
    // A copy takes what is in force alone.
    let copy = try files.applying([.copy(from: "default", to: "copy")]).after
    #expect(ProfileCatalog(copy)["copy"]?.settings.map(\.key) == ["region"])
  }

  @Test func theAccountIsOfTheWayThatCounts() throws {
    let mixed = Self.catalog(
      "[profile m]\nrole_arn = arn:aws:iam::111122223333:role/x\nsso_account_id = 12\n"
        + "sso_role_name = r\n")
    let told = mixed.outline(of: "m")?.writtenAccount
    #expect(told?.written == "111122223333")
    #expect(mixed.findings.contains { $0.code == "value-out-of-range" && $0.line == 3 })
    let bare = Self.catalog("[profile s]\nsso_account_id = 12\nsso_role_name = r\n")
    #expect(try #require(bare.outline(of: "s")).writtenAccount.written == nil)
  }
}
