/// A place where what is searched for stands.
struct TextMatch: Equatable {
  /// The row.
  var place: TextPlace
  /// Which of its pieces.
  var piece: Int
  /// Which of the matches in that piece.
  var number: Int
}

/// A row of a text: of which part, and which of its rows.
///
/// Most texts have one part; those of the history are its steps, those of the guide its pages.
struct TextPlace: Equatable, Comparable, Sendable {
  var part = 0
  var row = 0

  static func < (left: TextPlace, right: TextPlace) -> Bool {
    (left.part, left.row) < (right.part, right.row)
  }
}

/// What is searched for; in any letter case unless a capital stands in it.
struct TextPattern {
  private let letters: [String]
  private let bytes: [UInt8]
  private let isExact: Bool
  private let isASCII: Bool

  /// Makes a pattern of what was typed.
  init(_ text: String) {
    isExact = text != text.lowercased()
    isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    letters = text.map { String($0) }
    bytes = Array(text.utf8)
  }

  /// Where it stands in a text, as offsets of characters; matches do not overlap.
  func ranges(in text: String) -> [Range<Int>] {
    guard !letters.isEmpty else { return [] }
    if isASCII, text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) {
      let folded = isExact ? Array(text.utf8) : text.utf8.map(Self.lower)
      return Self.ranges(of: bytes, in: folded)
    }
    return Self.ranges(of: letters, in: text.map { isExact ? String($0) : $0.lowercased() })
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }

  private static func ranges<Letter: Equatable>(
    of wanted: [Letter], in text: [Letter]
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start + wanted.count <= text.count {
      if text[start] == wanted[0], text[start..<start + wanted.count].elementsEqual(wanted) {
        found.append(start..<start + wanted.count)
        start += wanted.count
      } else {
        start += 1
      }
    }
    return found
  }
}
