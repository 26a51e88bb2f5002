import AWSProfiles
import Canvas

extension Model {
  /// Keys while the filter line is typed in; true where the key was taken.
  mutating func typeInFilter(_ event: InputEvent) -> Bool {
    guard screen == .profiles, profiles.isTyping else { return false }
    switch event {
    case .paste(let text): profiles.filter?.insert(text)
    case .key(.enter), .key(.tab):
      profiles.isTyping = false
      if profiles.filter?.text.isEmpty == true { profiles.filter = nil }
      return true
    case .key(.escape):
      profiles.filter = nil
      profiles.isTyping = false
    case .key(let key):
      switch key {
      case .up, .down, .pageUp, .pageDown: return false
      default: _ = profiles.filter?.handle(key)
      }
    default: return false
    }
    arrangeProfiles()
    return true
  }

  /// Actions of the Profiles screen.
  mutating func actOnProfiles(_ action: Action) -> [Effect] {
    switch action {
    case .filter:
      profiles.filter = profiles.filter ?? TextField("")
      profiles.isTyping = true
    case .sort:
      let all = ProfilesState.Order.allCases
      let next = ((all.firstIndex(of: profiles.order) ?? 0) + 1) % all.count
      profiles.order = all[next]
      arrangeProfiles()
      tell(.done, "Sorted by \(profiles.order.rawValue)")
    case .togglePane: profiles.showsDetail.toggle()
    case .cancel:
      profiles.filter = nil
      profiles.showsDetail = false
      arrangeProfiles()
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
    case .check: return startCheck([name])
    case .copyName:
      tell(.done, "Copied the name \(name)")
      return [.copy(name)]
    case .rename: overlay = .ask(AskState(.rename(name), text: name))
    case .delete: overlay = .ask(AskState(.delete(name)))
    default: break
    }
    return []
  }

  /// Puts a profile in force, or says what is missing for it.
  mutating func use(_ name: String) -> [Effect] {
    guard hasHook || isPicking else {
      tell(
        .warning,
        "No shell hook: run  eval \"$(awscreds-tui init bash)\"  once (zsh and fish alike), "
          + "or start a shell with  awscreds-tui exec")
      return []
    }
    return [.switchShell(profile: name), .quit]
  }
}
