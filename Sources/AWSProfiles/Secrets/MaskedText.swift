/// Masks what looks like a secret in text that is no setting: comments, stray and indented lines.
enum MaskedText {
  static func mask(_ text: String) -> String {
    guard mayHoldSecret(text) else { return text }
    if let value = secretValue(of: text) {
      return String(text[..<value.lowerBound]) + Secret.mask(String(text[value]))
    }
    let lowered = text.lowercased()
    let isTold = ["secret", "token", "password"].contains { lowered.utf8.hasPart($0.utf8) }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var start = 0
    while start < bytes.count {
      guard SecretShape.isByte(bytes[start]) else {
        output.append(bytes[start])
        start += 1
        continue
      }
      let end = bytes[start...].firstIndex { !SecretShape.isByte($0) } ?? bytes.count
      let word = Array(bytes[start..<end])
      let isSecret =
        isLong(word) || (isTold && isTail(word, before: start, bytes))
      output += isSecret ? Array(Secret.mask(String(decoding: word, as: UTF8.self)).utf8) : word
      start = end
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Whether there is an assignment, or a word long enough to be one; most lines have neither.
  private static func mayHoldSecret(_ text: String) -> Bool {
    var length = 0
    for byte in text.utf8 {
      length = SecretShape.isByte(byte) ? length + 1 : 0
      if length >= shortestTail || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") {
        return true
      }
    }
    return false
  }

  /// Letters of the shortest word that may be a secret where the text speaks of one.
  private static let shortestTail = 16

  /// The value of what would be a secret setting if it were no comment.
  private static func secretValue(of text: String) -> Range<String.Index>? {
    guard let sign = text.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return nil }
    // As in lists and quotes of YAML and JSON too.
    let name = text[..<sign].drop { " \t#;-\"'".contains($0) }
      .split { " \t#;\"'".contains($0) }
    guard name.count == 1, SecretShape.isName(String(name[0])) else { return nil }
    let value = text[text.index(after: sign)...].drop { $0 == " " || $0 == "\t" }
    // A variable is where the secret is, not the secret.
    let isVariable = value.drop { "\"'".contains($0) }.hasPrefix("${")
    return value.isEmpty || isVariable ? nil : value.startIndex..<value.endIndex
  }

  private static func isLong(_ word: [UInt8]) -> Bool {
    word.count >= 38 && (SecretShape.isMixed(word) || !word.contains(UInt8(ascii: "/")))
  }

  /// Whether a word of a text that speaks of secrets may be one.
  private static func isTail(_ word: [UInt8], before start: Int, _ bytes: [UInt8]) -> Bool {
    guard word.count >= shortestTail else { return false }
    let isAlone = start == 0 || " \t=\"'#;,".utf8.contains(bytes[start - 1])
    return isAlone || word.contains { (0x30...0x39).contains($0) }
  }
}

/// Masks the secrets among the arguments of a command.
enum MaskedCommand {
  /// The command with the values of options as `--secret X`, `--password=X` and of assignments as
  /// `TOKEN=X` masked.
  static func mask(_ command: String) -> String {
    var output = ""
    var isNextSecret = false
    for part in parts(of: QuotedPairs.mask(command)) {
      guard let first = part.first, first != " ", first != "\t", first != "\n" else {
        output += part
        continue
      }
      if isNextSecret, !part.hasPrefix("--") {
        output += Secret.mask(unquoted(part))
        isNextSecret = false
        continue
      }
      let name = part.prefix { $0 != "=" }
      let bare = String(name.drop { "-\"'".contains($0) })
      let isTold = SecretShape.isName(bare)
      isNextSecret = isTold && part.hasPrefix("-") && name.count == part.count
      if isTold, name.count < part.count {
        output += String(name) + "=" + Secret.mask(unquoted(part.dropFirst(name.count + 1)))
      } else {
        output += SecretShape.isValue(part, of: "") ? MaskedText.mask(part) : part
      }
    }
    return output
  }

  /// Words and the blanks between them, in order; quotes hold a word together.
  private static func parts(of command: String) -> [String] {
    var parts: [String] = []
    var part = ""
    var quote: Character?
    for character in command {
      let isBlank = quote == nil && (character == " " || character == "\t" || character == "\n")
      let wasBlank = part.first.map { $0 == " " || $0 == "\t" || $0 == "\n" } ?? isBlank
      if isBlank != wasBlank {
        parts.append(part)
        part = ""
      }
      if quote == character {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        quote = character
      }
      part.append(character)
    }
    return part.isEmpty ? parts : parts + [part]
  }

  private static func unquoted(_ text: some StringProtocol) -> String {
    String(String(text).filter { $0 != "\"" && $0 != "'" })
  }
}
