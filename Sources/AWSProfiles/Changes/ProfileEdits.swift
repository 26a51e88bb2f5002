import INIDocument

/// Changes of whole profiles, and of their keys.
extension SharedFiles {
  func mustExist(_ name: String) throws(ProfileError) {
    let catalog = ProfileCatalog(self)
    guard !catalog.contains(name) else { return }
    throw .profileNotFound(name, near: catalog.nearestNames(to: name))
  }

  private func mustBeFree(_ name: String) throws(ProfileError) {
    try ChangeCheck.name(name)
    if ProfileCatalog(self).contains(name) { throw .profileExists(name) }
  }

  /// The file where a setting is in force, or else belongs.
  func home(of key: String, in profile: String) -> FileRole {
    let key = key.lowercased()
    let outer = key.split(separator: ".").first.map(String.init) ?? key
    let catalog = ProfileCatalog(self)
    for role in FileRole.allCases {
      let settings = catalog.settings(of: profile, in: role)
      if settings.contains(where: { $0.isNamed(key) || $0.isNamed(outer) }) { return role }
    }
    return SettingNames.keys.contains(key) ? .credentials : .config
  }

  /// Sets key id, secret and token in credentials; without a token, or with an empty one, the old
  /// one goes: it would spoil the new keys.
  mutating func setKeys(_ keys: NewKeys, in profile: String) throws(ProfileError) {
    try ChangeCheck.name(profile)
    let token = keys.sessionToken.flatMap { $0.isEmpty ? nil : $0.reveal() }
    let values = [keys.accessKeyID, keys.secretAccessKey.reveal(), token ?? ""]
    for (key, value) in zip(SettingNames.keys, values) { try ChangeCheck.value(key, value) }
    write(.credentials) { writer in
      for (key, value) in zip(SettingNames.keys, values) where !value.isEmpty {
        writer.set(key, to: value, in: profile)
      }
      if token == nil { writer.unset("aws_session_token", in: profile) }
      writer.unset("aws_security_token", in: profile)
    }
  }

  /// Moves keys from config to credentials, unless credentials has any of them already.
  mutating func moveKeys(of profile: String) {
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

  /// Adds profiles whose names are free at the ends of the files.
  mutating func add(_ drafts: [ProfileDraft]) throws(ProfileError) {
    let catalog = ProfileCatalog(self)
    var taken: Set<ExactText> = []
    var added: [FileRole: [[UInt8]]] = [:]
    for draft in drafts {
      try ChangeCheck.name(draft.name)
      guard taken.insert(ExactText(draft.name)).inserted, !catalog.contains(draft.name) else {
        throw .profileExists(draft.name)
      }
      let files = try alone(draft)
      for role in FileRole.allCases {
        guard let document = files[role] else { continue }
        added[role, default: []].append(Array(document.bytes.dropFirst(lineEnding(role).count)))
      }
    }
    for (role, sections) in added { write(role) { $0.append(sections) } }
  }

  private func lineEnding(_ role: FileRole) -> [UInt8] { self[role]?.lineEnding ?? [0x0A] }

  /// Files with the new profile alone, each behind one blank line that has the line end of this one.
  private func alone(_ draft: ProfileDraft) throws(ProfileError) -> SharedFiles {
    var files = SharedFiles(
      credentials: Document(lineEnding(.credentials)), config: Document(lineEnding(.config)))
    let empty = files
    if let keys = draft.keys { try files.setKeys(keys, in: draft.name) }
    for (key, value) in draft.settings {
      try ChangeCheck.value(key, value)
      let role: FileRole = SettingNames.keys.contains(key) ? .credentials : .config
      files.write(role) { $0.set(key, to: value, in: draft.name) }
    }
    if draft.keys == nil, draft.settings.isEmpty {
      files.write(.config) { $0.addSection(draft.name) }
    }
    for role in FileRole.allCases where files[role] == empty[role] { files[role] = nil }
    return files
  }

  /// Removes the sections of profiles, each once.
  mutating func delete(_ names: [String]) throws(ProfileError) {
    let catalog = ProfileCatalog(self)
    var gone: Set<ExactText> = []
    for name in names {
      guard catalog.contains(name), gone.insert(ExactText(name)).inserted else {
        throw .profileNotFound(name, near: catalog.nearestNames(to: name))
      }
    }
    for role in FileRole.allCases where self[role] != nil {
      write(role) { writer in
        writer.removeSections { section in
          guard case .profile(let name) = section.kind else { return false }
          return gone.contains(ExactText(name))
        }
      }
    }
  }

  mutating func rename(_ old: String, to new: String) throws(ProfileError) {
    try mustExist(old)
    if old.isExactly(new) { return }
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

  /// Writes the lines of the settings in force below a header of another name.
  mutating func copy(_ old: String, to new: String) throws(ProfileError) {
    try mustExist(old)
    try mustBeFree(new)
    let catalog = ProfileCatalog(self)
    for role in FileRole.allCases {
      let sections = catalog.sections(of: old, in: role)
      guard let document = self[role], !sections.isEmpty else { continue }
      let lines = catalog.merged(sections).flatMap { document.linesAtMargin(of: $0) }
      write(role) { $0.append([Array($0.header(new).utf8) + document.lineEnding + lines]) }
    }
  }
}

extension Document {
  /// The lines of a setting as they stand, moved to the margin all together, so that none becomes a
  /// part of the setting above it.
  fileprivate func linesAtMargin(of setting: Setting) -> [UInt8] {
    let depth = lines[setting.origin.line - 1].indentation
    return lines[setting.origin.line - 1..<setting.origin.lastLine].flatMap { line in
      let text = bytes[line.range].dropFirst(Int(min(depth, line.indentation)))
      return text + (line.lineEnd.isEmpty ? lineEnding : [])
    }
  }
}
