/// A header and the settings below it, as they stand in the file.
struct RawSection {
  /// The text between the brackets; nil for a header without an end.
  var header: String?
  /// All settings, the same name again included.
  var settings: [ReadSetting] = []
}

/// Reads one file line by line, by the rules of a grammar.
struct FileReader {
  private(set) var sections: [RawSection] = []
  private(set) var refusals: [Refusal] = []

  let grammar: Grammar
  private let role: FileRole
  private var number = 0
  /// The setting that more lines may belong to.
  private var open: OpenSetting?
  /// A further line of the open setting stands deeper than this.
  private var indentation = 0
  /// Headers and settings so far, where each may stand but once.
  private var seen: Set<ExactText> = []

  private struct OpenSetting {
    var key: String
    var value: Scalars
    var line: Int
    var more: [(text: Scalars, line: Int)] = []
  }

  init(_ grammar: Grammar, _ role: FileRole) {
    self.grammar = grammar
    self.role = role
  }

  /// Reads the file.
  mutating func read(_ bytes: [UInt8]) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let visible = hasMark && grammar.skipsByteOrderMark ? bytes[3...] : bytes[...]
    if grammar.needsUTF8, String(validating: visible, as: UTF8.self) == nil {
      refuse(.notUTF8, at: 1)
    }
    for line in grammar.lines(of: Array(String(decoding: visible, as: UTF8.self).unicodeScalars)) {
      number += 1
      read(line)
    }
    close()
    // Settings for all sections are looked into with each of these: not at all where there is none.
    if sections.allSatisfy({ $0.header.map(grammar.isDefaultsForAll) == true }) {
      refusals.removeAll { $0.cause == .nestedNoDelimiter || $0.cause == .nestedNoName }
    }
  }

  private mutating func refuse(_ cause: Refusal.Cause, at line: Int? = nil) {
    guard !grammar.skipsFaults else { return }
    refusals.append(Refusal(cause: cause, role: role, line: line ?? number))
  }

  private mutating func read(_ line: Scalars) {
    if line.allSatisfy(grammar.isBlankAlone) {
      if grammar.keepsBlankLines { open?.more.append(([], number)) }
      return
    }
    let visible = line.drop(while: grammar.isBlank)
    let depth = visible.startIndex - line.startIndex
    let text = visible.trimmedEnd(grammar.isBlankAtEnd)
    let isComment = text.first == "#" || text.first == ";"
    if isComment, depth == 0 || grammar.indentsComments { return }
    if isContinuation(depth) {
      goOn(with: text)
      return
    }
    indentation = depth
    if text.first == "[", let header = grammar.header(text) {
      begin(header)
    } else {
      setting(text)
    }
  }

  private func isContinuation(_ depth: Int) -> Bool {
    switch grammar.continuation {
    case .indented: depth > 0
    case .deeper: open != nil && depth > indentation
    }
  }

  private mutating func goOn(with text: Scalars) {
    if open == nil { refuse(sections.isEmpty ? .noSection : .strayContinuation) }
    open?.more.append((text, number))
  }
}

// MARK: - Headers

extension FileReader {
  private mutating func begin(_ header: Grammar.Header) {
    close()
    guard case .text(let scalars) = header else {
      refuse(.unclosedHeader)
      sections.append(RawSection(header: nil))
      return
    }
    let text = scalars.text
    sections.append(RawSection(header: text))
    guard grammar.repetition == .replacesOrRefused else { return }
    let isNew = seen.insert(ExactText(text)).inserted
    if !isNew, !grammar.isDefaultsForAll(text) { refuse(.duplicateSection) }
  }
}

// MARK: - Settings

extension FileReader {
  private mutating func setting(_ text: Scalars) {
    if grammar.skipsFaults { close() }
    if sections.isEmpty {
      refuse(.noSection)
      if !grammar.skipsFaults { return }
    }
    let line = grammar.comment == .inLine ? grammar.withoutComment(text) : text
    guard let delimiter = grammar.placeOfDelimiter(in: line) else {
      refuse(.noDelimiter)
      return
    }
    close()
    let name = line[..<delimiter].trimmedEnd(grammar.isBlankAtEnd)
    let key = name.text.lowercased()
    if name.isEmpty { refuse(.noName) }
    if grammar.repetition == .replacesOrRefused,
      // A header holds no line end, so that the two cannot be another pair.
      !seen.insert(ExactText((sections.last?.header ?? "") + "\n" + key)).inserted
    {
      refuse(.duplicateSetting)
    }
    guard !name.isEmpty else { return }
    let value = line[(delimiter + 1)...]
    open = OpenSetting(
      key: grammar.needsIdentifiers && !name.isIdentifier ? "" : key,
      value: grammar.trimmed(grammar.comment == .inValue ? grammar.withoutComment(value) : value),
      line: number)
  }

  /// Puts the open setting into its section.
  private mutating func close() {
    guard let setting = open else { return }
    open = nil
    var more = setting.more
    while more.last?.text.isEmpty == true { more.removeLast() }
    var nested: [ReadSetting]?
    if setting.value.isEmpty, !more.isEmpty {
      nested = []
      // A nested line that is no setting counts for nothing where a stray line elsewhere does not.
      more = more.filter { line in
        let found = nest(line.text, at: line.line)
        nested?.append(contentsOf: found)
        return !line.text.isEmpty && (!grammar.skipsFaults || !found.isEmpty)
      }
    }
    let last = sections.count - 1
    guard last >= 0, sections[last].header != nil, !setting.key.isEmpty else { return }
    let value = ([setting.value] + more.map(\.text)).map(\.text).joined(separator: "\n")
    sections[last].settings.append(
      ReadSetting(key: setting.key, value: value, nested: nested, line: setting.line))
  }

  /// The settings of one line of a nested block.
  private mutating func nest(_ text: Scalars, at line: Int) -> [ReadSetting] {
    let pieces = grammar.cutsNestedLines ? text.split(whereSeparator: Grammar.endsLine) : [text]
    var settings: [ReadSetting] = []
    for piece in pieces.map(grammar.trimmed) where !piece.isEmpty {
      let visible = grammar.comment == .inLine ? grammar.withoutComment(piece) : piece
      guard let delimiter = visible.firstIndex(of: "=") else {
        refuse(.nestedNoDelimiter, at: line)
        continue
      }
      let name = visible[..<delimiter].trimmedEnd(grammar.isBlankAtEnd)
      guard !name.isEmpty || grammar.allowsNestedWithoutName else {
        refuse(.nestedNoName, at: line)
        continue
      }
      settings.append(
        ReadSetting(
          key: grammar.lowersNestedNames ? name.text.lowercased() : name.text,
          value: grammar.trimmed(visible[(delimiter + 1)...]).text, line: line))
    }
    return settings
  }
}
