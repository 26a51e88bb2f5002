import AWSProfiles

/// What of a profile and of its sources a verdict is about: where it changes, an old verdict says
/// nothing any more.
public struct CheckedSettings: Equatable, Sendable {
  private var lines: [String] = []

  /// The settings of a profile and of the profiles its chain goes through; none where it does not
  /// exist.
  public init(of name: String, in catalog: ProfileCatalog) {
    let book = ProfileBook(catalog)
    var seen: Set<String> = []
    var next: String? = name
    while let current = next, seen.insert(current).inserted, let profile = book.profile(current) {
      lines.append("[\(current)]")
      for key in Self.keys {
        if let value = profile[key] { lines.append("\(key)=\(value)") }
      }
      if let session = profile.text("sso_session"), let settings = book.ssoSession(session) {
        for (key, value) in settings.sorted(by: { $0.key < $1.key }) {
          lines.append("\(session).\(key)=\(value)")
        }
      }
      for service in ["sts", "sso", "sso_oidc"] {
        guard let section = profile.text("services"),
          let url = book.serviceEndpoint(section, service)
        else { continue }
        lines.append("\(section).\(service)=\(url)")
      }
      next = profile.text("source_profile")
    }
  }

  /// A digest under a key, 16 hexadecimal digits: it tells a change and gives nothing away.
  ///
  /// - Parameter key: 16 random bytes, kept beside the digest; fewer count as zeros.
  public func digest(key: [UInt8]) -> String {
    func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
      bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
    let number = SipHash.digest(
      Array(lines.joined(separator: "\n").utf8),
      key: (word(key.prefix(8)), word(key.dropFirst(8).prefix(8))))
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static let keys = [
    "aws_access_key_id", "aws_secret_access_key", "aws_session_token", "aws_security_token",
    "role_arn", "source_profile", "credential_source", "external_id", "mfa_serial",
    "role_session_name", "duration_seconds", "web_identity_token_file", "sso_session",
    "sso_start_url", "sso_region", "sso_account_id", "sso_role_name", "credential_process",
    "login_session", "region", "endpoint_url", "services", "ignore_configured_endpoint_urls",
    "sts_regional_endpoints", "use_fips_endpoint", "use_dualstack_endpoint", "ca_bundle",
  ]
}
