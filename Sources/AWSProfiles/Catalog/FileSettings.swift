extension ProfileCatalog {
  /// The settings of a profile in one file alone, the last of the same name counting.
  ///
  /// Credentials need it: a pair of keys counts only where both halves stand in one file.
  public func settings(of name: String, in role: FileRole) -> [Setting] {
    merged(sections(of: name, in: role))
  }
}
