import AWSProfiles

/// Reads out of settings and environment where credentials come from, in the order of botocore.
struct CredentialPlanner {
  let book: ProfileBook
  let environment: Environment
  /// Whether the profile was named by the user: then variables with keys do not count.
  let isExplicit: Bool
  /// Source profiles on the way, first to last.
  private(set) var sourceChain: [String] = []
  private var visited: [String] = []

  init(book: ProfileBook, environment: Environment, isExplicit: Bool) {
    self.book = book
    self.environment = environment
    self.isExplicit = isExplicit
  }

  /// The plan for a profile; nil where nothing gives credentials.
  ///
  /// A profile that does not exist gives what the environment gives.
  mutating func plan(_ name: String) throws(CredentialError) -> CredentialPlan? {
    if !isExplicit, let keys = try environmentKeys() { return .keys(keys, .environment) }
    let profile = book.profile(name)
    if let profile, isRole(profile) { return try rolePlan(profile) }
    if let plan = try ownPlan(profile, readsEnvironment: !isExplicit) { return plan }
    guard !isExplicit else { return nil }
    let hasContainer =
      environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] != nil
      || environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] != nil
    return hasContainer ? .container : nil
  }

  /// The keys of the environment; nil where there is no key id.
  func environmentKeys() throws(CredentialError) -> Credentials? {
    guard let keyID = environment["AWS_ACCESS_KEY_ID"] else { return nil }
    guard let secret = environment["AWS_SECRET_ACCESS_KEY"] else {
      throw environment.halfPair ?? .noCredentials(profile: nil)
    }
    let token = environment["AWS_SECURITY_TOKEN"] ?? environment["AWS_SESSION_TOKEN"]
    return Credentials(
      accessKeyID: keyID, secretAccessKey: Secret(secret), sessionToken: token.map(Secret.init),
      expiration: environment["AWS_CREDENTIAL_EXPIRATION"].flatMap(CalendarTime.seconds(iso:)),
      accountID: environment["AWS_ACCOUNT_ID"])
  }

  private func isRole(_ profile: ProfileFacts) -> Bool {
    profile["role_arn"] != nil && profile["web_identity_token_file"] == nil
  }

  /// Everything but a role: web identity, SSO, keys, login, process.
  private func ownPlan(
    _ profile: ProfileFacts?, readsEnvironment: Bool
  ) throws(CredentialError) -> CredentialPlan? {
    if let plan = try webIdentity(profile, readsEnvironment: readsEnvironment) { return plan }
    guard let profile else { return nil }
    if let plan = try sso(profile) { return plan }
    if let keys = try keys(profile.credentials, "the credentials file", profile) {
      return .keys(keys, .credentialsFile)
    }
    if let session = profile.text("login_session") {
      return .login(profile: profile.name, session: session)
    }
    if let command = profile.text("credential_process") {
      return .process(profile: profile.name, command: command)
    }
    return try keys(profile.config, "the config file", profile).map { .keys($0, .configFile) }
  }

  /// A pair of keys out of one file; half a pair in the other file does not help.
  private func keys(
    _ settings: [String: String], _ source: String, _ profile: ProfileFacts
  ) throws(CredentialError) -> Credentials? {
    guard let keyID = settings["aws_access_key_id"] else { return nil }
    guard let secret = settings["aws_secret_access_key"] else {
      throw .partialCredentials(
        source: "profile “\(profile.name)” in \(source)", missing: ["aws_secret_access_key"])
    }
    let token = settings["aws_security_token"] ?? settings["aws_session_token"]
    return Credentials(
      accessKeyID: keyID, secretAccessKey: Secret(secret),
      sessionToken: token.flatMap { $0.isEmpty ? nil : Secret($0) },
      expiration: token == nil ? nil : noted(settings),
      accountID: profile.text("aws_account_id"))
  }

  /// When temporary keys end, as the tools that write them note it beside them.
  private func noted(_ settings: [String: String]) -> Int? {
    ["aws_expiration", "expiration", "x_security_token_expires", "aws_session_expiration"]
      .lazy.compactMap { settings[$0].flatMap(CalendarTime.seconds(iso:)) }.first
  }

  private func webIdentity(
    _ profile: ProfileFacts?, readsEnvironment: Bool
  ) throws(CredentialError) -> CredentialPlan? {
    func value(_ variable: String, _ key: String) -> String? {
      (readsEnvironment ? environment[variable] : nil) ?? profile?.text(key)
    }
    guard let tokenFile = value("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else {
      return nil
    }
    guard let roleARN = value("AWS_ROLE_ARN", "role_arn") else {
      throw .invalidConfig(
        profile: profile?.name ?? "default",
        reason: "there is a web identity token file but no role_arn or AWS_ROLE_ARN")
    }
    return .webIdentity(
      WebIdentityCall(
        profile: profile?.name, roleARN: roleARN, tokenFile: tokenFile,
        sessionName: value("AWS_ROLE_SESSION_NAME", "role_session_name")))
  }

  private func sso(_ profile: ProfileFacts) throws(CredentialError) -> CredentialPlan? {
    guard profile["sso_account_id"] != nil || profile["sso_role_name"] != nil else { return nil }
    var settings: [String: String] = [:]
    for key in ["sso_start_url", "sso_region", "sso_account_id", "sso_role_name"] {
      settings[key] = profile.text(key)
    }
    var scopes: [String] = []
    let sessionName = profile.text("sso_session")
    if let sessionName {
      guard let session = book.ssoSession(sessionName) else {
        throw .invalidConfig(
          profile: profile.name, reason: "there is no [sso-session \(sessionName)]")
      }
      for key in ["sso_start_url", "sso_region"] {
        if let own = settings[key], let shared = session[key], own != shared {
          throw .invalidConfig(
            profile: profile.name,
            reason: "\(key) is \(own) here and \(shared) in [sso-session \(sessionName)]")
        }
        settings[key] = session[key] ?? settings[key]
      }
      scopes = SSOCall.scopes(session)
    }
    guard let startURL = settings["sso_start_url"], let region = settings["sso_region"],
      let account = settings["sso_account_id"], let role = settings["sso_role_name"]
    else {
      let missing = ["sso_start_url", "sso_region", "sso_account_id", "sso_role_name"]
        .filter { settings[$0] == nil }
      throw .invalidConfig(
        profile: profile.name,
        reason: "\(missing.joined(separator: ", ")) missing for the SSO sign-in")
    }
    return .sso(
      SSOCall(
        profile: profile.name, sessionName: sessionName, startURL: startURL, region: region,
        accountID: account, roleName: role, scopes: scopes))
  }
}

