/// Texts made ready once to be matched against many patterns, as a list is while its filter is
/// typed.
public struct FuzzyTexts: Sendable {
  private var original: [UInt32] = []
  private var folded: [UInt32] = []
  private var bonuses: [Int8] = []
  /// Where each text ends.
  private var ends: [Int] = []
  /// Which letters each text holds: what says no to most texts at once.
  private var letters: [LetterSet] = []

  /// Makes texts ready.
  public init(_ texts: [String]) {
    ends.reserveCapacity(texts.count)
    letters.reserveCapacity(texts.count)
    for text in texts { add(text) }
  }

  /// How many texts there are.
  public var count: Int { ends.count }

  mutating func add(_ text: String) {
    let start = original.count
    let isOnBytes: Bool? = text.utf8.withContiguousStorageIfAvailable { bytes in
      // A carriage return and line feed are one character, so offsets would differ.
      guard bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) else { return false }
      original.append(contentsOf: bytes.lazy.map(UInt32.init))
      folded.append(contentsOf: bytes.lazy.map { lowered(UInt32($0)) })
      return true
    }
    if isOnBytes != true {
      original.append(contentsOf: text.lazy.map { code(of: $0, folding: false) })
      folded.append(contentsOf: text.lazy.map { code(of: $0, folding: true) })
    }
    FuzzyScore.addBonuses(of: original[start...], to: &bonuses)
    var set = LetterSet()
    for value in folded[start...] { set.insert(value) }
    letters.append(set)
    ends.append(original.count)
  }

  /// Gives each text that holds all `wanted` letters to `body`, with its place in the list.
  func forEach(
    holding wanted: LetterSet, isCaseSensitive: Bool, _ body: (Int, FuzzyScore.Text) -> Void
  ) {
    (isCaseSensitive ? original : folded).withUnsafeBufferPointer { codes in
      bonuses.withUnsafeBufferPointer { bonuses in
        for index in letters.indices where letters[index].holds(wanted) {
          let range = (index == 0 ? 0 : ends[index - 1])..<ends[index]
          body(
            index,
            FuzzyScore.Text(
              codes: UnsafeBufferPointer(rebasing: codes[range]),
              bonuses: UnsafeBufferPointer(rebasing: bonuses[range])))
        }
      }
    }
  }
}

/// A set of letters; letters beyond ASCII share their places.
struct LetterSet: Equatable, Sendable {
  private var bits: UInt64 = 0

  mutating func insert(_ value: UInt32) {
    let place =
      switch value {
      case 0x61...0x7A: value - 0x61
      case 0x30...0x39: value - 0x30 + 26
      default: 36 + value % 28
      }
    bits |= 1 << UInt64(place)
  }

  func holds(_ other: LetterSet) -> Bool { other.bits & ~bits == 0 }
}
