import AWSProfiles

/// What a form makes: a kind of profile, or one of the sections that profiles share.
public enum FormKind: String, CaseIterable, Sendable {
  case keys = "Access keys"
  case temporaryKeys = "Temporary keys"
  case role = "Role"
  case sso = "SSO session"
  case ssoLegacy = "SSO, old form"
  case webIdentity = "Web identity"
  case process = "Process"
  case login = "aws login"
  case settings = "Settings only"
  case ssoSession = "Sign-in session"
  case services = "Services"

  /// One row of a form.
  public struct Row: Equatable, Sendable {
    /// The setting it writes.
    public var key: String
    /// The label in front.
    public var label: String
    /// Whether this kind is nothing without it.
    public var isNeeded: Bool
  }

  /// What the section of this kind is called in a header.
  public var family: SectionFamily {
    switch self {
    case .ssoSession: .ssoSession
    case .services: .services
    default: .profile
    }
  }

  /// Kinds to choose from in the same form.
  public var choices: [FormKind] {
    Self.allCases.filter { ($0.family == .profile) == (family == .profile) }
  }

  /// The rows from top to bottom, as settings of the shared files.
  public var rows: [Row] {
    let own = Self.table[self] ?? []
    guard family == .profile else { return own }
    return own + [
      Row(key: "region", label: "Region", isNeeded: false),
      Row(key: "output", label: "Output", isNeeded: false),
    ]
  }

  /// Settings that make a profile one of this kind: they go when it becomes another.
  public var identityKeys: [String] {
    let own = (Self.table[self] ?? []).map(\.key)
    return self == .temporaryKeys ? own + ["aws_security_token"] : own
  }

  /// The kind that a profile is of, by the way that the AWS CLI takes first.
  public init(of profile: Profile) {
    switch profile.ways.first {
    case .keys: self = .keys
    case .temporaryKeys: self = .temporaryKeys
    case .role: self = .role
    case .sso: self = profile["sso_session"] == nil ? .ssoLegacy : .sso
    case .webIdentity: self = .webIdentity
    case .process: self = .process
    case .login: self = .login
    default: self = .settings
    }
  }

  /// The kind that settings of these names make; nil where they lead to no credentials.
  public init?(settings keys: Set<String>) {
    let identities: [(FormKind, Set<String>)] = [
      (.webIdentity, ["web_identity_token_file"]), (.role, ["role_arn"]), (.sso, ["sso_session"]),
      (.ssoLegacy, ["sso_start_url", "sso_account_id", "sso_role_name"]),
      (.login, ["login_session"]), (.process, ["credential_process"]),
    ]
    guard let found = identities.first(where: { !$0.1.isDisjoint(with: keys) }) else { return nil }
    self = found.0
  }

  private static func needed(_ key: String, _ label: String) -> Row {
    Row(key: key, label: label, isNeeded: true)
  }

  private static func free(_ key: String, _ label: String) -> Row {
    Row(key: key, label: label, isNeeded: false)
  }

  /// The one table of kinds and their rows; region and output follow in every profile.
  private static let table: [FormKind: [Row]] = [
    .keys: [
      needed("aws_access_key_id", "Key id"), needed("aws_secret_access_key", "Secret"),
    ],
    .temporaryKeys: [
      needed("aws_access_key_id", "Key id"), needed("aws_secret_access_key", "Secret"),
      needed("aws_session_token", "Session token"),
    ],
    .role: [
      needed("role_arn", "Role ARN"), free("source_profile", "Source profile"),
      free("credential_source", "or source"), free("mfa_serial", "MFA device"),
      free("external_id", "External id"), free("role_session_name", "Session name"),
      free("duration_seconds", "Seconds"),
    ],
    .sso: [
      needed("sso_session", "Session"), needed("sso_account_id", "Account"),
      needed("sso_role_name", "Role name"),
    ],
    .ssoLegacy: [
      needed("sso_start_url", "Start page"), needed("sso_region", "SSO region"),
      needed("sso_account_id", "Account"), needed("sso_role_name", "Role name"),
    ],
    .webIdentity: [
      needed("role_arn", "Role ARN"), needed("web_identity_token_file", "Token file"),
      free("role_session_name", "Session name"), free("duration_seconds", "Seconds"),
    ],
    .process: [needed("credential_process", "Command")],
    .login: [needed("login_session", "Identity")],
    .settings: [],
    .ssoSession: [
      needed("sso_start_url", "Start page"), needed("sso_region", "SSO region"),
      free("sso_registration_scopes", "Scopes"),
    ],
    .services: [],
  ]
}
