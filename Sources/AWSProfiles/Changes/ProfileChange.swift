/// Keys to be written, as typed or pasted.
public struct NewKeys: Sendable, Equatable {
  /// The key id.
  public var accessKeyID: String
  /// The secret.
  public var secretAccessKey: Secret
  /// The token of temporary keys.
  public var sessionToken: Secret?

  /// Puts keys together.
  public init(accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret? = nil) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
  }
}

/// A profile to be added.
public struct ProfileDraft: Sendable, Equatable {
  /// The name; must be free.
  public var name: String
  /// Its keys, if it has any.
  public var keys: NewKeys?
  /// Its other settings, in the order to be written.
  public var settings: [(key: String, value: String)]

  /// A profile with keys and settings.
  public init(name: String, keys: NewKeys? = nil, settings: [(key: String, value: String)] = []) {
    self.name = name
    self.keys = keys
    self.settings = settings
  }

  /// Whether both say the same.
  public static func == (left: ProfileDraft, right: ProfileDraft) -> Bool {
    left.name == right.name && left.keys == right.keys
      && left.settings.elementsEqual(right.settings) { $0.key == $1.key && $0.value == $1.value }
  }
}

/// What a section is, as the first word of its header in config tells.
public enum SectionFamily: String, Sendable {
  case profile
  case ssoSession = "sso-session"
  case services

  /// The setting of a profile that names a section of this family.
  public var referringKey: String {
    switch self {
    case .profile: "source_profile"
    case .ssoSession: "sso_session"
    case .services: "services"
    }
  }

  /// What a header of this family names.
  func kind(_ name: String) -> Section.Kind {
    switch self {
    case .profile: .profile(name)
    case .ssoSession: .ssoSession(name)
    case .services: .services(name)
    }
  }
}

/// One change of the shared files; a value that can be applied again to files read anew.
public enum ProfileChange: Sendable, Equatable {
  /// Sets a setting, making the profile if it is not there; without `file` where it is in force,
  /// else where it belongs. A nested one is `outer.inner`.
  case set(profile: String, key: String, value: String, file: FileRole?)
  /// Sets one secret setting as `set` does.
  case setSecret(profile: String, key: String, value: Secret, file: FileRole?)
  /// Removes a setting with its nested lines; without `file` from both.
  case unset(profile: String, key: String, file: FileRole?)
  /// Sets key id, secret and token in credentials; no token removes the old one.
  case setKeys(profile: String, keys: NewKeys)
  /// Adds a profile whose name is free.
  case add(ProfileDraft)
  /// Renames in both files, and every `source_profile` that is exactly the old name.
  case rename(from: String, to: String)
  /// Copies all settings to a new name.
  case copy(from: String, to: String)
  /// Removes the sections in both files.
  case delete(profile: String)
  /// Sets a setting of a section of config that is shared by profiles, making it if it is not there.
  case setInSection(SectionFamily, name: String, key: String, value: String)
  /// Removes a setting of such a section.
  case unsetInSection(SectionFamily, name: String, key: String)
  /// Renames such a section, and what refers to it in every profile.
  case renameSection(SectionFamily, from: String, to: String)
  /// Removes such a section.
  case deleteSection(SectionFamily, name: String)
  /// Removes the byte order mark.
  case removeByteOrderMark(FileRole)
  /// Writes `[name]` of config as `[profile name]`.
  case addProfilePrefix(line: Int, name: String)
  /// Writes the name of the setting on a line in lower case.
  case lowercaseKey(FileRole, line: Int)
  /// Moves the comment behind a value to a line of its own above.
  case moveComment(FileRole, line: Int)
  /// Removes the setting on a line with its nested lines, where another of its name stays.
  case removeDuplicate(FileRole, line: Int)
  /// Merges all sections of one family and name into the first one.
  case mergeSections(FileRole, SectionFamily, name: String)
  /// Writes the header on a line as the program itself would.
  case writeHeaderPlainly(FileRole, line: Int)
  /// Writes `=` for the colon of the setting on a line.
  case writeEqualsSign(FileRole, line: Int)
  /// Moves the text behind the header on a line to a comment above it.
  case moveTextBehindHeader(FileRole, line: Int)
  /// Writes the settings of the section whose header is on a line at the margin.
  case writeAtMargin(FileRole, header: Int)
  /// Writes the header on a line of config, which names nothing, as that of a family and name.
  case writeHeader(SectionFamily, line: Int, name: String)
  /// Removes the `[default]` of config that `[profile default]` hides.
  case removeHiddenDefault
  /// Moves key id, secret and token from config to credentials.
  case moveKeys(profile: String)
  /// Takes the rights of other users from the file, or from its folder; its text stays.
  case closeToOthers(FileRole, folder: Bool)

  /// The profile it is about; nil for fixes of a line.
  public var profile: String? {
    switch self {
    case .set(let name, _, _, _), .setSecret(let name, _, _, _), .unset(let name, _, _),
      .setKeys(let name, _), .delete(let name):
      name
    case .rename(let name, _), .copy(let name, _), .moveKeys(let name): name
    case .add(let draft): draft.name
    default: nil
    }
  }
}
