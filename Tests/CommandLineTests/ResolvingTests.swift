import TestSupport
import Testing

/// Temporary credentials handed on: `env --resolve`, `exec --resolve`, the time they end at.
@Suite struct ResolvingTests {
  /// A secret with every sign that a shell might take for its own.
  static let secret = #"a'b"c$d`e\f!g%h&i|j;k#l m"#

  private func program() -> Program {
    let program = Program(
      credentials: """
        [noted]
        aws_access_key_id = ASIAEXAMPLENOTED0000
        aws_secret_access_key = secret
        aws_session_token = token
        x_security_token_expires = 2031-02-03T04:05:06+01:00
        [plain]
        aws_access_key_id = AKIAEXAMPLEPLAIN0000
        aws_secret_access_key = secret
        """,
      config: """
        [profile tool]
        credential_process = cat answer.json
        region = eu-west-1
        [profile needy]
        role_arn = arn:aws:iam::123456789012:role/needy
        source_profile = plain
        mfa_serial = arn:aws:iam::123456789012:mfa/me
        [profile portal]
        sso_session = corp
        sso_account_id = 123456789012
        sso_role_name = Start
        [sso-session corp]
        sso_start_url = https://corp.example.com/start
        sso_region = eu-west-1
        """)
    let escaped = Self.secret.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    program.home.write(
      "work/answer.json",
      "{\"Version\": 1, \"AccessKeyId\": \"ASIAEXAMPLETOOL00000\", \"SecretAccessKey\": "
        + "\"\(escaped)\", \"SessionToken\": \"t/+=\", \"Expiration\": \"2032-01-02T03:04:05Z\"}")
    return program
  }

  private static let printed =
    "printenv AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN "
    + "AWS_CREDENTIAL_EXPIRATION AWS_REGION; printenv AWS_PROFILE || echo none"
  private static let expected =
    "ASIAEXAMPLETOOL00000\n\(secret)\nt/+=\n2032-01-02T03:04:05Z\neu-west-1\nnone\n"

  @Test func execHandsOnTheCredentialsThemselves() {
    var program = program()
    defer { program.home.remove() }
    program.environment["AWS_PROFILE"] = "other"
    let run = program.run("exec", "tool", "--resolve", "--", "sh", "-c", Self.printed)
    #expect(run.output == Self.expected)
  }

  @Test(arguments: [("posix", "sh"), ("posix", "bash"), ("posix", "zsh"), ("fish", "fish")])
  func everyShellReadsWhatEnvPrints(dialect: String, shell: String) {
    let program = program()
    defer { program.home.remove() }
    let lines = program.run("env", "tool", "--resolve", "--shell", dialect).output
    #expect(!lines.isEmpty)
    let script = lines + Self.printed
    let run = ChildRun(
      [shell, "-c", script],
      environment: [
        "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": program.home.path, "AWS_PROFILE": "other",
      ],
      input: "", directory: program.home.path("work"))
    #expect(run.output == Self.expected)
  }

  @Test func theTimeThatAToolNotedBesideTheKeysGoesOn() {
    let program = program()
    defer { program.home.remove() }
    let run = program.run("env", "noted", "--resolve")
    #expect(run.output.contains("AWS_CREDENTIAL_EXPIRATION='2031-02-03T03:05:06Z'"))
    let plain = program.run("env", "plain", "--resolve")
    #expect(plain.output.contains("unset AWS_CREDENTIAL_EXPIRATION"))
    #expect(plain.output.contains("unset AWS_SESSION_TOKEN"))
  }

  @Test func withoutATerminalNobodyIsAskedAndItIsSaidWhatToDo() {
    let program = program()
    defer { program.home.remove() }
    let needy = program.run("exec", "needy", "--resolve", "--", "true")
    #expect(needy.status == 3)
    #expect(needy.errors.contains("MFA code needed"))
    #expect(needy.output.isEmpty)
    let portal = program.run("env", "portal", "--resolve")
    #expect(portal.status == 1)
    #expect(portal.errors.contains("awscreds-tui login portal"))
  }
}
