import AWSProfiles
import Canvas
import INIDocument
import TestSupport
import Testing

@testable import App

/// What holds for the form of any kind and any profile.
@Suite struct FormLawTests {
  /// A value for each row of the table of kinds.
  private static let values: [String: String] = [
    "aws_access_key_id": "AKIAEXAMPLE2ALPHA222",
    "aws_secret_access_key": "ExampleSecretDelta0123456789abcdefghijkl",
    "aws_session_token": "ExampleTokenDelta0123456789",
    "role_arn": "arn:aws:iam::123456789012:role/path/Ops", "source_profile": "base",
    "mfa_serial": "arn:aws:iam::123456789012:mfa/me", "external_id": "a:b/c=1",
    "role_session_name": "me@example.com", "duration_seconds": "7200", "sso_session": "acme",
    "sso_account_id": "000000000012", "sso_role_name": "Read Only",
    "sso_start_url": "https://acme.example.com/start#/", "sso_region": "eu-central-1",
    "sso_registration_scopes": "sso:account:access", "web_identity_token_file": "/var/token",
    "credential_process": "\"/opt/my tool\" --for 'x y'",
    "login_session": "arn:aws:iam::123456789012:user/ann", "region": "eu-west-1",
    "output": "yaml",
  ]

  private static func filled(_ kind: FormKind) -> FormState {
    var form = FormState(adding: kind)
    form.name = TextField("two words")
    for row in kind.rows { if let value = values[row.key] { form.put(value, into: row.key) } }
    if kind == .temporaryKeys { form.put("ASIAEXAMPLE2ALPHA222", into: "aws_access_key_id") }
    let others =
      switch kind.family {
      case .profile: ["cli_history": "enabled", "s3.max_queue_size": "10", "s3.use_x": "y"]
      case .ssoSession: ["other": "1"]
      case .services: ["s3.endpoint_url": "http://localhost:1", "sqs.endpoint_url": "http://b"]
      }
    for (key, value) in others.sorted(by: { $0.key < $1.key }) {
      form = form.taking(key, for: .newSetting)
      form.put(value, into: key)
    }
    return form
  }

  /// The form of what a form made, from files it was written to.
  private static func reread(_ form: FormState, in files: SharedFiles) throws -> FormState {
    let after = try files.applying(form.changes).after
    let catalog = ProfileCatalog(after)
    guard form.kind.family != .profile else {
      return FormState(editing: try #require(catalog[form.subject]))
    }
    let all = form.kind == .services ? catalog.services : catalog.ssoSessions
    let section = try #require(all.first { $0.name == form.subject })
    return FormState(editing: form.kind.family, name: section.name, settings: section.settings)
  }

  private static func typed(_ form: FormState) -> [String: String] {
    var typed: [String: String] = [:]
    for entry in form.rowsInOrder where !entry.value.isEmpty { typed[entry.key] = entry.value }
    return typed
  }

  @Test(arguments: FormKind.allCases)
  func whatAFormWritesItReadsBack(_ kind: FormKind) throws {
    let catalog = ProfileCatalog(Sample.files)
    let form = Self.filled(kind)
    #expect(form.fault(in: catalog) == nil)
    for files in [SharedFiles(), Sample.files] {
      let read = try Self.reread(form, in: files)
      #expect(read.kind == kind)
      #expect(Self.typed(read) == Self.typed(form))
      #expect(read.changes.isEmpty)
    }
  }

  @Test(arguments: FormKind.allCases)
  func everyRowHasARuleAndALabel(_ kind: FormKind) {
    for row in kind.rows {
      #expect(SettingRule.named(row.key) != nil, "\(row.key)")
      #expect(!row.label.isEmpty && row.label.count <= 14)
      #expect(Self.values[row.key] != nil || row.key == "credential_source")
    }
    #expect(Set(kind.rows.map(\.key)).count == kind.rows.count)
  }

  @Test(arguments: FormKind.allCases.filter { $0.family == .profile })
  func eachKindBecomesAnyOtherOne(_ kind: FormKind) throws {
    let form = Self.filled(kind)
    let files = try SharedFiles().applying(form.changes).after
    for other in FormKind.allCases where other.family == .profile && other != kind {
      var turned = FormState(editing: try #require(ProfileCatalog(files)[form.subject]))
      turned.kind = other
      for row in other.rows where turned.value(row.key).isEmpty {
        turned.put(Self.values[row.key] ?? "", into: row.key)
      }
      // An ASIA id alone makes keys temporary.
      if other == .keys { turned.put("AKIAEXAMPLE2ALPHA222", into: "aws_access_key_id") }
      let after = ProfileCatalog(try files.applying(turned.changes).after)
      let profile = try #require(after[form.subject])
      #expect(FormKind(of: profile) == other, "\(kind) to \(other)")
      #expect(profile.ways.count <= 1, "\(kind) to \(other)")
      #expect(profile["cli_history"] == "enabled")
    }
  }

  /// Credentials and config of every case folder, whatever is odd about them.
  private static let oddFiles: [SharedFiles] = {
    let folders = ["ini-edit", "ini-parse"].flatMap { area in
      folderEntries(fixturesRoot + "/Fixtures/cases/\(area)").map { "\(area)/\($0)" }
    }
    return folders.map { folder in
      var files = SharedFiles()
      for role in FileRole.allCases {
        let path = fixturesRoot + "/Fixtures/cases/\(folder)/\(role.rawValue)"
        files[role] = readFile(path).map(Document.init)
      }
      return files
    }
  }()

  @Test func aFormThatIsNotTouchedChangesNothing() {
    var count = 0
    for files in Self.oddFiles {
      let catalog = ProfileCatalog(files)
      for name in catalog.names {
        guard let profile = catalog[name] else { continue }
        count += 1
        #expect(FormState(editing: profile).changes.isEmpty, "\(name)")
        #expect(FormState(editing: profile).fault(in: catalog) == nil, "\(name)")
      }
    }
    #expect(count > 40)
  }

  @Test func aChangedRowChangesThatSettingAndNoOther() throws {
    var count = 0
    for files in Self.oddFiles {
      let catalog = ProfileCatalog(files)
      for name in catalog.names {
        guard let profile = catalog[name], ProfileName.fault(name) == nil else { continue }
        for entry in FormState(editing: profile).entries where !entry.isLocked {
          var form = FormState(editing: profile)
          form.put("changed", into: entry.key)
          guard form[entry.key].isChanged, SettingRule.fault(ofName: entry.key) == nil else {
            continue
          }
          #expect(form.changes.count == 1)
          let after = ProfileCatalog(try files.applying(form.changes).after)
          var wanted = Self.typed(FormState(editing: profile))
          wanted[entry.key] = "changed"
          let read = try #require(after[name])
          #expect(Self.typed(FormState(editing: read)) == wanted, "\(name) \(entry.key)")
          for other in catalog.names where other != name {
            #expect(after[other]?.settings.map(\.value) == catalog[other]?.settings.map(\.value))
          }
          count += 1
        }
      }
    }
    #expect(count > 100)
  }

  @Test func aClearedRowTakesTheSettingOut() throws {
    for files in Self.oddFiles {
      let catalog = ProfileCatalog(files)
      for name in catalog.names {
        guard let profile = catalog[name] else { continue }
        for entry in FormState(editing: profile).entries where !entry.isLocked {
          var form = FormState(editing: profile)
          form[entry.key].isRemoved = true
          let after = ProfileCatalog(try files.applying(form.changes).after)
          let read = try #require(after[name])
          #expect(Self.typed(FormState(editing: read))[entry.key] == nil, "\(name) \(entry.key)")
        }
      }
    }
  }
}
