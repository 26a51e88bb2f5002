/// What the rules of a grammar make of one line.
extension Grammar {
  /// The text of a header, as far as it has an end.
  enum Header {
    case text(Scalars)
    case unclosed
  }

  /// The header that a line is; nil where the grammar takes the line for something else.
  func header(_ line: Scalars) -> Header? {
    let inner = line.dropFirst()
    switch headerEnd {
    case .bracketThenNothing:
      let text = inner.prefix { $0 != "#" && $0 != ";" }.trimmedEnd(isBlankAtEnd)
      return text.last == "]" ? .text(text.dropLast()) : .unclosed
    case .lastBracket:
      guard let end = inner.lastIndex(of: "]"), end > inner.startIndex else { return nil }
      return .text(inner[..<end])
    case .lastBracketBeforeComment:
      return endBeforeComment(inner).map { .text(inner[..<$0]) } ?? .unclosed
    }
  }

  private func endBeforeComment(_ inner: Scalars) -> Int? {
    var last: Int?
    for index in inner.indices where inner[index] == "]" {
      last = index
      let next = inner[(index + 1)...].first { !isBlank($0) }
      if next == "#" || next == ";" { break }
    }
    return last
  }

  /// A line without the comment behind its text.
  func withoutComment(_ text: Scalars) -> Scalars {
    for index in text.indices.dropFirst()
    where (text[index] == "#" || text[index] == ";") && isBlank(text[index - 1]) {
      return text[..<index].trimmedEnd(isBlankAtEnd)
    }
    return text
  }

  /// Where the delimiter of a setting stands; nil where there is none.
  func placeOfDelimiter(in line: Scalars) -> Int? {
    let equals = line.firstIndex(of: "=")
    let colon = line.firstIndex(of: ":")
    switch delimiter {
    case .equals: return equals
    case .equalsOrColon: return [equals, colon].compactMap(\.self).min()
    case .equalsOrBetterColon:
      guard let equals, let colon, colon < equals else { return equals ?? colon }
      let isBetter = !isWord(line[..<equals]) || isPadding(line[equals...], colon, equals)
      return isBetter && isWord(line[..<colon]) ? colon : equals
    }
  }

  /// Whether `=` at the end of a line is what fills up base64: a token is no part of a name.
  private func isPadding(_ text: Scalars, _ colon: Int, _ equals: Int) -> Bool {
    guard equals - colon > 16 else { return false }
    let rest = text.drop { $0 == "=" }.trimmedEnd(isBlankAtEnd)
    guard let sign = rest.first(where: { !isBlank($0) }) else { return true }
    return rest.first.map(isBlank) == true && (sign == "#" || sign == ";")
  }

  private func isWord(_ text: Scalars) -> Bool {
    let name = text.trimmedEnd(isBlankAtEnd)
    return !name.isEmpty && name.isIdentifier
  }
}
