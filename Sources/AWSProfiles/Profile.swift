/// The kind of a profile: which way it leads to credentials.
public enum ProfileKind: String, Sendable, CaseIterable {
  /// A long-term key pair.
  case keys
  /// A key pair with a session token.
  case temporaryKeys = "temporary-keys"
  /// A role that is assumed with other keys.
  case role
  /// A role of IAM Identity Center.
  case sso
  /// A role that is taken with a token file.
  case webIdentity = "web-identity"
  /// A program that prints keys.
  case process
  /// A session of `aws login`.
  case login
  /// No way to credentials.
  case empty
  /// More than one way.
  case mixed
}

/// One profile, merged from its sections in both files.
public struct Profile: Sendable, Equatable {
  /// The name.
  public var name: String
  /// The settings in force: those of credentials win over those of config.
  public var settings: [Setting]
  /// The sections it is made of.
  public var sections: [Origin]

  /// The value of a setting; `key` in lower case.
  public subscript(key: String) -> String? { setting(key)?.value }

  /// The setting of that name, in lower case.
  public func setting(_ key: String) -> Setting? { settings.first { $0.key == key } }

  /// Which way it leads to credentials; `mixed` where it has two ways.
  public var kind: ProfileKind { ProfileKind(of: self) }

  /// All ways that stand in the profile, the one that the AWS CLI takes first.
  public var ways: [ProfileKind] {
    var ways: [ProfileKind] = []
    ProfileKind.visitWays(of: self) { ways.append($0) }
    return ways
  }
}

extension Profile: SourceReading {
  /// The value of a setting; nil where the profile has none of that name.
  public subscript(key: ProfileOutline.Key) -> String? { self[key.name] }

  /// Whether the setting is there, empty or not.
  public func has(_ key: ProfileOutline.Key) -> Bool { self[key.name] != nil }

  /// Whether the access key stands in the credentials file.
  public var hasKeysInCredentials: Bool {
    let key = setting("aws_access_key_id") ?? setting("aws_secret_access_key")
    return key?.origin.file == .credentials
  }

  /// Whether the access key id is one of temporary keys.
  public var hasTemporaryID: Bool { self["aws_access_key_id"]?.hasPrefix("ASIA") == true }
}

extension ProfileKind {
  /// The kind of a profile; `mixed` where it has two ways.
  init(of profile: some SourceReading) {
    var kind = ProfileKind.empty
    Self.visitWays(of: profile) { way in kind = kind == .empty ? way : .mixed }
    self = kind
  }

  /// All ways that stand in a profile, the one that the AWS CLI takes first.
  ///
  /// A place to sign in to is one only where there is nothing else: it gives a token and no keys.
  static func visitWays(of profile: some SourceReading, _ visit: (ProfileKind) -> Void) {
    let settings = profile.sourceSettings
    var isEmpty = true
    SourceOrder.visitCommandLineWays(in: settings) { way in
      isEmpty = false
      switch way {
      case .role: visit(.role)
      case .webIdentity: visit(.webIdentity)
      case .sso: visit(.sso)
      case .login: visit(.login)
      case .process: visit(.process)
      case .keys:
        let isTemporary =
          profile.has(.sessionToken) || profile.has(.securityToken) || profile.hasTemporaryID
        visit(isTemporary ? .temporaryKeys : .keys)
      }
    }
    if isEmpty, settings.signIn == .place { visit(.sso) }
  }
}

/// The steps from a profile to its credentials.
public struct Chain: Sendable, Equatable {
  /// The steps, the profile itself first.
  public var links: [ChainLink]
  /// Why the chain leads nowhere, if it does.
  public var fault: ProfileError?
}

/// One step of a chain.
public struct ChainLink: Sendable, Equatable {
  /// The profile.
  public var profile: String
  /// What happens there, as `role`, `keys`.
  public var step: String
  /// The role or source, in words.
  public var detail: String
}
