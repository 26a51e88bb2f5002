import Canvas
import TestSupport
import Testing

@Suite struct KeyDecoderTests {
  /// The macro takes no call that changes the decoder.
  private func expect(_ events: [InputEvent], _ expected: [InputEvent]) {
    #expect(events == expected)
  }

  static let table: [(String, [InputEvent])] = [
    ("a", [.key(.character("a"))]), ("é", [.key(.character("é"))]),
    ("日", [.key(.character("日"))]), ("🙂", [.key(.character("🙂"))]),
    ("\r", [.key(.enter)]), ("\n", [.key(.enter)]), ("\t", [.key(.tab)]),
    ("\u{7F}", [.key(.backspace)]), ("\u{8}", [.key(.backspace)]),
    ("\u{1}", [.key(.control("a"))]), ("\u{1A}", [.key(.control("z"))]),
    ("\u{0}", [.key(.control(" "))]), ("\u{1F}", [.key(.control("_"))]),
    ("\u{1B}x", [.key(.alt("x"))]), ("\u{1B}é", [.key(.alt("é"))]),
    ("\u{1B}\u{1B}[A", [.key(.escape), .key(.up)]),
    ("\u{1B}[A\u{1B}OB", [.key(.up), .key(.down)]), ("\u{1B}[1;2C", [.key(.right)]),
    ("\u{1B}[1;5D", [.key(.alt("b"))]), ("\u{1B}[1;3C", [.key(.alt("f"))]),
    ("\u{1B}Od", [.key(.alt("b"))]), ("\u{1B}[a", [.key(.up)]),
    ("\u{1B}[H\u{1B}[1~\u{1B}[7~\u{1B}OH", Array(repeating: .key(.home), count: 4)),
    ("\u{1B}[F\u{1B}[4~\u{1B}[8~\u{1B}OF", Array(repeating: .key(.end), count: 4)),
    ("\u{1B}[5~\u{1B}[6~", [.key(.pageUp), .key(.pageDown)]),
    ("\u{1B}[2~\u{1B}[3~", [.key(.insert), .key(.delete)]),
    ("\u{1B}[3$\u{1B}[3^", [.key(.delete), .key(.alt("d"))]), ("\u{1B}[Z", [.key(.backTab)]),
    ("\u{1B}OP\u{1B}[[A\u{1B}[11~", Array(repeating: .key(.function(1)), count: 3)),
    ("\u{1B}[15~\u{1B}[[E", [.key(.function(5)), .key(.function(5))]),
    ("\u{1B}[24~\u{1B}[1;2P", [.key(.function(12)), .key(.function(1))]),
    ("\u{1B}OM\u{1B}Op", [.key(.enter), .key(.character("0"))]),
    ("\u{1B}[97;5u", [.key(.control("a"))]), ("\u{1B}[27u", [.key(.escape)]),
    ("\u{1B}[27;5;120~", [.key(.control("x"))]),
    ("\u{1B}[I\u{1B}[O", [.focus(true), .focus(false)]),
    (
      "\u{1B}[<0;3;4M\u{1B}[<0;3;4m",
      [
        .mouse(MouseEvent(action: .press, button: 0, at: Point(x: 2, y: 3))),
        .mouse(MouseEvent(action: .release, button: 0, at: Point(x: 2, y: 3))),
      ]
    ),
    (
      "\u{1B}[<65;1;1M", [.mouse(MouseEvent(action: .scrollDown, button: 3, at: Point(x: 0, y: 0)))]
    ),
    ("\u{1B}[M !!q", [.key(.character("q"))]),
    (
      "\u{1B}[200~rm -rf\r\nq\u{1B}[A\u{1B}[201~x",
      [.paste("rm -rf\nq\u{1B}[A"), .key(.character("x"))]
    ),
    ("\u{1B}[200~\u{1B}[201\u{1B}[201~", [.paste("\u{1B}[201")]),
    ("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\a", [.key(.character("a"))]),
    ("\u{1B}]11;rgb:0000/0000/0000\u{7}a", [.key(.character("a"))]),
    ("\u{1B}[?62;22c\u{1B}[?2026;1$y\u{1B}P1+r544e\u{1B}\\b", [.key(.character("b"))]),
    ("\u{1B}[99Wz", [.key(.character("z"))]),
  ]

