/// The settings of a profile, as far as its kind and its account are read from them.
public protocol SourceReading {
  /// The value of a setting; nil where the profile has none of that name.
  subscript(key: ProfileOutline.Key) -> String? { get }
  /// Whether the setting is there, empty or not.
  func has(_ key: ProfileOutline.Key) -> Bool
  /// Whether the access key stands in the credentials file, where the AWS CLI looks sooner.
  var hasKeysInCredentials: Bool { get }
  /// Whether the access key id is one of temporary keys.
  var hasTemporaryID: Bool { get }
}

extension SourceReading {
  /// What stands in the profile, empty or not.
  var sourceSettings: SourceSettings {
    var settings = SourceSettings()
    settings.hasRole = has(.roleARN)
    settings.hasTokenFile = has(.webIdentityTokenFile)
    if has(.ssoAccountID) || has(.ssoRoleName) {
      settings.signIn = .role
    } else if has(.ssoSession) || has(.ssoStartURL) {
      settings.signIn = .place
    }
    settings.hasLogin = has(.loginSession)
    settings.hasProcess = has(.credentialProcess)
    if has(.accessKeyID) || has(.secretAccessKey) {
      settings.keys = hasKeysInCredentials ? .credentials : .config
    }
    return settings
  }

  /// The account that the settings tell, of the way to credentials that the AWS CLI takes.
  ///
  /// `keyID` is the access key that may tell it, where keys are the way that counts. What is not
  /// twelve digits is no account.
  public var writtenAccount: (written: String?, keyID: String?) {
    switch SourceOrder.commandLine.way(in: sourceSettings) {
    case .role, .webIdentity: (self[.roleARN].flatMap(AccountID.inARN), nil)
    case .sso: (self[.ssoAccountID].flatMap(AccountID.checked), nil)
    case .login: (self[.loginSession].flatMap(AccountID.inARN), nil)
    case .process: (self[.accountID].flatMap(AccountID.checked), nil)
    case .keys, nil: (self[.accountID].flatMap(AccountID.checked), self[.accessKeyID])
    }
  }
}
