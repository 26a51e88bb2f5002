import AWSProfiles
import Testing

@testable import AWSCredentials

/// Which sources are asked for a profile, in which order and why.
@Suite struct ChainStepTests {
  static let config = """
    [profile ops]
    role_arn = arn:aws:iam::123456789012:role/ops
    source_profile = hub
    mfa_serial = arn:aws:iam::123456789012:mfa/u
    [profile hub]
    role_arn = arn:aws:iam::123456789012:role/hub
    source_profile = start
    [profile start]
    sso_session = corp
    sso_account_id = 123456789012
    sso_role_name = Start
    [sso-session corp]
    sso_region = eu-west-1
    sso_start_url = https://corp.example.com
    [profile tool]
    credential_process = /bin/give --token very-secret
    [profile loop]
    role_arn = arn:aws:iam::123456789012:role/a
    source_profile = round
    [profile round]
    role_arn = arn:aws:iam::123456789012:role/b
    source_profile = loop
    [profile self]
    role_arn = arn:aws:iam::123456789012:role/c
    source_profile = self
    [profile bare]
    role_arn = arn:aws:iam::123456789012:role/d
    [profile token]
    sso_session = corp
    """
  static let keys = """
    [user]
    aws_access_key_id = AKIAIOSFODNN7EXAMPLE
    aws_secret_access_key = very-secret
    [self]
    aws_access_key_id = AKIAIOSFODNN7EXAMPLE
    aws_secret_access_key = very-secret
    """

  private func steps(_ name: String, _ variables: [String: String] = [:]) -> [ChainStep] {
    chainSteps(
      of: name, catalog: .written(config: Self.config, credentials: Self.keys),
      environment: Environment(variables))
  }

  private func chosen(_ name: String) -> [String] {
    steps(name).filter { $0.outcome != .skipped }
      .map { "\($0.profile) \($0.source) \($0.outcome.rawValue)" }
  }

  @Test(
    "What is chosen on the way",
    arguments: [
      ("ops", ["ops role chosen", "hub role chosen", "start sso chosen"]),
      ("user", ["user credentials file chosen"]), ("tool", ["tool process chosen"]),
      ("loop", ["loop role chosen", "round role chosen", "loop profile faulty"]),
      ("self", ["self role chosen", "self credentials file chosen"]),
      ("bare", ["bare role faulty"]), ("gone", ["gone profile faulty"]), ("token", []),
    ])
  func way(name: String, expected: [String]) {
    #expect(chosen(name) == expected)
  }

  @Test("What is chosen agrees with where the credentials are taken from")
  func agreesWithThePlanner() {
    let catalog = ProfileCatalog.written(config: Self.config, credentials: Self.keys)
    let sources = [
      "role": CredentialSource.role, "sso": .sso, "credentials file": .credentialsFile,
      "process": .process,
    ]
    for name in ["ops", "hub", "start", "user", "tool", "self"] {
      let resolution = Resolution.resolve(
        environment: Environment([:]), catalog: catalog, profile: name)
      let first = steps(name).first { $0.outcome == .chosen }
      #expect(first.flatMap { sources[$0.source] } == resolution.credentialSource, "\(name)")
    }
  }

  @Test("Keys in the environment are skipped for a named profile, and it is said why")
  func environment() {
    let first = steps("user", ["AWS_ACCESS_KEY_ID": "AKIA"]).first
    #expect(first?.source == "environment")
    #expect(first?.outcome == .skipped)
    #expect(first?.why.isEmpty == false)
  }

  @Test("No step holds a secret")
  func secrets() {
    for name in ["user", "tool", "self", "ops"] {
      #expect(!steps(name).contains { $0.why.contains("very-secret") })
    }
  }
}
