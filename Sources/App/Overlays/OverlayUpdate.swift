import AWSProfiles
import Canvas

extension Model {
  /// Hands input to what lies over the screen.
  mutating func take(_ event: InputEvent, over overlay: Overlay) -> [Effect] {
    switch overlay {
    case .help(let offset): scroll(event, offset) { .help(offset: $0) }
    case .messages(let offset): scroll(event, offset) { .messages(offset: $0) }
    case .palette(let state): return take(event, palette: state)
    case .form(let state): take(event, form: state)
    case .review(let state): return take(event, review: state)
    case .ask(let state): return take(event, ask: state)
    }
    return []
  }

  private mutating func scroll(
    _ event: InputEvent, _ offset: Int, _ remade: (Int) -> Overlay
  ) {
    guard case .key(let key) = event else { return }
    switch key {
    case .escape, .enter, .character("q"), .character("?"): overlay = nil
    case .up, .character("k"): overlay = remade(max(0, offset - 1))
    case .down, .character("j"): overlay = remade(offset + 1)
    case .pageUp: overlay = remade(max(0, offset - size.rows))
    case .pageDown: overlay = remade(offset + size.rows)
    default: break
    }
  }

  private mutating func take(_ event: InputEvent, palette: PaletteState) -> [Effect] {
    var state = palette
    switch event {
    case .paste(let text): state.field.insert(text)
    case .key(.escape):
      overlay = nil
      return []
    case .key(.up): state.list.move(by: -1, count: state.matches.count)
    case .key(.down): state.list.move(by: 1, count: state.matches.count)
    case .key(.enter):
      overlay = nil
      let matches = state.matches
      guard matches.indices.contains(state.list.selection) else { return [] }
      return act(matches[state.list.selection])
    case .key(let key):
      if state.field.handle(key) { state.list.select(0, count: state.matches.count) }
    default: break
    }
    overlay = .palette(state)
    return []
  }

  private mutating func take(_ event: InputEvent, form: FormState) {
    var state = form
    let all = FormState.Field.allCases
    func step(_ by: Int) {
      let place = (all.firstIndex(of: state.focus) ?? 0) + by
      state.focus = all[(place + all.count) % all.count]
      if state.editing != nil, state.focus == .name {
        state.focus = by > 0 ? .accessKeyID : .region
      }
      state.isRevealed = false
    }
    switch event {
    case .paste(let text): state.paste(text)
    case .key(.escape):
      overlay = nil
      return
    case .key(.tab), .key(.down): step(1)
    case .key(.backTab), .key(.up): step(-1)
    case .key(.control("r")): state.isRevealed.toggle()
    case .key(.enter):
      if state.focus != .region, state.text(.region).isEmpty, state.editing == nil {
        step(1)
      } else {
        save(state)
        return
      }
    case .key(let key): _ = state.fields[state.focus]?.handle(key)
    default: break
    }
    overlay = .form(state)
  }

  private mutating func save(_ form: FormState) {
    var state = form
    let name = state.editing ?? state.text(.name)
    if name.isEmpty {
      state.complaint = "A profile needs a name."
      state.focus = .name
    } else if state.editing == nil, catalog[name] != nil {
      state.complaint = "\(name) is in use already. Choose another name, or edit that profile."
      state.focus = .name
    } else if state.text(.accessKeyID).isEmpty != state.text(.secret).isEmpty {
      state.complaint = "Key id and secret go together: one of them is missing."
    } else if state.changes.isEmpty {
      state.complaint = "Nothing to save yet."
    } else {
      let title = (state.editing == nil ? "Add " : "Edit ") + name
      let before = overlay
      review(Change(title: title, changes: state.changes, thenCheck: []))
      if case .review = overlay { return }
      overlay = before
      state.complaint = toast?.text
    }
    overlay = .form(state)
  }

