import AWSProfiles
import INIDocument
import Testing

/// What is shown of a file holds no secret, wherever in the file it stands.
@Suite struct ShownSecretsTests {
  static let secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12"

  /// Lines of a section that hold the secret, which must be masked.
  static let lines = [
    "aws_access_key_id = \(secret)",
    "aws_access_key_id = AKIAEXAMPLE2ALPHA222 \(secret)",
    "aws_secret_key = \(secret)", "secret_key = short\(secret)", "my_token = \(secret)",
    "db_password = \(secret)", "Secret = \(secret)", "region = \(secret)",
    "credential_process = /bin/x --secret \(secret) --flag",
    "credential_process = x --password=\(secret)", "credential_process = x --token '\(secret)'",
    "credential_process = echo '{\"Version\": 1, \"SecretAccessKey\": \"\(secret)\"}'",
    "credential_process = echo {\\\"SessionToken\\\":\\\"\(secret)\\\"}",
    "credential_process = env API_TOKEN=\(secret) x", "credential_process = x \(secret)",
    "region = eu-west-1 # \(secret)", "# \(secret)", "#\(secret)", "; was:\(secret)",
    "# aws_secret_access_key=\(secret)", "#key=\"\(secret)\"", "[b] # \(secret)", "[b];\(secret)",
  ]

  @Test(arguments: lines) func noLineIsShownWithItsSecret(_ line: String) throws {
    let files = SharedFiles(credentials: Document(Array("[a]\n\(line)\n".utf8)), config: nil)
    let shown = try #require(ProfileCatalog(files).maskedLine(2, of: .credentials))
    #expect(!shown.contains(Self.secret.prefix(20)))
    #expect(shown.hasPrefix(line.prefix(1)))
    for setting in ProfileCatalog(files)["a"]?.settings ?? [] {
      #expect(!setting.shownValue.contains(Self.secret.prefix(20)))
    }
  }

  /// A token that ends in what fills up base64 is no part of the name before its colon.
  @Test(arguments: ["=", "==", "= ", "== # why", "=\t; why"]) func noTokenIsTakenForAName(
    _ end: String
  ) throws {
    let text = "[a]\naws_session_token:\(Self.secret)\(end)\n"
    let catalog = ProfileCatalog(SharedFiles(credentials: Document(Array(text.utf8))))
    let setting = try #require(catalog["a"]?.settings.first)
    #expect(setting.key == "aws_session_token")
    #expect(setting.value.hasPrefix(Self.secret + "="))
    #expect(!setting.shownValue.contains(Self.secret.prefix(20)))
    let isTold = catalog.findings.contains { $0.message.contains(Self.secret.prefix(20)) }
    #expect(!isTold)
  }

  /// Lines that hold none and are shown as they are.
  static let plain = [
    "aws_access_key_id = AKIAEXAMPLE2ALPHA222", "region = eu-west-1",
    "role_arn = arn:aws:iam::111122223333:role/SecretRotation",
    "web_identity_token_file = /var/run/secrets/token",
    "# see https://example.com/cli/latest/guide",
    "credential_process = /usr/local/bin/helper --profile one --token-file /x/y",
    #"credential_process = x '{"Version": 1, "secret_id": "one", "url": "https://a:1/b"}'"#,
    "sso_start_url = https://example.awsapps.com/start", "secrets_manager =",
    "ca_bundle = /home/user/certificates/of/the/company/bundle", "[b] # of the team",
  ]

  @Test(arguments: plain) func whatIsNoSecretIsShown(_ line: String) {
    let files = SharedFiles(credentials: Document(Array("[a]\n\(line)\n".utf8)), config: nil)
    #expect(ProfileCatalog(files).maskedLine(2, of: .credentials) == line)
  }

  @Test func shortSecretsOfCommandsAreMasked() {
    #expect(
      SettingNames.shown("x --secret hunter2 --a b", of: "credential_process")
        == "x --secret **** --a b")
    #expect(
      SettingNames.shown("x --password \"two words\" c", of: "credential_process")
        == "x --password **** c")
    #expect(
      SettingNames.shown(
        #"echo '{"SecretAccessKey":"hunter2", "SessionToken" : "t", "b":"c"}'"#,
        of: "credential_process")
        == #"echo '{"SecretAccessKey":"****", "SessionToken" : "****", "b":"c"}'"#)
  }
}
