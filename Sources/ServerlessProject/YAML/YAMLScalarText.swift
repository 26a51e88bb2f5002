/// How names are written so that YAML reads them back as the same text.
enum YAMLScalarText {
  /// `text` in the quotes of `style`, or in others where that style cannot hold it.
  static func write(_ text: String, style: YAMLStyle, isJSON: Bool) -> String {
    if isJSON || style == .double { return double(text) }
    if style == .plain, isPlain(text) { return text }
    return "'" + text.replacing("'", with: "''") + "'"
  }

  private static func double(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Whether the text needs no quotes, in block and flow, and is no number, boolean, null or date.
  static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) || first == UInt8(ascii: "_") else {
      return false
    }
    let signs = Set("_./@+=-".utf8)
    guard text.utf8.allSatisfy({ isLetter($0) || ($0 >= 0x30 && $0 <= 0x39) || signs.contains($0) })
    else { return false }
    return !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(
      text.lowercased())
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte >= 0x41 && byte <= 0x5A) || (byte >= 0x61 && byte <= 0x7A)
  }
}
