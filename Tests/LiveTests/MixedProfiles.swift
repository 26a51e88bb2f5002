import AWSProfiles

/// Profiles of every kind that both tools can be asked about.
struct MixedProfiles {
  let url: String
  let keys: NewKeys
  let roles: (first: String, second: String)
  let home: String
  let closedPort: Int

  private var id: String { keys.accessKeyID }
  private var secret: String { keys.secretAccessKey.reveal() }
  private var process: String {
    "printf '{\"Version\": 1, \"AccessKeyId\": \"%s\", \"SecretAccessKey\": \"%s\"}' "
      + "\(id) \(secret)"
  }

  var credentials: String {
    """
    [good]
    \(pair(id, secret))
    [wrong-secret]
    \(pair(id, secret + "x"))
    [unknown-key]
    \(pair("AKIAUNKNOWNEXAMPLE00", secret))
    [temporary-without-token]
    \(pair("ASIAUNKNOWNEXAMPLE00", secret))
    [stale-token]
    \(pair("AKIAUNKNOWNEXAMPLE00", secret))
    aws_session_token = old
    [half]
    aws_access_key_id = \(id)
    [refused]
    \(pair(id, secret))
    [plain-for-tls]
    \(pair(id, secret))
    [by-services]
    \(pair(id, secret))
    [odd-region]
    \(pair(id, secret))
    [both-kinds]
    \(pair(id, secret))
    [spaced]
    aws_access_key_id    =    \(id)
    aws_secret_access_key=\(secret)

    """
  }

  var config: String {
    let ours = credentials.split(separator: "\n").filter { $0.hasPrefix("[") }.map { line in
      let name = line.dropFirst().dropLast()
      return profile(String(name), own[String(name)] ?? "")
    }
    return ours.joined() + others.map { profile($0.name, $0.text) }.joined() + sections
  }

  /// Settings that take the place of the endpoint, or come beside it.
  private var own: [String: String] {
    [
      "refused": "endpoint_url = http://127.0.0.1:\(closedPort)",
      "plain-for-tls": "endpoint_url = \(url.replacing("http:", with: "https:"))",
      "by-services": "services = here\nendpoint_url = http://127.0.0.1:\(closedPort)",
      "odd-region": "region = us east\nendpoint_url = \(url)",
      "both-kinds": "role_arn = \(roles.first)\nsource_profile = both-kinds",
    ]
  }

  private var others: [(name: String, text: String)] {
    [
      ("keys-in-config", pair(id, secret)),
      ("role", "role_arn = \(roles.first)\nsource_profile = good"),
      (
        "role-with-all",
        "role_arn = \(roles.first)\nsource_profile = good\nexternal_id = shared\n"
          + "duration_seconds = 1200\nrole_session_name = me@example"
      ),
      ("chain", "role_arn = \(roles.second)\nsource_profile = role"),
      ("role-by-process", "role_arn = \(roles.first)\nsource_profile = process"),
      ("role-by-wrong-secret", "\(ownCache("wrong"))\nsource_profile = wrong-secret"),
      ("role-without-source", "role_arn = \(roles.first)"),
      ("role-of-nobody", "role_arn = \(roles.first)\nsource_profile = nobody"),
      (
        "role-with-both",
        "role_arn = \(roles.first)\nsource_profile = good\ncredential_source = Environment"
      ),
      ("role-by-environment", "role_arn = \(roles.first)\ncredential_source = Environment"),
      ("role-by-machine", "role_arn = \(roles.first)\ncredential_source = Ec2InstanceMetadata"),
      ("role-by-moon", "role_arn = \(roles.first)\ncredential_source = Moon"),
      ("loop", "role_arn = \(roles.first)\nsource_profile = loop-back"),
      ("loop-back", "role_arn = \(roles.second)\nsource_profile = loop"),
      ("process", "credential_process = \(process)"),
      ("process-fails", "credential_process = false"),
      ("process-babbles", "credential_process = echo no JSON"),
      ("process-missing", "credential_process = /nonexistent/program"),
      ("nothing", "output = json"),
      ("web", "\(ownCache("web"))\nweb_identity_token_file = \(home)/token"),
      ("web-without-token", "\(ownCache("none"))\nweb_identity_token_file = \(home)/none"),
      ("sso-never", sso + "sso_account_id = 123456789012\nsso_role_name = Ops"),
      ("sso-half", "sso_session = acme\nsso_account_id = 123456789012"),
      ("login-never", "login_session = arn:aws:iam::123456789012:user/ann"),
    ]
  }

  /// A role under a session name of its own: the CLI keeps roles by what it asked for, not by
  /// whom it asked as.
  private func ownCache(_ session: String) -> String {
    "role_arn = \(roles.first)\nrole_session_name = \(session)"
  }

  private var sso: String { "sso_session = acme\n" }

  private var sections: String {
    """
    [sso-session acme]
    sso_start_url = https://acme.example/start
    sso_region = us-east-1
    [services here]
    sts =
      endpoint_url = \(url)

    """
  }

  private func pair(_ id: String, _ secret: String) -> String {
    "aws_access_key_id = \(id)\naws_secret_access_key = \(secret)"
  }

  private func profile(_ name: String, _ text: String) -> String {
    var lines = "[profile \(name)]\n"
    if !text.contains("region =") { lines += "region = us-east-1\n" }
    if !text.contains("endpoint_url =") { lines += "endpoint_url = \(url)\n" }
    return lines + (text.isEmpty ? "" : text + "\n")
  }
}
