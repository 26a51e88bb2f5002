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
    while !rest.isEmpty { rest = rest.dropFirst(try files.applyFirst(of: rest)) }
    return FileChangeSet(before: self, after: files)
  }

  /// Applies the first change and those behind it that can be made together with it; how many.
  ///
  /// Each edit reads the file anew, so thousands of changes of a kind are one edit.
  private mutating func applyFirst(of changes: ArraySlice<ProfileChange>) throws(ProfileError)
    -> Int
  {
    let fixes = Self.lineFixes(changes)
    if fixes > 1, mendLines(changes.prefix(fixes)) { return fixes }
    let drafts = changes.prefix { if case .add = $0 { true } else { false } }.compactMap(\.draft)
    if !drafts.isEmpty {
      try add(drafts)
      return drafts.count
    }
    let deleted = changes.prefix { if case .delete = $0 { true } else { false } }
    if !deleted.isEmpty {
      try delete(deleted.compactMap(\.profile))
      return deleted.count
    }
    for change in changes.prefix(max(1, fixes)) { try apply(change) }
    return max(1, fixes)
  }

  private mutating func apply(_ change: ProfileChange) throws(ProfileError) {
    switch change {
    case .set(let profile, let key, let value, let file):
      try ChangeCheck.name(profile)
      try ChangeCheck.value(key, value)
      write(file ?? home(of: key, in: profile)) { $0.set(key, to: value, in: profile) }
    case .setSecret(let profile, let key, let value, let file):
      try apply(.set(profile: profile, key: key, value: value.reveal(), file: file))
    case .unset(let profile, let key, let file):
      try mustExist(profile)
      for role in FileRole.allCases where (file == nil || file == role) && self[role] != nil {
        write(role) { $0.unset(key, in: profile) }
      }
    case .setKeys(let profile, let keys): try setKeys(keys, in: profile)
    case .moveKeys(let profile): moveKeys(of: profile)
    case .add(let draft): try add([draft])
    case .rename(let old, let new): try rename(old, to: new)
    case .copy(let old, let new): try copy(old, to: new)
    case .delete(let profile): try delete([profile])
    case .setInSection(let family, let name, let key, let value):
      try ChangeCheck.name(name)
      try ChangeCheck.value(key, value)
      write(in: family) { $0.set(key, to: value, in: name) }
    case .unsetInSection(let family, let name, let key):
      write(in: family) { $0.unset(key, in: name) }
    case .renameSection(let family, let old, let new): try renameSection(family, old, to: new)
    case .deleteSection(let family, let name): write(in: family) { $0.removeSections(name) }
    case .removeByteOrderMark(let role): write(role) { $0.removeByteOrderMark() }
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
    // Rights are no text.
    case .closeToOthers: break
    }
  }

  mutating func write(_ role: FileRole, _ work: (inout SectionWriter) -> Void) {
    var writer = SectionWriter(document: self[role] ?? Document(), role: role)
    work(&writer)
    if self[role] != nil || !writer.document.bytes.isEmpty { self[role] = writer.document }
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

  private mutating func renameSection(
    _ family: SectionFamily, _ old: String, to new: String
  ) throws(ProfileError) {
    try ChangeCheck.name(new)
    if old.isExactly(new) { return }
    let catalog = ProfileCatalog(self)
    let taken = family == .services ? catalog.services : catalog.ssoSessions
    if taken.contains(where: { $0.name.isExactly(new) }) { throw .profileExists(new) }
    write(in: family) { writer in
      writer.renameSections(old, to: new)
      writer.replaceValues(of: family.referringKey, old, with: new)
    }
  }
}

extension ProfileChange {
  fileprivate var draft: ProfileDraft? { if case .add(let draft) = self { draft } else { nil } }
}
