/// The kind of a profile: which way it leads to credentials.
public enum ProfileKind: String, Sendable, CaseIterable {
  case keys
  case temporaryKeys = "temporary-keys"
  case role
  case sso
  case webIdentity = "web-identity"
  case process
  case login
  case empty
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
  public var kind: ProfileKind { ProfileKind(ways: ways) }

  /// All ways that stand in the profile, the one that the AWS CLI takes first.
  public var ways: [ProfileKind] {
    ProfileKind.ways(
      has: { self[$0.name] != nil },
      hasTemporaryID: { self["aws_access_key_id"]?.hasPrefix("ASIA") == true })
  }
}

extension ProfileKind {
  /// The kind of a profile with these ways to credentials.
  init(ways: [ProfileKind]) { self = ways.count > 1 ? .mixed : ways.first ?? .empty }

  /// The kind of a profile with these settings, as `ways` tells it.
  init(has: (ProfileOutline.Key) -> Bool, hasTemporaryID: () -> Bool) {
    var kind = ProfileKind.empty
    Self.visitWays(has: has, hasTemporaryID: hasTemporaryID) { way in
      kind = kind == .empty ? way : .mixed
    }
    self = kind
  }

  /// The ways that settings give, in botocore's order: assume-role, web identity, sso, login,
  /// process, keys.
  static func ways(
    has: (ProfileOutline.Key) -> Bool, hasTemporaryID: () -> Bool
  ) -> [ProfileKind] {
    var ways: [ProfileKind] = []
    visitWays(has: has, hasTemporaryID: hasTemporaryID) { ways.append($0) }
    return ways
  }

  private static func visitWays(
    has: (ProfileOutline.Key) -> Bool, hasTemporaryID: () -> Bool, _ visit: (ProfileKind) -> Void
  ) {
    if has(.roleARN) {
      visit(has(.webIdentityTokenFile) ? .webIdentity : .role)
    } else if has(.webIdentityTokenFile) {
      visit(.webIdentity)
    }
    if has(.ssoAccountID) || has(.ssoRoleName) || has(.ssoSession) || has(.ssoStartURL) {
      visit(.sso)
    }
    if has(.loginSession) { visit(.login) }
    if has(.credentialProcess) { visit(.process) }
    if has(.accessKeyID) || has(.secretAccessKey) {
      let isTemporary = has(.sessionToken) || has(.securityToken) || hasTemporaryID()
      visit(isTemporary ? .temporaryKeys : .keys)
    }
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
