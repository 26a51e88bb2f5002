/// The value behind a name: quoted, broken into lines, or on a line below.
extension NamedKeys {
  /// A quoted value, which terminals and mail programs may have broken into lines.
  mutating func quoted(by quote: Character) -> String {
    let (startLine, startColumn) = (line, column)
    column += 1
    var value = ""
    while line < lines.count {
      while let character = current {
        column += 1
        if character == quote { return PastedText.trim(value) }
        if character != "\\" { value.append(character) }
      }
      guard line + 1 < lines.count else { break }
      nextLine()
      skipBlanks()
    }
    // The quote is never closed: the value ends where an unquoted one does.
    line = startLine
    column = startColumn + 1
    return unquoted(nil)
  }

  mutating func unquoted(_ field: ImportField?) -> String {
    let start = column
    skip { !KeyPiece.endsValue($0) }
    var value = String(lines[line][start..<column])
    guard let field, field.isKey else { return value }
    if value.hasSuffix("\\") { value.removeLast() }
    takePieces(of: field, into: &value)
    skipBlanks()
    if current == nil { takeLines(of: field, into: &value) }
    return value
  }

  /// Takes what an odd blank has parted from the value.
  private mutating func takePieces(of field: ImportField, into value: inout String) {
    let pieces = KeyPiece.all(in: lines[line], from: column, isBelow: false)
    let count = KeyPiece.count(of: pieces, goingOnFrom: value, field)
    for piece in pieces.prefix(count) { value += piece.text }
    if count > 0 { column = pieces[count - 1].end }
    if count < pieces.count, pieces[count].gap == .noBreakBlank {
      tell(pieces[count], of: field, value, line: line)
    }
  }

  /// Takes the lines below that are nothing but more of the value.
  private mutating func takeLines(of field: ImportField, into value: inout String) {
    var isWrapped = false
    while line + 1 < lines.count {
      var next = lines[line + 1]
      while let last = next.last, PastedText.isBlank(last) || last == "\\" { next.removeLast() }
      let pieces = KeyPiece.all(in: next, isBelow: true)
      isWrapped = next.count == lines[line].count || isWrapped && next.count < lines[line].count
      let count = KeyPiece.count(of: pieces, goingOnFrom: value, field, isWrapped: isWrapped)
      guard count > 0, count == pieces.count, pieces[count - 1].end == next.count else {
        if let first = pieces.first, first.end == next.count {
          tell(first, of: field, value, line: line + 1)
        }
        return
      }
      for piece in pieces { value += piece.text }
      line += 1
      column = lines[line].count
    }
  }

  /// Keeps that a piece may be more of a token; that a secret is cut is seen by its length.
  private mutating func tell(
    _ piece: KeyPiece, of field: ImportField, _ value: String, line: Int
  ) {
    let isToken = field == .sessionToken || field == .securityToken
    guard isToken, !value.hasSuffix("="), piece.isOfKey else { return }
    unread.append(line + 1)
  }

  /// The value below a label, as pages of the console show it, on a line of its own.
  mutating func valueBelow(_ field: ImportField) -> String {
    var below = line + 1
    while below < lines.count, lines[below].allSatisfy(\.isWhitespace) { below += 1 }
    guard below < lines.count else { return "" }
    let text = PastedText.trim(String(lines[below])).trimmingQuotes()
    guard text.allSatisfy(PastedText.isKeyCharacter), ImportField(named: text) == nil else {
      return ""
    }
    guard text.count >= 16 || beginsToken(text, field, on: below) else { return "" }
    line = below
    column = lines[below].count
    var value = text
    takeLines(of: field, into: &value)
    return value
  }

  /// Whether a short word below a label is the first piece of a token; it is told where it may be.
  private mutating func beginsToken(_ text: String, _ field: ImportField, on row: Int) -> Bool {
    guard field == .sessionToken || field == .securityToken, row + 1 < lines.count,
      let next = KeyPiece.all(in: lines[row + 1], isBelow: true).first, next.isNoWord
    else { return false }
    let word = KeyPiece(gap: .lineEnd, text: text, end: 0)
    if !word.isNoWord, word.isOfKey { unread.append(row + 1) }
    return word.isNoWord
  }
}
