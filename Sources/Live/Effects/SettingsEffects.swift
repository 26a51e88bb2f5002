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

  /// Tells of the settings file where somebody else changed it.
  func reloadSettings() {
    guard let settings else { return }
    let answer = settings.load()
    guard settingsTold.withLock({ $0 }) != answer else { return }
    tell(answer, title: "The settings were changed outside and are read again")
  }
}
