import INIDocument

extension ProfileExaminer {
  /// A way to credentials that stands in a profile.
  enum Way: String, CaseIterable {
    case role, webIdentity = "web identity", sso, login, process, keys
  }

  /// All ways that stand in a profile.
  func ways(_ spots: ProfileSpots) -> [Way] {
    var ways: [Way] = []
    let hasTokenFile = spots.has(.tokenFile)
    if spots.has(.role), !hasTokenFile { ways.append(.role) }
    if hasTokenFile { ways.append(.webIdentity) }
    if spots.has(.ssoAccount) || spots.has(.ssoRole) { ways.append(.sso) }
    if spots.has(.login) { ways.append(.login) }
    if spots.has(.process) { ways.append(.process) }
    if spots[.accessKeyID] != nil, spots[.secret] != nil { ways.append(.keys) }
    return ways
  }

  /// Two ways in one profile: which one wins, a tool each.
  mutating func examineKinds(_ spots: ProfileSpots) {
    let ways = ways(spots)
    guard ways.count > 1 else { return }
    let hasSource = spots.has(.source) || spots.has(.credentialSource)
    if ways == [.role, .keys], !hasSource { return }
    let winners = Self.orders.map { order in
      (tool: order.tool, way: winner(of: ways, by: order.ways(keysAreInConfig(spots), hasSource)))
    }
    let place = spots[Self.spotKey(ways[ways.count - 1])] ?? spots[.accessKeyID]
    guard let cli = winners.first?.way else { return }
    let others = winners.filter { $0.way != cli }
    if others.isEmpty {
      add(
        "two-kinds-in-profile", .info, spots, at: place,
        "The profile has \(ways.map(\.rawValue).joined(separator: " and ")): every tool takes "
          + "\(cli.rawValue)."
          + (ways.contains(.keys) && ways.contains(.role)
            ? " Its keys count only where another profile names it as source." : "")
          + " Keep one of them.")
      return
    }
    let told = winners.map { "\(Self.title($0.tool)) \($0.way.rawValue)" }
    add(
      "two-kinds-in-profile", .warning, spots, at: place, trips: others.map(\.tool),
      "The profile has \(ways.map(\.rawValue).joined(separator: " and ")), and tools choose "
        + "differently: \(told.joined(separator: ", ")). Keep one, or make a profile of each.")
  }

  private func keysAreInConfig(_ spots: ProfileSpots) -> Bool {
    spots[.accessKeyID, .credentials] == nil
  }

  private func winner(of ways: [Way], by order: [Way]) -> Way {
    order.first { ways.contains($0) } ?? ways[0]
  }

  static func title(_ tool: String) -> String {
    switch tool {
    case "cli": "AWS CLI"
    case "terraform": "Terraform"
    case "serverless3": "Serverless 3"
    default: "Serverless 4"
    }
  }

  private static func spotKey(_ way: Way) -> SpotKey {
    switch way {
    case .role: .role
    case .webIdentity: .tokenFile
    case .sso: .ssoAccount
    case .login: .login
    case .process: .process
    case .keys: .accessKeyID
    }
  }

  /// What a tool looks for first: orders of botocore, the Go SDK 2, the JavaScript SDKs 2 and 3.
  private struct Order {
    var tool: String
    /// Given: whether the keys stand in config, and whether the role has a source.
    var ways: @Sendable (Bool, Bool) -> [Way]
  }

  private static let orders: [Order] = [
    Order(tool: "cli") { inConfig, _ in
      inConfig
        ? [.role, .webIdentity, .sso, .login, .process, .keys]
        : [.role, .webIdentity, .sso, .keys, .login, .process]
    },
    Order(tool: "terraform") { _, hasSource in
      hasSource
        ? [.role, .keys, .webIdentity, .sso, .process, .login]
        : [.keys, .role, .webIdentity, .sso, .process, .login]
    },
    Order(tool: "serverless3") { _, _ in [.role, .keys, .process, .sso, .webIdentity, .login] },
    Order(tool: "serverless4") { _, hasSource in
      hasSource
        ? [.role, .keys, .webIdentity, .process, .sso, .login]
        : [.keys, .webIdentity, .process, .sso, .login, .role]
    },
  ]
}
