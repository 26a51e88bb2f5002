import AWSCredentials
import Canvas

extension RotationState {
  /// Where things stand, in words; nil where nothing was begun.
  var standing: String? {
    if isFinished { return nil }
    if mustVerify { return "\(profile) has the new key; AWS did not confirm it yet." }
    switch step {
    case .write(let id): return "Key \(id) is made and kept in \(kept?.path ?? "a private file")."
    case .deactivate(let key): return "\(profile) has the newer key; \(key.id) is still active."
    case .delete(let key): return "\(key.id) is switched off and not deleted yet."
    case .create, .blocked, nil: return nil
    }
  }

  mutating func ask(toDelete id: String) {
    phase = .confirmDelete(id)
    field = TextField("")
    complaint = nil
  }

  /// Adds a key that was just made.
  mutating func add(_ kept: KeptKeys, at now: Int) {
    self.kept = kept
    // IAM's clock counts, not this machine's: the new key is never the older one.
    let newest = report?.keys.compactMap(\.created).max() ?? now
    report?.keys.append(
      AccessKey(id: kept.keys.accessKeyID, created: max(now, newest), isUseKnown: true))
  }

  /// The profile now uses the key that was kept.
  mutating func adopt() {
    guard let kept else { return }
    report?.ownKeyID = kept.keys.accessKeyID
    self.kept = nil
  }

  mutating func change(_ id: String, _ change: (inout AccessKey) -> Void) {
    guard let index = report?.keys.firstIndex(where: { $0.id == id }) else { return }
    report.map { report in
      var report = report
      change(&report.keys[index])
      self.report = report
    }
  }

  mutating func remove(_ id: String) {
    let wasOld = step == report?.keys.first { $0.id == id }.map(RotationStep.delete)
    report?.keys.removeAll { $0.id == id }
    if kept?.keys.accessKeyID == id { kept = nil }
    isFinished = wasOld
    list.select(0, count: report?.keys.count ?? 0)
  }
}
