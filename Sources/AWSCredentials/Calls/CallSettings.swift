import AWSProfiles

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
