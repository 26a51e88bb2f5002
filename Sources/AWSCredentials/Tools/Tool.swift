import AWSProfiles

/// The programs whose readings differ.
public enum Tool: String, Sendable, CaseIterable {
  /// AWS CLI 1 and boto3.
  case cli1
  /// AWS CLI 2.
  case cli2
  /// Terraform, by the Go SDK 2.
  case terraform
  /// Serverless 3, by the JavaScript SDK 2.
  case serverless3
  /// Serverless 4, by the JavaScript SDK 3.
  case serverless4

  /// The name for people.
  public var title: String {
    switch self {
    case .cli1: "AWS CLI 1, boto3"
    case .cli2: "AWS CLI 2"
    case .terraform: "Terraform"
    case .serverless3: "Serverless 3"
    case .serverless4: "Serverless 4"
    }
  }

  /// The order in which it looks through a profile.
  var order: SourceOrder {
    switch self {
    case .cli1, .cli2: .commandLine
    case .terraform: .terraform
    case .serverless3: .serverless3
    case .serverless4: .serverless4
    }
  }

  /// What a profile gives this tool by its own order of sources; `.none` where it finds nothing.
  func source(
    of profile: ProfileFacts, book: ProfileBook, loadsConfig: Bool
  ) -> CredentialSource {
    switch self {
    case .cli1, .cli2:
      var planner = CredentialPlanner(book: book, environment: .init(), isExplicit: true)
      return (try? planner.plan(profile.name))?.source ?? .none
    case .terraform, .serverless4: return profile.source(by: order)
    case .serverless3:
      // It reads the credentials file; the config file only with AWS_SDK_LOAD_CONFIG, and then a
      // section in credentials replaces it whole.
      var seen = profile
      if !profile.credentials.isEmpty || !loadsConfig { seen.config = [:] }
      let source = seen.source(by: order)
      return source == .role && seen.text("source_profile") == nil ? .none : source
    }
  }
}

extension ProfileFacts {
  /// What an order comes to; `.none` where it finds nothing, or a sign-in that lacks what it takes.
  fileprivate func source(by order: SourceOrder) -> CredentialSource {
    let settings = sourceSettings
    switch order.way(in: settings) {
    case .role: return .role
    case .webIdentity: return .webIdentity
    case .sso:
      return text("sso_account_id") != nil && text("sso_role_name") != nil ? .sso : .none
    case .login: return .login
    case .process: return .process
    case .keys: return settings.keys == .credentials ? .credentialsFile : .configFile
    case nil: return .none
    }
  }

  /// What stands in the profile and says something.
  var sourceSettings: SourceSettings {
    func has(_ keys: String...) -> Bool { keys.contains { text($0) != nil } }
    func hasPair(_ settings: [String: String]) -> Bool {
      settings["aws_access_key_id"]?.isEmpty == false
        && settings["aws_secret_access_key"]?.isEmpty == false
    }
    var settings = SourceSettings()
    settings.hasRole = has("role_arn")
    settings.sources = ["source_profile", "credential_source"].count { has($0) }
    settings.hasTokenFile = has("web_identity_token_file")
    if has("sso_account_id", "sso_role_name") {
      settings.signIn = .role
    } else if has("sso_session", "sso_start_url", "sso_region") {
      settings.signIn = .place
    }
    settings.hasLogin = has("login_session")
    settings.hasProcess = has("credential_process")
    settings.keys = hasPair(credentials) ? .credentials : hasPair(config) ? .config : .none
    return settings
  }
}
