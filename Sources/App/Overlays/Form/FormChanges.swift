import AWSProfiles

extension FormState {
  /// The changes that saving makes: only what differs from the files.
  public var changes: [ProfileChange] {
    guard editing != nil else { return additions }
    var changes: [ProfileChange] = outgrown.map { unset($0.spelledKey) }
    var emptied: Set<String> = []
    for entry in rowsInOrder where entry.isChanged {
      guard entry.isTakenOut else {
        changes.append(set(entry))
        continue
      }
      guard let outer = block(of: entry) else {
        changes.append(unset(entry.spelledKey))
        continue
      }
      // A block without settings would stay as a name with nothing behind it.
      let siblings = entries.filter { block(of: $0) == outer }
      if !siblings.allSatisfy({ $0.isTakenOut || $0.value.isEmpty }) {
        changes.append(unset(entry.spelledKey))
      } else if emptied.insert(outer).inserted {
        changes.append(unset(outer))
      }
    }
    return changes
  }

  /// The title of the change, for the review and the history.
  public var title: String {
    let word = editing == nil ? "Add" : "Edit"
    return kind.family == .profile
      ? "\(word) \(subject)" : "\(word) \(kind.family.rawValue) \(subject)"
  }

  /// The rows as they stand in the form, settings of the kind first.
  var rowsInOrder: [FormEntry] { kind.rows.map { self[$0.key] } + others }

  /// The file that a row is written to.
  func home(of entry: FormEntry) -> FileRole {
    if let origin = entry.origin { return origin.file }
    return kind.family == .profile && SettingNames.keys.contains(entry.key) ? .credentials : .config
  }

  private var additions: [ProfileChange] {
    let rows = rowsInOrder.filter { !$0.value.isEmpty && !$0.isRemoved }
    guard kind.family == .profile else { return rows.map(set) }
    var draft = ProfileDraft(name: subject)
    let isPair = ["aws_access_key_id", "aws_secret_access_key"].allSatisfy { key in
      rows.contains { $0.key == key }
    }
    if isPair {
      let token = rows.first { $0.key == "aws_session_token" }
      draft.keys = NewKeys(
        accessKeyID: value("aws_access_key_id"),
        secretAccessKey: Secret(value("aws_secret_access_key")),
        sessionToken: token.map { Secret($0.value) })
    }
    draft.settings = rows.filter { !isPair || !SettingNames.keys.contains($0.key) }.map {
      ($0.spelledKey, $0.value)
    }
    return [.add(draft)]
  }

  private func block(of entry: FormEntry) -> String? {
    let parts = entry.spelledKey.split(separator: ".", maxSplits: 1)
    return parts.count == 2 ? parts[0].lowercased() : nil
  }

  private func set(_ entry: FormEntry) -> ProfileChange {
    if kind.family != .profile {
      return .setInSection(
        kind.family, name: subject, key: entry.spelledKey, value: entry.value)
    }
    if SettingNames.isSecret(entry.key) {
      return .setSecret(
        profile: subject, key: entry.spelledKey, value: Secret(entry.value),
        file: entry.origin?.file)
    }
    return .set(
      profile: subject, key: entry.spelledKey, value: entry.value, file: entry.origin?.file)
  }

  private func unset(_ key: String) -> ProfileChange {
    kind.family == .profile
      ? .unset(profile: subject, key: key, file: nil)
      : .unsetInSection(kind.family, name: subject, key: key)
  }
}
