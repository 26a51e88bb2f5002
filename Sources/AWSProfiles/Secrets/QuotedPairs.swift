/// Masks the secrets among members of JSON that stand in a command, as `"SecretAccessKey": "X"`.
enum QuotedPairs {
  /// The text with the values of members masked whose quoted names are those of secrets.
  static func mask(_ text: String) -> String {
    guard text.contains(":") else { return text }
    var rest = Array(text)[...]
    var output = ""
    while let sign = rest.firstIndex(of: ":") {
      let name = name(before: sign, in: rest)
      let start = rest[(sign + 1)...].firstIndex { !(isQuote($0) || isBlank($0)) } ?? rest.endIndex
      output += String(rest[..<start])
      rest = rest[start...]
      guard let name, SecretShape.isName(name) else { continue }
      let value = rest.prefix { !isQuote($0) && !isBlank($0) && $0 != "," && $0 != "}" }
      if !value.isEmpty { output += Secret.mask(String(value)) }
      rest = rest.dropFirst(value.count)
    }
    return output + String(rest)
  }

  /// The quoted word that ends before a colon; nil where what stands there is not quoted.
  private static func name(before sign: Int, in text: ArraySlice<Character>) -> String? {
    let before = text[..<sign].reversed().drop(while: isBlank)
    guard let quote = before.first, quote == "\"" || quote == "'" else { return nil }
    let word = before.drop(while: isQuote).prefix { !isQuote($0) }
    return word.isEmpty ? nil : String(word.reversed())
  }

  private static func isQuote(_ character: Character) -> Bool {
    character == "\"" || character == "'" || character == "\\"
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\n"
  }
}
