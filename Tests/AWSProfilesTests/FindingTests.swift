import AWSProfiles
import INIDocument
import Testing

/// Every kind of finding by an example, and what its fix leaves.
@Suite struct FindingTests {
  /// Files, the code that must be found with its line, and the code that must not be.
  struct Row: Sendable, CustomTestStringConvertible {
    var code: String
    var line: Int
    var role = FileRole.config
    var credentials = ""
    var config = ""
    /// What the file of `role` is after the fix; nil where none is offered.
    var fixed: String?
    var isSafe = true

    var testDescription: String { "\(code) line \(line)" }
  }

  static let secret = "ExampleSecretAlpha0123456789abcdefghijkl"
  static let pair = "aws_access_key_id = AKIAEXAMPLE2ALPHA222\naws_secret_access_key = \(secret)\n"
  static let temporary =
    "aws_access_key_id = ASIAEXAMPLE2ALPHA222\naws_secret_access_key = \(secret)\n"
  static let role = "role_arn = arn:aws:iam::111122223333:role/x\n"

  static let rows: [Row] = [
    Row(
      code: "same-access-key", line: 5, role: .credentials,
      credentials: "[a]\n\(pair)[b]\n\(pair)"),
    Row(
      code: "stale-session-token", line: 4, role: .credentials,
      credentials: "[a]\n\(pair)aws_session_token = tok\n[b]\nregion = eu-west-1\n",
      fixed: "[a]\n\(pair)[b]\nregion = eu-west-1\n", isSafe: false),
    Row(
      code: "session-token-missing", line: 2, role: .credentials,
      credentials: "[a]\n\(temporary)"),
    Row(
      code: "partial-credentials", line: 2, role: .credentials,
      credentials: "[a]\naws_access_key_id = AKIAEXAMPLE2ALPHA222\n"),
    Row(
      code: "partial-credentials", line: 2, role: .credentials,
      credentials: "[a]\naws_access_key_id = AKIAEXAMPLE2ALPHA222\n",
      config: "[profile a]\naws_secret_access_key = \(secret)\n"),
    Row(
      code: "two-session-tokens", line: 5, role: .credentials,
      credentials: "[a]\n\(temporary)aws_session_token = one\naws_security_token = two\n"),
    Row(
      code: "keys-in-both-files", line: 2, credentials: "[a]\n\(pair)",
      config: "[profile a]\n\(pair)region = eu-west-1\n",
      fixed: "[profile a]\nregion = eu-west-1\n"),
    Row(
      code: "keys-in-config", line: 3, config: "[profile a]\nregion = eu-west-1\n\(pair)",
      fixed: "[profile a]\nregion = eu-west-1\n"),
    Row(
      code: "invalid-key-id", line: 2, role: .credentials,
      credentials:
        "[a]\naws_access_key_id = AKIA\u{0415}XAMPLE\naws_secret_access_key = \(secret)\n"),
    Row(
      code: "secret-length", line: 3, role: .credentials,
      credentials: "[a]\naws_access_key_id = AKIAEXAMPLE2ALPHA222\naws_secret_access_key = short\n"),
    Row(
      code: "two-kinds-in-profile", line: 2, role: .credentials, credentials: "[a]\n\(pair)",
      config: "[profile a]\nsso_account_id = 1\nsso_role_name = r\nsso_start_url = u\n"
        + "sso_region = eu-west-1\n"),
    Row(
      code: "source-profile-missing", line: 3, credentials: "[acme-dev]\n\(pair)",
      config: "[profile r]\n\(role)source_profile = acme-dve\n",
      fixed: "[profile r]\n\(role)source_profile = acme-dev\n", isSafe: false),
    Row(
      code: "source-profile-loop", line: 3,
      config: "[profile a]\n\(role)source_profile = b\n[profile b]\n\(role)source_profile = a\n"),
    Row(
      code: "source-profile-loop", line: 3, config: "[profile a]\n\(role)source_profile = a\n"),
    Row(
      code: "source-profile-without-credentials", line: 3,
      config: "[profile r]\n\(role)source_profile = b\n[profile b]\nregion = eu-west-1\n"),
    Row(code: "role-without-source", line: 2, config: "[profile r]\n\(role)"),
    Row(
      code: "invalid-config", line: 4, credentials: "[b]\n\(pair)",
      config: "[profile r]\n\(role)source_profile = b\ncredential_source = Environment\n"),
    Row(
      code: "several-sources", line: 4, credentials: "[b]\n\(pair)",
      config: "[profile r]\n\(role)source_profile = b\ncredential_process = /bin/x\n"),
    Row(
      code: "unknown-credential-source", line: 3,
      config: "[profile r]\n\(role)credential_source = ec2instancemetadata\n",
      fixed: "[profile r]\n\(role)credential_source = Ec2InstanceMetadata\n"),
    Row(code: "mfa-without-role", line: 2, config: "[profile a]\nmfa_serial = arn:x\n"),
    Row(
      code: "web-identity-without-role", line: 2,
      config: "[profile a]\nweb_identity_token_file = /x\n"),
    Row(
      code: "sso-session-missing", line: 2,
      config: "[profile a]\nsso_session = acme\n[sso-session acne]\nsso_region = eu-west-1\n",
      fixed: "[profile a]\nsso_session = acne\n[sso-session acne]\nsso_region = eu-west-1\n",
      isSafe: false),
    Row(
      code: "sso-incomplete", line: 3,
      config: "[profile a]\nsso_session = s\nsso_account_id = 1\n[sso-session s]\n"
        + "sso_start_url = u\nsso_region = eu-west-1\n"),
    Row(
      code: "sso-conflict", line: 3,
      config: "[profile a]\nsso_session = s\nsso_region = eu-west-2\n[sso-session s]\n"
        + "sso_start_url = u\nsso_region = eu-west-1\n"),
    Row(code: "services-missing", line: 2, config: "[profile a]\nservices = local\n"),
    Row(
      code: "region-unknown", line: 2, config: "[profile a]\nregion = us-east-1a\n",
      fixed: "[profile a]\nregion = us-east-1\n"),
    Row(
      code: "region-unknown", line: 2, config: "[profile a]\nregion=US_West_2\r\n",
      fixed: "[profile a]\nregion=us-west-2\r\n"),
    Row(code: "region-unknown", line: 2, config: "[profile a]\nregion = home\n"),
    Row(
      code: "region-in-both-files", line: 2, credentials: "[a]\nregion = eu-west-2\n",
      config: "[profile a]\nregion = eu-west-1\n"),
    Row(
      code: "quoted-value", line: 2, config: "[profile a]\nregion = \"eu-west-1\"\n",
      fixed: "[profile a]\nregion = eu-west-1\n", isSafe: false),
    Row(
      code: "value-out-of-range", line: 3, credentials: "[b]\n\(pair)",
      config: "[profile r]\n\(role)duration_seconds = 10\nsource_profile = b\n"),
    Row(
      code: "process-needs-shell", line: 2,
      config: "[profile a]\ncredential_process = cat x | jq .\n"),
    Row(code: "empty-profile", line: 1, config: "[profile a]\n"),
    Row(
      code: "profile-name-portability", line: 1, config: "[profile 'a b']\nregion = eu-west-1\n"),
    Row(
      code: "header-spacing", line: 1, config: "[ profile a ]\nregion = eu-west-1\n",
      fixed: "[profile a]\nregion = eu-west-1\n"),
    Row(
      code: "header-spacing", line: 1, config: "[profile   a] # c\nregion = eu-west-1\n",
      fixed: "[profile a] # c\nregion = eu-west-1\n"),
    Row(
      code: "unknown-section", line: 1, config: "[profiles a]\nregion = eu-west-1\n",
      fixed: "[profile a]\nregion = eu-west-1\n", isSafe: false),
    Row(
      code: "unknown-section", line: 1, config: "[profile a b] # c\nregion = eu-west-1\n",
      fixed: "[profile 'a b'] # c\nregion = eu-west-1\n", isSafe: false),
    Row(
      code: "unknown-section", line: 1,
      config: "[profiles a]\nregion = eu-west-1\n[profile a]\noutput = json\n"),
    Row(code: "unknown-section", line: 1, config: "[profile]\nregion = eu-west-1\n"),
    Row(
      code: "text-after-header", line: 1,
      config: "\u{FEFF}[profile a]x # y \r\nregion = eu-west-1\r\n",
      fixed: "\u{FEFF}# x # y\r\n[profile a]\r\nregion = eu-west-1\r\n"),
    Row(
      code: "bracket-after-header", line: 1,
      config: "[profile a] # see [wiki] x\nregion = eu-west-1\n",
      fixed: "# see [wiki] x\n[profile a]\nregion = eu-west-1\n"),
    Row(
      code: "text-after-header", line: 1, config: "[profile a] region = eu-west-1",
      fixed: "# region = eu-west-1\n[profile a]", isSafe: false),
    Row(
      code: "default-defined-twice", line: 3,
      config:
        "[default]\nregion = eu-west-1\n[profile default]\nregion = eu-west-1\noutput = json\n",
      fixed: "[profile default]\nregion = eu-west-1\noutput = json\n"),
    Row(
      code: "default-defined-twice", line: 3,
      config:
        "[profile default]\nregion = eu-west-1\n[default]\noutput = json\n[profile a]\noutput = x\n",
      fixed: "[profile default]\nregion = eu-west-1\n[profile a]\noutput = x\n", isSafe: false),
    Row(
      code: "default-defined-twice", line: 4,
      config: "[default]\n# why\nregion = eu-west-1\n[profile default]\nregion = eu-west-1\n",
      fixed: "[profile default]\nregion = eu-west-1\n", isSafe: false),
    Row(code: "colon-in-name", line: 2, config: "[profile a]\nkey:z = 1\nregion = eu-west-1\n"),
    Row(code: "colon-in-name", line: 3, config: "[profile a]\nkey = 2\nkey:z = 1\n"),
    Row(
      code: "colon-delimiter", line: 2, config: "[profile a]\nregion: eu-west-1\n",
      fixed: "[profile a]\nregion = eu-west-1\n"),
    Row(
      code: "indented-settings", line: 3,
      config: "[profile a]\n  # c\n    region = eu-west-1\n\ts3 =\n\t  # d\n\t  use_x = y\n\n# e\n",
      fixed: "[profile a]\n# c\nregion = eu-west-1\ns3 =\n  # d\n  use_x = y\n\n# e\n"),
    Row(
      code: "indented-settings", line: 2,
      config: "[profile a]\n    region = eu-west-1\n  [profile b]\noutput = json\n"),
    Row(
      code: "duplicate-key", line: 3, config: "[profile a]\nregion = x-y\nregion = eu-west-1\n",
      fixed: "[profile a]\nregion = eu-west-1\n", isSafe: false),
    Row(
      code: "duplicate-section", line: 4,
      config: "[profile a]\nregion = eu-west-1\n# why\n[profile a] ; here\n  output = json\n\n"
        + "[profile b]\nregion = eu-west-1\n",
      fixed: "[profile a]\nregion = eu-west-1\n# why\n; here\noutput = json\n[profile b]\n"
        + "region = eu-west-1\n"),
    Row(
      code: "missing-profile-prefix", line: 1, config: "[a]\nregion = eu-west-1\n",
      fixed: "[profile a]\nregion = eu-west-1\n"),
    Row(
      code: "inline-comment-in-value", line: 2, config: "[profile a]\nregion = eu-west-1 # home\n",
      fixed: "[profile a]\n# home\nregion = eu-west-1\n"),
    Row(
      code: "comment-in-nested-value", line: 3,
      config: "[profile a]\r\ns3 =\r\n  use_x = y \t# why # so\r\n  z = 1\r\n",
      fixed: "[profile a]\r\ns3 =\r\n# why # so\r\n  use_x = y\r\n  z = 1\r\n", isSafe: false),
    Row(
      code: "comment-in-nested-value", line: 3, config: "[services a]\ns3 =\n  x = 1 ; c",
      fixed: "[services a]\ns3 =\n; c\n  x = 1", isSafe: false),
    Row(
      code: "uppercase-key", line: 2, config: "[profile a]\nRegion = eu-west-1\n",
      fixed: "[profile a]\nregion = eu-west-1\n"),
    Row(
      code: "bom", line: 1, config: "\u{FEFF}[profile a]\nregion = eu-west-1\n",
      fixed: "[profile a]\nregion = eu-west-1\n"),
  ]

