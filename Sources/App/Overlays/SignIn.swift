import AWSCredentials
import AWSProfiles

extension Model {
  /// The profile or session whose sign-in a profile's chain begins with; nil: it needs none.
  func signInSource(of name: String) -> String? {
    var seen: Set<String> = []
    var next: String? = name
    while let current = next, seen.insert(current).inserted, let profile = catalog[current] {
      if let session = profile["sso_session"] ?? profile["sso_start_url"] { return session }
      next = profile["source_profile"]
    }
    return nil
  }
}
