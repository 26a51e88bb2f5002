import AWSProfiles

/// Finds what surprises about an environment and the profile in force.
struct NoticeBoard {
  let environment: Environment
  let profile: ProfileFacts?
  let resolution: Resolution

  /// The notices, those of the environment first.
  var notices: [Resolution.Notice] {
    halfPair + profileVariables + regionVariables + emptyVariables + shadowedVariables + files
  }

  /// One variable of a pair without the other: botocore stops at it, or passes over it unsaid.
  private var halfPair: [Resolution.Notice] {
    guard let half = environment.halfPair, case .partialCredentials(_, let missing) = half else {
      return []
    }
    let words = missing.joined(separator: ", ")
    return [notice(half.code, "\(half.message); set \(words) too, or unset the other")]
  }

  /// Variables that are set to nothing: some tools take that for a value.
  private var emptyVariables: [Resolution.Notice] {
    let names = [
      "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION",
      "AWS_DEFAULT_REGION", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE",
    ]
    return names.filter(environment.isEmpty).map {
      notice("variable-env-empty", "\($0) is set but empty; unset it, for not every tool skips it")
    }
  }

  /// The variables of a web identity, which Serverless reaches only where nothing else answers.
  private var shadowedVariables: [Resolution.Notice] {
    guard environment["AWS_WEB_IDENTITY_TOKEN_FILE"] != nil,
      environment["AWS_ACCESS_KEY_ID"] == nil, environment["AWS_PROFILE"] == nil, let profile,
      profile.text("aws_access_key_id") != nil || profile.text("role_arn") != nil
    else { return [] }
    return [
      notice(
        "web-identity-shadowed",
        "AWS_WEB_IDENTITY_TOKEN_FILE is set, but Serverless takes [\(profile.name)] first; "
          + "remove that profile or name another one")
    ]
  }

  private func notice(_ code: String, _ message: String) -> Resolution.Notice {
    Resolution.Notice(code: code, message: message)
  }

  private var profileVariables: [Resolution.Notice] {
    var found: [Resolution.Notice] = []
    for name in ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] where environment.isEmpty(name) {
      found.append(
        notice("profile-env-empty", "\(name) is set but empty; AWS CLI 1 stops at that"))
    }
    if let first = environment["AWS_PROFILE"], let second = environment["AWS_DEFAULT_PROFILE"],
      first != second
    {
      found.append(
        notice(
          "profile-env-conflict",
          "AWS_PROFILE is “\(first)” and AWS_DEFAULT_PROFILE “\(second)”: "
            + "AWS CLI 1 and boto3 take the second, the others the first"))
    }
    let isChosen = resolution.profileSource.hasPrefix("AWS_")
    if isChosen, environment["AWS_ACCESS_KEY_ID"] != nil,
      environment["AWS_SECRET_ACCESS_KEY"] != nil
    {
      found.append(
        notice(
          "env-keys-hide-profile",
          "keys in the environment hide profile “\(resolution.profile)”; "
            + "unset AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"))
    }
    if let security = environment["AWS_SECURITY_TOKEN"],
      let session = environment["AWS_SESSION_TOKEN"], security != session
    {
      found.append(
        notice(
          "two-session-tokens",
          "AWS_SECURITY_TOKEN and AWS_SESSION_TOKEN differ: the AWS CLI takes the first"))
    }
    return found
  }

  private var regionVariables: [Resolution.Notice] {
    var found: [Resolution.Notice] = []
    if let first = environment["AWS_REGION"], let second = environment["AWS_DEFAULT_REGION"],
      first != second
    {
      found.append(
        notice(
          "region-env-conflict",
          "AWS_REGION is \(first) and AWS_DEFAULT_REGION \(second): "
            + "AWS CLI 1 and boto3 take the second"))
    }
    if let source = resolution.regionSource, source.hasPrefix("AWS_"),
      let own = profile?.text("region"), own != resolution.region
    {
      found.append(
        notice(
          "env-region-hides-profile-region", "\(source) hides the profile's region \(own)"))
    }
    if resolution.region == nil { found.append(notice("no-region", "no region is set")) }
    return found
  }

  private var files: [Resolution.Notice] {
    guard let profile else { return [] }
    var found: [Resolution.Notice] = []
    func isInBoth(_ key: String) -> Bool {
      profile.credentials[key] != nil && profile.config[key] != nil
    }
    if isInBoth("aws_access_key_id") {
      found.append(
        notice("keys-in-both-files", "both files have keys; those of the credentials file count"))
    }
    if isInBoth("region") {
      found.append(
        notice("region-in-both-files", "both files have a region; the credentials file counts"))
    }
    if let security = profile.text("aws_security_token"),
      let session = profile.text("aws_session_token"), security != session
    {
      found.append(
        notice(
          "two-session-tokens",
          "aws_security_token and aws_session_token differ: the AWS CLI takes the first, "
            + "the other tools the second"))
    }
    if let keys = resolution.plan?.staticKeys, KeyID.isTemporary(keys.accessKeyID),
      keys.sessionToken == nil
    {
      found.append(
        notice("session-token-missing", "a key id with ASIA needs its session token"))
    }
    if !profile.name.utf8.allSatisfy({ isLetterOrDigit($0) || "_-/.%@:+".utf8.contains($0) }) {
      found.append(
        notice(
          "profile-name-portability", "not every tool reads a profile name with such characters"))
    }
    return found
  }
}