  @Test(arguments: rows) func isFoundAndFixed(_ row: Row) throws {
    let files = SharedFiles(
      credentials: row.credentials.isEmpty ? nil : Document(Array(row.credentials.utf8)),
      config: row.config.isEmpty ? nil : Document(Array(row.config.utf8)))
    let all = ProfileCatalog(files).findings
    let finding = try #require(
      all.first { $0.code == row.code && $0.line == row.line && $0.file == row.role },
      "found: \(all.map { "\($0.code):\($0.line ?? 0)" })")
    #expect(FindingRule.of(row.code) != nil)
    #expect(!finding.message.contains(Self.secret))
    #expect((finding.fix != nil) == (row.fixed != nil))
    guard let fix = finding.fix, let fixed = row.fixed else { return }
    #expect(fix.isSafe == row.isSafe)
    #expect(!fix.title.isEmpty)
    let after = try files.applying(fix.changes).after
    #expect(String(decoding: after[row.role]?.bytes ?? [], as: UTF8.self) == fixed)
    #expect(!ProfileCatalog(after).findings.contains { $0.code == row.code })
  }

  @Test func whatIsInOrderIsNotFound() {
    let credentials =
      "# mine\n[default]\n\(Self.pair)\n[t]\n"
      + Self.temporary.replacing("ALPHA", with: "BRAVO") + "aws_session_token = x\n"
    let config = """
      [default]
      region = eu-west-1
      cli_pager =
      s3 =
        max_queue_size = 10

      [profile r]
      \(Self.role)source_profile = default
      mfa_serial = arn:aws:iam::111122223333:mfa/me
      duration_seconds = 3600

      [profile s]
      sso_session = acme
      sso_account_id = 111122223333
      sso_role_name = Ops
      services = local

      [profile p]
      credential_process = "/opt/my tool/keys" --for 'a|b'

      [sso-session acme]
      sso_start_url = https://acme.example.com/start
      sso_region = us-gov-west-1

      [services local]
      sts =
        endpoint_url = http://localhost:4566

      """
    let files = SharedFiles(
      credentials: Document(Array(credentials.utf8)), config: Document(Array(config.utf8)))
    #expect(ProfileCatalog(files).findings == [])
  }

  @Test func noCodeStandsTwiceInTheTable() {
    #expect(Set(FindingRule.table.map(\.code)).count == FindingRule.table.count)
  }
}
