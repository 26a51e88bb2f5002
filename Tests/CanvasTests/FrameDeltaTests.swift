import Canvas
import TestSupport
import Testing

/// What a step sends must turn the one frame into the other: played on a model of a terminal.
@Suite struct FrameDeltaTests {
  private static let abilities = [
    FrameDelta.Abilities(repeats: true, erases: true),
    FrameDelta.Abilities(repeats: false, erases: true),
    FrameDelta.Abilities(repeats: true, erases: false),
    FrameDelta.Abilities(repeats: false, erases: false),
  ]

  /// Two ways to paint the roles: over the terminal's own background, and over one of the theme's.
  private static func rendition(_ style: Style, onBackground: Bool) -> Rendition {
    let bits = [
      (style.bold, "1"), (style.role == .dim, "2"), (style.underline, "4"),
      (style.reverse != (style.role == .selection), "7"),
    ]
    let colours: [StyleRole: (String, String)] = [
      .accent: ("36", ""), .good: ("32", ""), .bad: ("31", ""), .banner: ("30", "43"),
      .match: ("38;5;12", ""), .header: ("", "44"),
    ]
    let (foreground, background) = colours[style.role] ?? ("", "")
    return Rendition(
      attributes: bits.filter(\.0).map(\.1).joined(separator: ";"), foreground: foreground,
      background: onBackground && background.isEmpty ? "40" : background)
  }

  private static func delta(_ abilities: FrameDelta.Abilities, onBackground: Bool) -> FrameDelta {
    FrameDelta(abilities, rendition: { rendition($0, onBackground: onBackground) }) {
      cell, bytes in
      bytes += Array(cell.text.utf8)
      return cell.width == 1 && !cell.hasCombining
    }
  }

  /// A frame as the model should show it.
  private static func places(_ frame: Buffer, onBackground: Bool) -> [ScreenModel.Place] {
    (0..<frame.size.rows).flatMap { y in
      frame.row(y).map { cell in
        let look = rendition(cell.style, onBackground: onBackground)
        return ScreenModel.Place(
          text: cell.text, attributes: Set(look.attributes.split(separator: ";").map(String.init)),
          foreground: look.foreground, background: look.background
        ).look
      }
    }
  }

  private static let pieces = [
    "team-12-dev", "x", "7", "日本語", "a日b", "é", "e\u{301}", "   ", "            ", "● ─│",
    "eu-west-1", "🙂", "config:26",
  ]

  private static func scribble(
    _ frame: inout Buffer, _ strokes: Int, _ numbers: inout SeededGenerator
  ) {
    for _ in 0..<strokes {
      let role = StyleRole.allCases.randomElement(using: &numbers) ?? .text
      let style = Style(
        role, bold: Int.random(in: 0..<6, using: &numbers) == 0,
        underline: Int.random(in: 0..<12, using: &numbers) == 0,
        reverse: Int.random(in: 0..<12, using: &numbers) == 0)
      let point = Point(
        x: Int.random(in: -3..<frame.size.columns + 2, using: &numbers),
        y: Int.random(in: 0..<frame.size.rows, using: &numbers))
      if Int.random(in: 0..<8, using: &numbers) == 0 {
        let width = Int.random(in: 1...frame.size.columns, using: &numbers)
        frame.fill(Rect(x: point.x, y: point.y, width: width, height: 1), style)
      } else {
        frame.write(pieces.randomElement(using: &numbers) ?? "", at: point, style: style)
      }
    }
  }

  @Test(arguments: 0..<4, [false, true])
  func showsTheNextFrame(ability: Int, onBackground: Bool) {
    var delta = Self.delta(Self.abilities[ability], onBackground: onBackground)
    var numbers = SeededGenerator(seed: UInt64(ability * 2 + (onBackground ? 1 : 0)))
    for round in 0..<60 {
      let size = Size(
        columns: Int.random(in: 1...48, using: &numbers),
        rows: Int.random(in: 1...9, using: &numbers))
      var screen = ScreenModel(columns: size.columns, rows: size.rows)
      var old = Buffer(size: size)
      if onBackground { screen.take(paper(size), widthOf: scalarWidth) }
      for step in 0..<12 {
        var new = Int.random(in: 0..<9, using: &numbers) == 0 ? Buffer(size: size) : old
        Self.scribble(&new, Int.random(in: 0...12, using: &numbers), &numbers)
        let end = Bool.random(using: &numbers) ? Point(x: 0, y: size.rows - 1) : nil
        let bytes = delta.bytes(from: old, to: new, cursor: end)
        screen.take(bytes, widthOf: scalarWidth)
        let shown = screen.places.map(\.look)
        guard screen.fault == nil, screen.isPlain,
          shown == Self.places(new, onBackground: onBackground)
        else {
          Issue.record(
            """
            round \(round), step \(step), \(size): \(screen.fault ?? "shows otherwise")
            \(String(decoding: bytes, as: UTF8.self).debugDescription)
            \(new.text)
            """)
          return
        }
        if let end { #expect(screen.x == end.x && screen.y == end.y) }
        old = new
      }
    }
  }

  /// What puts the background of a theme under a whole screen.
  private func paper(_ size: Size) -> [UInt8] {
    let row = String(repeating: " ", count: size.columns)
    return (1...size.rows).flatMap { Array("\u{1B}[\($0)H\u{1B}[40m\(row)\u{1B}[m".utf8) }
  }

  @Test func anUnchangedFrameSendsNothing() {
    var frame = Buffer(size: Size(columns: 30, rows: 3))
    frame.write("日本 as it was", at: Point(x: 2, y: 1), style: .accent)
    var delta = Self.delta(Self.abilities[0], onBackground: false)
    #expect(delta.bytes(from: frame, to: frame) == [])
  }

  /// What a few changes are written as: places by the shortest way, one style after the other.
  @Test func takesTheShortestWay() {
    var old = Buffer(size: Size(columns: 40, rows: 6))
    for y in 0..<6 {
      old.write("row \(y)", at: Point(x: 4, y: y))
      old.write("dim \(y)", at: Point(x: 20, y: y), style: .dim)
    }
    var new = old
    for y in 1..<4 {
      new.write("\(y + 1)", at: Point(x: 8, y: y))
      new.write("\(y + 1)", at: Point(x: 24, y: y), style: .dim)
    }
    var delta = Self.delta(Self.abilities[0], onBackground: false)
    let sent = String(decoding: delta.bytes(from: old, to: new), as: UTF8.self)
    #expect(
      sent == "\u{1B}[2;9H2\n\u{8}3\n\u{8}4\u{1B}[15C\u{1B}[2m4\u{1B}[A\u{8}3\u{1B}[A\u{8}2\u{1B}[m"
    )
  }

  @Test func erasesAndRepeatsBlanks() {
    var old = Buffer(size: Size(columns: 40, rows: 1))
    old.write(String(repeating: "x", count: 40), at: Point(x: 0, y: 0))
    var new = Buffer(size: old.size)
    new.write("a", at: Point(x: 0, y: 0))
    new.write("b", at: Point(x: 20, y: 0))
    var delta = Self.delta(Self.abilities[0], onBackground: false)
    let sent = String(decoding: delta.bytes(from: old, to: new), as: UTF8.self)
    #expect(sent == "\u{1B}[Ha \u{1B}[18bb\u{1B}[K")
    var plain = Self.delta(Self.abilities[3], onBackground: false)
    let spelled = String(decoding: plain.bytes(from: old, to: new), as: UTF8.self)
    #expect(spelled == "\u{1B}[Ha" + String(repeating: " ", count: 19) + "b\u{1B}[K")
  }
}
