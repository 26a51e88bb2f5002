import AWSCredentials
import AWSProfiles

extension Model {
  /// Begins to check these profiles, stopping what runs.
  mutating func startCheck(_ names: [String]) -> [Effect] {
    guard !names.isEmpty else { return [] }
    var effects: [Effect] = check.run.map { [.cancelCheck(id: $0.id)] } ?? []
    check.lastID += 1
    check.run = CheckState.Run(id: check.lastID, count: names.count, began: now)
    check.names = names
    check.list.select(0, count: names.count)
    for name in names { verdicts[name] = nil }
    if names.count > 1 { screen = .check }
    effects.append(.check(id: check.lastID, names: names))
    return effects
  }

  /// Takes in one answer; late ones of another run fall.
  mutating func take(_ verdict: Verdict, of name: String, in id: Int, at time: Int) {
    guard let run = check.run, run.id == id else { return }
    check.run?.answered += 1
    verdicts[name] = KnownVerdict(verdict: verdict, at: time)
    if run.count == 1 {
      tell(
        verdict.class == .valid ? .done : .warning,
        ["\(name): \(words(verdict))", verdict.advice].filter { !$0.isEmpty }.joined(
          separator: ". "))
    }
  }

  /// Takes in the verdicts of earlier runs; newer ones stay.
  mutating func take(kept verdicts: [String: KnownVerdict]) {
    for (name, known) in verdicts where self.verdicts[name] == nil && catalog[name] != nil {
      self.verdicts[name] = known
    }
    if profiles.order == .verdict || profiles.order == .account { arrangeProfiles() }
  }

  /// Lets verdicts fall whose profiles were checked with other settings than they have now.
  mutating func dropOldVerdicts(of before: ProfileCatalog) {
    for name in verdicts.keys
    where CheckedSettings(of: name, in: before) != CheckedSettings(of: name, in: catalog) {
      verdicts[name] = nil
    }
  }

  /// Ends a run whose last answer came.
  mutating func endCheck(_ id: Int) {
    guard let run = check.run, run.id == id else { return }
    check.run = nil
    if profiles.order == .verdict { arrangeProfiles() }
    if run.count > 1 {
      let bad = check.names.filter { group(of: $0) != .good && group(of: $0) != .expiresSoon }
      tell(.done, "Checked \(run.answered) profiles, \(bad.count) of them need a look")
    }
  }

  /// Actions of the Check screen.
  mutating func actOnCheck(_ action: Action) -> [Effect] {
    let rows = checkRows()
    let name = rows.indices.contains(check.list.selection) ? rows[check.list.selection] : nil
    switch action {
    case .cancel:
      guard let run = check.run else {
        screen = .profiles
        return []
      }
      check.run = nil
      tell(.warning, "Stopped after \(run.answered) of \(run.count)")
      return [.cancelCheck(id: run.id)]
    case .use: return name.map { use($0) } ?? []
    case .check: return name.map { startCheck([$0]) } ?? startCheck(catalog.names)
    case .copyName:
      guard let name else { return [] }
      let text = verdicts[name]?.verdict.arn ?? name
      tell(.done, "Copied \(text)")
      return [.copy(text)]
    default: return []
    }
  }

  /// A verdict in a few words.
  func words(_ verdict: Verdict) -> String {
    switch verdict.class {
    case .valid: verdict.accountID.map { "valid, account \($0)" } ?? "valid"
    default: verdict.message
    }
  }
}
