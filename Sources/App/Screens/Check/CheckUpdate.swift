import AWSCredentials
import AWSProfiles

extension Model {
  /// Begins to check these profiles; those that still wait for their answers are asked again with
  /// them.
  ///
  /// - Parameter turns: whether the Check screen may come to the front.
  mutating func startCheck(_ names: [String], turns: Bool = true) -> [Effect] {
    var asked = names.filter(catalog.contains)
    guard !asked.isEmpty else { return [] }
    var effects: [Effect] = []
    if let run = check.run {
      effects.append(.cancelCheck(id: run.id))
      let known = Set(asked)
      asked += check.names.filter { run.waiting.contains($0) && !known.contains($0) }
    }
    check.lastID += 1
    check.run = CheckState.Run(
      id: check.lastID, count: asked.count, waiting: Set(asked), began: uptime)
    check.took = nil
    check.unasked.subtract(asked)
    let shown = Set(check.names)
    if !Set(asked).isSubset(of: shown) {
      let isMore = asked.count == 1 && !shown.isEmpty
      check.names = isMore ? check.names + asked : asked
      check.list.select(0, count: check.names.count)
    }
    if asked.count > 1 {
      if turns { screen = .check } else { tell(.done, "Checking. 2 shows it") }
    }
    check.followsFirst = names.count > 1 && check.list.selection == 0
    effects.append(.check(id: check.lastID, names: asked))
    return effects
  }

  /// Takes in answers; late ones of another run fall.
  mutating func receive(_ answers: [CheckAnswer], in id: Int) {
    guard check.run?.id == id else { return }
    for answer in answers { record(answer) }
  }

  private mutating func record(_ answer: CheckAnswer) {
    let name = answer.profile
    let verdict = answer.known.verdict
    check.run?.waiting.remove(name)
    if verdict.class != .cancelled || verdicts[name] == nil {
      verdicts[name] = answer.known
    } else {
      check.unasked.insert(name)
    }
    if check.run?.count == 1 {
      tell(
        verdict.class == .valid ? .done : .warning,
        ["\(name): \(words(verdict))", advice(name, verdict)].filter { !$0.isEmpty }.joined(
          separator: ". "))
    }
  }

  /// Takes in the verdicts of earlier runs; newer ones stay.
  mutating func receive(kept verdicts: [String: KnownVerdict]) {
    for (name, known) in verdicts where self.verdicts[name] == nil && catalog.contains(name) {
      self.verdicts[name] = known
    }
    if check.names.isEmpty {
      check.names = catalog.names.filter { self.verdicts[$0] != nil }
      check.list.select(0, count: check.names.count)
    }
    arrangeProfiles()
  }

  /// Lets verdicts fall whose profiles were checked with other settings than they have now.
  mutating func dropOldVerdicts(of before: ProfileCatalog) {
    for name in namesToDoubt(since: before)
    where verdicts[name] != nil
      && CheckedSettings(of: name, in: before) != CheckedSettings(of: name, in: catalog)
    {
      verdicts[name] = nil
    }
    let names = check.names.filter(catalog.contains)
    if names.count != check.names.count { check.names = names }
  }

  /// Profiles whose verdict may be about other settings: what changed, and whoever leans on it.
  private func namesToDoubt(since before: ProfileCatalog) -> [String] {
    guard !verdicts.isEmpty, before != catalog else { return [] }
    let sections = [before, catalog].map { $0.ssoSessions + $0.services }
    guard sections[0].elementsEqual(sections[1], by: ==) else { return Array(verdicts.keys) }
    var doubted = before.namesChanged(in: catalog)
    var seen = Set(doubted)
    var next = 0
    while next < doubted.count {
      for other in before.referrers(of: doubted[next]) + catalog.referrers(of: doubted[next])
      where seen.insert(other).inserted { doubted.append(other) }
      next += 1
    }
    return doubted
  }

  /// Ends a run whose last answer came.
  mutating func endCheck(_ id: Int) {
    guard let run = check.run, run.id == id else { return }
    check.run = nil
    check.took = uptime - run.began
    if profiles.order == .verdict { arrangeProfiles() }
    if run.count > 1 {
      let bad = needy
      tell(
        bad.isEmpty ? .done : .warning,
        "Checked \(run.count) profiles, "
          + (bad.isEmpty
            ? "all of them good" : "\(bad.count) of them \(bad.count == 1 ? "needs" : "need") you"))
    }
  }

  /// Stops the running check at once.
  mutating func stopCheck() -> [Effect] {
    guard let run = check.run else { return [] }
    check.run = nil
    check.took = uptime - run.began
    check.unasked.formUnion(run.waiting)
    questions = []
    if case .code = overlay { overlay = nil }
    tell(.warning, "Stopped after \(run.answered) of \(run.count)")
    return [.cancelCheck(id: run.id)]
  }

  /// Actions of the Check screen.
  mutating func actOnCheck(_ action: Action) -> [Effect] {
    if action != .cancel {
      guard !isChosenUnseen() else { return [] }
      check.keepChosen()
    }
    let name = check.chosen
    switch action {
    case .cancel:
      if check.run != nil { return stopCheck() }
      if !leaveDetailsOrFilter() { screen = .profiles }
    case .use: return name.map { use($0) } ?? []
    case .useWithRegion:
      if let name { askRegion(for: name) }
      return []
    case .check: return name.map { startCheck([$0]) } ?? []
    case .fix:
      guard let name, let fix = offeredFix(name) else {
        tell(.warning, "No safe fix is known for this verdict")
        return []
      }
      review(fix)
    case .copyName:
      guard let name else { return [] }
      let text = verdicts[name]?.verdict.arn ?? name
      tell(.done, "Copied \(text)")
      return [.copy(text)]
    default: break
    }
    return []
  }
}
