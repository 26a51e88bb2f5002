import CTerminal
import Testing

/// What is sent shorter must show the same: played on a model of a terminal that knows styles,
/// places and REP.
@Suite struct ShorterOutputTests {
  @Test(
    arguments: [
      ("\u{1B}(B\u{1B}[0;2m2", "\u{1B}[2m2"),
      ("\u{1B}(B\u{1B}[0;1m\u{1B}[36m3\u{1B}(B\u{1B}[m", "\u{1B}[1;36m3\u{1B}[m"),
      ("\u{1B}[2ma\u{1B}(B\u{1B}[0;2mb\u{1B}(B\u{1B}[0;1mc", "\u{1B}[2mab\u{1B}[;1mc"),
      ("a          b", "a \u{1B}[9bb"), ("a      b", "a      b"),
    ])
  func isWrittenShorter(written: String, sent: String) {
    #expect(shortened(written, repeats: true) == sent)
  }

  @Test func blanksStayWhereTheTerminalRepeatsNothing() {
    #expect(shortened("a          b", repeats: false) == "a          b")
  }

  @Test(arguments: [true, false])
  func showsTheSame(repeats: Bool) {
    let pieces = [
      "\u{1B}(B\u{1B}[m", "\u{1B}(B\u{1B}[0m", "\u{1B}(B\u{1B}[0;2m",
      "\u{1B}(B\u{1B}[0;1m\u{1B}[36m", "\u{1B}[32m", "\u{1B}[39m", "\u{1B}(B\u{1B}[0;1;7m",
      "\u{1B}[38;2;120;130;140m", "\u{1B}[5;9H", "x", "ab", "        ", "—",
    ]
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      text += "\u{1B}(B\u{1B}[m"
      let sent = shortened(text, repeats: repeats)
      #expect(sent.utf8.count <= text.utf8.count)
      guard played(sent) == played(text) else {
        Issue.record("shows otherwise: \(text.debugDescription) as \(sent.debugDescription)")
        return
      }
    }
  }

  private func shortened(_ text: String, repeats: Bool) -> String {
    var bytes = text.utf8.map { CChar(bitPattern: $0) }
    let count = terminal_shorten(&bytes, bytes.count, repeats)
    return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The signs shown, each with the styles in force, and the moves between them.
  private func played(_ text: String) -> [String] {
    var shown: [String] = []
    var style: [String] = []
    var rest = Array(text.unicodeScalars)[...]
    while let sign = rest.popFirst() {
      guard sign == "\u{1B}" else {
        shown.append("\(sign) \(effect(of: style))")
        continue
      }
      if rest.first == "(" {
        rest = rest.dropFirst(2)
        continue
      }
      rest = rest.dropFirst()
      let parameters = rest.prefix { $0 == ";" || $0.properties.numericType != nil }
      rest = rest.dropFirst(parameters.count)
      let words = String(String.UnicodeScalarView(parameters))
        .split(separator: ";", omittingEmptySubsequences: false).map(String.init)
      switch rest.popFirst() {
      case "m":
        for word in words {
          if word.isEmpty || word == "0" { style = [] } else { style.append(word) }
        }
      case "b":
        let last = shown.last ?? ""
        shown += Array(repeating: last, count: Int(words[0]) ?? 0)
      case let end: shown.append("\(words) \(end.map(String.init) ?? "")")
      }
    }
    return shown
  }

  /// The styles that count: the last colour, and what is on in any order.
  private func effect(of style: [String]) -> String { style.joined(separator: ";") }
}
