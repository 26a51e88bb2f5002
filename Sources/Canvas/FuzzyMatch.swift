/// How well a text answers to a pattern, and which of its characters did.
public struct FuzzyMatch: Equatable, Sendable {
  /// Higher is better; comparable between texts for the same pattern.
  public let score: Int
  /// Offsets of the matched characters in the text, ascending.
  public let positions: [Int]
}

/// Matches a text against a pattern as fzf does; nil where it does not match.
///
/// Make one `FuzzyPattern` instead to match many texts.
public func fuzzyMatch(_ pattern: String, _ text: String) -> FuzzyMatch? {
  FuzzyPattern(pattern).match(text)
}

/// A pattern made ready for many texts.
///
/// Words parted by spaces must all be found, each as a subsequence, in any order. Letter case
/// counts only where the pattern has an upper-case letter. An empty pattern matches everything with
/// score 0. Among texts of equal score, put the shorter one first and then the earlier one.
public struct FuzzyPattern: Equatable, Sendable {
  private let terms: [[UInt32]]
  private let isCaseSensitive: Bool

  /// Makes a pattern.
  public init(_ pattern: String) {
    isCaseSensitive = pattern.contains(where: \.isUppercase)
    let folding = !isCaseSensitive
    terms = pattern.split(separator: " ").map { $0.map { code(of: $0, folding: folding) } }
  }

  /// Whether the pattern matches everything.
  public var isEmpty: Bool { terms.isEmpty }

  /// The score alone, for ranking; nil where the text does not match.
  public func score(_ text: String) -> Int? {
    var positions: [Int]?
    return evaluate(text, &positions)
  }

  /// Score and matched characters; nil where the text does not match.
  public func match(_ text: String) -> FuzzyMatch? {
    var positions: [Int]? = []
    guard let score = evaluate(text, &positions) else { return nil }
    return FuzzyMatch(score: score, positions: Array(Set(positions ?? [])).sorted())
  }

  private func evaluate(_ text: String, _ positions: inout [Int]?) -> Int? {
    if terms.isEmpty { return 0 }
    let onBytes = text.utf8.withContiguousStorageIfAvailable { bytes -> Int?? in
      // A carriage return and line feed are one character, so offsets would differ.
      guard bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) else { return .none }
      return .some(evaluate(bytes: bytes, &positions))
    }
    if let onBytes, let result = onBytes { return result }
    let original = text.map { code(of: $0, folding: false) }
    let folded = isCaseSensitive ? original : text.map { code(of: $0, folding: true) }
    return evaluate(original, folded, &positions)
  }

  private func evaluate(bytes: UnsafeBufferPointer<UInt8>, _ positions: inout [Int]?) -> Int? {
    for term in terms where !isSubsequence(term, of: bytes) { return nil }
    let original = bytes.map(UInt32.init)
    return evaluate(original, isCaseSensitive ? original : original.map(lowered), &positions)
  }

  /// The quick answer for most texts: whether the term's letters are there in order.
  private func isSubsequence(_ term: [UInt32], of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found = 0
    for byte in bytes {
      let value = isCaseSensitive ? UInt32(byte) : lowered(UInt32(byte))
      if value == term[found] {
        found += 1
        if found == term.count { return true }
      }
    }
    return false
  }

  private func evaluate(
    _ original: [UInt32], _ folded: [UInt32], _ positions: inout [Int]?
  ) -> Int? {
    let bonuses = FuzzyScore.bonuses(original)
    var total = 0
    for term in terms {
      guard let score = FuzzyScore.evaluate(term, folded, bonuses, &positions) else { return nil }
      total += score
    }
    return total
  }
}

/// The letter that stands for a character in comparisons: its first scalar, folded if asked.
private func code(of character: Character, folding: Bool) -> UInt32 {
  guard let scalar = character.unicodeScalars.first else { return 0 }
  if !folding { return scalar.value }
  if scalar.isASCII { return lowered(scalar.value) }
  return scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
}

private func lowered(_ value: UInt32) -> UInt32 {
  value >= 0x41 && value <= 0x5A ? value | 0x20 : value
}
