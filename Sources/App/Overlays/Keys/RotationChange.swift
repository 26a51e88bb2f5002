import AWSProfiles

extension Change {
  /// The change that puts a new key into a profile, and into every other that holds the same key.
  ///
  /// Keys that stood in config go to credentials, where they belong.
  public static func rotation(
    of profile: String, to keys: NewKeys, in catalog: ProfileCatalog
  ) -> Change {
    var changes: [ProfileChange] = []
    for name in [profile] + catalog.names(sharingKeyOf: profile) {
      for key in ["aws_access_key_id", "aws_secret_access_key"]
      where catalog.settings(of: name, in: .config).contains(where: { $0.key == key }) {
        changes.append(.unset(profile: name, key: key, file: .config))
      }
      changes.append(.setKeys(profile: name, keys: keys))
    }
    return Change(title: "Rotate the key of \(profile)", changes: changes, thenCheck: [])
  }
}

extension ProfileCatalog {
  /// Other profiles that hold the very same access key.
  public func names(sharingKeyOf profile: String) -> [String] {
    guard let id = self[profile]?["aws_access_key_id"], !id.isEmpty else { return [] }
    return names.filter { $0 != profile && self[$0]?["aws_access_key_id"] == id }
  }
}
