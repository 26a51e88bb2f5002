import INIDocument

extension ProfileExaminer {
  /// SSO settings and references to shared sections of config.
  mutating func examineSignIn(_ spots: ProfileSpots) {
    if let name = text(spots[.services]), let spot = spots[.services],
      !services.contains(ExactText(name))
    {
      let near = nearest(to: name, among: catalog.services.map(\.name))
      add(
        "services-missing", .warning, spots, at: spot, trips: ["cli", "terraform", "serverless4"],
        fix: reference(spots, spot, near),
        "[services \(name)] is not in config: its endpoints are not used. Rename it or add it."
          + Suggestion.words(near))
    }
    let isSSO = spots.has(.ssoAccount) || spots.has(.ssoRole)
    guard let name = text(spots[.ssoSession]), let spot = spots[.ssoSession] else {
      if isSSO { examineCompleteness(spots, session: nil) }
      return
    }
    guard let session = sessions[ExactText(name)] else {
      let near = nearest(to: name, among: catalog.ssoSessions.map(\.name).sorted())
      add(
        "sso-session-missing", .error, spots, at: spot, trips: Self.everyTool,
        fix: reference(spots, spot, near),
        "[sso-session \(name)] is not in config: signing in fails. Rename it or add it."
          + Suggestion.words(near))
      return
    }
    for key in [SpotKey.ssoURL, .ssoRegion] {
      guard let own = text(spots[key]), let spot = spots[key],
        let shared = session.first(where: { $0.key == key.name }), shared.value != own
      else { continue }
      add(
        "sso-conflict", .error, spots, at: spot, trips: ["cli"],
        "\(key.name) is not what [sso-session \(name)] says (config:\(shared.origin.line)): "
          + "the AWS CLI stops. Remove it here.")
    }
    if isSSO { examineCompleteness(spots, session: (name, session)) }
  }

  private func reference(_ spots: ProfileSpots, _ spot: Spot, _ near: [String]) -> [ProfileChange] {
    near.first.map {
      [.set(profile: spots.name, key: spot.key.name, value: $0, file: spot.role)]
    } ?? []
  }

  private mutating func examineCompleteness(
    _ spots: ProfileSpots, session: (name: String, settings: [Setting])?
  ) {
    var missing = [SpotKey.ssoAccount, .ssoRole].filter { !spots.has($0) }.map(\.name)
    for key in [SpotKey.ssoURL, .ssoRegion] where !spots.has(key) {
      let isShared =
        session?.settings.contains { $0.key == key.name && !$0.value.isEmpty } ?? false
      if !isShared { missing.append(key.name) }
    }
    guard !missing.isEmpty else { return }
    let place = spots[.ssoAccount] ?? spots[.ssoRole]
    add(
      "sso-incomplete", .error, spots, at: place, trips: Self.everyTool,
      "The sign-in lacks \(missing.joined(separator: " and "))"
        + (session.map { ", here and in [sso-session \($0.name)]" } ?? "")
        + ": no tool can get credentials. Add what is missing.")
  }
}
