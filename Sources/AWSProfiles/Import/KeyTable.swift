/// A table whose header row names the columns of keys.
struct KeyTable {
  /// Column → field, nil for columns of no use.
  private var fields: [ImportField?]
  private var records: [[String]]
  private var firstRow: Int

  /// Reads `text`, already plain; nil where its first row does not name both halves of a pair.
  init?(_ text: String) {
    for delimiter in Self.delimiters {
      let records = Self.records(of: text, delimiter: delimiter)
      guard let header = Self.headerIndex(records) else { return nil }
      var fields = records[header].map(ImportField.init(named:))
      guard fields.contains(.accessKeyID), fields.contains(.secret) else { continue }
      // Of two columns for one field the first counts.
      for index in fields.indices where fields[..<index].contains(fields[index]) {
        fields[index] = nil
      }
      self.fields = fields
      self.records = Array(records[(header + 1)...])
      firstRow = header + 2
      return
    }
    return nil
  }

  /// One draft a row; rows of nothing but blanks give none.
  func drafts() -> [KeyDraft] {
    records.enumerated().compactMap { index, record in
      guard record.contains(where: { !$0.isEmpty }) else { return nil }
      var draft = KeyDraft(row: firstRow + index)
      for (field, value) in zip(fields, record) where !value.isEmpty {
        guard let field else { continue }
        draft[field] = field.isKey ? value.filter { !$0.isWhitespace } : value
      }
      return draft
    }
  }

  /// The names of the columns of a table without keys, to tell them to the user.
  ///
  /// Where the first row is no header it may hold a secret: what has the look of one is masked.
  static func columns(of text: String) -> [String] {
    let rows = delimiters.map { delimiter -> [String] in
      let records = records(of: text, delimiter: delimiter)
      return headerIndex(records).map { records[$0] } ?? []
    }
    let widest = rows.max { $0.count < $1.count } ?? []
    // What is no text at all has no columns to tell of.
    let isText = widest.allSatisfy { name in
      name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{7F}" && $0 != "\u{FFFD}" }
    }
    guard widest.count > 1, isText else { return [] }
    return widest.prefix(20).map { name in
      let isWordLike = name.count < 16 || name.contains(" ") && name.count < 60
      return isWordLike ? name : "****"
    }
  }

  private static let delimiters: [Character] = [",", ";", "\t"]

  /// The first row with anything in it; Excel's `sep=;` is none.
  private static func headerIndex(_ records: [[String]]) -> Int? {
    records.firstIndex { record in
      record.contains { !$0.isEmpty } && !(record.first ?? "").lowercased().hasPrefix("sep=")
    }
  }

  /// RFC 4180 with any delimiter: quoted fields may hold delimiters, line ends and doubled quotes.
  private static func records(of text: String, delimiter: Character) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var wasQuoted = false
    for character in text {
      switch character {
      case "\"" where isQuoted: isQuoted = false
      case "\"" where wasQuoted:
        // A quote right behind a closing one: the two stand for one, and the field runs on.
        field.append("\"")
        isQuoted = true
      case "\"" where field.allSatisfy(\.isWhitespace):
        field = ""
        isQuoted = true
        wasQuoted = true
      case delimiter where !isQuoted, "\n" where !isQuoted:
        record.append(PastedText.trim(field))
        field = ""
        wasQuoted = false
        if character == "\n" {
          records.append(record)
          record = []
        }
      default: field.append(character)
      }
    }
    record.append(PastedText.trim(field))
    if record != [""] { records.append(record) }
    return records
  }
}
