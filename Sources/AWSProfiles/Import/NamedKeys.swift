/// Keys with names beside them: `export`, `set`, `$env:`, `setenv`, `set -x`, INI, YAML, labels.
///
/// No grammar of any one of these is followed. A known name and what stands behind it are enough,
/// so that forms nobody thought of are read as well.
struct NamedKeys {
  /// The keys of all names found in `text`, which is plain but for its odd blanks; a section's header
  /// names its profile.
  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    while line < lines.count { readLine() }
  }

  /// What was found, in the order of the text.
  private(set) var drafts: [KeyDraft] = []
  /// Lines that may be the rest of the token above them, and were not taken as that; from 1.
  var unread: [Int] = []

  let lines: [[Character]]
  var line = 0
  var column = 0

  private mutating func readLine() {
    column = 0
    skipBlanks()
    // A commented-out pair is an old one.
    if let first = current, first == "#" || first == ";" { return nextLine() }
    if let name = header() {
      drafts.append(KeyDraft(row: line + 1, profile: name))
      return nextLine()
    }
    let here = line
    while line == here, column < lines[line].count {
      if let (field, length) = name(at: column) {
        column += length
        readValue(of: field)
      } else if Self.isWord(lines[line][column]) {
        skip(while: Self.isWord)
      } else {
        column += 1
      }
    }
    if line == here { nextLine() }
  }

  mutating func nextLine() {
    line += 1
    column = 0
  }

  var current: Character? {
    line < lines.count && column < lines[line].count ? lines[line][column] : nil
  }

  mutating func skip(while isWanted: (Character) -> Bool) {
    while let character = current, isWanted(character) { column += 1 }
  }

  mutating func skipBlanks() { skip(while: PastedText.isBlank) }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "-"
  }

  /// The profile that a line like `[name]` or `[profile name]` begins.
  private func header() -> String? {
    let text = PastedText.trim(String(lines[line].map { $0 == "\u{A0}" ? " " : $0 }))
    guard text.hasPrefix("["), let end = text.lastIndex(of: "]") else { return nil }
    let name = PastedText.trim(text[text.index(after: text.startIndex)..<end])
    let isCLIForm = name.hasPrefix("profile ") || name.hasPrefix("profile\t")
    let bare = isCLIForm ? PastedText.trim(name.dropFirst(8)) : name
    // A prompt and `[Environment]::SetEnvironmentVariable(…)` of PowerShell are no sections.
    let rest = PastedText.trim(text[end...].dropFirst())
    guard !bare.isEmpty, rest.isEmpty || rest.hasPrefix("#") || rest.hasPrefix(";") else {
      return nil
    }
    return bare.trimmingQuotes()
  }

  /// The longest known name at `start`: one word, or up to four with single blanks between.
  private func name(at start: Int) -> (ImportField, length: Int)? {
    let characters = lines[line]
    var found: (ImportField, length: Int)?
    var end = start
    for _ in 0..<4 {
      let word = end
      while end < characters.count, Self.isWord(characters[end]) { end += 1 }
      guard end > word else { break }
      // `token` and the like alone are words of any prose; in JSON they are keys.
      let text = String(characters[start..<end])
      if let field = ImportField(named: text), text.count > 5 { found = (field, end - start) }
      guard end < characters.count, " \u{A0}".contains(characters[end]) else { break }
      end += 1
    }
    return found
  }

  private mutating func readValue(of field: ImportField) {
    let start = line
    skip { "\"'`* \t\u{A0})".contains($0) }
    if current == "[" {
      // `AWS Access Key ID [****************WXYZ]: ` of `aws configure`.
      skip { $0 != "]" }
      column += 1
      skipBlanks()
    }
    let hasSign = current.map { "=:,".contains($0) } ?? false
    skip { "=:,>* \t\u{A0}".contains($0) }
    guard hasSign || field.isKey else { return }
    var value = ""
    if let quote = current, "\"'`".contains(quote) {
      value = quoted(by: quote)
    } else if current != nil {
      value = unquoted(field)
    } else if field.isKey {
      value = valueBelow(field)
    }
    guard isPlausible(value, hasSign: hasSign) else { return }
    keep(value, as: field, row: start + 1)
  }

  private func isPlausible(_ value: String, hasSign: Bool) -> Bool {
    // `$X`, `%X%`, `<your key>` and names of variables stand for values.
    guard let first = value.first, !"$%<{".contains(first), ImportField(named: value) == nil else {
      return false
    }
    return hasSign || value.count >= 16
  }

  /// Puts a value into the draft it belongs to: a second id or secret begins the next pair.
  private mutating func keep(_ value: String, as field: ImportField, row: Int) {
    let value = field.isKey ? value.filter { !$0.isWhitespace } : value
    if drafts.isEmpty { drafts.append(KeyDraft(row: row)) }
    let last = drafts.count - 1
    let held = drafts[last][field]
    if held.isEmpty {
      drafts[last][field] = value
    } else if beginsPair(field), held != value || drafts[last].isPair {
      drafts.append(KeyDraft(row: row))
      drafts[last + 1][field] = value
    }
    // Else a setting named twice, as AWS_REGION and AWS_DEFAULT_REGION: the first counts.
  }

  private func beginsPair(_ field: ImportField) -> Bool {
    switch field {
    case .accessKeyID, .secret, .userName: true
    default: false
    }
  }
}

extension String {
  /// The text without one pair of quotes around it.
  func trimmingQuotes() -> String {
    guard count >= 2, let first, first == last, "\"'".contains(first) else { return self }
    return String(dropFirst().dropLast())
  }
}
