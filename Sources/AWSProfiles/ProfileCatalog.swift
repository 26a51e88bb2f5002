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

  var near: NearNames { contents.near }

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
    let known = SettingPlaces(settings.map(\.key))
    settings += merged(sections.filter { $0.role == .config }).filter { !known.contains($0.key) }
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
    Document.merged(sections.flatMap { files[$0.role]?.settings(of: $0) ?? [] })
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
    let near = NearNames()

    init(_ files: SharedFiles) {
      self.files = files
      index = ProfileIndex(files)
    }
  }
}

extension ProfileCatalog {
  /// Names of profiles whose `source_profile` is this one.
  public func referrers(of name: String) -> [String] {
    var seen: Set<ExactText> = [ExactText(name)]
    return candidates(referringTo: name).filter { candidate in
      seen.insert(ExactText(candidate)).inserted
        && outline(of: candidate)?[.sourceProfile]?.isExactly(name) == true
    }
  }
}
