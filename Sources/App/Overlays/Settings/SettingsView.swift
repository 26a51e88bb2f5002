import Canvas

extension Painter {
  /// The list of settings, or the part of it that is typed.
  mutating func paintSettings(_ state: SettingsState, over whole: Rect) {
    if let edit = state.protection { return paintProtection(edit, state, over: whole) }
    let rows = state.rows
    let room = dialog("Settings", 84, min(rows.count + 4, max(5, whole.height - 1)), over: whole)
    let told = state.complaint ?? captureWords(state)
    let (foot, body) = room.splitBottom(told == nil ? 0 : min(2, max(0, room.height - 1)))
    list(state.list, of: rows.count, in: body, barAt: 1, placeOn: room) { painter, row in
      painter.paint(rows[row.index], of: state, row)
    }
    if let told { write(told, in: foot, x: 1, y: max(0, foot.height - 1), .warn) }
  }

  private mutating func paint(
    _ setting: SettingsState.Row, of state: SettingsState, _ row: ListRow
  ) {
    let area = row.area
    if case .heading(let text) = setting {
      write(text, in: area, x: 1, .title, bold: true)
      guard text == "Pins", state.draft.pins.isEmpty else { return }
      let key = model.keymap.label(of: .pin, glyphs)
      write("none yet: \(key) in the list pins a profile", in: area, x: 8, .dim)
      return
    }
    let (name, value, role) = words(of: setting, state)
    let isKey = if case .key = setting { true } else { false }
    let x = isKey ? max(12, area.width * 3 / 5) : min(36, max(18, area.width / 2))
    write(name, in: area.splitLeft(x - 1).part, x: 3, row.role(.text), bold: row.isChosen)
    if row.isChosen, let field = state.text {
      let box = Rect(x: area.x + x, y: area.y, width: max(0, area.width - x - 1), height: 1)
      frame.cursor = field.draw(into: &frame.buffer, in: box, glyphs: glyphs)
    } else {
      write(value, in: area, x: x, row.role(role))
    }
  }

  private func captureWords(_ state: SettingsState) -> String? {
    if let action = state.capture { return "Press the new key for “\(action.row.title)”" }
    if let finding = model.settingsFindings.first {
      return "\(model.settingsPath):\(finding.line): \(finding.message)"
    }
    return nil
  }

  private func words(
    of row: SettingsState.Row, _ state: SettingsState
  ) -> (String, String, StyleRole) {
    let draft = state.draft
    func choice(_ text: String) -> String { "\(glyphs.choiceLeft) \(text) \(glyphs.choiceRight)" }
    switch row {
    case .heading(let text): return (text, "", .title)
    case .theme:
      let note = model.environment["NO_COLOR"] == nil ? "" : "  NO_COLOR is set"
      return ("Theme", choice(draft.theme ?? "terminal") + note, .text)
    case .mouse: return ("Mouse", choice(draft.mouse ? "on" : "off"), .text)
    case .loadConfig:
      let note: [Settings.LoadConfig: String] = [
        .project: "where the project here needs it", .needed: "where the profile needs it",
        .never: "",
      ]
      return (
        "AWS_SDK_LOAD_CONFIG",
        choice(draft.loadConfig.rawValue) + "  \(note[draft.loadConfig] ?? "")",
        .text
      )
    case .nameTemplate:
      return ("Names from sign-in", draft.nameTemplate ?? "{account}-{role}", .text)
    case .timeout:
      return ("Give up a call after", choice("\(draft.checkTimeout ?? 10)") + " s", .text)
    case .retries:
      return ("Try a throttled call again", choice("\(draft.checkRetries ?? 2)"), .text)
    case .pin(let name): return (name, "", .text)
    case .protection(let index):
      let protection = draft.protections[index]
      let covered = model.catalog.names.count(where: protection.covers)
      return (
        protection.pattern,
        "\(protection.label)  \(protection.asks ? "asks" : "only marked")  covers \(covered)",
        protection.colour.role
      )
    case .addProtection: return ("add a protection", "", .dim)
    case .sample:
      let place = model.settingsPath.isEmpty ? "" : model.settingsPath
      return (
        model.settingsExist ? "Edit by hand" : "Write a documented file",
        model.settingsExist ? "\(place), read again on \(reloadKey)" : place, .dim
      )
    case .key(let action):
      let keys = Keymap.bound(draft.keys).label(of: action, glyphs)
      let isOwn = draft.keys[action] != nil
      return (action.row.title, keys.isEmpty ? glyphs.none : keys, isOwn ? .accent : .key)
    }
  }

  private var reloadKey: String { model.keymap.label(of: .reload, glyphs) }

  private mutating func paintProtection(
    _ edit: ProtectionEdit, _ state: SettingsState, over whole: Rect
  ) {
    let room = dialog(edit.index == nil ? "Add a protection" : "Protection", 66, 10, over: whole)
    for (index, label) in ["Pattern", "Label", "Colour", "Asks"].enumerated() {
      let isFront = index == edit.focus
      write(label, in: room, x: 1, y: index, isFront ? .accent : .dim, bold: isFront)
      let box = Rect(
        x: room.x + 11, y: room.y + index, width: max(0, min(44, room.width - 12)), height: 1)
      switch index {
      case 0, 1:
        let field = index == 0 ? edit.pattern : edit.label
        let cursor = field.draw(into: &frame.buffer, in: box, glyphs: glyphs)
        if isFront { frame.cursor = cursor }
      case 2:
        write(
          "\(glyphs.choiceLeft) \(edit.colour.rawValue) \(glyphs.choiceRight)", in: room, x: 11,
          y: index, edit.colour.role, bold: true)
      default:
        write(
          edit.asks ? "[x] its name must be typed before it is used" : "[ ] only marked", in: room,
          x: 11, y: index)
      }
    }
    let covered = model.catalog.names.filter(edit.made.covers)
    let names = covered.prefix(4).joined(separator: ", ")
    let words =
      covered.isEmpty
      ? "covers no profile of now; * any text, ? any one character"
      : "covers \(covered.count) of \(model.catalog.names.count): \(names)"
    writeMiddle(words, in: room.splitTop(5).rest.splitTop(1).part.splitLeft(1).rest, .dim)
    if let complaint = state.complaint { writeLines(complaint, in: room, x: 1, y: 6, .bad) }
  }
}
