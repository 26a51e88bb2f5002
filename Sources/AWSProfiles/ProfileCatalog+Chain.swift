extension ProfileCatalog {
  /// The steps from a profile to its credentials, as the AWS CLI follows them.
  ///
  /// Rules: the first profile's own keys do not count when it has a role; in every later one they
  /// win over its role; a profile may name itself once when it has keys. A fault has no near names:
  /// `suggesting` looks for them where it is shown.
  public func chain(of name: String) -> Chain {
    var walk = ChainWalk(catalog: self)
    var current = name
    while true {
      switch walk.step(to: current) {
      case .onward(let next): current = next
      case .end(let fault): return Chain(links: walk.links, fault: fault)
      }
    }
  }

  /// The error with the names that a missing one may have meant.
  public func suggesting(_ error: ProfileError) -> ProfileError {
    switch error {
    case .profileNotFound(let name, _): .profileNotFound(name, near: nearestNames(to: name))
    case .sourceProfileMissing(let profile, let name, _):
      .sourceProfileMissing(profile: profile, name: name, near: nearestNames(to: name))
    default: error
    }
  }

  /// Names that a mistyped one may have meant, nearest first, at most three.
  public func nearestNames(to name: String) -> [String] {
    near(name) { EditDistance.nearest(to: name, among: names) }
  }
}

/// The way from profile to profile.
private struct ChainWalk {
  /// What a profile leads to.
  enum Step {
    /// Another profile, whose name this is.
    case onward(String)
    /// Credentials, or a fault.
    case end(ProfileError?)
  }

  let catalog: ProfileCatalog
  var links: [ChainLink] = []
  private var names: [String] = []
  private var seen: Set<ExactText> = []

  init(catalog: ProfileCatalog) { self.catalog = catalog }

  mutating func step(to name: String) -> Step {
    guard let profile = catalog[name, isFilled: false] else {
      guard let last = names.last else { return .end(.profileNotFound(name, near: [])) }
      return .end(.sourceProfileMissing(profile: last, name: name, near: []))
    }
    let hasKeys = profile["aws_access_key_id"] != nil && profile["aws_secret_access_key"] != nil
    guard seen.insert(ExactText(name)).inserted else { return again(name, hasKeys: hasKeys) }
    let isLater = !names.isEmpty
    names.append(name)
    guard let role = profile["role_arn"], profile["web_identity_token_file"] == nil,
      !(isLater && hasKeys)
    else {
      let way = hasKeys && isLater ? ProfileKind.keys : profile.ways.first ?? .empty
      links.append(ChainLink(profile: name, step: way.rawValue, detail: ""))
      return .end(nil)
    }
    links.append(ChainLink(profile: name, step: "role", detail: role))
    return source(of: profile)
  }

  /// A profile that was there before.
  private mutating func again(_ name: String, hasKeys: Bool) -> Step {
    guard hasKeys, let last = names.last, last.isExactly(name) else {
      return .end(.sourceProfileLoop(names + [name]))
    }
    links.append(ChainLink(profile: name, step: "keys", detail: "its own keys"))
    return .end(nil)
  }

  /// What a role is assumed with.
  private mutating func source(of profile: Profile) -> Step {
    switch (profile["source_profile"], profile["credential_source"]) {
    case (nil, nil): return .end(.roleWithoutSource(profile.name))
    case (nil, let place?):
      links.append(ChainLink(profile: profile.name, step: "credential_source", detail: place))
      return .end(nil)
    case (_?, _?):
      return .end(
        .invalidConfig(
          profile: profile.name, why: "source_profile and credential_source exclude each other."))
    case (let next?, nil): return .onward(next)
    }
  }
}
