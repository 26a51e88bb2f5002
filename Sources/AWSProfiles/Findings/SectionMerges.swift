import INIDocument

/// The fixes that merge sections of one name, each found out once, however many there are of it.
struct SectionMerges {
  /// What sections must share to be merged; `[default]` and `[profile default]` are two.
  private struct Name: Hashable {
    var role: FileRole
    var kind: Section.Kind
    var isBareDefault: Bool

    init(_ section: Section) {
      (role, kind, isBareDefault) = (section.role, section.kind, section.isBareDefault)
    }
  }

  private let files: SharedFiles
  private let groups: [Name: [Section]]
  private var known: [Name: Finding.Fix?] = [:]

  /// Longer sections get no fix: it would be tried by reading them anew.
  private static let longest = 2_000

  init(_ catalog: ProfileCatalog) {
    files = catalog.files
    groups = Dictionary(grouping: catalog.sections.values.flatMap { $0 }, by: Name.init)
  }

  /// The fix that merges a section with those of its name; nil where they would read otherwise.
  mutating func fix(of section: Section) -> Finding.Fix? {
    let name = Name(section)
    if let fix = known[name] { return fix }
    let fix = foundFix(of: section, groups[name] ?? [])
    known.updateValue(fix, forKey: name)
    return fix
  }

  private func foundFix(of section: Section, _ alike: [Section]) -> Finding.Fix? {
    let length = alike.reduce(0) { $0 + $1.end - $1.header }
    guard let document = files[section.role], let family = section.kind.sharedFamily,
      alike.count > 1, length < Self.longest
    else { return nil }
    // A small file of these sections alone tells whether they can be merged.
    let parts = alike.flatMap { document.part($0).bytes + document.lineEnding }
    var writer = SectionWriter(document: Document(parts), role: section.role)
    writer.family = family
    writer.mergeSections(section.kind.name)
    guard writer.sections(section.kind.name).count == 1 else { return nil }
    return Finding.Fix(
      title: "", change: .mergeSections(section.role, family, name: section.kind.name),
      isSafe: losesNothing(alike.flatMap { document.settings(of: $0) }))
  }

  /// Whether settings that stand more than once say the same to every tool.
  private func losesNothing(_ settings: [Setting]) -> Bool {
    var seen: [ExactText: ExactText] = [:]
    return settings.allSatisfy { setting in
      let value = ExactText(setting.value)
      let other = seen.updateValue(value, forKey: ExactText(setting.key))
      return other.map { $0 == value && setting.cliValue == nil } ?? true
    }
  }
}

extension Section.Kind {
  /// The family whose sections can be written; nil for sections that nobody reads.
  fileprivate var sharedFamily: SectionFamily? {
    switch self {
    case .profile: .profile
    case .ssoSession: .ssoSession
    case .services: .services
    case .other: nil
    }
  }
}
