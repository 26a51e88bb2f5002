/// What may stand in names and values that are written.
enum ChangeCheck {
  static func name(_ name: String) throws(ProfileError) {
    if let why = ProfileName.fault(name) { throw .invalidProfileName(name, why: why) }
  }

  static func value(_ key: String, _ value: String) throws(ProfileError) {
    if let why = SettingRule.fault(ofWrittenName: key) {
      throw .invalidSettingName(key, why: why)
    }
    if let why = SettingRule.fault(ofLine: value) {
      throw .invalidValue(key: key, why: "\(why). Leave it out.")
    }
  }
}
