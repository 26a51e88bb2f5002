import INIDocument

/// The files before and after changes.
public struct FileChangeSet: Sendable, Equatable {
  /// As they were.
  public var before: SharedFiles
  /// As they will be.
  public var after: SharedFiles

  /// The change from one state to another.
  public init(before: SharedFiles, after: SharedFiles) {
    self.before = before
    self.after = after
  }

  /// The files whose bytes differ.
  public var changedRoles: [FileRole] { FileRole.allCases.filter { before[$0] != after[$0] } }
}

extension SharedFiles {
  /// The files after `changes`, done in order; throws where one cannot be done, and then none is.
  public func applying(_ changes: [ProfileChange]) throws(ProfileError) -> FileChangeSet {
    var files = self
    var rest = changes[...]
    while !rest.isEmpty {
      // Each edit reads the file anew, so thousands of mended lines are one edit.
      let count = Self.lineFixes(rest)
      if count > 1, files.mendLines(rest.prefix(count)) {
        rest = rest.dropFirst(count)
      } else {
        for change in rest.prefix(max(1, count)) { try files.apply(change) }
        rest = rest.dropFirst(max(1, count))
      }
    }
    return FileChangeSet(before: self, after: files)
  }

  private mutating func apply(_ change: ProfileChange) throws(ProfileError) {
    switch change {
    case .set(let profile, let key, let value, let file):
      try Check.name(profile)
      try Check.value(key, value)
      write(file ?? home(of: key, in: profile)) { $0.set(key, to: value, in: profile) }
    case .setSecret(let profile, let key, let value, let file):
      try apply(.set(profile: profile, key: key, value: value.reveal(), file: file))
    case .unset(let profile, let key, let file):
      try mustExist(profile)
      for role in FileRole.allCases where file == nil || file == role {
        if self[role] != nil { write(role) { $0.unset(key, in: profile) } }
      }
    case .setKeys(let profile, let keys): try setKeys(keys, in: profile)
    case .moveKeys(let profile): moveKeys(of: profile)
    case .add(let draft): try add(draft)
    case .rename(let old, let new): try rename(old, to: new)
    case .copy(let old, let new): try copy(old, to: new)
    case .delete(let profile):
      try mustExist(profile)
      for role in FileRole.allCases where self[role] != nil {
        write(role) { $0.removeSections(profile) }
      }
    case .setInSection, .unsetInSection, .renameSection, .deleteSection:
      try applyToSection(change)
    default: fix(change)
    }
  }

  private mutating func write(_ role: FileRole, _ work: (inout SectionWriter) -> Void) {
    var writer = SectionWriter(document: self[role] ?? Document(), role: role)
    work(&writer)
    if self[role] != nil || !writer.document.bytes.isEmpty { self[role] = writer.document }
  }

  private func mustExist(_ name: String) throws(ProfileError) {
    let catalog = ProfileCatalog(self)
    guard catalog[name] == nil else { return }
    throw .profileNotFound(name, near: catalog.nearestNames(to: name))
  }

  /// The file where a setting is in force, or else belongs.
  private func home(of key: String, in profile: String) -> FileRole {
    let outer = key.split(separator: ".").first.map(String.init)?.lowercased() ?? key
    let catalog = ProfileCatalog(self)
    for role in FileRole.allCases {
      let settings = catalog.merged(catalog.sections(of: profile, in: role))
      if settings.contains(where: { $0.key == key.lowercased() || $0.key == outer }) { return role }
    }
    return SettingNames.keys.contains(key.lowercased()) ? .credentials : .config
  }

  private mutating func setKeys(_ keys: NewKeys, in profile: String) throws(ProfileError) {
    try Check.name(profile)
    let values = [
      keys.accessKeyID, keys.secretAccessKey.reveal(), keys.sessionToken?.reveal() ?? "",
    ]
    for (key, value) in zip(SettingNames.keys, values) { try Check.value(key, value) }
    write(.credentials) { writer in
      for (key, value) in zip(SettingNames.keys, values) where !value.isEmpty {
        writer.set(key, to: value, in: profile)
      }
      if keys.sessionToken == nil { writer.unset("aws_session_token", in: profile) }
      writer.unset("aws_security_token", in: profile)
    }
  }

  /// Moves keys from config to credentials, unless credentials has any of them already.
  private mutating func moveKeys(of profile: String) {
    let catalog = ProfileCatalog(self)
    let names = SettingNames.keys + ["aws_security_token"]
    let moved = catalog.settings(of: profile, in: .config).filter { names.contains($0.key) }
    let there = catalog.settings(of: profile, in: .credentials)
    guard !moved.isEmpty, !there.contains(where: { names.contains($0.key) }) else { return }
    for name in names {
      guard let setting = moved.first(where: { $0.key == name }) else { continue }
      write(.credentials) { $0.set(name, to: setting.value, in: profile) }
      write(.config) { $0.unset(name, in: profile) }
    }
  }

  private mutating func add(_ draft: ProfileDraft) throws(ProfileError) {
    try mustBeFree(draft.name)
    if let keys = draft.keys { try setKeys(keys, in: draft.name) }
    for (key, value) in draft.settings {
      try Check.value(key, value)
      let role: FileRole = SettingNames.keys.contains(key) ? .credentials : .config
      write(role) { $0.set(key, to: value, in: draft.name) }
    }
    if draft.keys == nil, draft.settings.isEmpty { write(.config) { $0.addSection(draft.name) } }
  }

  private func mustBeFree(_ name: String) throws(ProfileError) {
    try Check.name(name)
    if ProfileCatalog(self)[name] != nil { throw .profileExists(name) }
  }

