/// A way to credentials that stands in a profile; the raw value is what messages call it.
public enum SourceWay: String, Sendable, CaseIterable {
  /// `role_arn`.
  case role
  /// `web_identity_token_file`.
  case webIdentity = "web identity"
  /// A role of IAM Identity Center.
  case sso
  /// `login_session`.
  case login
  /// `credential_process`.
  case process
  /// A key pair.
  case keys
}

/// What of a profile tools look at when they choose where its credentials come from.
public struct SourceSettings: Sendable, Equatable {
  /// What stands of IAM Identity Center.
  public enum SignIn: Sendable {
    case none
    /// A start URL, region or session without account and role: it gives a token and no keys.
    case place
    /// An account or a role.
    case role
  }

  /// Where a key pair stands.
  public enum Keys: Sendable { case none, config, credentials }

  /// Whether there is a `role_arn`.
  public var hasRole = false
  /// How many of `source_profile` and `credential_source` there are.
  public var sources = 0
  /// Whether there is a `web_identity_token_file`.
  public var hasTokenFile = false
  /// What stands of IAM Identity Center.
  public var signIn = SignIn.none
  /// Whether there is a `login_session`.
  public var hasLogin = false
  /// Whether there is a `credential_process`.
  public var hasProcess = false
  /// Where the key pair stands.
  public var keys = Keys.none

  /// Nothing stands in the profile.
  public init() {}

  /// The ways that stand in the profile: a role that is taken with a token file is one with it.
  var ways: [SourceWay] {
    SourceWay.allCases.filter { way in
      switch way {
      case .role: hasRole && !hasTokenFile
      case .webIdentity: hasTokenFile
      case .sso: signIn == .role
      case .login: hasLogin
      case .process: hasProcess
      case .keys: keys != .none
      }
    }
  }
}

/// The order in which a tool looks for credentials inside one profile that was named; the raw value
/// is the tool in `Finding.trips`.
///
/// Sources: botocore for the AWS CLI, the Go SDK 2 (`resolveCredsFromProfile`, tried with Terraform
/// 1.x and its provider 5.100), the JavaScript SDKs 2 and 3. A way that is chosen may still come to
/// nothing; no tool then goes on to the next one.
public enum SourceOrder: String, Sendable, CaseIterable {
  /// The AWS CLI.
  case commandLine = "cli"
  /// Terraform.
  case terraform
  /// Serverless 3, as far as it reads the file that a setting stands in.
  case serverless3
  /// Serverless 4.
  case serverless4

  private enum Step {
    case role, roleWithSource, roleWithOneSource, webIdentity, webIdentityWithRole
    case sso, anySSO, login, process, keys, keysInCredentials
  }

  private static let commandLineSteps: [Step] = [
    .role, .webIdentity, .sso, .keysInCredentials, .login, .process, .keys,
  ]

  private var steps: [Step] {
    switch self {
    case .commandLine: Self.commandLineSteps
    case .terraform: [.roleWithSource, .keys, .webIdentity, .anySSO, .login, .process]
    case .serverless3: [.role, .keys]
    case .serverless4:
      [.roleWithOneSource, .keys, .webIdentityWithRole, .process, .anySSO, .login]
    }
  }

  /// The way that the tool takes; nil where it finds none.
  public func way(in settings: SourceSettings) -> SourceWay? {
    guard let way = steps.lazy.compactMap({ self.way($0, settings) }).first else { return nil }
    // Whatever it finds, a web identity aside, the Go SDK then assumes the role with.
    return self == .terraform && settings.hasRole && way != .webIdentity ? .role : way
  }

  /// Every way that the AWS CLI knows of those in the profile, the one that it takes first.
  static func visitCommandLineWays(in settings: SourceSettings, _ visit: (SourceWay) -> Void) {
    for step in commandLineSteps {
      // Keys of the credentials file have come by already.
      if step == .keys, settings.keys == .credentials { continue }
      if let way = commandLine.way(step, settings) { visit(way) }
    }
  }

  private func way(_ step: Step, _ settings: SourceSettings) -> SourceWay? {
    switch step {
    // A token file makes it a web identity, but to the older JavaScript SDK, which knows none.
    case .role: settings.hasRole && (self == .serverless3 || !settings.hasTokenFile) ? .role : nil
    case .roleWithSource: settings.hasRole && settings.sources > 0 ? .role : nil
    case .roleWithOneSource: settings.hasRole && settings.sources == 1 ? .role : nil
    case .webIdentity: settings.hasTokenFile ? .webIdentity : nil
    case .webIdentityWithRole: settings.hasTokenFile && settings.hasRole ? .webIdentity : nil
    case .sso: settings.signIn == .role ? .sso : nil
    case .anySSO: settings.signIn != .none ? .sso : nil
    case .login: settings.hasLogin ? .login : nil
    case .process: settings.hasProcess ? .process : nil
    case .keys: settings.keys != .none ? .keys : nil
    case .keysInCredentials: settings.keys == .credentials ? .keys : nil
    }
  }
}
