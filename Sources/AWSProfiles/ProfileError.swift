/// Why a change of profiles cannot be made, or a chain cannot be followed.
public enum ProfileError: Error, Sendable, Equatable {
  case noHome
  case profileNotFound(String, near: [String])
  case profileExists(String)
  case invalidProfileName(String)
  case invalidValue(key: String, why: String)
  case invalidSettingName(String, why: String)
  case sourceProfileMissing(profile: String, name: String, near: [String])
  case sourceProfileLoop([String])
  case roleWithoutSource(String)
  case invalidConfig(profile: String, why: String)
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
      "No profile is called \(name)." + Self.suggestion(near)
    case .profileExists(let name):
      "\(name) is in use already. Choose another name, or edit that profile."
    case .invalidProfileName(let why):
      "cannot use that name: a profile's name: \(why) Choose another name."
    case .invalidValue(let key, let why): "cannot write the value: \(Self.plain(key)): \(why)"
    case .invalidSettingName(let name, let why):
      "cannot write the setting: “\(Self.plain(name))”: \(why)"
    case .sourceProfileMissing(let profile, let name, let near):
      "\(profile): source_profile names \(name), which is in neither file. Rename it or add it."
        + Self.suggestion(near)
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
    text.unicodeScalars += name.unicodeScalars.filter {
      $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
    }
    return text
  }

  private static func suggestion(_ near: [String]) -> String {
    near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"
  }
}
