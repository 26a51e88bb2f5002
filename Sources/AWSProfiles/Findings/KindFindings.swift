import INIDocument

extension ProfileExaminer {
  /// All ways that stand in a profile.
  func ways(_ spots: ProfileSpots) -> [SourceWay] { spots.sourceSettings.ways }

  /// Two ways in one profile: which one wins, a tool each.
  mutating func examineKinds(_ spots: ProfileSpots) {
    let settings = spots.sourceSettings
    let ways = settings.ways
    guard ways.count > 1 else { return }
    if ways == [.role, .keys], settings.sources == 0 { return }
    let winners = SourceOrder.allCases.map { (tool: $0, way: $0.way(in: settings)) }
    let place = spots[Self.spotKey(ways[ways.count - 1])] ?? spots[.accessKeyID]
    guard let cli = winners.first?.way else { return }
    let others = winners.filter { $0.way.map { $0 != cli } ?? false }
    if others.isEmpty {
      add(
        "two-kinds-in-profile", .info, spots, at: place,
        "The profile has \(ways.map(\.rawValue).joined(separator: " and ")): every tool that "
          + "finds one of them takes \(cli.rawValue)."
          + (ways.contains(.keys) && ways.contains(.role)
            ? " Its keys count only where another profile names it as source." : "")
          + " Keep one of them.")
      return
    }
    let told = winners.map { "\(Self.title($0.tool)) \($0.way?.rawValue ?? "none of them")" }
    add(
      "two-kinds-in-profile", .warning, spots, at: place, trips: others.map(\.tool.rawValue),
      "The profile has \(ways.map(\.rawValue).joined(separator: " and ")), and tools choose "
        + "differently: \(told.joined(separator: ", ")). Keep one, or make a profile of each.")
  }

  private static func title(_ tool: SourceOrder) -> String {
    switch tool {
    case .commandLine: "AWS CLI"
    case .terraform: "Terraform"
    case .serverless3: "Serverless 3"
    case .serverless4: "Serverless 4"
    }
  }

  private static func spotKey(_ way: SourceWay) -> SpotKey {
    switch way {
    case .role: .role
    case .webIdentity: .tokenFile
    case .sso: .ssoAccount
    case .login: .login
    case .process: .process
    case .keys: .accessKeyID
    }
  }
}

extension ProfileSpots {
  /// What stands in the profile; a key pair counts though it be empty.
  var sourceSettings: SourceSettings {
    var settings = SourceSettings()
    settings.hasRole = has(.role)
    settings.sources = (has(.source) ? 1 : 0) + (has(.credentialSource) ? 1 : 0)
    settings.hasTokenFile = has(.tokenFile)
    if has(.ssoAccount) || has(.ssoRole) {
      settings.signIn = .role
    } else if has(.ssoSession) || has(.ssoURL) || has(.ssoRegion) {
      settings.signIn = .place
    }
    settings.hasLogin = has(.login)
    settings.hasProcess = has(.process)
    if contains(.accessKeyID), contains(.secret) {
      settings.keys = self[.accessKeyID, .credentials] == nil ? .config : .credentials
    }
    return settings
  }
}
