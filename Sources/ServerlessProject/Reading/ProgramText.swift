/// A project file that is a program: read by its looks alone, never run.
struct ProgramText {
  /// What the first `profile:` behind `provider` is set to, and its line; nil where there is none.
  let profile: (value: String, line: Int)?

  /// Scans a TypeScript or JavaScript file.
  init(_ bytes: [UInt8]) {
    let text = YAMLText(bytes)
    var found: [(value: String, line: Int)] = []
    var provider: Int?
    for (index, start) in text.lineStarts.enumerated() {
      let end = index + 1 < text.lineStarts.count ? text.lineStarts[index + 1] : bytes.count
      let line = text.string(start..<end)
      guard !line.drop(while: \.isWhitespace).hasPrefix("//") else { continue }
      if provider == nil, Self.value(of: "provider", in: line) != nil { provider = index + 1 }
      if let value = Self.value(of: "profile", in: line) { found.append((value, index + 1)) }
    }
    profile = found.first { $0.line >= provider ?? 1 } ?? found.first
  }

  /// What stands behind `key:` in a line, without its quotes.
  private static func value(of key: String, in line: String) -> String? {
    for range in line.ranges(of: key) {
      let quotes: Set<Character> = ["'", "\""]
      let before = line[..<range.lowerBound].last { !quotes.contains($0) }
      guard before.map({ $0.isWhitespace || $0 == "{" || $0 == "," }) ?? true else { continue }
      var rest = line[range.upperBound...]
      if let quote = rest.first, quotes.contains(quote) { rest = rest.dropFirst() }
      rest = rest.drop(while: \.isWhitespace)
      guard rest.first == ":" else { continue }
      rest = rest.dropFirst().drop(while: \.isWhitespace)
      if let quote = rest.first, quotes.contains(quote) || quote == "`" {
        return String(rest.dropFirst().prefix { $0 != quote })
      }
      let value = rest.prefix { $0 != "," && $0 != "}" && !$0.isNewline }
      return String(value.reversed().drop(while: \.isWhitespace).reversed())
    }
    return nil
  }
}
