import AWSProfiles
import Testing

@testable import AWSCredentials

/// What makes an old verdict worthless.
@Suite struct CheckedSettingsTests {
  /// The first rows of the table that the authors of SipHash publish: the input is 00 01 02 and so on.
  @Test(arguments: [
    (0, 0x726f_db47_dd0e_0e31 as UInt64), (1, 0x74f8_39c5_93dc_67fd), (7, 0xab02_00f5_8b01_d137),
    (8, 0x93f5_f579_9a93_2462), (15, 0xa129_ca61_49be_45e5),
  ])
  func sipHash(length: Int, expected: UInt64) {
    let digest = SipHash.digest(
      (0..<length).map(UInt8.init), key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908))
    #expect(digest == expected)
  }

  static let config = """
    [profile role]
    role_arn = arn:aws:iam::123456789012:role/a
    source_profile = user
    region = eu-west-1
    output = json
    [profile sso]
    sso_session = corp
    sso_account_id = 1
    [sso-session corp]
    sso_region = eu-west-1
    """
  static let keys = "[user]\naws_access_key_id = AKIA1\naws_secret_access_key = one"

  @Test(
    "A change of what was checked shows, a change of anything else does not",
    arguments: [
      ("role", "role/a", "role/b", true), ("role", "eu-west-1", "eu-west-2", true),
      ("role", "json", "text", false), ("sso", "sso_region = eu-west-1", "sso_region = x", true),
      ("sso", "role/a", "role/b", false), ("user", "role/a", "role/b", false),
    ])
  func config(profile: String, old: String, new: String, isOther: Bool) {
    let before = ProfileCatalog.written(config: Self.config, credentials: Self.keys)
    let after = ProfileCatalog.written(
      config: Self.config.replacing(old, with: new), credentials: Self.keys)
    let isChanged =
      CheckedSettings(of: profile, in: before) != CheckedSettings(of: profile, in: after)
    #expect(isChanged == isOther)
  }

  @Test("New keys of a source are new for its roles, and the digest tells them without the key")
  func keysOfTheSource() {
    let before = ProfileCatalog.written(config: Self.config, credentials: Self.keys)
    let after = ProfileCatalog.written(
      config: Self.config, credentials: Self.keys.replacing("one", with: "two"))
    let first = CheckedSettings(of: "role", in: before)
    let second = CheckedSettings(of: "role", in: after)
    #expect(first != second)
    #expect(first.digest(key: [1]) != second.digest(key: [1]))
    #expect(first.digest(key: [1]) != first.digest(key: [2]))
    #expect(first.digest(key: [1]) == CheckedSettings(of: "role", in: before).digest(key: [1]))
    #expect(first.digest(key: []).utf8.count == 16)
  }

  @Test("A loop of source profiles ends")
  func loop() {
    let config = "[profile a]\nsource_profile = b\n[profile b]\nsource_profile = a"
    let catalog = ProfileCatalog.written(config: config, credentials: "")
    #expect(CheckedSettings(of: "a", in: catalog) != CheckedSettings(of: "b", in: catalog))
  }
}
