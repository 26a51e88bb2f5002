import AWSProfiles

extension ProfileBook {
  /// What resolving asks, answered by a catalog.
  init(_ catalog: ProfileCatalog) {
    self.init(
      names: catalog.names,
      profile: { name in
        guard catalog.contains(name) else { return nil }
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
