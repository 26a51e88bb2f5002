extension ProfileCatalog {
  /// Profiles that name a sign-in session or a services section, by the name they give.
  ///
  /// One pass over all profiles; a list of sections asks once.
  public func sectionReferrers() -> [SectionFamily: [String: [String]]] {
    var found: [SectionFamily: [String: [String]]] = [:]
    for name in names {
      guard let profile = self[name, isFilled: false] else { continue }
      for family in [SectionFamily.ssoSession, .services] {
        guard let section = profile[family.referringKey] else { continue }
        found[family, default: [:]][section, default: []].append(name)
      }
    }
    return found
  }
}
