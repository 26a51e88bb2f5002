import AWSProfiles
import Canvas

/// What the filter of the Doctor screen looks at, made ready once for all its keys.
///
/// A finding matches where each word stands in its place, its code, its profile or its words.
struct FindingTexts: Sendable {
  /// The texts one behind the other, in small letters.
  private var letters: [UInt8] = []
  /// Where each ends.
  private var ends: [Int] = []

  init(_ findings: [Finding]) {
    ends.reserveCapacity(findings.count)
    letters.reserveCapacity(findings.count * 160)
    for finding in findings {
      for part in [finding.spot, finding.code, finding.profile ?? "", finding.headline] {
        append(part)
      }
      append(finding.message)
      ends.append(letters.count)
    }
  }

  private mutating func append(_ text: String) {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      letters += text.utf8.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    } else {
      letters += text.lowercased().utf8
    }
    // No word holds a line end: what is typed never matches across two parts.
    letters.append(0x0A)
  }

  /// The places of those that match.
  func matches(_ pattern: String) -> [Int] {
    let words = Self.words(of: pattern).map { Array($0.utf8) }
    return letters.withUnsafeBufferPointer { letters in
      ends.indices.filter { index in
        let text = letters[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
        return words.allSatisfy { Self.holds(text, $0) }
      }
    }
  }

  /// The words of what is typed, in small letters.
  static func words(of pattern: String) -> [String] {
    pattern.lowercased().split(separator: " ").map(String.init)
  }

  private static func holds(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ word: [UInt8]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return word.isEmpty }
    for start in text.startIndex...(text.endIndex - word.count) where text[start] == first {
      if text[start..<start + word.count].elementsEqual(word) { return true }
    }
    return false
  }
}

extension Painter {
  /// Marks the words that the filter found in a text, as far as they show.
  mutating func markFound(in shown: String, at x: Int, of area: Rect) {
    for word in FindingTexts.words(of: model.doctor.filter.pattern) {
      for found in TextPattern(word).ranges(in: shown) {
        let start = x + displayWidth(String(shown.prefix(found.lowerBound)))
        let width = displayWidth(String(shown.dropFirst(found.lowerBound).prefix(found.count)))
        let spot = Rect(x: area.x + start, y: area.y, width: width, height: 1).intersection(area)
        frame.buffer.restyle(spot) { style in
          style.role == .selection
            ? Style(.selection, bold: true, underline: true)
            : Style(.match, bold: true, underline: true)
        }
      }
    }
  }
}
