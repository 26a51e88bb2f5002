/// What a profile or section may be called.
public enum ProfileName {
  /// Why a name cannot be used, as the end of a sentence; nil where it can.
  public static func fault(_ name: String) -> String? {
    if name.isEmpty { return "it is empty." }
    if name.contains(where: { $0 == "[" || $0 == "]" }) {
      return "it may not hold [ or ], which begin and end a header."
    }
    if name.unicodeScalars.contains(where: \.isControl) {
      return "it may not hold line breaks or control characters."
    }
    if name.hasPrefix(" ") || name.hasSuffix(" ") { return "it may not begin or end with a blank." }
    if SectionReader.credentialsKind(name) != .profile(name) {
      return "in credentials a name that begins like this names no profile."
    }
    return nil
  }
}
