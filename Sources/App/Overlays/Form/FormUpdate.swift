import AWSProfiles
import Canvas

extension Model {
  /// How long a secret shows in clear, in milliseconds.
  static let revealTime = 10_000

  /// Keys of the form.
  mutating func handle(_ event: InputEvent, form: FormState) -> [Effect] {
    switch event {
    case .paste(let text): paste(text, into: form)
    case .key(let key): return handle(key, form: form)
    default: break
    }
    return []
  }

  private mutating func handle(_ key: Key, form: FormState) -> [Effect] {
    var state = form
    switch key {
    case .escape:
      leave(.form(form))
      return []
    case .tab, .down: state.step(1)
    case .backTab, .up: state.step(-1)
    case .pageUp: state.go(to: state.places.first ?? .add)
    case .pageDown: state.go(to: .add)
    case .enter:
      if form.focus == .add { openPicker(for: form) } else { save(form) }
      return []
    case .control("o"):
      openPicker(for: form)
      return []
    case .control("r"):
      let isShown = state.revealedUntil != nil
      state.revealedUntil = isShown ? nil : uptime + Self.revealTime
      overlay = .form(state)
      return isShown ? [] : [.tick(milliseconds: Self.revealTime)]
    case .control("x"): state.removeFocused()
    default:
      if key == .right, state.picksAtCursor {
        openPicker(for: form)
        return []
      }
      state.type(key)
    }
    overlay = .form(state)
    return []
  }

  private mutating func save(_ form: FormState) {
    var state = form
    if let fault = state.fault(in: catalog) {
      // The first Enter leads to the row that is missing; what is wrong with it is told there.
      if state.focus != fault.place { state.go(to: fault.place) }
      state.complaint = fault.text
    } else if state.changes.isEmpty {
      state.complaint = state.editing == nil ? "Nothing to save yet." : "Nothing changed yet."
    } else {
      let change = Change(title: state.title, changes: state.changes, thenCheck: [])
      let toldBefore = notices.count
      review(change, remarks: state.notices, backTo: .form(form))
      if case .review = overlay { return }
      if overlay == nil { return }
      state.complaint = notices.count > toldBefore ? takeToast() : nil
    }
    overlay = .form(state)
  }
}

extension FormState {
  /// Whether the right arrow opens a list of values: behind the last character there is nothing else
  /// for it to do.
  fileprivate var picksAtCursor: Bool {
    guard case .setting(let key) = focus, hasPicker(key) else { return false }
    return self[key].text.isAtEnd && !self[key].isLocked
  }

  /// Takes a key that types or turns the kind.
  fileprivate mutating func type(_ key: Key) {
    switch focus {
    case .kind:
      switch key {
      case .left: turn(-1)
      case .right, .character(" "): turn(1)
      default: return
      }
    case .name: if name.handle(key) { complaint = nil }
    case .setting(let setting):
      var entry = self[setting]
      guard !entry.isLocked, entry.text.edit({ $0.handle(key) }) else { return }
      entry.isRemoved = false
      self[setting] = entry
      complaint = nil
    case .add: break
    }
  }

  /// Takes out the setting in focus, or puts it back.
  fileprivate mutating func removeFocused() {
    guard case .setting(let key) = focus else { return }
    if self[key].initial == nil {
      let place = places.firstIndex(of: focus) ?? 0
      added.remove(key)
      entries.removeAll { $0.key == key }
      go(to: places[min(place, places.count - 1)])
    } else {
      self[key].isRemoved.toggle()
    }
  }
}
