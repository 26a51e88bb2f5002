import AWSProfiles
import JSONText

extension ProfileChange {
  /// The change that a case's action asks for in one profile; nil where its kind is no change.
  init?(_ action: JSONValue, profile: String) {
    let file = action["file"]?.string.flatMap(FileRole.init(rawValue:))
    let key = action["key"]?.string ?? ""
    let keys = NewKeys(action)
    switch action["kind"]?.string {
    case "set":
      self = .set(profile: profile, key: key, value: action["value"]?.string ?? "", file: file)
    case "unset": self = .unset(profile: profile, key: key, file: file)
    case "set-keys":
      guard let keys else { return nil }
      self = .setKeys(profile: profile, keys: keys)
    case "add-profile":
      let settings = ["region", "output"].compactMap { key in
        action[key]?.string.map { (key: key, value: $0) }
      }
      self = .add(ProfileDraft(name: profile, keys: keys, settings: settings))
    case "rename-profile": self = .rename(from: profile, to: action["new_name"]?.string ?? "")
    case "delete-profile": self = .delete(profile: profile)
    default: return nil
    }
  }
}

extension NewKeys {
  fileprivate init?(_ action: JSONValue) {
    guard let id = action["access_key_id"]?.string,
      let secret = action["secret_access_key"]?.string
    else { return nil }
    self.init(
      accessKeyID: id, secretAccessKey: Secret(secret),
      sessionToken: action["session_token"]?.string.map(Secret.init))
  }
}
