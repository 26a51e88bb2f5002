import AWSProfiles
import Canvas

extension Model {
  /// Actions of the Profiles screen.
  mutating func actOnProfiles(_ action: Action) -> [Effect] {
    switch action {
    case .sort:
      let all = ProfilesState.Order.allCases
      let next = ((all.firstIndex(of: profiles.order) ?? 0) + 1) % all.count
      profiles.order = all[next]
      arrangeProfiles()
      let words = profiles.order == .recent ? "recent use" : profiles.order.rawValue
      tell(.done, "Sorted by \(words)")
    case .importFile: return askImportPath()
    case .sections: overlay = .sections(SectionsState(catalog))
    case .cancel:
      // One thing at a time: what is marked outlives the filter it was found by.
      if !leaveDetailsOrFilter() { profiles.marked = [] }
    default: return actOnSelected(action)
    }
    return []
  }

  private mutating func actOnSelected(_ action: Action) -> [Effect] {
    guard let name = profiles.selected, let profile = catalog[name] else {
      if action == .add { overlay = .form(FormState()) }
      return []
    }
    switch action {
    case .add: overlay = .form(FormState())
    case .edit: overlay = .form(FormState(editing: profile))
    case .use: return use(name)
    case .check: return startCheck(profiles.marked.isEmpty ? [name] : markedNames)
    case .copyName: openCopyMenu(profile)
    case .duplicate: overlay = .ask(AskState(.copy(name), text: freeName(like: name)))
    case .mark: mark(name)
    case .reveal: return reveal(name)
    case .delete where !profiles.marked.isEmpty:
      overlay = .ask(AskState(.deleteMarked(markedNames)))
    case .keys: return openKeys(of: name)
    case .pin: return pin(name)
    case .useWithRegion: askRegion(for: name)
    case .rename: overlay = .ask(AskState(.rename(name), text: name))
    case .delete: overlay = .ask(AskState(.delete(name)))
    default: break
    }
    return []
  }

  /// Marked profiles in the order of the files.
  private var markedNames: [String] { catalog.names.filter(profiles.marked.contains) }

  /// Marks a row, or takes its mark away, and goes to the next.
  private mutating func mark(_ name: String) {
    if profiles.marked.remove(name) == nil { profiles.marked.insert(name) }
    profiles.list.move(by: 1, count: profiles.rows.count)
  }

  /// Shows the secrets of a profile for a while, or masks them again.
  private mutating func reveal(_ name: String) -> [Effect] {
    if profiles.revealed?.name == name {
      profiles.revealed = nil
      return []
    }
    profiles.revealed = .init(name: name, until: uptime + Self.revealTime)
    return [.tick(milliseconds: Self.revealTime)]
  }

  /// Masks secrets whose time is over, whose row or screen was left, or that are covered.
  mutating func maskAgain() {
    if let shown = profiles.revealed {
      let isLeft = shown.name != profiles.selected || screen != .profiles || overlay != nil
      if isLeft || shown.until <= uptime { profiles.revealed = nil }
    }
    if case .form(var form) = overlay, let until = form.revealedUntil, until <= uptime {
      form.revealedUntil = nil
      overlay = .form(form)
    }
  }

  /// Masks all secrets: the user looks elsewhere.
  mutating func maskAtOnce() {
    profiles.revealed = nil
    if case .form(var form) = overlay, form.revealedUntil != nil {
      form.revealedUntil = nil
      overlay = .form(form)
    }
  }

  /// A name for a copy that nobody has yet.
  private func freeName(like name: String) -> String {
    var number = 1
    var free = "\(name)-copy"
    while catalog.contains(free) {
      number += 1
      free = "\(name)-copy-\(number)"
    }
    return free
  }
}
