/// A run of visible characters behind a key, which may be the rest of it: pages, mail programs and
/// terminals part keys by line ends, and by blanks that were not there where the key was made.
struct KeyPiece: Sendable, Equatable {
  /// What stands before a piece.
  enum Gap: Sendable, Equatable { case blank, noBreakBlank, lineEnd }

  var gap: Gap
  var text: String
  /// The column behind it.
  var end: Int

  /// The pieces of `line` from a column on, up to the first character that ends a value.
  ///
  /// - Parameter isBelow: whether the line stands below the one that the key begins in.
  static func all(
    in line: [Character], from start: Int = 0, isBelow: Bool,
    endingAt endsValue: (Character) -> Bool = endsValue
  ) -> [KeyPiece] {
    var pieces: [KeyPiece] = []
    var column = start
    while column < line.count {
      let first = line[column...].firstIndex { !PastedText.isBlank($0) } ?? line.count
      let end = line[first...].firstIndex { PastedText.isBlank($0) || endsValue($0) } ?? line.count
      guard end > first else { break }
      let isNoBreak = line[column..<first].contains("\u{A0}")
      let gap: Gap = isBelow && pieces.isEmpty ? .lineEnd : isNoBreak ? .noBreakBlank : .blank
      pieces.append(KeyPiece(gap: gap, text: String(line[first..<end]), end: end))
      column = end
    }
    return pieces
  }

  /// Whether `character` ends a value without quotes.
  static func endsValue(_ character: Character) -> Bool {
    " \t\u{A0};,\"'`&|<>(){}*".contains(character)
  }

  /// How many of `pieces` go on from `value`.
  ///
  /// - Parameter isWrapped: whether the lines are as long as those that a terminal breaks.
  static func count(
    of pieces: [KeyPiece], goingOnFrom value: String, _ field: ImportField, isWrapped: Bool = false
  ) -> Int {
    switch field {
    case .accessKeyID: return count(of: pieces, filling: 20, after: value)
    case .secret:
      let whole = count(of: pieces, filling: 40, after: value)
      guard whole == 0, let first = pieces.first, pieces.count == 1, first.gap == .lineEnd,
        first.isOfKey, value.count + first.text.count < 40
      else { return whole }
      return 1
    case .sessionToken, .securityToken:
      guard !value.hasSuffix("=") else { return 0 }
      var count = 0
      for piece in pieces {
        let isLast = pieces[..<count].contains { $0.text.hasSuffix("=") }
        guard !isLast, piece.isRestOfToken(isWrapped: isWrapped) else { break }
        count += 1
      }
      return count
    case .userName, .region, .expiration: return 0
    }
  }

  /// How many pieces make a key of exactly that length with what is there; 0 where none do.
  private static func count(of pieces: [KeyPiece], filling length: Int, after value: String) -> Int
  {
    var sum = value.count
    for (index, piece) in pieces.enumerated() where sum < length {
      guard piece.isOfKey else { return 0 }
      sum += piece.text.count
      if sum == length { return index + 1 }
    }
    return 0
  }

  /// Whether it is made of what keys are made of, and is no name, key id or assignment.
  var isOfKey: Bool {
    let body = text.prefix { $0 != "=" }
    return text.dropFirst(body.count).allSatisfy { $0 == "=" }
      && body.allSatisfy { $0.isASCII && PastedText.isKeyCharacter($0) }
      && !PastedText.looksLikeKeyID(text) && ImportField(named: text) == nil
  }

  /// Whether it can be told from a word of prose, a command or the mark of a here-document.
  private func isRestOfToken(isWrapped: Bool) -> Bool {
    guard isOfKey else { return false }
    let isMark = text.count < 8 && text.allSatisfy(\.isUppercase)
    if gap == .lineEnd, isWrapped, !isMark { return true }
    if gap == .blank, text.count < 16 { return text.hasSuffix("=") }
    return isNoWord
  }

  /// Whether it is made of what keys are made of, and has the look of no word.
  var isNoWord: Bool {
    isOfKey
      && (text.count >= 16 || text.contains { $0.isNumber || "+/=".contains($0) }
        || zip(text, text.dropFirst()).contains { $0.isLowercase && $1.isUppercase })
  }
}
