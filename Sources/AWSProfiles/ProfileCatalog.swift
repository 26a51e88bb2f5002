import INIDocument

/// All profiles of both files, by the normal reading: look-up by name is O(1), text is decoded only
/// when asked for.
public struct ProfileCatalog: Sendable, Equatable {
  /// The files it is made of.
  public let files: SharedFiles
  /// Names in the order of the files, credentials first.
  public let names: [String]
  let sections: [FileRole: [Section]]
  private let index: [String: [Section]]
  private let referrerIndex = ReferrerIndex()

  /// Merges both files.
  ///
  /// Never fails; what is wrong in them is told by `problems`.
  public init(_ files: SharedFiles) {
    self.files = files
    var sections: [FileRole: [Section]] = [:]
    var names: [String] = []
    var index: [String: [Section]] = [:]
    for role in FileRole.allCases {
      guard let document = files[role] else { continue }
      let found = SectionReader.sections(of: document, role)
      sections[role] = found
      index.reserveCapacity(max(index.capacity, found.count))
      for section in found {
        guard case .profile(let name) = section.kind else { continue }
        if index[name] == nil { names.append(name) }
        index[name, default: []].append(section)
      }
    }
    // `[profile default]` wins over `[default]` whole, wherever it stands.
    if let all = index["default"], all.contains(where: { $0.role == .config && !$0.isBareDefault })
    {
      index["default"] = all.filter { $0.role == .credentials || !$0.isBareDefault }
    }
    self.sections = sections
    self.names = names
    self.index = index
  }

  /// How many profiles there are.
  public var count: Int { names.count }

  /// The profile of that name.
  public subscript(name: String) -> Profile? {
    guard let sections = index[name] else { return nil }
    var settings: [Setting] = []
    for role in FileRole.allCases {
      for setting in merged(sections.filter { $0.role == role })
      where !settings.contains(where: { $0.key == setting.key }) || role == .credentials {
        settings.append(setting)
      }
    }
    return Profile(name: name, settings: settings, sections: sections.map(\.origin))
  }

  /// Settings of sections of one file, the last of the same name counting.
  func merged(_ sections: [Section]) -> [Setting] {
    var settings: [Setting] = []
    for section in sections {
      guard let document = files[section.role] else { continue }
      for setting in document.settings(
        from: section.header + 1, to: section.end, role: section.role)
      {
        if let old = settings.firstIndex(where: { $0.key == setting.key }) {
          settings[old] = setting
        } else {
          settings.append(setting)
        }
      }
    }
    return settings
  }

  /// The sections of a profile in one file.
  func sections(of name: String, in role: FileRole) -> [Section] {
    (index[name] ?? []).filter { $0.role == role }
  }

  /// Names and settings of the `[sso-session …]` sections.
  public var ssoSessions: [(name: String, settings: [Setting])] {
    named { if case .ssoSession(let name) = $0 { name } else { nil } }
  }

  /// Names and settings of the `[services …]` sections.
  public var services: [(name: String, settings: [Setting])] {
    named { if case .services(let name) = $0 { name } else { nil } }
  }

  /// Headers that name none of these.
  public var otherSections: [String] {
    FileRole.allCases.flatMap { sections[$0] ?? [] }.compactMap {
      if case .other(let text) = $0.kind { text } else { nil }
    }
  }

  private func named(_ name: (Section.Kind) -> String?) -> [(name: String, settings: [Setting])] {
    var names: [String] = []
    var groups: [String: [Section]] = [:]
    for section in sections[.config] ?? [] {
      guard let found = name(section.kind) else { continue }
      if groups[found] == nil { names.append(found) }
      groups[found, default: []].append(section)
    }
    return names.map { ($0, merged(groups[$0] ?? [])) }
  }

  /// Whether two catalogs are of the same files.
  public static func == (left: ProfileCatalog, right: ProfileCatalog) -> Bool {
    left.files == right.files
  }
}

extension ProfileCatalog {
  /// The steps from a profile to its credentials, as the AWS CLI follows them.
  ///
  /// Rules: the first profile's own keys do not count when it has a role; in every later one they
  /// win over its role; a profile may name itself once when it has keys.
  public func chain(of name: String) -> Chain {
    var links: [ChainLink] = []
    var seen: [String] = []
    var current = name
    while true {
      guard let profile = self[current] else {
        let fault: ProfileError =
          seen.last.map {
            .sourceProfileMissing(profile: $0, name: current, near: nearestNames(to: current))
          } ?? .profileNotFound(current, near: nearestNames(to: current))
        return Chain(links: links, fault: fault)
      }
      let hasKeys = profile["aws_access_key_id"] != nil && profile["aws_secret_access_key"] != nil
      if seen.contains(current) {
        if current == seen.last, hasKeys {
          links.append(ChainLink(profile: current, step: "keys", detail: "its own keys"))
          return Chain(links: links, fault: nil)
        }
        return Chain(links: links, fault: .sourceProfileLoop(seen + [current]))
      }
      let role = profile["role_arn"]
      let isLater = !seen.isEmpty
      seen.append(current)
      guard let role, profile["web_identity_token_file"] == nil, !(isLater && hasKeys) else {
        let way = hasKeys && isLater ? ProfileKind.keys : profile.ways.first ?? .empty
        links.append(ChainLink(profile: current, step: way.rawValue, detail: ""))
        return Chain(links: links, fault: nil)
      }
      links.append(ChainLink(profile: current, step: "role", detail: role))
      let source = profile["source_profile"]
      let other = profile["credential_source"]
      switch (source, other) {
      case (nil, nil): return Chain(links: links, fault: .roleWithoutSource(current))
      case (nil, let place?):
        links.append(ChainLink(profile: current, step: "credential_source", detail: place))
        return Chain(links: links, fault: nil)
      case (_?, _?):
        return Chain(
          links: links,
          fault: .invalidConfig(
            profile: current, why: "source_profile and credential_source exclude each other."))
      case (let next?, nil): current = next
      }
    }
  }

  /// Names of profiles whose `source_profile` is this one.
  public func referrers(of name: String) -> [String] {
    referrerIndex.candidates(for: name, in: files, sections).filter {
      $0 != name && self[$0]?["source_profile"] == name
    }
  }

  /// Names that a mistyped one may have meant, nearest first, at most three.
  public func nearestNames(to name: String) -> [String] {
    let limit = max(2, name.count / 3)
    return names.compactMap { candidate -> (String, Int)? in
      guard abs(candidate.count - name.count) <= limit, candidate != name else { return nil }
      let distance = EditDistance.between(name, candidate)
      return distance <= limit ? (candidate, distance) : nil
    }.sorted { $0.1 < $1.1 }.prefix(3).map(\.0)
  }
}

/// How far two words are apart.
public enum EditDistance {
  /// The least number of insertions, removals, replacements and swaps of neighbours.
  public static func between(_ left: String, _ right: String) -> Int {
    let a = Array(left.utf8)
    let b = Array(right.utf8)
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], before[j - 2] + 1)
        }
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
