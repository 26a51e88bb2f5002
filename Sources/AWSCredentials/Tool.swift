/// The programs whose readings differ.
public enum Tool: String, Sendable, CaseIterable {
  case cli1
  case cli2
  case terraform
  case serverless3
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

  /// What a profile gives this tool by its own order of sources; `.none` where it finds nothing.
  ///
  /// Orders: botocore for the AWS CLI, the Go SDK 2 for Terraform, the JavaScript SDKs 2 and 3
  /// for Serverless 3 and 4.
  func source(
    of profile: ProfileFacts, book: ProfileBook, loadsConfig: Bool
  ) -> CredentialSource {
    switch self {
    case .cli1, .cli2:
      var planner = CredentialPlanner(book: book, environment: .init(), isExplicit: true)
      return (try? planner.plan(profile.name))?.source ?? .none
    case .terraform: return Self.goOrder(profile)
    case .serverless4: return Self.javaScript3Order(profile)
    case .serverless3: return Self.javaScript2Order(profile, loadsConfig: loadsConfig)
    }
  }

  private static func goOrder(_ profile: ProfileFacts) -> CredentialSource {
    let keys = keys(profile)
    let isRole = profile.text("role_arn") != nil && profile["web_identity_token_file"] == nil
    if isRole, profile.text("source_profile") != nil || profile.text("credential_source") != nil {
      return .role
    }
    if keys != .none { return isRole ? .role : keys }
    if profile.text("web_identity_token_file") != nil { return .webIdentity }
    if usesSSO(profile) { return .sso }
    return profile.text("credential_process") != nil ? .process : .none
  }

  private static func javaScript3Order(_ profile: ProfileFacts) -> CredentialSource {
    let sources = ["source_profile", "credential_source"].filter { profile.text($0) != nil }
    if profile.text("role_arn") != nil, sources.count == 1 { return .role }
    let keys = keys(profile)
    if keys != .none { return keys }
    if profile.text("web_identity_token_file") != nil { return .webIdentity }
    if profile.text("credential_process") != nil { return .process }
    if usesSSO(profile) { return .sso }
    return profile.text("login_session") != nil ? .login : .none
  }

  /// Serverless 3 reads the credentials file; the config file only with AWS_SDK_LOAD_CONFIG, and
  /// then a section in credentials replaces it whole.
  private static func javaScript2Order(
    _ profile: ProfileFacts, loadsConfig: Bool
  ) -> CredentialSource {
    let usesConfig = profile.credentials.isEmpty && loadsConfig
    let settings = usesConfig ? profile.config : profile.credentials
    func has(_ key: String) -> Bool { settings[key]?.isEmpty == false }
    if has("role_arn"), has("source_profile") { return .role }
    guard has("aws_access_key_id"), has("aws_secret_access_key") else { return .none }
    return usesConfig ? .configFile : .credentialsFile
  }

  private static func keys(_ profile: ProfileFacts) -> CredentialSource {
    func hasPair(_ settings: [String: String]) -> Bool {
      settings["aws_access_key_id"]?.isEmpty == false
        && settings["aws_secret_access_key"]?.isEmpty == false
    }
    if hasPair(profile.credentials) { return .credentialsFile }
    return hasPair(profile.config) ? .configFile : .none
  }

  private static func usesSSO(_ profile: ProfileFacts) -> Bool {
    profile.text("sso_account_id") != nil && profile.text("sso_role_name") != nil
  }
}
