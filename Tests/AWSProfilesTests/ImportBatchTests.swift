import AWSProfiles
import INIDocument
import Testing

/// Whole profiles from pasted texts, beside the keys that `KeyImportTests` are about.
@Suite struct ImportBatchTests {
  private static let id = "AKIAEXAMPLE2ALPHA222"
  private static let secret = "Ab+cdEFgh/IJklMNopQRstUVwxYZ0123456789+/"

  private func read(_ text: String) throws -> [ImportDraft] { try ImportBatch.read(text).rows }

  @Test func keysKeepTheSettingsOfTheirSection() throws {
    let rows = try read(
      """
      [acme-dev]
      aws_access_key_id = \(Self.id)
      aws_secret_access_key = \(Self.secret)
      aws_session_expiration = 2026
      region = eu-west-1
      output = json
      s3 =
        max_queue_size = 10
      """)
    #expect(rows.map(\.name) == ["acme-dev"])
    let row = try #require(rows.first)
    #expect(row.keys?.accessKeyID == Self.id && row.keys?.secretAccessKey == Secret(Self.secret))
    #expect(
      row.settings.filter { $0.key != "aws_session_expiration" }.map { "\($0.key)=\($0.value)" }
        == ["region=eu-west-1", "output=json", "s3.max_queue_size=10"])
  }

  @Test func rolesSessionsAndServicesNeedNoKeys() throws {
    let rows = try read(
      """
      # from a colleague
      [profile 'two words']
      role_arn = arn:aws:iam::123456789012:role/Ops
      source_profile = acme-dev
      [sso-session acme]
      sso_start_url = https://acme.example.com/start
      sso_region = us-east-1
      [services local]
      s3 =
        endpoint_url = http://localhost:4566
      """)
    #expect(rows.map(\.name) == ["two words", "acme", "local"])
    #expect(rows.map(\.family) == [.profile, .ssoSession, .services])
    #expect(rows.allSatisfy { $0.keys == nil })
    #expect(rows[2].settings.map(\.key) == ["s3.endpoint_url"])
  }

  /// Settings of a config are no halves of keys, however long; a half with its name is told.
  @Test func onlyRealHalvesAreTold() throws {
    let config =
      "[default]\nregion=us-east-1\n[profile a]\nrole_arn=arn:aws:iam::111122223333:role/AReally"
      + "LongNameOfARole0123456789ForAll\nsource_profile=default\n"
    #expect(try ImportBatch.read(config).skipped == [])
    let half = try ImportBatch.read(config + "[b]\naws_access_key_id = \(Self.id)\n")
    #expect(half.skipped.map(\.reason) == [.partial])
    #expect(half.rows.map(\.name) == ["default", "a"])
  }

  @Test func whatIsWrittenIsWhatWasRead() throws {
    let text = """
      [profile a]
      role_arn = arn:aws:iam::123456789012:role/Ops
      source_profile = b
      s3 =
          max_queue_size = 10

      [sso-session acme]
      sso_region = us-east-1

      """
    var files = SharedFiles()
    for row in try read(text) {
      let changes = row.changes(named: row.name ?? "", in: ProfileCatalog(files))
      files = try files.applying(changes).after
    }
    #expect(files.config.map { String(decoding: $0.bytes, as: UTF8.self) } == text)
  }

  @Test func aNameInUseGetsTheNewKeysAndKeepsTheRest() throws {
    let old = "[a]\naws_access_key_id = OLD\naws_secret_access_key = OLD\naws_session_token = OLD\n"
    let files = SharedFiles(credentials: Document(Array(old.utf8)))
    let row = try #require(try read("\(Self.id)\n\(Self.secret)").first)
    let changes = row.changes(named: "a", in: ProfileCatalog(files))
    let after = try files.applying(changes).after
    #expect(
      after.credentials?.bytes
        == Array(
          "[a]\naws_access_key_id = \(Self.id)\naws_secret_access_key = \(Self.secret)\n".utf8))
  }

  @Test(arguments: ["hello", "", "[a]\nfoo = bar\n", "{\"a\": 1}", "a = b"])
  func otherTextsHoldNothing(_ text: String) {
    #expect(throws: KeyImportError.noKeyColumns(found: [])) { try ImportBatch.read(text) }
  }

  @Test(
    arguments: [
      (id, KeyImport.Half.accessKeyID(id)), (" \(id)\n", .accessKeyID(id)),
      ("\"\(secret)\"", .secret(Secret(secret))), ("\u{200B}\(secret)", .secret(Secret(secret))),
      ("eu-west-1", nil), ("", nil), ("two words", nil), (String(repeating: "a", count: 39), nil),
    ] as [(String, KeyImport.Half?)])
  func halvesAreToldApart(_ text: String, _ half: KeyImport.Half?) {
    #expect(KeyImport.half(text) == half)
  }
}
