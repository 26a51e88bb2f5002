import AWSProfiles
import Canvas
import INIDocument

extension Model {
  /// The name of the theme that shows: the one looked at just now, else the settled one.
  public var shownTheme: String? { themePreview ?? settings.theme }

  /// Takes in the settings file; `title` tells the change that it was read after.
  mutating func receive(_ answer: SettingsAnswer, title: String?) {
    settingsPath = answer.path
    if let fault = answer.fault { return tell(.error, fault) }
    settingsExist = answer.document != nil
    let reader = SettingsReader(answer.document ?? Document([]))
    let isNew = reader.findings != settingsFindings
    let hadOwnKeys = !settings.keys.isEmpty
    settings = reader.settings
    settingsFindings = reader.findings
    if hadOwnKeys || !settings.keys.isEmpty {
      keymap = .bound(settings.keys, order: reader.keyLines)
    }
    arrangeProfiles()
    if case .settings(var state) = overlay {
      state.adopt(settings)
      overlay = .settings(state)
    }
    if let title { tell(.done, title) }
    guard isNew else { return }
    // The first one stays in view, with how many are in the log besides.
    let more = reader.findings.count > 1 ? " (\(reader.findings.count - 1) more: m)" : ""
    for finding in reader.findings.dropFirst().reversed() {
      tell(.warning, "\(answer.path):\(finding.line): \(finding.message)")
    }
    if let first = reader.findings.first {
      tell(.warning, "\(answer.path):\(first.line): \(first.message)\(more)")
    }
  }

}

extension Model {
  /// Takes settings on at once, and asks for the change of the file that leads to them from
  /// those that the user saw.
  mutating func settleNow(
    _ wanted: Settings, from seen: Settings? = nil, title: String
  ) -> [Effect] {
    let edits = (seen ?? settings).edits(to: wanted)
    let effects: [Effect] = edits.isEmpty ? [] : [.saveSettings(edits, title: title)]
    settings = wanted
    keymap = .bound(wanted.keys)
    arrangeProfiles()
    // A demo has no file that could answer.
    if isDemo { tell(.done, title) }
    return effects
  }

  /// Pins a profile to the top of the list, or takes its pin away.
  mutating func pin(_ name: String) -> [Effect] {
    var wanted = settings
    let isPinned = wanted.pins.contains(name)
    if isPinned {
      wanted.pins.removeAll { $0 == name }
    } else {
      wanted.pins.append(name)
    }
    let effects = settleNow(wanted, title: isPinned ? "Unpinned \(name)" : "Pinned \(name)")
    if let row = profiles.rows.firstIndex(of: name) {
      profiles.list.select(row, count: profiles.rows.count)
    }
    return effects
  }

  /// Switches the mouse on or off.
  mutating func toggleMouse() -> [Effect] {
    var wanted = settings
    wanted.mouse.toggle()
    return settleNow(
      wanted,
      title: wanted.mouse
        ? "Mouse on: select text with Shift held" : "Mouse off: the terminal selects text again")
  }
}
