import AWSCredentials
import AWSProfiles

extension FormState {
  /// What may be said of a row while it is typed; nil where there is nothing to say.
  func remark(_ place: Place, in catalog: ProfileCatalog) -> SettingRemark? {
    switch place {
    case .kind, .add: nil
    case .name: nameRemark(in: catalog)
    case .setting(let key): remark(on: self[key], in: catalog)
    }
  }

  private func nameRemark(in catalog: ProfileCatalog) -> SettingRemark? {
    let text = name.text
    if text.isEmpty || editing != nil { return nil }
    if let fault = ProfileName.fault(text) { return .wrong(fault) }
    if isTaken(text, in: catalog) { return .wrong("in use already") }
    let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"'\"\\#;=".utf8.contains($0) }
    return isPlain ? .good("free") : .odd("free, but some tools stumble over such names")
  }

  /// Whether something of this family has that name.
  func isTaken(_ name: String, in catalog: ProfileCatalog) -> Bool {
    switch kind.family {
    case .profile: catalog.contains(name)
    case .ssoSession: catalog.ssoSessions.contains { $0.name == name }
    case .services: catalog.services.contains { $0.name == name }
    }
  }

  private func remark(on entry: FormEntry, in catalog: ProfileCatalog) -> SettingRemark? {
    if entry.isLocked { return .odd("several lines: change it in the file itself") }
    if entry.isTakenOut { return .odd("will be removed") }
    let value = entry.value
    if let remark = SettingRule.remark(on: value, of: entry.key), remark.isWrong { return remark }
    if let special = identityRemark(entry.key, value) { return special }
    if value.isEmpty { return emptyRemark(entry.key) }
    if !entry.isChanged, let other = entry.cliValue { return .odd("the AWS CLI reads: \(other)") }
    switch entry.key {
    case "region", "sso_region": return regionRemark(value)
    case "source_profile": return sourceRemark(value, in: catalog)
    case "credential_source" where !self.value("source_profile").isEmpty:
      return .wrong("not together with a source profile")
    case "sso_session":
      let isThere = catalog.ssoSessions.contains { $0.name == value }
      return isThere ? nil : .odd("no such session yet: S on the list adds one")
    case "services":
      let isThere = catalog.services.contains { $0.name == value }
      return isThere ? nil : .odd("no such section yet: S on the list adds one")
    case "duration_seconds": return durationRemark(value, in: catalog)
    default: return SettingRule.remark(on: value, of: entry.key)
    }
  }

  private func emptyRemark(_ key: String) -> SettingRemark? {
    guard key == "aws_session_token" else { return nil }
    return value("aws_access_key_id").hasPrefix("ASIA") ? .odd("needed with an ASIA key") : nil
  }

  private func identityRemark(_ key: String, _ value: String) -> SettingRemark? {
    guard !value.isEmpty else { return nil }
    let count = value.unicodeScalars.count
    switch key {
    case "aws_access_key_id": return keyRemark(value)
    case "aws_secret_access_key":
      return count == 40 ? .good("40 characters") : .odd("\(count) characters, AWS has 40")
    case "aws_session_token":
      let isLongLived = self.value("aws_access_key_id").hasPrefix("AKIA")
      return isLongLived ? .odd("AKIA keys have no token") : .good("\(count) characters")
    default: return nil
    }
  }

  private func keyRemark(_ value: String) -> SettingRemark {
    guard value.utf8.count == 20 else {
      return .odd("\(value.utf8.count) characters, AWS has 20")
    }
    let account = KeyID.account(of: value).map { "account \($0), derived" }
    if value.hasPrefix("ASIA") {
      return .good(kind == .keys ? "temporary: it needs a session token" : "temporary key")
    }
    guard value.hasPrefix("AKIA") else { return .odd("key ids begin with AKIA or ASIA") }
    return .good(["long-term key", account].compactMap { $0 }.joined(separator: ", "))
  }

  private func regionRemark(_ value: String) -> SettingRemark? {
    if let partition = Partition.listing(value) {
      return .good(partition.id == "aws" ? "known" : "partition \(partition.id)")
    }
    if let meant = Partition.suggestion(for: value) { return .odd("did you mean \(meant)?") }
    return .odd("not a region that is known")
  }

  private func sourceRemark(_ value: String, in catalog: ProfileCatalog) -> SettingRemark? {
    guard catalog.contains(value) else {
      let near = catalog.nearestNames(to: value).first
      return .odd(near.map { "no such profile: did you mean \($0)?" } ?? "no such profile yet")
    }
    let chain = catalog.chain(of: value)
    if value != subject, chain.links.contains(where: { $0.profile == subject }) {
      return .odd("leads back to \(subject)")
    }
    guard chain.fault == nil, let last = chain.links.last else { return .odd("leads to no keys") }
    return .good(chain.links.count > 1 ? "a role too, in the end \(last.step)" : last.step)
  }

  private func durationRemark(_ value: String, in catalog: ProfileCatalog) -> SettingRemark? {
    if let remark = SettingRule.remark(on: value, of: "duration_seconds") { return remark }
    let isChained = catalog.chain(of: self.value("source_profile")).links.count > 1
    guard let seconds = Int(value) else { return nil }
    if isChained, seconds > 3600 { return .odd("STS gives chained roles 3600 at most") }
    let rest = seconds % 3600 / 60
    return .good(rest == 0 ? "\(seconds / 3600) h" : "\(seconds / 3600) h \(rest) min")
  }

  /// Why the form cannot be saved, and the row to mend; nil where it can.
  func fault(in catalog: ProfileCatalog) -> (place: Place, text: String)? {
    if editing == nil {
      if name.text.isEmpty { return (.name, "It needs a name.") }
      if case .wrong(let why)? = nameRemark(in: catalog) { return (.name, "Name: \(why)") }
    }
    for entry in rowsInOrder where entry.isChanged && !entry.isTakenOut {
      let label = kind.rows.first { $0.key == entry.key }?.label ?? entry.spelledKey
      if case .wrong(let why)? = remark(on: entry, in: catalog) {
        return (.setting(entry.key), "\(label): \(why).")
      }
    }
    let isSameKind = editing != nil && kind == firstKind
    for row in kind.rows where row.isNeeded && value(row.key).isEmpty {
      // What a profile lacked before is not asked for now.
      if isSameKind, self[row.key].initial == nil, !startsPair(row.key) { continue }
      return (.setting(row.key), "\(row.label) is needed for this kind.")
    }
    let hasSource = !value("source_profile").isEmpty || !value("credential_source").isEmpty
    if kind == .role, !hasSource,
      !isSameKind || self["source_profile"].isChanged
        || self["credential_source"].isChanged
    {
      return (.setting("source_profile"), "A role needs a source profile, or a source below it.")
    }
    return nil
  }

  /// Whether a missing half of a pair is asked for because the other half was typed.
  private func startsPair(_ key: String) -> Bool {
    let pair = ["aws_access_key_id", "aws_secret_access_key"]
    return pair.contains(key) && pair.contains { self[$0].isChanged }
  }
}
