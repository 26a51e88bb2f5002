/// Why a change of profiles cannot be made, or a chain cannot be followed.
public enum ProfileError: Error, Sendable, Equatable {
  /// Neither the home folder nor both variables of the files are known.
  case noHome
  /// Neither file has a profile of that name; `near` are names that may have been meant.
  case profileNotFound(String, near: [String])
  /// A profile or section that was to be new is there already.
  case profileExists(String)
  /// A name that no header can hold; `why` is the end of a sentence.
  case invalidProfileName(String, why: String)
  /// A value that would not be read again as it was written; `why` is the end of a sentence.
  case invalidValue(key: String, why: String)
  /// A setting's name that would not be read again; `why` is the end of a sentence.
  case invalidSettingName(String, why: String)
  /// `source_profile` of `profile` names a profile that neither file has.
  case sourceProfileMissing(profile: String, name: String, near: [String])
  /// The source profiles lead back; the names on the way, the one that came again last.
  case sourceProfileLoop([String])
  /// The profile has `role_arn` and nothing to assume it with.
  case roleWithoutSource(String)
  /// The settings of the profile contradict each other; `why` is a whole sentence.
  case invalidConfig(profile: String, why: String)
  /// Deleting asks first; `referencedBy` are the profiles that would lose their source.
  case needsConfirmation(profile: String, referencedBy: [String])

  /// The code of the error.
  public var code: String {
    switch self {
    case .noHome: "no-home"
    case .profileNotFound: "profile-not-found"
    case .profileExists: "profile-exists"
    case .invalidProfileName: "invalid-profile-name"
    case .invalidValue, .invalidSettingName: "invalid-value"
    case .sourceProfileMissing: "source-profile-missing"
    case .sourceProfileLoop: "source-profile-loop"
    case .roleWithoutSource: "role-without-source"
    case .invalidConfig: "invalid-config"
    case .needsConfirmation: "needs-confirmation"
    }
  }

  /// What happened, where and what to do; holds no secret.
  public var message: String {
    switch self {
    case .noHome:
      "No home folder is known. Set HOME, or AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE."
    case .profileNotFound("", _): "The name of the profile is empty."
    case .profileNotFound(let name, let near):
      "No profile is called \(name)." + Suggestion.words(near)
    case .profileExists(let name):
      "\(name) is in use already. Choose another name, or edit that profile."
    case .invalidProfileName(let name, let why):
      "“\(Self.plain(name))” can be no profile's name: \(why) Choose another name."
    case .invalidValue(let key, let why):
      "The value of \(Self.plain(key)) cannot be written: \(why)"
    case .invalidSettingName(let name, let why):
      "The setting “\(Self.plain(name))” cannot be written: \(why)"
    case .sourceProfileMissing(let profile, let name, let near):
      "\(profile): source_profile names \(name), which is in neither file. Rename it or add it."
        + Suggestion.words(near)
    case .sourceProfileLoop(let chain):
      "The source profiles lead back: \(chain.joined(separator: " → ")). Give one of them keys."
    case .roleWithoutSource(let profile):
      "\(profile) has role_arn but nothing to assume it with. Add source_profile or "
        + "credential_source."
    case .invalidConfig(let profile, let why): "\(profile): \(why)"
    case .needsConfirmation(let profile, let referrers):
      referrers.isEmpty
        ? "Deleting \(profile) needs a yes."
        : "Deleting \(profile) needs a yes: \(referrers.joined(separator: ", ")) "
          + (referrers.count == 1 ? "refers to it." : "refer to it.")
    }
  }

  /// A name without its control characters: they are no text to show.
  private static func plain(_ name: String) -> String {
    var text = ""
    text.unicodeScalars += name.unicodeScalars.filter { !$0.isControl }
    return text
  }
}
