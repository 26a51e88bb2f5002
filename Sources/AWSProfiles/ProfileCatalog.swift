import INIDocument

/// All profiles of both files, by the normal reading: look-up by name is O(1), text is decoded only
/// when asked for.
public struct ProfileCatalog: Sendable, Equatable {
  private let contents: Contents

  /// Merges both files.
  ///
  /// Never fails; what is wrong in them is told by `problems`.
  public init(_ files: SharedFiles) { contents = Contents(files) }

  /// The files it is made of.
  public var files: SharedFiles { contents.files }

  /// How many profiles there are.
  public var count: Int { index.count }

  var index: ProfileIndex { contents.index }

  /// Names in the order of the files, credentials first.
  public var names: [String] { contents.names { index.names(in: files) } }

  /// The sections of each file, in order.
  var sections: [FileRole: [Section]] {
    contents.sections {
      var sections: [FileRole: [Section]] = [:]
      for role in FileRole.allCases where files[role] != nil { sections[role] = [] }
      for span in index.spans { sections[span.role]?.append(section(span)) }
      return sections
    }
  }

  /// Works out what the first picture of the profiles asks for.
  public func prepare() {
    _ = names
    _ = names.first.map { (self[$0], referrers(of: $0)) }
  }

  /// Whether there is a profile of that name.
  public func contains(_ name: String) -> Bool { index.profile(named: name, in: files) != nil }

  /// The profile of that name.
  public subscript(name: String) -> Profile? { self[name, isFilled: true] }

  /// The profile of that name, where `isFilled` with what the AWS CLI reads instead.
  subscript(name: String, isFilled isFilled: Bool) -> Profile? {
    guard let number = index.profile(named: name, in: files) else { return nil }
    let sections = index.sections(of: number).map(section)
    var settings = merged(sections.filter { $0.role == .credentials })
    for setting in merged(sections.filter { $0.role == .config })
    where !settings.contains(where: { $0.isNamed(setting.key) }) {
      settings.append(setting)
    }
    if isFilled {
      settings = contents.cliValues.filled(settings, of: .profile, name, in: sections, self)
    }
    return Profile(name: name, settings: settings, sections: sections.map(\.origin))
  }

  /// Profiles with a line that may name another one as their source.
  fileprivate func candidates(referringTo name: String) -> [String] {
    guard let number = index.profile(named: name, in: files) else { return names }
    let referrers = contents.referrers { ReferrerIndex(index, files) }
    return referrers.candidates(for: number).map { index.name(of: index.spans[$0], in: files) }
  }

  private func section(_ span: SectionSpan) -> Section {
    Section(
      kind: Section.Kind(span.family, index.name(of: span, in: files)), role: span.role,
      header: Int(span.header), end: Int(span.end), isBareDefault: span.isBareDefault)
  }

  /// Settings of sections of one file, the last of the same name counting.
  func merged(_ sections: [Section]) -> [Setting] {
    var settings: [Setting] = []
    for section in sections {
      guard let document = files[section.role] else { continue }
      for setting in document.settings(
        from: section.header + 1, to: section.end, role: section.role)
      {
        if let old = settings.firstIndex(where: { $0.isNamed(setting.key) }) {
          settings[old] = setting
        } else {
          settings.append(setting)
        }
      }
    }
    return settings
  }

  /// What `cliRefusal` found.
  var keptRefusal: Kept<String?> { contents.cliRefusal }

  /// Why the AWS CLI refuses a file in which it finds other lines than stand here.
  func hiddenRefusal(of role: FileRole) -> Refusal? {
    contents.cliValues.hiddenRefusal(of: role, self)
  }

  /// The sections of a profile in one file.
  func sections(of name: String, in role: FileRole) -> [Section] {
    guard let number = index.profile(named: name, in: files) else { return [] }
    return index.sections(of: number).filter { $0.role == role }.map(section)
  }

  /// Names and settings of the `[sso-session …]` sections.
  public var ssoSessions: [(name: String, settings: [Setting])] {
    contents.ssoSessions { named(.ssoSession) }
  }

  /// Names and settings of the `[services …]` sections.
  public var services: [(name: String, settings: [Setting])] {
    contents.services { named(.services) }
  }

  /// Headers that name none of these.
  public var otherSections: [String] {
    index.spans.filter { $0.family == .other }.map { index.name(of: $0, in: files) }
  }

  private func named(_ family: SectionSpan.Family) -> [(name: String, settings: [Setting])] {
    var names: [String] = []
    var groups: [ExactText: [Section]] = [:]
    for span in index.spans where span.family == family && span.role == .config {
      let name = index.name(of: span, in: files)
      if groups[ExactText(name)] == nil { names.append(name) }
      groups[ExactText(name), default: []].append(section(span))
    }
    return names.map { name in
      let sections = groups[ExactText(name)] ?? []
      let settings = merged(sections)
      return (name, contents.cliValues.filled(settings, of: family, name, in: sections, self))
    }
  }

  /// Whether two catalogs are of the same files.
  public static func == (left: ProfileCatalog, right: ProfileCatalog) -> Bool {
    left.contents === right.contents || left.files == right.files
  }

  /// Both files and what is worked out of them once; shared by all copies of a catalog.
  private final class Contents: Sendable {
    let files: SharedFiles
    let index: ProfileIndex
    let names = Kept<[String]>()
    let sections = Kept<[FileRole: [Section]]>()
    let referrers = Kept<ReferrerIndex>()
    let ssoSessions = Kept<[(name: String, settings: [Setting])]>()
    let services = Kept<[(name: String, settings: [Setting])]>()
    let cliValues = CLIValues()
    let cliRefusal = Kept<String?>()

    init(_ files: SharedFiles) {
      self.files = files
      index = ProfileIndex(files)
    }
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
    var found: [String] = []
    for candidate in candidates(referringTo: name) where candidate != name {
      guard !found.contains(candidate), outline(of: candidate)?[.sourceProfile] == name
      else { continue }
      found.append(candidate)
    }
    return found
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
    // Three rows of the table are enough, and are used in turn.
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = before
    for i in 1...a.count {
      row[0] = i
      for j in 1...b.count {
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], before[j - 2] + 1)
        }
      }
      (before, last, row) = (last, row, before)
    }
    return last[b.count]
  }
}
