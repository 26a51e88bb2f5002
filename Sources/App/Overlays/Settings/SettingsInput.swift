import Canvas

extension Model {
  /// Keys over the settings.
  mutating func handle(_ event: InputEvent, settings state: SettingsState) -> [Effect] {
    var state = state
    var effects: [Effect] = []
    switch event {
    case .paste(let text):
      state.text?.insert(text)
      state.insertInProtection(text)
    case .key(let key):
      state.complaint = nil
      if let action = state.capture {
        state.assign(key, to: action)
      } else if state.text != nil {
        state.typeTemplate(key)
      } else if state.protection != nil {
        state.typeProtection(key)
      } else {
        effects = act(key, on: &state)
        if overlay == nil {
          themePreview = nil
          return effects
        }
      }
    default: break
    }
    themePreview = state.draft.theme == settings.theme ? nil : state.draft.theme ?? "terminal"
    overlay = .settings(state)
    return effects
  }

  /// Does what a key means on the list; some keys close the overlay.
  private mutating func act(_ key: Key, on state: inout SettingsState) -> [Effect] {
    switch key {
    case .escape, .character("q"):
      overlay = nil
      if state.draft != state.before { tell(.done, "Left as it was: nothing was saved") }
    case .character("s"):
      overlay = nil
      guard state.draft != state.before else {
        tell(.done, "Nothing changes: the settings say so already")
        return []
      }
      return settleNow(
        state.draft, from: state.before,
        title: "Saved in \(settingsPath.isEmpty ? "memory" : settingsPath)")
    case .left, .character("h"): state.turn(-1)
    case .right, .character("l"), .character(" "): state.turn(1)
    case .character("a"): state.protection = ProtectionEdit(nil, at: nil)
    case .character("d"), .delete: state.remove()
    case .enter:
      if state.row == .sample { return writeSample(&state) }
      state.edit()
    default: state.move(key)
    }
    return []
  }

  private func writeSample(_ state: inout SettingsState) -> [Effect] {
    if settingsExist {
      state.complaint = "\(settingsPath) is there already: it keeps your comments."
      return []
    }
    return [.writeSettingsSample]
  }
}

extension SettingsState {
  /// Turns a choice over.
  mutating func turn(_ by: Int) {
    func next<Value: Equatable>(_ value: Value, in all: [Value]) -> Value {
      let place = (all.firstIndex(of: value) ?? 0) + by
      return all[(place + all.count) % all.count]
    }
    switch row {
    case .theme:
      let name = next(draft.theme ?? "terminal", in: Theme.all.map(\.name))
      draft.theme = name == "terminal" && before.theme == nil ? nil : name
    case .mouse: draft.mouse.toggle()
    case .loadConfig: draft.loadConfig = next(draft.loadConfig, in: Settings.LoadConfig.allCases)
    case .timeout: draft.checkTimeout = min(600, max(1, (draft.checkTimeout ?? 10) + by))
    case .retries: draft.checkRetries = min(20, max(0, (draft.checkRetries ?? 2) + by))
    case .protection(let index): draft.protections[index].asks.toggle()
    case .pin(let name):
      guard let place = draft.pins.firstIndex(of: name) else { return }
      let other = min(draft.pins.count - 1, max(0, place + by))
      draft.pins.swapAt(place, other)
      list.select(list.selection + other - place)
    default: break
    }
  }

  /// Begins to edit the row in front.
  mutating func edit() {
    switch row {
    case .nameTemplate: text = TextField(draft.nameTemplate ?? "{account}-{role}")
    case .protection(let index):
      protection = ProtectionEdit(draft.protections[index], at: index)
    case .addProtection: protection = ProtectionEdit(nil, at: nil)
    case .key(let action): capture = action
    default: turn(1)
    }
  }

  /// Removes the row in front, or gives an action its usual keys again.
  mutating func remove() {
    switch row {
    case .protection(let index): draft.protections.remove(at: index)
    case .pin(let name): draft.pins.removeAll { $0 == name }
    case .key(let action): draft.keys[action] = nil
    case .nameTemplate: draft.nameTemplate = nil
    case .theme: draft.theme = nil
    case .timeout: draft.checkTimeout = nil
    case .retries: draft.checkRetries = nil
    default: break
    }
    list.fit(count: rows.count)
  }

  /// Gives a key to an action; one that another action has must be pressed twice.
  mutating func assign(_ key: Key, to action: Action) {
    if let owner = Keymap.reserved[key], owner != action {
      if key != .escape { complaint = "\(key.label()) always does “\(owner.row.title)”" }
      (capture, contested) = (key == .escape ? nil : action, nil)
      return
    }
    let keymap = Keymap.bound(draft.keys)
    let owner = keymap.rows.first { row in
      row.id != action && row.keys.contains(key)
        && !row.id.row.places.isDisjoint(with: action.row.places)
    }
    if let owner, contested != key {
      contested = key
      complaint =
        "\(key.label()) does “\(owner.id.row.title)” already. Press it again to take it from there."
      return
    }
    if let owner, draft.keys[owner.id] != nil { draft.keys[owner.id]?.removeAll { $0 == key } }
    draft.keys[action] = [key]
    (capture, contested) = (nil, nil)
  }

  /// Keys while the name template is typed.
  mutating func typeTemplate(_ key: Key) {
    switch key {
    case .escape: text = nil
    case .enter:
      let typed = text?.text ?? ""
      if typed.isEmpty || ["{account}", "{account-id}", "{role}"].contains(where: typed.contains) {
        draft.nameTemplate = typed.isEmpty ? nil : typed
        text = nil
      } else {
        complaint = "It needs {account}, {account-id} or {role} in it."
      }
    default: _ = text?.handle(key)
    }
  }

  /// Puts a paste into the text in focus.
  mutating func insertInProtection(_ text: String) {
    if protection?.focus == 0 { protection?.pattern.insert(text) }
    if protection?.focus == 1 { protection?.label.insert(text) }
  }

  /// Keys while a protection is typed.
  mutating func typeProtection(_ key: Key) {
    guard var edit = protection else { return }
    let colours = Protection.Colour.allCases
    switch (key, edit.focus) {
    case (.escape, _):
      protection = nil
      return
    case (.enter, _): return finish(edit)
    case (.tab, _), (.down, _): edit.focus = (edit.focus + 1) % 4
    case (.backTab, _), (.up, _): edit.focus = (edit.focus + 3) % 4
    case (.left, 2), (.right, 2), (.character(" "), 2):
      let place = (colours.firstIndex(of: edit.colour) ?? 0) + (key == .left ? -1 : 1)
      edit.colour = colours[(place + colours.count) % colours.count]
    case (_, 3): if [.left, .right, .character(" ")].contains(key) { edit.asks.toggle() }
    case (_, 0): _ = edit.pattern.handle(key)
    case (_, 1): _ = edit.label.handle(key)
    default: break
    }
    protection = edit
  }

  private mutating func finish(_ edit: ProtectionEdit) {
    let made = edit.made
    guard !made.pattern.isEmpty else {
      complaint = "A protection needs a pattern of names, as *prod*."
      return
    }
    if let other = draft.protections.firstIndex(where: { $0.pattern == made.pattern }),
      other != edit.index
    {
      complaint = "\(made.pattern) is protected already."
      return
    }
    if let index = edit.index {
      draft.protections[index] = made
    } else {
      draft.protections.append(made)
    }
    protection = nil
  }
}
