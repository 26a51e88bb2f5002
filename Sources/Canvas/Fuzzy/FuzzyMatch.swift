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
  private let letters: LetterSet

  /// Makes a pattern.
  public init(_ pattern: String) {
    isCaseSensitive = pattern.contains(where: \.isUppercase)
    let folding = !isCaseSensitive
    terms = pattern.split(separator: " ").map { $0.map { code(of: $0, folding: folding) } }
    var letters = LetterSet()
    for character in pattern where character != " " {
      letters.insert(code(of: character, folding: true))
    }
    self.letters = letters
  }

  /// Whether the pattern matches everything.
  public var isEmpty: Bool { terms.isEmpty }

  /// The score alone, for ranking; nil where the text does not match.
  public func score(_ text: String) -> Int? { scores(of: FuzzyTexts([text]))[0] }

  /// The score of each text; nil where it does not match.
  public func scores(of texts: FuzzyTexts) -> [Int?] {
    var scores = [Int?](repeating: isEmpty ? 0 : nil, count: texts.count)
    guard !isEmpty else { return scores }
    texts.forEach(holding: letters, isCaseSensitive: isCaseSensitive) { index, text in
      var positions: [Int]?
      scores[index] = evaluate(text, &positions)
    }
    return scores
  }

  /// Score and matched characters; nil where the text does not match.
  public func match(_ text: String) -> FuzzyMatch? {
    if isEmpty { return FuzzyMatch(score: 0, positions: []) }
    var found: FuzzyMatch?
    FuzzyTexts([text]).forEach(holding: letters, isCaseSensitive: isCaseSensitive) { _, text in
      var positions: [Int]? = []
      guard let score = evaluate(text, &positions) else { return }
      found = FuzzyMatch(score: score, positions: Array(Set(positions ?? [])).sorted())
    }
    return found
  }

  private func evaluate(_ text: FuzzyScore.Text, _ positions: inout [Int]?) -> Int? {
    var total = 0
    for term in terms {
      guard let score = FuzzyScore.evaluate(term, text, &positions) else { return nil }
      total += score
    }
    return total
  }
}

/// The letter that stands for a character in comparisons: its first scalar, folded if asked.
func code(of character: Character, folding: Bool) -> UInt32 {
  guard let scalar = character.unicodeScalars.first else { return 0 }
  if !folding { return scalar.value }
  if scalar.isASCII { return lowered(scalar.value) }
  return scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar.value
}

func lowered(_ value: UInt32) -> UInt32 {
  value >= 0x41 && value <= 0x5A ? value | 0x20 : value
}
