import INIDocument

/// Sections with settings other than keys, as the shared files have them.
struct SectionDrafts {
  /// What was found, in the order of the text.
  private(set) var drafts: [ImportDraft] = []
  /// Where the drafts stand in their list.
  private var places: [Subject: Int] = [:]
  /// Sections and settings that were left out.
  private(set) var skipped: [SkippedRow] = []

  /// The sections of a plain text.
  init(_ text: String) {
    let document = Document(Array(text.utf8))
    for section in SectionReader.sections(of: document, .config) { read(section, document) }
  }

  private mutating func read(_ section: Section, _ document: Document) {
    let header = document.lines[section.header]
    guard !header.isUnclosed else { return }
    let read = document.settings(from: section.header + 1, to: section.end, role: .config)
    let isKnown = read.contains { SettingRule.named($0.key) != nil || !$0.nested.isEmpty }
    guard isKnown, let (family, name) = Self.subject(of: section.kind) else {
      // A prompt has text behind its bracket, and a section of another program may be meant so.
      let isHeader = header.name.upperBound + 1 == header.content.upperBound
      if isHeader, read.contains(where: { !Self.isPiece(($0.spelledKey, $0.value)) }) {
        skipped.append(SkippedRow(row: section.header + 1, reason: .unknownSection))
      }
      return
    }
    for setting in read where setting.nested.isEmpty && setting.value.contains("\n") {
      guard !Self.isOfKeys(setting.key) else { continue }
      skipped.append(SkippedRow(row: setting.origin.line, reason: .severalLines))
    }
    let settings = read.flatMap(Self.flattened).filter {
      !Self.isOfKeys($0.key) && !Self.isPiece($0)
    }
    guard !settings.isEmpty else { return }
    let subject = Subject(family: family, name: Array(name.utf8))
    if let same = places[subject] {
      drafts[same].settings.removeAll { old in settings.contains { $0.key == old.key } }
      drafts[same].settings += settings
    } else {
      places[subject] = drafts.count
      drafts.append(ImportDraft(family: family, name: name, settings: settings))
    }
  }

  /// What sections of one name and family are about; names are the same byte for byte.
  private struct Subject: Hashable {
    let family: SectionFamily
    let name: [UInt8]
  }

  private static func subject(of kind: Section.Kind) -> (SectionFamily, String)? {
    switch kind {
    case .profile(let name): (.profile, name)
    case .ssoSession(let name): (.ssoSession, name)
    case .services(let name): (.services, name)
    // A section of credentials has the bare name for its header.
    case .other(let text): ProfileName.fault(text) == nil ? (.profile, text) : nil
    }
  }

  private static func flattened(_ setting: Setting) -> [(key: String, value: String)] {
    if setting.nested.isEmpty {
      return setting.value.contains("\n") ? [] : [(setting.spelledKey, setting.value)]
    }
    return setting.nested.map { ("\(setting.spelledKey).\($0.spelledKey)", $0.value) }
  }

  /// The last line of a wrapped token ends in `=`, and so has the look of a setting.
  private static func isPiece(_ setting: (key: String, value: String)) -> Bool {
    SettingRule.named(setting.key) == nil && setting.value.allSatisfy { $0 == "=" }
  }

  /// Keys are read by the rules for keys; when they end is told, not kept.
  private static func isOfKeys(_ key: String) -> Bool {
    let name = key.lowercased()
    if SettingNames.keys.contains(name) || name == "aws_security_token" { return true }
    return ImportField(named: name) == .expiration
  }
}