  @Test(arguments: table.indices)
  func sequencesAreUnderstood(row: Int) {
    var decoder = KeyDecoder()
    expect(decoder.feed(Array(Self.table[row].0.utf8)), Self.table[row].1)
    #expect(!decoder.isPending)
  }

  @Test func byteByByteIsTheSameAsWhole() {
    let pieces: [[UInt8]] =
      Self.table.map { Array($0.0.utf8) } + [
        [0x1B], [0xFF], [0xC3], [0xE6, 0x97], [0x1B, 0x5B], [0x1B, 0x4F], [0x80],
        [0x1B, 0x5B, 0x33],
        [0xED, 0xA0, 0x80], [0xC2, 0x9B], [0x1B, 0x5B, 0x01], [0x1B, 0x00],
      ]
    var random = SeededGenerator(seed: 11)
    for _ in 0..<400 {
      let bytes = (0..<6).flatMap { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
      var whole = KeyDecoder()
      var parts = KeyDecoder()
      let expected = whole.feed(bytes)
      let found = bytes.flatMap { parts.feed(CollectionOfOne($0)) }
      #expect(found == expected, "\(bytes)")
      #expect(whole.isPending == parts.isPending)
    }
  }

  @Test func anyBytesAreTakenInAndLeaveNothingBusy() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      var decoder = KeyDecoder()
      let bytes = (0..<60).map { _ in
        Bool.random(using: &random)
          ? [0x1B, 0x5B, 0x4F, 0x3B, 0x31][Int.random(in: 0..<5, using: &random)]
          : UInt8.random(in: 0...255, using: &random)
      }
      _ = decoder.feed(bytes)
      var rounds = 0
      while decoder.isPending, rounds < 100 {
        _ = decoder.timeout()
        rounds += 1
      }
      #expect(!decoder.isPending)
    }
  }

  @Test func escapeSettlesWithTime() {
    var decoder = KeyDecoder()
    expect(decoder.feed([0x1B]), [])
    #expect(decoder.isPending)
    expect(decoder.timeout(), [.key(.escape)])
    expect(decoder.feed([0x1B, 0x5B]), [])
    expect(decoder.timeout(), [.key(.alt("["))])
    expect(decoder.timeout(), [])
    #expect(!decoder.isPending)
  }

  @Test func partOfAReplyIsNeverTyped() {
    var decoder = KeyDecoder()
    expect(decoder.feed(Array("\u{1B}]11;rgb:".utf8)), [])
    #expect(!decoder.isPending)
    expect(decoder.timeout(), [])
    expect(decoder.feed(Array("00/00/00\u{7}q".utf8)), [.key(.character("q"))])
  }

  @Test(arguments: ["\u{1B}P1$r", "\u{1B}]0;x", "\u{1B}_a", "\u{1B}X"])
  func aReplyThatNeverEndsGivesWayToEscape(beginning: String) {
    var decoder = KeyDecoder()
    _ = decoder.feed(Array(beginning.utf8))
    var events = decoder.feed([0x1B])
    while decoder.isPending { events += decoder.timeout() }
    events += decoder.feed(Array("q".utf8))
    #expect(events == [.key(.escape), .key(.character("q"))])
  }

  @Test func interruptingEndsAReplyThatNeverEnds() {
    var decoder = KeyDecoder()
    _ = decoder.feed(Array("\u{1B}P1".utf8))
    expect(decoder.feed([0x03]), [.key(.control("c"))])
  }

  @Test func endlessPasteArrivesInPieces() {
    var decoder = KeyDecoder()
    _ = decoder.feed(Array("\u{1B}[200~".utf8))
    var events: [InputEvent] = []
    for _ in 0..<20 { events += decoder.feed(Array(repeating: UInt8(ascii: "a"), count: 1 << 16)) }
    #expect(events.count == 1)
    events += decoder.feed(Array("\u{1B}[201~q".utf8))
    #expect(events.count == 3)
    #expect(events.last == .key(.character("q")))
  }
}
