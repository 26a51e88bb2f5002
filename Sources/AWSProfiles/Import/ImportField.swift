/// What a name beside a value says that the value is.
enum ImportField: Sendable, Equatable {
  case accessKeyID, secret, sessionToken, securityToken, userName, region, expiration

  /// Whether the value is a key or token, and so has no blank in it.
  var isKey: Bool {
    switch self {
    case .accessKeyID, .secret, .sessionToken, .securityToken: true
    case .userName, .region, .expiration: false
    }
  }

  /// The field that `name` means, whatever its case, blanks, `_` and `-`.
  init?(named name: String) {
    let letters = name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    let plain = letters.hasPrefix("aws") ? String(letters.dropFirst(3)) : letters
    guard let field = Self.names[plain] else { return nil }
    self = field
  }

  private static let names: [String: ImportField] = [
    "accesskeyid": .accessKeyID, "accesskey": .accessKeyID, "keyid": .accessKeyID,
    "secretaccesskey": .secret, "secretkey": .secret,
    "sessiontoken": .sessionToken, "token": .sessionToken, "securitytoken": .securityToken,
    "username": .userName,
    "region": .region, "defaultregion": .region, "defaultregionname": .region,
    "expiration": .expiration, "credentialexpiration": .expiration,
  ]
}

/// Text as it is pasted, made plain: what eyes do not see must not end in a key.
enum PastedText {
  /// Decodes a file: UTF-16 with its mark, as PowerShell writes it, else UTF-8.
  static func decode(_ bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// Drops zero-width characters, makes every blank a space, every line end LF, every quote plain.
  ///
  /// - Parameter keepsOddBlanks: whether no-break blanks and the like become U+00A0, so that one in
  ///   the middle of a key can be told from a blank that was typed.
  static func plain(_ text: String, keepsOddBlanks: Bool = false) -> String {
    var output = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      defer { afterReturn = scalar == "\r" }
      switch scalar {
      case _ where isUnseen(scalar): continue
      case "\n": if !afterReturn { output.append("\n") }
      case "\r", "\u{85}", "\u{2028}", "\u{2029}": output.append("\n")
      case "\u{201C}"..."\u{201F}": output.append("\"")
      case "\u{2018}"..."\u{201B}": output.append("'")
      case "\t", " ": output.append(scalar)
      default:
        let blank: Unicode.Scalar = keepsOddBlanks ? "\u{A0}" : " "
        output.append(scalar.properties.isWhitespace ? blank : scalar)
      }
    }
    return String(output)
  }

  /// Whether no eye sees a character; the signs that choose a look of the one before are kept.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII, !(0xFE00...0xFE0F).contains(scalar.value) else { return false }
    return scalar.properties.isDefaultIgnorableCodePoint
  }

  /// Whether `character` is a blank of a text that is plain.
  static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\u{A0}"
  }

  /// `text` without blanks at both ends.
  static func trim(_ text: some StringProtocol) -> String {
    var rest = text[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// Whether `text` has the shape of an access key id.
  static func looksLikeKeyID(_ text: String) -> Bool {
    (text.hasPrefix("AKIA") || text.hasPrefix("ASIA")) && (16...128).contains(text.utf8.count)
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }

  /// Whether `character` stands in secrets and tokens; all outside ASCII does too, so that a
  /// look-alike is found and told rather than cut off.
  static func isKeyCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "+/=_-".contains(character) || !character.isASCII
  }
}
