import AWSProfiles

/// One check of a profile: settings first, then credentials, then GetCallerIdentity.
struct ProfileCheck<Outside: World>: Sendable {
  let book: ProfileBook
  let environment: Environment
  let world: Outside
  let options: CheckOptions
  var devices: MFADevices?

  /// The verdict on a profile; never throws, and says `cancelled` where the task was cancelled.
  ///
  /// - Parameter name: nil: what is in force in the environment, keys of variables first.
  func verdict(_ name: String?) async -> Verdict {
    var region: String?
    do {
      let (plan, call) = try prepare(name)
      region = call.region
      let caller = try caller(call)
      let keys = try await CredentialFetch(caller: caller).credentials(plan)
      var verdict = await identity(keys, caller, isFromFile: plan.staticKeys != nil)
      verdict.needsUserAt = userIsNeeded(plan, keys, caller)
      return verdict
    } catch {
      var verdict = verdict(error)
      verdict.region = verdict.region ?? region
      return verdict
    }
  }

  /// The credentials of a profile, without asking whose they are.
  func credentials(_ name: String) async throws(CredentialError) -> Credentials {
    let (plan, call) = try prepare(name)
    let caller = try caller(call)
    return try await CredentialFetch(caller: caller).credentials(plan)
  }

  private func caller(
    _ call: CallSettings
  ) throws(CredentialError) -> ServiceCaller<Outside> {
    var caller = try call.caller(world: world, options: options)
    caller.devices = devices
    return caller
  }

  private func prepare(
    _ named: String?
  ) throws(CredentialError) -> (plan: CredentialPlan, call: CallSettings) {
    let choice = ProfileChoice(environment, named: named)
    let name = choice.name
    let found = book.profile(name)
    let missing = CredentialError.profileNotFound(
      name, suggestions: Spelling.nearest(to: name, in: book.names))
    // Only the default profile that nothing names need not be there.
    guard found != nil || choice.source == "default" else { throw missing }
    var planner = CredentialPlanner(
      book: book, environment: environment, isExplicit: named != nil)
    guard let plan = try planner.plan(name) else {
      if named == nil, let half = environment.halfPair { throw half }
      throw found == nil ? missing : .noCredentials(profile: name)
    }
    let profile = found ?? ProfileFacts(name: name, credentials: [:], config: [:])
    let call = CallSettings(profile: profile, book: book, environment: environment, plan: plan)
    if let unknown = call.unknownRegion { throw .refused(unknown) }
    return (plan, call)
  }

  /// - Parameter isFromFile: whether the end of the keys is what some tool noted beside them: STS
  ///   is asked all the same.
  private func identity(
    _ keys: Credentials, _ caller: ServiceCaller<Outside>, isFromFile: Bool
  ) async -> Verdict {
    guard !keys.accessKeyID.isEmpty, !keys.secretAccessKey.isEmpty else {
      return verdict(.partialCredentials(source: "the profile", missing: missing(keys)))
    }
    if !isFromFile, let end = keys.expiration, end <= world.now() {
      var verdict = Verdict(.expiredToken)
      verdict.expiresAt = end
      return verdict
    }
    var verdict = await caller.sts("GetCallerIdentity", with: keys).verdict
    verdict.expiresAt = keys.expiration
    verdict.accountID = verdict.accountID ?? keys.accountID
    return verdict
  }

  /// When the user has to act again: temporary keys of a file, a role behind an MFA code and a
  /// sign-in end for good, everything else renews itself.
  private func userIsNeeded(
    _ plan: CredentialPlan, _ keys: Credentials, _ caller: ServiceCaller<Outside>
  ) -> Int? {
    switch plan {
    case .keys(let own, _): own.expiration
    case .role(let call, let source):
      call.mfaSerial == nil ? userIsNeeded(source, keys, caller) : keys.expiration
    case .sso(let call): SSOFetch(caller: caller).signInEnds(call)
    case .webIdentity, .process, .login, .container, .instance: nil
    }
  }

  private func missing(_ keys: Credentials) -> [String] {
    (keys.accessKeyID.isEmpty ? ["aws_access_key_id"] : [])
      + (keys.secretAccessKey.isEmpty ? ["aws_secret_access_key"] : [])
  }

