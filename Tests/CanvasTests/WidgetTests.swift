import Canvas
import TestSupport
import Testing

@Suite struct WidgetTests {
  /// Text with the cursor as a bar.
  private func shown(_ field: TextField) -> String {
    let characters = Array(field.text)
    return String(characters[..<field.cursor]) + "|" + String(characters[field.cursor...])
  }

  @Test(
    arguments: [
      ([.control("a")], "|us east-1"), ([.control("a"), .control("e")], "us east-1|"),
      ([.control("w")], "us |"), ([.control("w"), .control("w")], "|"),
      ([.control("u")], "|"), ([.home, .control("k")], "|"), ([.alt("b")], "us east-|1"),
      ([.alt("b"), .alt("b")], "us |east-1"), ([.home, .alt("f")], "us| east-1"),
      ([.home, .alt("d")], "| east-1"), ([.backspace], "us east-|"),
      ([.left, .delete], "us east-|"), ([.home, .backspace], "|us east-1"),
      ([.left, .left, .control("k")], "us east|"), ([.home, .character("日")], "日|us east-1"),
    ] as [([Key], String)])
  func fieldsAreEdited(keys: [Key], expected: String) {
    var field = TextField("us east-1")
    for key in keys { expect(field.handle(key)) }
    #expect(shown(field) == expected)
  }

  @Test func pasteBecomesOneLineOfText() {
    var field = TextField("ab")
    field.moveCursor(to: 1)
    field.insert("x\ny\u{1B}\tz\n")
    #expect(shown(field) == "ax y z|b")
    expectNot(field.handle(.escape))
    expectNot(field.handle(.enter))
  }

  @Test func combiningMarksJoinTheLetterBefore() {
    var field = TextField("e")
    expect(field.handle(.character("\u{301}")))
    #expect(field.cursor == 1)
    expect(field.handle(.backspace))
    #expect(field.isEmpty)
  }

  @Test func theCursorAlwaysShows() {
    for width in 1...8 {
      for cursor in 0...6 {
        var field = TextField("a日b本cd")
        field.moveCursor(to: cursor)
        var buffer = Buffer(size: Size(columns: width, rows: 1))
        let point = field.draw(into: &buffer, in: buffer.bounds)
        #expect(buffer.bounds.contains(point))
        if cursor < 6, width > 2 {
          #expect(buffer[point.x, 0].text == String(Array(field.text)[cursor]))
        }
      }
    }
  }

  @Test func maskedFieldsShowNoLetter() {
    let field = TextField("secret", isMasked: true)
    var buffer = Buffer(size: Size(columns: 10, rows: 1))
    field.draw(into: &buffer, in: buffer.bounds)
    #expect(buffer.text == "••••••")
  }

  @Test func theSelectionIsAlwaysInView() {
    var random = SeededGenerator(seed: 3)
    var list = ListState(count: 41, height: 7)
    let keys: [Key] = [.up, .down, .pageUp, .pageDown, .home, .end, .control("d"), .control("u")]
    for _ in 0..<2000 {
      switch Int.random(in: 0..<4, using: &random) {
      case 0: list.fit(count: Int.random(in: -1..<60, using: &random))
      case 1: list.fit(height: Int.random(in: -1..<12, using: &random))
      default: expect(list.handle(keys[Int.random(in: 0..<keys.count, using: &random)]))
      }
      #expect(list.isEmpty ? list.selection == 0 : (0..<list.count).contains(list.selection))
      if list.height > 0, !list.isEmpty { #expect(list.visible.contains(list.selection)) }
      let thumb = ScrollMark(list).thumb(along: list.height)
      #expect(thumb.lowerBound >= 0 && thumb.upperBound <= max(0, list.height))
    }
  }

  @Test func scrollMarkReachesBothEnds() {
    var list = ListState(count: 100, height: 10)
    #expect(ScrollMark(list).text == "1/100")
    #expect(ScrollMark(list).thumb(along: 10) == 0..<1)
    list.select(99)
    #expect(ScrollMark(list).thumb(along: 10) == 9..<10)
    #expect(ScrollMark(ListState()).text == "0/0")
  }

  @Test func progressIsFullOnlyWhenDone() {
    for total in 1...30 {
      for done in 0...total {
        let filled = ProgressBar(done: done, total: total).filled(of: 20)
        #expect((filled == 20) == (done == total))
      }
    }
    var buffer = Buffer(size: Size(columns: 6, rows: 1))
    ProgressBar(done: 1, total: 2).draw(into: &buffer, in: buffer.bounds)
    #expect(buffer.text == "━━╸───")
  }
}
