/// How far two words are apart, and which of many a mistyped one may have meant.
public enum EditDistance {
  /// The longest word, in bytes of UTF-8, that near ones are looked for: a name of a file may be of
  /// any length, and the work grows with the square of it.
  static let longestWord = 256

  /// The least number of insertions, removals, replacements and swaps of neighbours, in bytes.
  public static func between(_ left: String, _ right: String) -> Int {
    between(left, right, atMost: .max) ?? 0
  }

  /// The distance where it is at most `limit`; nil where it is more.
  static func between(_ left: String, _ right: String, atMost limit: Int) -> Int? {
    let a = Array(left.utf8)
    let b = Array(right.utf8)
    guard !a.isEmpty, !b.isEmpty else {
      return max(a.count, b.count) <= limit ? max(a.count, b.count) : nil
    }
    // Three rows of the table are enough, and are used in turn.
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = before
    // The least of the last row: where two rows on end are over the limit, so is the end.
    var leastOfLast = 0
    for i in 1...a.count {
      row[0] = i
      var least = i
      for j in 1...b.count {
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], before[j - 2] + 1)
        }
        least = min(least, row[j])
      }
      if least > limit, leastOfLast > limit { return nil }
      leastOfLast = least
      (before, last, row) = (last, row, before)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }

  /// The words that a mistyped one may have meant, nearest first; none for one of more than 256
  /// bytes.
  ///
  /// - Parameters:
  ///   - limit: The greatest distance, in bytes; without it a third of the word, at least 2.
  ///   - count: How many words at most.
  ///   - ignoresCase: Whether capitals and small letters are taken for the same.
  public static func nearest(
    to word: String, among words: some Sequence<String>, limit: Int? = nil, count: Int = 3,
    ignoresCase: Bool = false
  ) -> [String] {
    guard word.utf8.count <= longestWord else { return [] }
    let wanted = ignoresCase ? word.lowercased() : word
    let length = wanted.utf8.count
    let limit = limit ?? max(2, word.count / 3)
    return words.compactMap { candidate -> (String, Int)? in
      let text = ignoresCase ? candidate.lowercased() : candidate
      // What looks the same and is written in other bytes is meant before all.
      if text == wanted { return candidate.isExactly(word) ? nil : (candidate, 0) }
      guard abs(text.utf8.count - length) <= limit,
        let distance = between(wanted, text, atMost: limit)
      else { return nil }
      return (candidate, distance)
    }.sorted { $0.1 < $1.1 }.prefix(count).map(\.0)
  }
}

/// What is said of words that a mistyped one may have meant.
public enum Suggestion {
  /// ` Did you mean a or b?`, with a blank in front; empty where none is near.
  public static func words(_ near: [String]) -> String {
    near.isEmpty ? "" : " Did you mean \(near.joined(separator: " or "))?"
  }
}
