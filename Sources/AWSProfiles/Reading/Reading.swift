import INIDocument

/// How a tool reads the shared files: the same text, other rules.
///
/// The differences stand in `Grammar`, a field each. `ProfileCatalog` is the fast and lazy form of
/// `normal`; a law of the tests holds the two equal.
public enum Reading: String, Sendable, CaseIterable {
  /// What this program shows: the SDK grammar, and the AWS CLI's answer where that grammar would
  /// hide something.
  case normal
  /// The grammar that the AWS SDKs share, as their Rust and Java parsers implement it.
  case sdk
  /// The AWS CLI, as botocore reads through Python's `configparser`.
  case awsCLI

  /// Reads both files.
  ///
  /// Never fails: where the tool would refuse a file, `refusals` says why, and what can be read
  /// nevertheless is given all the same.
  public func read(_ files: SharedFiles) -> ReadFiles {
    let grammar = Grammar(of: self)
    var found = ReadFiles()
    for role in FileRole.allCases {
      guard let document = files[role] else { continue }
      var reader = FileReader(grammar, role)
      reader.read(document.bytes)
      found.refusals += reader.refusals
      found.add(SectionSorter(grammar, role).sorted(reader.sections), of: role)
    }
    return found
  }
}