extension CredentialPlanner {
  /// A role with what it is assumed with, by the rules of botocore for chains.
  private mutating func rolePlan(
    _ profile: ProfileFacts
  ) throws(CredentialError) -> CredentialPlan {
    visited.append(profile.name)
    let call = RoleCall(
      profile: profile.name, roleARN: profile["role_arn"] ?? "",
      sessionName: profile.text("role_session_name"), externalID: profile.text("external_id"),
      mfaSerial: profile.text("mfa_serial"),
      duration: profile["duration_seconds"].flatMap { Int($0) }
    )
    switch (profile["source_profile"], profile["credential_source"]) {
    case (nil, nil): throw .roleWithoutSource(profile: profile.name)
    case (_?, _?):
      throw .invalidConfig(
        profile: profile.name, reason: "has both source_profile and credential_source")
    case (nil, let source?): return .role(call, through: try namedSource(source, profile))
    case (let source?, nil): return .role(call, through: try sourcePlan(source, of: profile))
    }
  }

  private func namedSource(
    _ source: String, _ profile: ProfileFacts
  ) throws(CredentialError) -> CredentialPlan {
    switch source {
    case "Environment":
      guard let keys = try environmentKeys() else {
        throw .invalidConfig(
          profile: profile.name, reason: "credential_source is Environment, which has no keys")
      }
      return .keys(keys, .environment)
    case "Ec2InstanceMetadata": return .instance
    case "EcsContainer": return .container
    default:
      throw .invalidConfig(
        profile: profile.name,
        reason: "credential_source “\(source)” is none of Environment, Ec2InstanceMetadata, "
          + "EcsContainer")
    }
  }

  private mutating func sourcePlan(
    _ name: String, of parent: ProfileFacts
  ) throws(CredentialError) -> CredentialPlan {
    guard let source = book.profile(name) else {
      throw .sourceMissing(profile: parent.name, name: name)
    }
    if visited.contains(name), name != parent.name || !source.hasStaticKeys {
      throw .sourceLoop(visited + [name])
    }
    sourceChain.append(name)
    // Keys of a later profile win over its role; a role alone is assumed in turn.
    if isRole(source), !source.hasStaticKeys { return try rolePlan(source) }
    guard let plan = try ownPlan(source, readsEnvironment: false) else {
      throw .invalidConfig(
        profile: parent.name, reason: "its source profile “\(name)” has no credentials")
    }
    return plan
  }
}

extension Environment {
  /// The fault of a pair of keys of which one variable is set and the other not; nil where both are
  /// or none.
  ///
  /// botocore stops at a key id without its secret, and passes over a secret without its id.
  var halfPair: CredentialError? {
    let names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]
    let missing = names.filter { self[$0] == nil }
    return missing.count == 1
      ? .partialCredentials(source: "the environment", missing: missing) : nil
  }
}
