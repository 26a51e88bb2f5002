import INIDocument

/// One header or setting of a settings file, with the lines that belong to it.
struct SettingsItem {
  /// Whether it is a header, a setting or a line that is neither.
  var role: Line.Role
  /// The section it stands in, in lower case; nil above the first one.
  var section: String?
  /// The text in front of the first `=`, as it is spelled.
  var name: String
  /// The text behind it, without a comment; empty for a header.
  var value: String
  /// The indented lines below a setting.
  var more: [String] = []
  /// The line, from 1.
  var line: Int
  /// The lines of the document that it takes up, comments between them included.
  var lines: Range<Int>

  /// The name as settings are compared, but for patterns of names.
  var key: String { name.lowercased() }

  /// The value as a list: the indented lines, or what stands between commas.
  var list: [String] {
    let inline = value.split(separator: ",").map { Self.trimmed($0) }
    return (inline + more).filter { !$0.isEmpty }
  }

  /// Text without the blanks round it.
  static func trimmed(_ text: some StringProtocol) -> String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    var rest = text[...].drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(rest)
  }

  /// The items of a document, first to last.
  static func items(of document: Document) -> [SettingsItem] {
    var items: [SettingsItem] = []
    var section: String?
    for (index, line) in document.lines.enumerated() {
      switch line.role {
      case .header:
        let name = document.text(line.name)
        section = trimmed(name).lowercased()
        items.append(
          .init(
            role: .header, section: section, name: name, value: "", line: index + 1,
            lines: index..<index + 1))
      case .setting, .other:
        let (name, value) = parts(of: line, document)
        items.append(
          .init(
            role: line.role, section: section, name: name, value: value, line: index + 1,
            lines: index..<index + 1))
      case .continuation:
        guard let last = items.indices.last else { continue }
        items[last].more.append(trimmed(document.text(line.content)))
        items[last].lines = items[last].lines.lowerBound..<index + 1
      case .blank, .comment: break
      }
    }
    return items
  }

  /// Name and value: the first `=` parts them, for patterns may hold a `:`.
  private static func parts(of line: Line, _ document: Document) -> (String, String) {
    let end = line.inlineComment?.lowerBound ?? line.content.upperBound
    let start = line.role == .setting ? line.name.lowerBound : line.content.lowerBound
    let text = document.text(start..<end)
    guard line.role == .setting, let sign = text.firstIndex(of: "=") else {
      return (
        line.role == .setting ? document.text(line.name) : trimmed(text),
        line.role == .setting ? document.text(line.value) : ""
      )
    }
    return (trimmed(text[..<sign]), trimmed(text[text.index(after: sign)...]))
  }
}
