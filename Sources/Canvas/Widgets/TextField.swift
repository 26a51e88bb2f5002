/// One line of text that is typed into, with a cursor between its characters.
public struct TextField: Equatable, Sendable {
  private var characters: [Character]
  /// Characters before the cursor.
  public private(set) var cursor: Int
  /// Whether the text shows as one mask sign a character.
  public var isMasked: Bool

  /// Characters that it takes at most: what is typed or pasted beyond them is left out.
  public let limit: Int

  /// The limit of a field that no other was given: no key, token or command is as long.
  public static let longest = 16_384

  /// Makes a field that holds a text, the cursor at its end.
  public init(_ text: String = "", isMasked: Bool = false, limit: Int = longest) {
    characters = Array(text)
    cursor = characters.count
    self.isMasked = isMasked
    self.limit = limit
  }

  /// Makes a field for what rows are to match: no name is longer than it may be.
  public static func pattern(_ text: String = "") -> TextField {
    let limit = 200
    return TextField(String(text.prefix(limit)), limit: limit)
  }

  /// The text; setting it puts the cursor at its end.
  public var text: String {
    get { String(characters) }
    set {
      characters = Array(newValue)
      cursor = characters.count
    }
  }

  /// Whether nothing was typed.
  public var isEmpty: Bool { characters.isEmpty }

  /// Moves the cursor to before that character, or as near as there is.
  public mutating func moveCursor(to offset: Int) {
    cursor = min(max(0, offset), characters.count)
  }

  /// Puts a pasted text in at the cursor; line ends and tabs become spaces, other controls go.
  public mutating func insert(_ text: String) {
    var line = text[...]
    while line.last?.isNewline == true { line.removeLast() }
    let typed = line.compactMap { character -> Character? in
      if character.isNewline || character == "\t" { return " " }
      let isControl = character.unicodeScalars.contains {
        $0.value < 0x20 || (0x7F..<0xA0).contains($0.value)
      }
      return isControl ? nil : character
    }
    replace(cursor..<cursor, with: typed)
  }

  /// Takes a key that edits or moves; false for a key that is none of its business.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): replace(cursor..<cursor, with: [character])
    case .backspace: replace(max(0, cursor - 1)..<cursor, with: [])
    case .delete, .control("d"):
      replace(cursor..<min(cursor + 1, characters.count), with: [])
    case .left, .control("b"): moveCursor(to: cursor - 1)
    case .right, .control("f"): moveCursor(to: cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .alt("b"): cursor = wordStart
    case .alt("f"): cursor = wordEnd
    case .alt("d"): replace(cursor..<wordEnd, with: [])
    case .control("w"): replace(blankWordStart..<cursor, with: [])
    case .control("u"): replace(0..<cursor, with: [])
    case .control("k"): replace(cursor..<characters.count, with: [])
    default: return false
    }
    return true
  }

  /// Takes a key or a paste; false for what is none of its business.
  public mutating func handle(_ event: InputEvent) -> Bool {
    switch event {
    case .key(let key): return handle(key)
    case .paste(let text):
      insert(text)
      return true
    case .mouse, .resize, .focus: return false
    }
  }

  /// Draws the field on a rectangle's first row and returns where the cursor stands.
  ///
  /// A text wider than the field is scrolled so that the cursor shows.
  @discardableResult
  public func draw(
    into buffer: inout Buffer, in rect: Rect, style: Style = .field, glyphs: GlyphSet = .unicode
  ) -> Point {
    guard !rect.isEmpty else { return rect.origin }
    let line = rect.splitTop(1).part
    buffer.fill(line, style)
    let shown = characters.map { isMasked ? glyphs.mask : String($0) }
    let widths = shown.map(displayWidth)
    // What stands under the cursor must show whole; behind the last character it is a blank.
    let under = cursor < widths.count ? max(1, widths[cursor]) : 1
    var first = 0
    var before = widths[..<cursor].reduce(0, +)
    while before + under > line.width, first < cursor {
      before -= widths[first]
      first += 1
    }
    buffer.write(shown[first...].joined(), at: line.origin, style: style, width: line.width)
    return Point(x: line.x + min(before, line.width - 1), y: line.y)
  }

  private mutating func replace(_ range: Range<Int>, with typed: [Character]) {
    // A combining mark joins the character before it: count anew rather than assume.
    let room = max(0, limit - characters.count + range.count)
    let before = String(characters[..<range.lowerBound]) + String(typed.prefix(room))
    let after = String(characters[range.upperBound...])
    characters = Array(before + after)
    cursor = min(before.count, characters.count)
  }

  private func isWord(_ offset: Int) -> Bool {
    characters[offset].isLetter || characters[offset].isNumber
  }

  private var wordStart: Int {
    var offset = cursor
    while offset > 0, !isWord(offset - 1) { offset -= 1 }
    while offset > 0, isWord(offset - 1) { offset -= 1 }
    return offset
  }

  private var wordEnd: Int {
    var offset = cursor
    while offset < characters.count, !isWord(offset) { offset += 1 }
    while offset < characters.count, isWord(offset) { offset += 1 }
    return offset
  }

  private var blankWordStart: Int {
    var offset = cursor
    while offset > 0, characters[offset - 1].isWhitespace { offset -= 1 }
    while offset > 0, !characters[offset - 1].isWhitespace { offset -= 1 }
    return offset
  }
}
