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
  public var kind: ProfileKind {
    let ways = self.ways
    if ways.count > 1 { return .mixed }
    return ways.first ?? .empty
  }

  /// All ways that stand in the profile, the one that the AWS CLI takes first.
  ///
  /// The order is botocore's: assume-role, web identity, sso, login, process, keys.
  public var ways: [ProfileKind] {
    var ways: [ProfileKind] = []
    if self["role_arn"] != nil {
      ways.append(self["web_identity_token_file"] == nil ? .role : .webIdentity)
    } else if self["web_identity_token_file"] != nil {
      ways.append(.webIdentity)
    }
    if self["sso_account_id"] != nil || self["sso_role_name"] != nil || self["sso_session"] != nil
      || self["sso_start_url"] != nil
    {
      ways.append(.sso)
    }
    if self["login_session"] != nil { ways.append(.login) }
    if self["credential_process"] != nil { ways.append(.process) }
    if self["aws_access_key_id"] != nil || self["aws_secret_access_key"] != nil {
      let isTemporary =
        self["aws_session_token"] != nil || self["aws_security_token"] != nil
        || self["aws_access_key_id"]?.hasPrefix("ASIA") == true
      ways.append(isTemporary ? .temporaryKeys : .keys)
    }
    return ways
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