  private func verdict(_ error: CredentialError) -> Verdict {
    if Task.isCancelled { return Verdict(.cancelled) }
    switch error {
    case .refused(let verdict): return verdict
    case .noCredentials, .sourceSilent: return Verdict(.noCredentials, message: error.message)
    case .signInNeeded(let profile, let reason):
      var verdict = Verdict(.signInNeeded, message: error.message)
      // What `aws login` begins only it can begin again, and the reason says so.
      verdict.advice =
        reason.contains("aws login") ? "" : "Sign in: awscreds-tui login \(profile)"
      return verdict
    case .processFailed: return Verdict(.processFailed, message: error.message)
    case .notRun: return Verdict(.notRun, message: error.message)
    case .mfaDeclined:
      var verdict = Verdict(.mfaNeeded, message: error.message)
      verdict.advice =
        options.asksForCodes
        ? "Check it again and give the code of the device."
        : "Check this profile by name and give the code of the device."
      return verdict
    default:
      var verdict = Verdict(.configError, error: error.code, message: error.message)
      verdict.advice = error.advice ?? verdict.advice
      return verdict
    }
  }
}

/// Region, endpoint and route of the calls for a profile.
struct CallSettings {
  /// The region in force for the check.
  let region: String
  /// Endpoints that settings name: `sts`, `sso`, `sso_oidc`, `signin`, `iam`.
  private let endpoints: [String: String]
  private let profile: ProfileFacts
  private let environment: Environment

  init(
    profile: ProfileFacts, book: ProfileBook, environment: Environment, plan: CredentialPlan?
  ) {
    self.profile = profile
    self.environment = environment
    region = Self.region(profile, environment, plan)
    var found: [String: String] = [:]
    for service in ["sts", "sso", "sso_oidc", "signin", "iam"] {
      found[service] = Self.endpoint(service, profile, book, environment)
    }
    // The metadata service is no service of AWS: it has names of its own.
    for name in ["ec2_metadata_service_endpoint", "ec2_metadata_service_endpoint_mode"] {
      found[name] = environment["AWS_\(name.uppercased())"] ?? profile.text(name)
    }
    endpoints = found
  }

  /// The verdict on a region that no partition knows; nil where the region may be asked.
  var unknownRegion: Verdict? {
    guard endpoints["sts"] == nil, Partition.of(region: region) == nil else { return nil }
    var verdict = Verdict(.regionUnknown, message: "“\(region)” is no region of AWS")
    verdict.region = region
    verdict.suggestedRegion = Partition.suggestion(for: region)
    if let meant = verdict.suggestedRegion { verdict.advice = "Did you mean \(meant)?" }
    return verdict
  }

  /// What calls for the profile.
  func caller<Outside: World>(
    world: Outside, options: CheckOptions
  ) throws(CredentialError) -> ServiceCaller<Outside> {
    let legacy = environment["AWS_STS_REGIONAL_ENDPOINTS"] ?? profile["sts_regional_endpoints"]
    let endpoint = try STSEndpoint.resolve(
      region: region,
      options: STSEndpoint.Options(
        fips: usesFIPS, dualStack: usesDualStack,
        legacy: legacy == "legacy", customURL: endpoints["sts"]))
    return ServiceCaller(
      world: world, environment: environment, options: options,
      network: NetworkRoute(environment: environment, caBundle: profile.text("ca_bundle")),
      stsEndpoint: endpoint, region: region, customEndpoints: endpoints)
  }

  /// `use_fips_endpoint`.
  var usesFIPS: Bool { isTrue("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint") }

  /// `use_dualstack_endpoint`.
  var usesDualStack: Bool { isTrue("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint") }

  private func isTrue(_ variable: String, _ key: String) -> Bool {
    (environment[variable] ?? profile.text(key))?.lowercased() == "true"
  }

  /// The region of the environment before the profile's, as the AWS CLI reads it, unless the
  /// profile is of another partition: there its keys could never be known.
  private static func region(
    _ profile: ProfileFacts, _ environment: Environment, _ plan: CredentialPlan?
  ) -> String {
    let general = environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"]
    let own = profile.text("region")
    if let general, let own, let first = Partition.of(region: general),
      let second = Partition.of(region: own), first.id != second.id
    {
      return own
    }
    if let region = general ?? own { return region }
    var partition = "aws"
    if case .role(let call, _)? = plan {
      let parts = call.roleARN.split(separator: ":")
      if parts.count > 1 { partition = String(parts[1]) }
    }
    return Partition.all.first { $0.id == partition }?.defaultRegion ?? "us-east-1"
  }

  /// The URL that a setting or variable gives a service, most special first.
  static func endpoint(
    _ service: String, _ profile: ProfileFacts, _ book: ProfileBook, _ environment: Environment
  ) -> String? {
    let ignores =
      environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]
      ?? profile["ignore_configured_endpoint_urls"]
    if ignores?.lowercased() == "true" { return nil }
    if let url = environment["AWS_ENDPOINT_URL_\(service.uppercased())"] { return url }
    if let url = environment["AWS_ENDPOINT_URL"] { return url }
    if let section = profile.text("services"), let url = book.serviceEndpoint(section, service) {
      return url
    }
    return profile.text("endpoint_url")
  }
}
