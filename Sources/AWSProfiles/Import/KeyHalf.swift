extension KeyImport {
  /// One key of the two or three that belong together.
  public enum Half: Sendable, Equatable {
    /// A key id alone.
    case accessKeyID(String)
    /// A secret alone.
    case secret(Secret)
    /// A session token alone.
    case sessionToken(Secret)
  }

  /// The key that a text is alone, put together where blanks or line ends part it; nil for any
  /// other text.
  public static func half(_ text: String) -> Half? {
    guard let word = lone(text) else { return nil }
    if PastedText.looksLikeKeyID(word) { return .accessKeyID(word) }
    if word.count == 40 { return .secret(Secret(word)) }
    return word.count >= shortestToken ? .sessionToken(Secret(word)) : nil
  }

  /// A text without what does not belong into a key: blanks, line ends, what no eye sees, and quotes
  /// around it; nil where it is not made of what keys are made of.
  public static func lone(_ text: String) -> String? {
    let words = PastedText.plain(text).split(whereSeparator: \.isWhitespace)
    let word = words.joined().trimmingQuotes()
    guard !word.isEmpty, word.allSatisfy({ $0.isASCII && PastedText.isKeyCharacter($0) }) else {
      return nil
    }
    // Several words are prose, unless they have all that keys have and prose has not.
    let isMixed =
      word.contains(where: \.isNumber) && word.contains(where: \.isUppercase)
      && words.allSatisfy { ImportField(named: String($0)) == nil }
    return words.count == 1 || isMixed ? word : nil
  }

  /// Names are shorter, tokens longer.
  private static let shortestToken = 80
}
