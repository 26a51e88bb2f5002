/// Where the credentials of a profile come from, as its settings say, before anything is asked.
public indirect enum CredentialPlan: Sendable, Equatable {
  /// Keys that stand in the environment or in a file.
  case keys(Credentials, CredentialSource)
  /// A role, assumed with what another plan gives.
  case role(RoleCall, through: CredentialPlan)
  /// A role, assumed with a token file.
  case webIdentity(WebIdentityCall)
  /// A role of IAM Identity Center.
  case sso(SSOCall)
  /// A program that prints keys.
  case process(profile: String, command: String)
  /// A session of `aws login`.
  case login(profile: String, session: String)
  /// The container's credential endpoint.
  case container
  /// The metadata service of the machine.
  case instance

  /// The source in the words of `cases/README.md`.
  public var source: CredentialSource {
    switch self {
    case .keys(_, let source): source
    case .role: .role
    case .webIdentity: .webIdentity
    case .sso: .sso
    case .process: .process
    case .login: .login
    case .container: .container
    case .instance: .instance
    }
  }

  /// The keys that need no call.
  public var staticKeys: Credentials? {
    guard case .keys(let keys, _) = self else { return nil }
    return keys
  }

  /// Whether a program has to be run on the way.
  public var runsProcess: Bool {
    switch self {
    case .process: true
    case .role(_, let source): source.runsProcess
    default: false
    }
  }
}

/// What gives the credentials.
public enum CredentialSource: String, Sendable, CaseIterable {
  /// Variables such as `AWS_ACCESS_KEY_ID`.
  case environment = "env"
  /// A key pair of the credentials file.
  case credentialsFile = "credentials-file"
  /// A key pair of the config file.
  case configFile = "config-file"
  /// A role that is assumed with other keys.
  case role
  /// A role of IAM Identity Center.
  case sso
  /// What a `credential_process` prints.
  case process
  /// A role that is taken with a token file.
  case webIdentity = "web-identity"
  /// A session of `aws login`.
  case login
  /// The credential endpoint of a container.
  case container
  /// The metadata service of a machine.
  case instance
  /// Nothing.
  case none
}

/// The arguments of AssumeRole that a profile gives.
public struct RoleCall: Sendable, Equatable {
  /// The profile that asks for the role.
  public var profile: String
  /// `role_arn`.
  public var roleARN: String
  /// `role_session_name`; nil: one is made.
  public var sessionName: String?
  /// `external_id`.
  public var externalID: String?
  /// `mfa_serial`: a code has to be asked for.
  public var mfaSerial: String?
  /// `duration_seconds`, where it is a number.
  public var duration: Int?
}

/// The arguments of AssumeRoleWithWebIdentity.
public struct WebIdentityCall: Sendable, Equatable {
  /// The profile, where one asks; nil: the environment.
  public var profile: String?
  /// The role to assume.
  public var roleARN: String
  /// The file that holds the token.
  public var tokenFile: String
  /// The name of the session; nil: one is made.
  public var sessionName: String?
}

/// A role of an account in IAM Identity Center.
public struct SSOCall: Sendable, Equatable {
  /// The profile that asks.
  public var profile: String
  /// The name of the `[sso-session]`; nil: the older form, everything in the profile.
  public var sessionName: String?
  /// `sso_start_url`.
  public var startURL: String
  /// `sso_region`.
  public var region: String
  /// `sso_account_id`.
  public var accountID: String
  /// `sso_role_name`.
  public var roleName: String
  /// `sso_registration_scopes` of the session, split at commas.
  public var scopes: [String]
}
