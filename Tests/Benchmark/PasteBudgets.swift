import AWSProfiles
import App

extension Benchmark {
  /// Looking through a pasted text for keys, which the screen waits for.
  static func pastes(_ peers: Peers) -> [Budget] {
    let slowest = shapes.map { name, line in
      func read(_ count: Int) -> Double {
        let text = text(of: line, count)
        return Stopwatch.typical(5) {
          _ = KeyImport.half(text)
          _ = try? ImportBatch.read(text)
        }
      }
      return (name: name, few: read(Model.longestPaste / 8), many: read(Model.longestPaste))
    }
    let ratio = slowest.map { $0.many / $0.few }.max() ?? 0
    return [
      .within(300, "look through the longest paste for keys", slowest.map(\.many).max()),
      Budget(
        what: "the same beside an eighth of it, the worst of \(shapes.count) shapes",
        ours: Budget.number(ratio) + " times", limit: "at most 12 times", isMet: ratio <= 12),
    ]
  }

  /// What pasted texts are made of, over and over; a number stands for `#`.
  private static let shapes: [(name: String, line: String)] = [
    ("words", "word# "), ("strings", "\"word#\","), ("quotes", "x#\""), ("blanks", "word#\u{A0}"),
    ("digits", "\u{A0}#"), ("sections", "[profile p#]\nregion = eu-west-1\n"),
    ("keys", "[p#]\naws_access_key_id = AKIA#\naws_secret_access_key = #\nregion = eu-west-1\n"),
    ("lines", "Abc#+/Abc123+/Abc123+/Abc123+/\n"), ("names", "aws_secret_access_key='#\n"),
  ]

  private static func text(of line: String, _ count: Int) -> String {
    var text = ""
    var number = 0
    while text.utf8.count < count {
      text += line.replacing("#", with: String(number))
      number += 1
    }
    return String(text.prefix(count))
  }
}
