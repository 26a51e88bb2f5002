import AWSProfiles
import Canvas

extension Model {
  /// Keys of the form.
  mutating func take(_ event: InputEvent, form: FormState) {
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
