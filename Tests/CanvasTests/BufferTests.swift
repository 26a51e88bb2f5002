import Canvas
import Testing

@Suite struct BufferTests {
  static let samples = [
    "plain", "", "日本語テスト", "a日b本c", "e\u{301}tude", "日\u{301}", "\u{301}first", "🙂🙂",
    "\u{1B}[31mred", "tab\there", "a\u{200D}b", "\u{202E}abc", "가각", "x\u{FE0F}y", "\u{85}\u{0}",
    "ﾊﾝｶｸ", "👩‍👩‍👧", "ไทย", "A\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}",
  ]

  /// Every wide cell is followed by its continuation, and no continuation stands alone.
  private func isWhole(_ buffer: Buffer) -> Bool {
    for y in 0..<buffer.size.rows {
      for x in 0..<buffer.size.columns {
        let cell = buffer[x, y]
        if cell.isWide, x + 1 >= buffer.size.columns || !buffer[x + 1, y].isContinuation {
          return false
        }
        if cell.isContinuation, x == 0 || !buffer[x - 1, y].isWide { return false }
      }
    }
    return true
  }

  @Test(arguments: samples)
  func writingTakesAsManyColumnsAsTheWidthSays(text: String) {
    var buffer = Buffer(size: Size(columns: 120, rows: 1))
    #expect(buffer.write(text, at: Point(x: 0, y: 0)) == displayWidth(text))
    #expect(isWhole(buffer))
  }

  @Test(arguments: samples)
  func clippingNeverHalvesAWideCharacter(text: String) {
    for width in 0...9 {
      for x in -3...6 {
        var buffer = Buffer(size: Size(columns: 6, rows: 1))
        buffer.write("日本語", at: Point(x: 0, y: 0))
        let written = buffer.write(text, at: Point(x: x, y: 0), width: width)
        #expect(isWhole(buffer))
        #expect(written <= min(width, 6))
      }
    }
  }

  @Test func overwritingHalfOfAWideCharacterBlanksTheOther() {
    for x in 0..<6 {
      for (piece, width) in [("a", 1), ("語", 2)] where x + width <= 6 {
        var buffer = Buffer(size: Size(columns: 6, rows: 1))
        buffer.write("日本語", at: Point(x: 0, y: 0))
        buffer.write(piece, at: Point(x: x, y: 0))
        #expect(isWhole(buffer))
        #expect(buffer[x, 0].text == piece)
      }
    }
  }

  @Test(arguments: samples)
  func nothingThatSteersATerminalIsLeft(text: String) {
    var buffer = Buffer(size: Size(columns: 120, rows: 1))
    buffer.write(text, at: Point(x: 0, y: 0))
    for scalar in buffer.text.unicodeScalars {
      #expect(scalar.properties.generalCategory != .control)
      #expect(scalar.properties.generalCategory != .format)
    }
  }

  @Test func controlsAreSpelledOut() {
    var buffer = Buffer(size: Size(columns: 40, rows: 1))
    buffer.write("\u{1B}[0m\u{7F}a\u{200D}\u{9B}", at: Point(x: 0, y: 0))
    #expect(buffer.text == "^[[0m^?a<200D><009B>")
  }

  @Test(arguments: samples)
  func cutsFitAndKeepWhatFits(text: String) {
    for width in 0...12 {
      #expect(displayWidth(cut(text, to: width)) <= width)
      #expect(displayWidth(cutMiddle(text, to: width)) <= width)
      if displayWidth(text) <= width {
        #expect(cut(text, to: width) == text)
        #expect(cutMiddle(text, to: width) == text)
      }
    }
  }

  @Test func cutsShowWhereSomethingIsMissing() {
    #expect(cut("acme-production", to: 8) == "acme-pr…")
    #expect(cutMiddle("arn:aws:iam::role/Ops", to: 11) == "arn:a…e/Ops")
    #expect(cut("日本語", to: 4) == "日…")
    #expect(cut("acme-production", to: 8, ellipsis: "...") == "acme-...")
  }

  @Test func wrappingKeepsWordsAndWidth() {
    #expect(wrapped("Make a new one", to: 8) == ["Make a", "new one"])
    #expect(wrapped("a\n\nb", to: 8) == ["a", "", "b"])
    #expect(wrapped("abcdefghij kl", to: 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(wrapped("", to: 4) == [""])
    #expect(wrapped("日本", to: 1) == ["日", "本", ""])
    #expect(wrapped("a", to: 0) == [])
    for width in 2...12 {
      for line in wrapped("the key 日本語 is not known to STS", to: width) {
        #expect(displayWidth(line) <= width)
      }
    }
  }

  @Test func boxesAndStylesArePictured() {
    var buffer = Buffer(size: Size(columns: 9, rows: 3))
    buffer.box(buffer.bounds, title: "Ab")
    buffer.write("ok", at: Point(x: 1, y: 1), style: .good)
    #expect(buffer.text == "┌ Ab ───┐\n│ok     │\n└───────┘")
    #expect(buffer.styleMap == "rttttrrrr\nrgg.....r\nrrrrrrrrr")
    var small = Buffer(size: Size(columns: 1, rows: 1))
    small.box(small.bounds, title: "Ab")
    #expect(small.text == "")
  }

  @Test func letterOfEveryRoleIsItsOwn() {
    let letters = Set(StyleRole.allCases.map(\.letter))
    #expect(letters.count == StyleRole.allCases.count)
  }
}
