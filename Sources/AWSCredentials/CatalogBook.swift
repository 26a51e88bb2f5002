import AWSProfiles

extension ProfileBook {
  /// What resolving asks, answered by a catalog.
  init(_ catalog: ProfileCatalog) {
    self.init(
      names: catalog.names,
      profile: { name in
        guard catalog[name] != nil else { return nil }
        return ProfileFacts(
          name: name, credentials: Self.values(catalog.settings(of: name, in: .credentials)),
          config: Self.values(catalog.settings(of: name, in: .config)))
      },
      ssoSession: { name in
        catalog.ssoSessions.first { $0.name == name }.map { Self.values($0.settings) }
      },
      serviceEndpoint: { section, service in
        let settings = catalog.services.first { $0.name == section }?.settings
        let block = settings?.first { $0.key == service }
        return block?.nested.first { $0.key == "endpoint_url" }?.value
      })
  }

  private static func values(_ settings: [Setting]) -> [String: String] {
    Dictionary(settings.map { ($0.key, $0.value) }) { _, last in last }
  }
}

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
public func whoWins(
  environment: Environment, catalog: ProfileCatalog, projectProfile: String? = nil,
  stage: String? = nil
) -> ToolReport {
  ToolJudge(
    environment: environment, book: ProfileBook(catalog), projectProfile: projectProfile,
    stage: stage
  ).report()
}

/// Checks a profile: settings first, then credentials, then GetCallerIdentity.
///
/// Never throws: what goes wrong is a class of the verdict, `cancelled` where the task was
/// cancelled.
public func check(
  profile: String, catalog: ProfileCatalog, environment: Environment, world: some World,
  options: CheckOptions = CheckOptions()
) async -> Verdict {
  await ProfileCheck(
    book: ProfileBook(catalog), environment: environment, world: world, options: options
  ).verdict(profile)
}

/// The credentials of a profile, as `env --resolve` and `exec` hand them on.
///
/// Asks whatever the profile's chain needs; throws why there are none.
public func credentials(
  of profile: String, catalog: ProfileCatalog, environment: Environment, world: some World,
  options: CheckOptions = CheckOptions()
) async throws(CredentialError) -> Credentials {
  try await ProfileCheck(
    book: ProfileBook(catalog), environment: environment, world: world, options: options
  ).credentials(profile)
}
