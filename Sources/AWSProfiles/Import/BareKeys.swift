/// Keys with no names beside them: told apart by their shape and order.
struct BareKeys {
  /// All key ids and secrets found, in the order of the text.
  private(set) var drafts: [KeyDraft] = []
  /// Lines that may be the rest of the token above them, and were not taken as that; from 1.
  private(set) var unread: [Int] = []
  /// A short word alone on the line above, which may begin a token.
  private var start: KeyPiece?
  /// The line above, where it is part of a token.
  private var tokenLine: [Character]?
  /// Whether lines are as long as those that a terminal breaks.
  private var isWrapped = false

  /// The keys in `text`, plain but for its odd blanks.
  ///
  /// A word that runs over a line end or has an odd blank in it is put together: a secret up to its
  /// 40 characters, a token to the next key id.
  init(_ text: String) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      read(Array(line), row: index + 1)
    }
  }

  private mutating func read(_ line: [Character], row: Int) {
    let words = Self.words(in: line)
    let hasOddBlanks = line.contains("\u{A0}")
    if let above = tokenLine {
      isWrapped = line.count == above.count || isWrapped && line.count < above.count
    }
    var isToken = false
    var isPieceLeft = false
    let before = start
    start = nil
    for word in words {
      guard Self.isMeantAsKey(word.text) else { continue }
      let token = tokenLength
      let isTaken = take(word, isAlone: words.count == 1, row: row)
      isToken = isTaken && tokenLength != token && tokenLength > 0
      if isToken, token == 0, let before {
        begin(with: before, row: row - 1)
      } else if !isTaken, words.count == 1, word.isOfKey {
        if tokenLine != nil { unread.append(row) } else { start = word }
      } else if !isTaken, word.isOfKey, hasOddBlanks {
        isPieceLeft = true
      }
    }
    if isToken, isPieceLeft { unread.append(row) }
    tokenLine = isToken && drafts.last?.sessionToken.hasSuffix("=") == false ? line : nil
    if tokenLine == nil { isWrapped = false }
  }

  /// Bytes of the last token so far.
  private var tokenLength: Int { drafts.last?.sessionToken.utf8.count ?? 0 }

  /// Puts a short piece before the token that it begins; it is told where it may be a word.
  private mutating func begin(with piece: KeyPiece, row: Int) {
    guard piece.isNoWord else { return unread.append(row) }
    drafts[drafts.count - 1].sessionToken = piece.text + drafts[drafts.count - 1].sessionToken
  }

  /// Takes a word where it is a key or part of one.
  private mutating func take(_ word: KeyPiece, isAlone: Bool, row: Int) -> Bool {
    if let last = drafts.indices.last,
      drafts[last].extend(by: word, isAlone: isAlone, isWrapped: isWrapped)
    {
      return true
    }
    let text = word.text
    guard
      text.count >= 30 || Self.looksLikeKeyID(text)
        || (isAlone && Self.mayBeginSecret(text, after: drafts.last))
    else { return false }
    Self.take(text, row: row, into: &drafts)
    return true
  }

  /// The words of a line; a key that odd blanks part is one.
  private static func words(in line: [Character]) -> [KeyPiece] {
    var words: [KeyPiece] = []
    var column = 0
    while column < line.count {
      let pieces = KeyPiece.all(
        in: line, from: column, isBelow: words.isEmpty, endingAt: separates)
      words += joining(pieces)
      column = pieces.last?.end ?? column
      while column < line.count, separates(line[column]) { column += 1 }
    }
    return words
  }

  private static func joining(_ pieces: [KeyPiece]) -> [KeyPiece] {
    var words: [KeyPiece] = []
    var rest = pieces[...]
    while !rest.isEmpty {
      let count = 1 + rest.dropFirst().prefix { $0.gap == .noBreakBlank }.count
      words += joining(run: rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    return words
  }

  /// Puts together pieces that odd blanks part: those of a whole secret, or all that are left where
  /// together they are long enough for a token.
  private static func joining(run: ArraySlice<KeyPiece>) -> [KeyPiece] {
    var words: [KeyPiece] = []
    var rest = run
    // Where the pieces begin of which each may be one of a token.
    let token = 1 + (run.lastIndex { !$0.isNoWord || $0.text.count == 40 } ?? run.startIndex - 1)
    var length = run.reduce(0) { $0 + $1.text.count }
    while var word = rest.popFirst() {
      var count = 0
      if word.isOfKey {
        // No secret is made of more pieces than it has characters.
        count = KeyPiece.count(of: Array(rest.prefix(40)), goingOnFrom: word.text, .secret)
        if count == 0, rest.startIndex > token, length >= 80 { count = rest.count }
      }
      length -= word.text.count
      for piece in rest.prefix(count) {
        word.text += piece.text
        length -= piece.text.count
      }
      rest = rest.dropFirst(count)
      words.append(word)
    }
    return words
  }

  private static func separates(_ character: Character) -> Bool {
    PastedText.isBlank(character) || ",;\"'`|:".contains(character)
  }

  private static func take(_ word: String, row: Int, into drafts: inout [KeyDraft]) {
    let isKeyID = looksLikeKeyID(word)
    let last = drafts.count - 1
    if last >= 0 {
      if isKeyID, drafts[last].accessKeyID.isEmpty {
        drafts[last].accessKeyID = word
        drafts[last].isSwapped = true
        return
      }
      if !isKeyID, drafts[last].secret.isEmpty {
        drafts[last].secret = word
        return
      }
      if !isKeyID, drafts[last].sessionToken.isEmpty, drafts[last].mayHaveToken(word) {
        drafts[last].sessionToken = word
        return
      }
    }
    var draft = KeyDraft(row: row)
    if isKeyID { draft.accessKeyID = word } else { draft.secret = word }
    drafts.append(draft)
  }

  /// Whether `word` is made of what keys are made of, one or two look-alikes aside.
  private static func isMeantAsKey(_ word: String) -> Bool {
    // A `=` within it parts a name from a value.
    word.allSatisfy(PastedText.isKeyCharacter) && word.count { !$0.isASCII } <= 2
      && word.drop { $0 != "=" }.allSatisfy { $0 == "=" }
  }

  /// Whether `word` is meant to be a key id, look-alike letters allowed.
  private static func looksLikeKeyID(_ word: String) -> Bool {
    if PastedText.looksLikeKeyID(word) { return true }
    return (16..<32).contains(word.count) && word.contains(where: \.isNumber)
      && word.allSatisfy { $0.isUppercase || $0.isNumber }
  }

  /// Whether `word`, alone on its line, may be the first line of a wrapped secret: no long word of
  /// prose, no label in any language, and no path above the keys.
  private static func mayBeginSecret(_ word: String, after draft: KeyDraft?) -> Bool {
    guard word.count >= 16, word.contains(where: \.isLetter) else { return false }
    let isAwaited = draft.map { !$0.accessKeyID.isEmpty && $0.secret.isEmpty } ?? false
    return word.contains { $0.isNumber || (isAwaited && "+/".contains($0)) }
  }
}

extension KeyDraft {
  fileprivate func mayHaveToken(_ word: String) -> Bool {
    word.count > 40 || accessKeyID.hasPrefix("ASIA")
  }

  /// Takes a word as the rest of the last one, where that is not whole yet.
  fileprivate mutating func extend(by piece: KeyPiece, isAlone: Bool, isWrapped: Bool) -> Bool {
    guard isAlone || piece.gap != .lineEnd else { return false }
    if !secret.isEmpty, sessionToken.isEmpty, secret.count < 40 {
      guard isAlone, secret.count + piece.text.count <= 40,
        !PastedText.looksLikeKeyID(piece.text)
      else { return false }
      secret += piece.text
      return true
    }
    guard !sessionToken.isEmpty,
      KeyPiece.count(
        of: [piece], goingOnFrom: sessionToken, .sessionToken, isWrapped: isWrapped) == 1
    else { return false }
    sessionToken += piece.text
    return true
  }
}
