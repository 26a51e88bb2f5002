/// What resolving asks of the profiles: a narrow view of the catalog.
struct ProfileBook: Sendable {
  /// The names, in the order of the files.
  var names: [String]
  /// A profile by name.
  var profile: @Sendable (String) -> ProfileFacts?
  /// The settings of an `[sso-session]`.
  var ssoSession: @Sendable (String) -> [String: String]?
  /// The `endpoint_url` of a service (`sts`, `sso`) in a `[services]` section.
  var serviceEndpoint: @Sendable (_ section: String, _ service: String) -> String?
}

/// The settings of one profile, merged and file by file.
struct ProfileFacts: Sendable {
  /// The name.
  var name: String
  /// What the credentials file alone says.
  var credentials: [String: String]
  /// What the config file alone says.
  var config: [String: String]

  /// The setting in force: the credentials file wins.
  subscript(key: String) -> String? { credentials[key] ?? config[key] }

  /// The setting in force where it says something.
  func text(_ key: String) -> String? {
    guard let value = self[key], !value.isEmpty else { return nil }
    return value
  }

  /// Whether the profile has a key or secret of its own, as role chains ask it.
  var hasStaticKeys: Bool {
    self["aws_access_key_id"] != nil || self["aws_secret_access_key"] != nil
  }
}
