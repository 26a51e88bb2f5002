import App
import INIDocument
import Live

extension Session {
  /// What the user has settled, read once; everything as usual where the file cannot be read.
  var settings: Settings {
    if let readSettings { return readSettings }
    let file = SettingsFile(folders: folders, home: environment["HOME"])
    let settings = SettingsReader(file.load().document ?? Document()).settings
    readSettings = settings
    return settings
  }

  /// The protection that asks before a profile is used; nil where it is free.
  func protection(of name: String) -> Protection? {
    settings.protection(of: name).flatMap { $0.asks ? $0 : nil }
  }
}
