import INIDocument

/// One profile or shared section that a text or file holds, ready to be given a name.
public struct ImportDraft: Sendable, Equatable {
  /// What it is.
  public var family: SectionFamily
  /// The name that the text gives it; nil where the user has to be asked.
  public var name: String?
  /// Its keys, if it has any.
  public var keys: NewKeys?
  /// Its other settings in the order of the text; a nested one as `s3.max_queue_size`.
  public var settings: [(key: String, value: String)]
  /// What is odd about its keys.
  public var notices: [ImportNotice]
  /// When its keys end, as the text spells it.
  public var expiration: String?

  /// Puts a draft together.
  public init(
    family: SectionFamily = .profile, name: String? = nil, keys: NewKeys? = nil,
    settings: [(key: String, value: String)] = [], notices: [ImportNotice] = [],
    expiration: String? = nil
  ) {
    self.family = family
    self.name = name
    self.keys = keys
    self.settings = settings
    self.notices = notices
    self.expiration = expiration
  }

  /// Whether both say the same.
  public static func == (left: ImportDraft, right: ImportDraft) -> Bool {
    left.family == right.family && left.name == right.name && left.keys == right.keys
      && left.notices == right.notices && left.expiration == right.expiration
      && left.settings.elementsEqual(right.settings) { $0.key == $1.key && $0.value == $1.value }
  }

  /// The changes that write it under a name; one in use gets the new keys and settings on top.
  public func changes(named name: String, in catalog: ProfileCatalog) -> [ProfileChange] {
    guard family == .profile else {
      return settings.map {
        .setInSection(family, name: name, key: $0.key, value: $0.value)
      }
    }
    guard catalog[name] != nil else {
      return [.add(ProfileDraft(name: name, keys: keys, settings: settings))]
    }
    return (keys.map { [.setKeys(profile: name, keys: $0)] } ?? [])
      + settings.map { .set(profile: name, key: $0.key, value: $0.value, file: nil) }
  }
}

/// All that a pasted text or a file holds: keys in any form, and whole sections of the shared files.
public struct ImportBatch: Sendable, Equatable {
  /// What it holds, in the order of the text.
  public var rows: [ImportDraft]
  /// What was left out, in words without a secret.
  public var skipped: [String]

  /// Puts a batch together.
  public init(rows: [ImportDraft], skipped: [String] = []) {
    self.rows = rows
    self.skipped = skipped
  }

  /// Reads a text; throws what `KeyImport` throws where it holds neither keys nor sections.
  public static func read(_ text: String) throws(KeyImportError) -> ImportBatch {
    let sections = sectionDrafts(in: PastedText.plain(text))
    do throws(KeyImportError) {
      let found = try KeyImport.parsePaste(text)
      return ImportBatch(
        rows: merged(found, with: sections), skipped: found.skipped.map(words))
    } catch {
      guard !sections.isEmpty else { throw error }
      return ImportBatch(rows: sections, skipped: [])
    }
  }

  /// Reads a file, UTF-8 or UTF-16 with its mark.
  public static func read(_ bytes: [UInt8]) throws(KeyImportError) -> ImportBatch {
    try read(PastedText.decode(bytes))
  }

  private static func words(_ skip: SkippedRow) -> String {
    let reason =
      switch skip.reason {
      case .noKey: "has no key"
      case .partial: "has half a pair only"
      case .invalidKeyID: "holds a character that no key has"
      }
    return "Line \(skip.row) was left out: it \(reason)."
  }

  /// Keys with the settings that stood in the same section; then sections without keys.
  private static func merged(_ found: KeyImport, with sections: [ImportDraft]) -> [ImportDraft] {
    var rest = sections
    var rows: [ImportDraft] = []
    for (index, row) in found.rows.enumerated() {
      var draft = ImportDraft(
        name: row.profile,
        keys: NewKeys(
          accessKeyID: row.accessKeyID, secretAccessKey: row.secret,
          sessionToken: row.sessionToken),
        settings: row.region.map { [("region", $0)] } ?? [],
        notices: found.notices.filter { $0.row == index }, expiration: row.expiration)
      let same = rest.firstIndex { $0.family == .profile && $0.name == row.profile }
      if row.profile != nil, let same {
        draft.settings += rest[same].settings.filter { setting in
          !draft.settings.contains { $0.key == setting.key }
        }
        rest.remove(at: same)
      }
      rows.append(draft)
    }
    return rows + rest
  }

  /// Sections with settings other than keys, as the shared files have them.
  private static func sectionDrafts(in text: String) -> [ImportDraft] {
    let document = Document(Array(text.utf8))
    var drafts: [ImportDraft] = []
    for section in SectionReader.sections(of: document, .config) {
      guard !document.lines[section.header].isUnclosed,
        let (family, name) = subject(of: section.kind)
      else { continue }
      let read = document.settings(from: section.header + 1, to: section.end, role: .config)
      let known = read.filter { SettingRule.named($0.key) != nil || !$0.nested.isEmpty }
      guard !known.isEmpty else { continue }
      let settings = read.flatMap(flattened).filter { !isOfKeys($0.key) }
      guard !settings.isEmpty else { continue }
      if let same = drafts.firstIndex(where: { $0.family == family && $0.name == name }) {
        drafts[same].settings.removeAll { old in settings.contains { $0.key == old.key } }
        drafts[same].settings += settings
      } else {
        drafts.append(ImportDraft(family: family, name: name, settings: settings))
      }
    }
    return drafts
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

  /// Keys are read by the rules for keys; when they end is told, not kept.
  private static func isOfKeys(_ key: String) -> Bool {
    let name = key.lowercased()
    if SettingNames.keys.contains(name) || name == "aws_security_token" { return true }
    return ImportField(named: name) == .expiration
  }
}

extension KeyImport {
  /// Half a pair of keys.
  public enum Half: Sendable, Equatable {
    /// A key id alone.
    case accessKeyID(String)
    /// A secret alone.
    case secret(Secret)
  }

  /// The half that a text of one word is; nil for any other text.
  public static func half(_ text: String) -> Half? {
    let word = PastedText.trim(PastedText.plain(text)).trimmingQuotes()
    guard !word.isEmpty, word.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    if PastedText.looksLikeKeyID(word) { return .accessKeyID(word) }
    guard word.count == 40, word.allSatisfy(PastedText.isKeyCharacter) else { return nil }
    return .secret(Secret(word))
  }
}
