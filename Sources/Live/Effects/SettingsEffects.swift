import App

extension EffectRunner {
  /// Reads the settings for the start; nil where there are none, as in a demo.
  public func readSettings() -> SettingsAnswer? {
    guard let settings else { return nil }
    let answer = settings.load()
    settingsTold.withLock { $0 = answer }
    return answer
  }

  /// Tells what the settings file now is, after a change in words.
  func tell(_ answer: SettingsAnswer, title: String?) {
    settingsTold.withLock { $0 = answer }
    mailbox.post(.settings(answer, title: title))
  }

  /// Tells the settings as the file holds them.
  func loadSettings() {
    if let settings { tell(settings.load(), title: nil) }
  }

  /// Writes changes of the settings.
  func saveSettings(_ edits: [SettingsEdit], _ title: String) {
    if let settings { tell(settings.save(edits), title: title) }
  }

  /// Writes a file that tells every setting.
  func writeSettingsSample() {
    if let settings { tell(settings.writeSample(), title: "Written, with every setting told") }
  }

  /// Tells of the settings file where somebody else changed it.
  func reloadSettings() {
    guard let settings else { return }
    let answer = settings.load()
    guard settingsTold.withLock({ $0 }) != answer else { return }
    tell(answer, title: "The settings were changed outside and are read again")
  }
}