  private mutating func rename(_ old: String, to new: String) throws(ProfileError) {
    try mustExist(old)
    if old == new { return }
    try mustBeFree(new)
    try mustHideNone(old)
    for role in FileRole.allCases where self[role] != nil {
      write(role) { writer in
        writer.renameSections(old, to: new)
        writer.replaceValues(of: "source_profile", old, with: new)
      }
    }
  }

  /// Refuses where config holds `[default]` and `[profile default]`: of one name they would be one
  /// profile, refused by the AWS CLI, with settings that were hidden before.
  private func mustHideNone(_ name: String) throws(ProfileError) {
    let all = SectionWriter(document: config ?? Document(), role: .config).sections(name)
    guard let bare = all.first(where: \.isBareDefault),
      let prefixed = all.first(where: { !$0.isBareDefault })
    else { return }
    throw .invalidConfig(
      profile: name,
      why: "it cannot be renamed: config has [default] (line \(bare.header + 1)) and "
        + "[profile default] (line \(prefixed.header + 1)), and under a new name the settings of "
        + "[default], which are hidden now, would count. Move what you need of it to "
        + "[profile default], delete [default], then rename.")
  }

  private mutating func copy(_ old: String, to new: String) throws(ProfileError) {
    try mustExist(old)
    try mustBeFree(new)
    let catalog = ProfileCatalog(self)
    for role in FileRole.allCases {
      let sections = catalog.sections(of: old, in: role)
      guard !sections.isEmpty else { continue }
      let settings = catalog.merged(sections)
      write(role) { writer in
        if settings.isEmpty { writer.addSection(new) }
        for setting in settings {
          if setting.nested.isEmpty {
            let value = setting.value.split(separator: "\n").joined(separator: " ")
            writer.set(setting.spelledKey, to: value, in: new)
          } else {
            for inner in setting.nested {
              writer.set("\(setting.spelledKey).\(inner.spelledKey)", to: inner.value, in: new)
            }
          }
        }
      }
    }
  }

  private mutating func applyToSection(_ change: ProfileChange) throws(ProfileError) {
    switch change {
    case .setInSection(let family, let name, let key, let value):
      try Check.name(name)
      try Check.value(key, value)
      write(in: family) { $0.set(key, to: value, in: name) }
    case .unsetInSection(let family, let name, let key):
      write(in: family) { $0.unset(key, in: name) }
    case .renameSection(let family, let old, let new):
      try Check.name(new)
      if old == new { return }
      let catalog = ProfileCatalog(self)
      let taken =
        family == .services ? catalog.services.map(\.name) : catalog.ssoSessions.map(\.name)
      if taken.contains(new) { throw .profileExists(new) }
      write(in: family) { writer in
        writer.renameSections(old, to: new)
        writer.replaceValues(of: family.referringKey, old, with: new)
      }
    case .deleteSection(let family, let name): write(in: family) { $0.removeSections(name) }
    default: break
    }
  }

  /// Sections other than profiles stand in config only.
  private mutating func write(
    in family: SectionFamily, _ work: (inout SectionWriter) -> Void
  ) {
    write(.config) { writer in
      writer.family = family
      work(&writer)
    }
  }

  private mutating func fix(_ change: ProfileChange) {
    switch change {
    case .removeByteOrderMark(let role):
      write(role) { writer in
        if writer.document.hasByteOrderMark { writer.splice([Splice(0..<3, with: [])]) }
      }
    case .addProfilePrefix, .writeHeader: write(.config) { $0.mend(change) }
    case .removeHiddenDefault: write(.config) { $0.removeHiddenDefault() }
    case .lowercaseKey(let role, _), .moveComment(let role, _), .writeHeaderPlainly(let role, _),
      .writeEqualsSign(let role, _), .moveTextBehindHeader(let role, _),
      .writeAtMargin(let role, _):
      write(role) { $0.mend(change) }
    case .removeDuplicate(let role, let line): write(role) { $0.removeDuplicate(line: line) }
    case .mergeSections(let role, let family, let name):
      write(role) { writer in
        writer.family = family
        writer.mergeSections(name)
      }
    default: break
    }
  }
}

/// What may stand in names and values.
private enum Check {
  static func name(_ name: String) throws(ProfileError) {
    if let why = ProfileName.fault(name) { throw .invalidProfileName(why) }
  }

  static func value(_ key: String, _ value: String) throws(ProfileError) {
    if let why = fault(ofKey: key) { throw .invalidSettingName(key, why: why) }
    if hasControls(value) {
      throw .invalidValue(
        key: key, why: "it holds a line break or control character. Give it as one line of text.")
    }
    if beginsComment(value) {
      throw .invalidValue(
        key: key,
        why: "SDKs take a # or ; behind a blank for a comment, and the AWS CLI reads on. Leave out "
          + "the blank or the sign.")
    }
  }

  /// Why a setting of this name would not be read again, with the remedy; nil where it would.
  private static func fault(ofKey key: String) -> String? {
    guard let sign = key.unicodeScalars.first else { return "it is empty. Name the setting." }
    if hasControls(key) { return "it holds a line break or control character. Leave it out." }
    if key.contains("=") { return "a name ends at the first =. Give name and value as two words." }
    if " #;[".unicodeScalars.contains(sign) || key.hasSuffix(" ") {
      return "a name begins with no blank, #, ; or [, and ends with no blank. Leave it out."
    }
    if key.split(separator: ".", omittingEmptySubsequences: false).contains("") {
      return "a dot stands between two names. Write a nested setting as outer.inner."
    }
    return nil
  }

  /// Whether a part of the value would be a comment to some tools.
  private static func beginsComment(_ value: String) -> Bool {
    var isAfterBlank = true
    for byte in value.utf8 {
      if isAfterBlank, byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") { return true }
      isAfterBlank = byte == 0x20
    }
    return false
  }

  private static func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
  }
}