  /// Shows what a change would do to the files; nothing is written before Enter.
  mutating func review(_ change: Change, remarks: [String] = []) {
    do throws(ProfileError) {
      let result = try catalog.files.applying(change.changes)
      guard !result.changedRoles.isEmpty else {
        overlay = nil
        tell(.done, "Nothing changes: the files say so already")
        return
      }
      var state = ReviewState(change: change, lines: result.diff(maskSecrets: true))
      state.remarks = remarks
      state.canCheck = change.changes.contains { if case .setKeys = $0 { true } else { false } }
      overlay = .review(state)
    } catch {
      tell(.error, error.message)
    }
  }

  private mutating func take(_ event: InputEvent, review: ReviewState) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    var state = review
    switch key {
    case .escape, .character("n"):
      overlay = nil
      tell(.done, "Left as it was: nothing was written")
      return []
    case .enter, .character("y"):
      overlay = nil
      return [.save(state.change)]
    case .character("c") where state.canCheck:
      overlay = nil
      state.change.thenCheck = state.change.changes.compactMap {
        if case .setKeys(let profile, _) = $0 { profile } else { nil }
      }
      return [.save(state.change)]
    case .down, .character("j"): state.offset = min(state.offset + 1, max(0, state.lines.count - 1))
    case .up, .character("k"): state.offset = max(0, state.offset - 1)
    default: break
    }
    overlay = .review(state)
    return []
  }

  private mutating func take(_ event: InputEvent, ask: AskState) -> [Effect] {
    var state = ask
    switch event {
    case .paste(let text): state.field.insert(text)
    case .key(.escape):
      overlay = nil
      return []
    case .key(.enter): return answer(state)
    case .key(let key): _ = state.field.handle(key)
    default: break
    }
    state.complaint = nil
    overlay = .ask(state)
    return []
  }

  private mutating func answer(_ ask: AskState) -> [Effect] {
    var state = ask
    let typed = state.field.text
    switch state.purpose {
    case .rename(let old):
      guard typed != old else {
        overlay = nil
        return []
      }
      let followers = catalog.referrers(of: old)
      review(
        Change(
          title: "Rename \(old) to \(typed)", changes: [.rename(from: old, to: typed)],
          thenCheck: []),
        remarks: followers.isEmpty ? [] : ["Follows: \(followers.joined(separator: ", "))"])
    case .copy(let old):
      review(
        Change(
          title: "Copy \(old) to \(typed)", changes: [.copy(from: old, to: typed)], thenCheck: []))
    case .delete(let name):
      guard typed == name else {
        state.complaint = "Type \(name) to delete it, Esc to keep it."
        overlay = .ask(state)
        return []
      }
      let orphans = catalog.referrers(of: name)
      review(
        Change(title: "Delete \(name)", changes: [.delete(profile: name)], thenCheck: []),
        remarks: orphans.isEmpty ? [] : ["Will dangle: \(orphans.joined(separator: ", "))"])
    case .useProtected(let name):
      guard typed == name else {
        state.complaint = "Type \(name) to use it."
        overlay = .ask(state)
        return []
      }
      overlay = nil
      return use(name)
    }
    if case .ask = overlay {
      state.complaint = toast?.text
      overlay = .ask(state)
    }
    return []
  }
}

extension FormState {
  /// Takes a paste: lines that hold keys fill all fields, anything else goes into the one in focus.
  mutating func paste(_ text: String) {
    if let row = (try? KeyImport.parsePaste(text))?.rows.first {
      fields[.accessKeyID] = TextField(row.accessKeyID)
      fields[.secret] = TextField(row.secret.reveal(), isMasked: true)
      fields[.token] = TextField(row.sessionToken?.reveal() ?? "", isMasked: true)
      if let region = row.region { fields[.region] = TextField(region) }
      if let name = row.profile, self.text(.name).isEmpty { fields[.name] = TextField(name) }
      focus = self.text(.name).isEmpty ? .name : .region
    } else {
      fields[focus]?.insert(text)
    }
  }
}
