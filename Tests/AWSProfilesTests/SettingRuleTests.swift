import AWSProfiles
import JSONText
import TestSupport
import Testing

/// The table of known settings, held against the facts it was made from.
@Suite struct SettingRuleTests {
  @Test func everyFactOfTheFixtureStandsInTheTable() throws {
    let path = fixturesFolder + "/conformance/cases/config-keys.json"
    let bytes = try #require(readFile(path))
    let facts = try #require(try JSONValue(parsing: String(decoding: bytes, as: UTF8.self))["keys"])
    var names: [String] = []
    for fact in facts.array ?? [] {
      let key = try #require(fact["key"]?.string)
      names.append(key)
      let rule = try #require(SettingRule.named(key), "\(key)")
      #expect(spelled(rule.shape) == fact["type"]?.string, "\(key)")
      #expect(
        rule.places.map(\.rawValue).joined(separator: ", ") == fact["where"]?.string, "\(key)")
      let standard = fact["default"].map { $0.string ?? $0.text() }
      #expect(rule.standard == standard, "\(key)")
      #expect(rule.isSoft == (fact["basis"]?.string?.hasPrefix("memory") ?? false), "\(key)")
      let values = (fact["values"]?.array ?? []).compactMap(\.string)
      if case .number(let least, let most) = rule.shape {
        let range = least.map { "\($0).." + (most.map(String.init) ?? "") }
        #expect((range.map { [$0] } ?? []) == values, "\(key)")
      } else {
        #expect(rule.words == values, "\(key)")
      }
      if fact["secret"] == .bool(true) { #expect(SettingNames.isSecret(key), "\(key)") }
    }
    #expect(SettingRule.all.map(\.key).sorted() == names.sorted())
  }

  private func spelled(_ shape: SettingRule.Shape) -> String {
    switch shape {
    case .text: "string"
    case .choice: "enum"
    case .number: "int"
    case .ssoSession: "sso-session"
    default: "\(shape)"
    }
  }

  @Test func everyWordOfAChoiceWillDo() {
    for rule in SettingRule.all {
      for word in rule.words {
        #expect(SettingRule.remark(on: word, of: rule.key) == nil, "\(rule.key) \(word)")
      }
      if let standard = rule.standard {
        #expect(SettingRule.remark(on: standard, of: rule.key)?.isWrong != true, "\(rule.key)")
      }
    }
  }

  @Test(
    arguments: [
      ("duration_seconds", "899"), ("duration_seconds", "43201"), ("duration_seconds", "an hour"),
      ("duration_seconds", "-900"), ("duration_seconds", "3600.0"),
      ("sso_account_id", "12345"), ("sso_account_id", "12345678901a"),
      ("role_arn", "role/Ops"), ("role_arn", "arn:aws:iam::123456789012"),
      ("output", "xml"), ("output", "JSON"), ("credential_source", "environment"),
      ("use_fips_endpoint", "yes"), ("sso_start_url", "acme.example.com"),
      ("endpoint_url", "https://"), ("endpoint_url", "http:// host"),
      ("external_id", "x"), ("external_id", "a b"), ("role_session_name", "a/b"),
      ("mfa_serial", "short"), ("s3.max_queue_size", "0"), ("s3.multipart_chunksize", "8 MB"),
      ("s3.max_bandwidth", "fast"), ("credential_process", "run 'this"), ("max_attempts", "0"),
      ("aws_access_key_id", "\u{410}KIAIOSFODNN7EXAMPLE"), ("aws_secret_access_key", "a b"),
      ("region", "us east-1"), ("anything", "a #b"), ("anything", "a ;b"), ("anything", "#a"),
      ("anything", "a\nb"), ("anything", "a\u{7}b"), ("anything", "a\u{0}b"),
    ])
  func valuesThatNoToolCouldUseAreWrong(_ key: String, _ value: String) {
    #expect(SettingRule.remark(on: value, of: key)?.isWrong == true)
  }

  @Test(
    arguments: [
      ("duration_seconds", "900"), ("duration_seconds", "43200"),
      ("sso_account_id", "000000000012"),
      ("role_arn", "arn:aws-cn:iam::123456789012:role/path/Ops"), ("output", "yaml-stream"),
      ("use_fips_endpoint", "True"), ("ec2_metadata_service_endpoint_mode", "ipv6"),
      ("endpoint_url", "http://localhost:4566"), ("external_id", "a:b/c=1,@x-y.z+"),
      ("mfa_serial", "arn:aws:iam::123456789012:mfa/me"), ("s3.multipart_chunksize", "16MB"),
      ("s3.max_bandwidth", "50MB/s"), ("s3.max_bandwidth", "50000"),
      ("credential_process", "\"/opt/my tool\" --for 'x y'"), ("cli_pager", ""),
      ("cli_history", "sometimes"), ("anything", "a#b"), ("anything", "x=y:z;w"),
      ("region", "mars-north-1"), ("aws_secret_access_key", "short"), ("s3.unknown", "1"),
    ])
  func otherValuesMayBeWritten(_ key: String, _ value: String) {
    #expect(SettingRule.remark(on: value, of: key)?.isWrong != true)
  }

  @Test(arguments: ["", "a b", "a=b", "a.b.c", ".a", "a.", "[x", "#x", "é"])
  func someNamesAreNoNames(_ name: String) {
    #expect(SettingRule.fault(ofName: name) != nil)
  }

  /// What a new setting may be called can be written; more can, where it stands in a file already.
  @Test(arguments: [
    ("region", true, true), ("s3.addressing_style", true, true), ("x-y", true, true),
    ("é", false, true), ("a b", false, true), ("a:b", false, true), ("a.b.c", false, true),
    ("", false, false), ("a=b", false, false), ("#x", false, false), ("a\u{85}", false, false),
    ("a.", false, false), (".a", false, false), ("a ", false, false),
  ])
  func namesThatAreWrittenAreMoreThanNewOnes(_ name: String, _ isNew: Bool, _ isWritten: Bool) {
    #expect((SettingRule.fault(ofName: name) == nil) == isNew)
    #expect((SettingRule.fault(ofWrittenName: name) == nil) == isWritten)
    let change = ProfileChange.set(profile: "p", key: name, value: "x", file: nil)
    #expect(((try? SharedFiles().applying([change])) != nil) == isWritten)
  }

  @Test func whatIsNotWrongIsReadBackAsItWasWritten() throws {
    let values = ["a#b", "a;b", "a=b", "\"q\"", "'q", "x:y", "a # b", "b ;c", "#d", "ü 日", "a\tb"]
    for value in values {
      let change = ProfileChange.set(profile: "p", key: "anything", value: value, file: nil)
      guard let after = try? SharedFiles().applying([change]).after else {
        #expect(SettingRule.remark(on: value, of: "anything")?.isWrong == true, "\(value)")
        continue
      }
      let isKept = ProfileCatalog(after)["p"]?["anything"] == value
      let isWrong = SettingRule.remark(on: value, of: "anything")?.isWrong == true
      #expect(isKept != isWrong, "\(value)")
    }
  }
}
