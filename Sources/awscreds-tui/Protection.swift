import AWSProfiles
import INIDocument
import Live

extension Session {
  /// The label of the protection that a profile falls under; nil where it is free.
  ///
  /// `[protections]` of the settings file: a pattern of names with `*`, and its label.
  func protection(of name: String) -> String? {
    guard let bytes = PrivateFile.read(folders.settingsFile) else { return nil }
    var isInside = false
    let document = Document(bytes)
    for line in document.lines {
      if line.role == .header { isInside = document.text(line.name) == "protections" }
      guard isInside, line.role == .setting else { continue }
      if matches(
        Array(name.unicodeScalars)[...], Array(document.text(line.name).unicodeScalars)[...])
      {
        let label = document.text(line.value)
        return label.isEmpty ? "protected" : label
      }
    }
    return nil
  }

  private func matches(
    _ name: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard let first = pattern.first else { return name.isEmpty }
    if first == "*" {
      return matches(name, pattern.dropFirst())
        || (!name.isEmpty && matches(name.dropFirst(), pattern))
    }
    return name.first == first && matches(name.dropFirst(), pattern.dropFirst())
  }
}
