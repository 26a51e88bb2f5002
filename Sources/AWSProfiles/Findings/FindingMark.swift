import INIDocument

extension ProfileCatalog {
  /// The line of a finding as it is shown, secrets masked, and the part that the finding is about,
  /// counted in characters; nil where it is about no line.
  public func mark(of finding: Finding) -> (text: String, range: Range<Int>)? {
    guard let role = finding.file, let number = finding.line, let document = files[role],
      document.lines.indices.contains(number - 1)
    else { return nil }
    let line = document.lines[number - 1]
    let text = document.shownLine(number - 1, maskSecrets: true)
    let start = line.content.lowerBound
    let part = Self.part(of: line, in: document, finding.code)
    // A masked value is shorter than the one in the file, but begins at the same place.
    let first = document.text(start..<max(start, part.lowerBound)).count
    let length = document.text(part).count
    let isMasked = text != document.text(line.content)
    let end = isMasked && part.upperBound > line.value.lowerBound ? text.count : first + length
    return (text, min(first, text.count)..<max(min(first, text.count), min(end, text.count)))
  }

  private static func part(of line: Line, in document: Document, _ code: String) -> Range<Int> {
    let whole = visible(line, document)
    switch code {
    case "inline-comment-in-value": return line.inlineComment ?? whole
    case "comment-in-nested-value": return document.nestedComment(line)?.text ?? whole
    case "uppercase-key", "colon-delimiter", "mfa-without-role", "colon-in-name": return line.name
    case "text-after-header", "bracket-after-header":
      return min(line.name.upperBound + 1, whole.upperBound)..<whole.upperBound
    case "bom": return whole.lowerBound..<whole.lowerBound
    default: break
    }
    switch line.role {
    case .setting where !line.value.isEmpty && code != "duplicate-key": return line.value
    case .header: return line.name.isEmpty ? whole : line.name
    default: return whole
    }
  }

  /// The line without the blanks it begins with.
  private static func visible(_ line: Line, _ document: Document) -> Range<Int> {
    var range = line.content
    while let first = range.first, document.bytes[first] == 0x20 || document.bytes[first] == 0x09 {
      range = range.dropFirst()
    }
    return range
  }
}
