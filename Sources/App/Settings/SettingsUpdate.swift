import AWSProfiles
import Canvas
import INIDocument

extension Model {
  /// The name of the theme that shows: the one looked at just now, else the settled one.
  public var shownTheme: String? { themePreview ?? settings.theme }

  /// Takes in the settings file; `title` tells the change that it was read after.
  mutating func take(_ answer: SettingsAnswer, title: String?) {
    settingsPath = answer.path
    if let fault = answer.fault { return tell(.error, fault) }
    let reader = SettingsReader(answer.document ?? Document([]))
    let isNew = reader.findings != settingsFindings
    settings = reader.settings
    settingsFindings = reader.findings
    keymap = .bound(settings.keys, order: reader.keyLines)
    arrangeProfiles()
    if let title { tell(.done, title) }
    guard isNew else { return }
    for finding in reader.findings {
      tell(.warning, "\(answer.path):\(finding.line): \(finding.message)")
    }
  }

  /// Asks for the change of the settings file that leads to `wanted`; none where nothing differs.
  func settle(_ wanted: Settings, title: String) -> [Effect] {
    let edits = settings.edits(to: wanted)
    return edits.isEmpty ? [] : [.saveSettings(edits, title: title)]
  }
}
