import AWSProfiles

extension Resolution {
  /// Which profile, credentials and region are in force for a program started in `environment`.
  ///
  /// - Parameter profile: a profile that was named, as by `--profile`: then variables with keys do
  ///   not count.
  public static func resolve(
    environment: Environment, catalog: ProfileCatalog, profile: String? = nil
  ) -> Resolution {
    resolve(book: ProfileBook(catalog), environment: environment, profile: profile)
  }
}

/// Who is in force for each tool in this environment, and why.
///
/// - Parameters:
///   - projectProfile: what the project's `provider.profile` gives for the stage.
///   - stage: the stage, for the variables `AWS_<STAGE>_…` that Serverless 3 reads.
///   - unread: files that are there and could not be read: nothing is known of what is in them.
public func whoWins(
  environment: Environment, catalog: ProfileCatalog, projectProfile: String? = nil,
  stage: String? = nil, unread: [FileRole] = []
) -> ToolReport {
  ToolJudge(
    environment: environment, book: ProfileBook(catalog), projectProfile: projectProfile,
    stage: stage, refusal: catalog.cliRefusal, unread: unread
  ).report()
}

/// Checks a profile: settings first, then credentials, then GetCallerIdentity.
///
/// Never throws: what goes wrong is a class of the verdict, `cancelled` where the task was
/// cancelled.
///
/// - Parameters:
///   - profile: nil: what the AWS CLI would take in the environment, keys of variables first.
///   - devices: given to several checks, it lets one MFA code serve all of them.
public func check(
  profile: String?, catalog: ProfileCatalog, environment: Environment, world: some World,
  options: CheckOptions = CheckOptions(), devices: MFADevices? = nil
) async -> Verdict {
  await ProfileCheck(
    book: ProfileBook(catalog), environment: environment, world: world, options: options,
    devices: devices
  ).verdict(profile)
}

/// The credentials of a profile, as `env --resolve` and `exec` hand them on.
///
/// Asks whatever the profile's chain needs; throws why there are none.
///
/// - Parameter tell: is given, in sentences, what the user must know besides, whether it throws or
///   not: a sign-in that was renewed on the way and could not be kept.
public func credentials(
  of profile: String, catalog: ProfileCatalog, environment: Environment, world: some World,
  options: CheckOptions = CheckOptions(), tell: @Sendable (String) -> Void
) async throws(CredentialError) -> Credentials {
  try await ProfileCheck(
    book: ProfileBook(catalog), environment: environment, world: world, options: options
  ).credentials(profile, tell: tell)
}

/// Signs in to IAM Identity Center for a profile, or for the source at the start of its chain.
///
/// - Parameter show: is given the code and the page, and returns at once.
/// - Returns: when the session ends, in seconds since 1970.
public func signIn(
  profile: String, catalog: ProfileCatalog, environment: Environment, world: some World,
  options: CheckOptions = CheckOptions(), show: @Sendable (SignInPrompt) async -> Void
) async throws(CredentialError) -> Int {
  guard let session = SSOSession(of: profile, in: catalog) else {
    throw try whyNoSignIn(profile, catalog, environment)
  }
  return try await signIn(
    to: session, catalog: catalog, environment: environment, world: world, options: options,
    show: show)
}

/// What keeps a profile from a sign-in.
private func whyNoSignIn(
  _ profile: String, _ catalog: ProfileCatalog, _ environment: Environment
) throws(CredentialError) -> CredentialError {
  let book = ProfileBook(catalog)
  guard book.profile(profile) != nil else {
    return .profileNotFound(
      profile, suggestions: Spelling.nearest(to: profile, in: book.names))
  }
  // Settings that contradict each other say so themselves.
  var planner = CredentialPlanner(book: book, environment: environment, isExplicit: true)
  if case .login(_, let session)? = try planner.plan(profile) {
    return .invalidConfig(
      profile: profile,
      reason:
        "its session \(session) is one of aws login: aws login --profile \(shellWord(profile))")
  }
  return .invalidConfig(
    profile: profile,
    reason: "it uses no SSO sign-in, so there is nothing to sign in to. Set sso_session, "
      + "sso_account_id and sso_role_name, or check its keys: awscreds-tui check "
      + shellOperand(profile))
}
