/// The score of one pattern word in one text: the best alignment by dynamic programming.
///
/// The rules and weights are those documented for fzf's second algorithm: matches at the start of
/// words and runs of matches count more, gaps count against.
enum FuzzyScore {
  private static let match: Int32 = 16
  private static let gapStart: Int32 = -3
  private static let gapExtension: Int32 = -1
  private static let boundary: Int8 = 8
  private static let textStart: Int8 = 10
  private static let afterDelimiter: Int8 = 9
  private static let camel: Int8 = 7
  private static let consecutive: Int32 = 4
  private static let firstFactor: Int32 = 2

  private enum Kind { case space, delimiter, other, lower, upper, digit }

  private static func kind(_ value: UInt32) -> Kind {
    switch value {
    case 0x61...0x7A: return .lower
    case 0x41...0x5A: return .upper
    case 0x30...0x39: return .digit
    case 0x20, 0x09: return .space
    case 0x2F, 0x2C, 0x3A, 0x3B, 0x7C: return .delimiter
    default: break
    }
    guard value >= 0x80, let scalar = Unicode.Scalar(value) else { return .other }
    if scalar.properties.isUppercase { return .upper }
    return scalar.properties.isAlphabetic ? .lower : .other
  }

  /// Adds what a match at each place of a text is worth for where it stands.
  static func addBonuses(of text: some Sequence<UInt32>, to bonuses: inout [Int8]) {
    var previous = Kind.space
    for value in text {
      let current = kind(value)
      bonuses.append(bonus(previous, current))
      previous = current
    }
  }

  private static func bonus(_ previous: Kind, _ current: Kind) -> Int8 {
    switch (previous, current) {
    case (_, .space): textStart
    case (_, .delimiter), (_, .other): boundary
    case (.space, _): textStart
    case (.delimiter, _): afterDelimiter
    case (.other, _): boundary
    case (.lower, .upper): camel
    case (let before, .digit) where before != .digit: camel
    default: 0
    }
  }

  /// A text and what a match at each of its places is worth.
  struct Text {
    let codes: UnsafeBufferPointer<UInt32>
    let bonuses: UnsafeBufferPointer<Int8>
  }

  /// The best score of the pattern in the text, nil where it is not there.
  ///
  /// Adds the places of the best alignment to `positions` unless that is nil.
  static func evaluate(_ pattern: [UInt32], _ text: Text, _ positions: inout [Int]?) -> Int? {
    guard let letter = pattern.first, let start = text.codes.firstIndex(of: letter) else {
      return nil
    }
    let columns = text.codes.count - start
    let cells = pattern.count * columns
    let capacity = 2 * cells + pattern.count
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: capacity) { memory in
      let firsts = UnsafeMutableBufferPointer(rebasing: memory[(2 * cells)...])
      guard fillFirsts(firsts, pattern, text, from: start) else { return nil }
      // Only the way back looks at cells that were not filled.
      if positions != nil { memory[..<(2 * cells)].initialize(repeating: 0) }
      let grid = Grid(
        scores: UnsafeMutableBufferPointer(rebasing: memory[..<cells]),
        runs: UnsafeMutableBufferPointer(rebasing: memory[cells..<(2 * cells)]),
        columns: columns, start: start, firsts: UnsafeBufferPointer(firsts))
      var best = (score: Int32(0), place: start)
      for row in pattern.indices {
        let end = fillRow(row, pattern[row], text, grid)
        if row == pattern.count - 1 { best = end }
      }
      positions?.append(contentsOf: trace(grid, from: best.place))
      return Int(best.score)
    }
  }

  /// Notes where each letter can stand at the earliest; false where one is missing.
  private static func fillFirsts(
    _ firsts: UnsafeMutableBufferPointer<Int32>, _ pattern: [UInt32], _ text: Text, from start: Int
  ) -> Bool {
    var row = 0
    for place in start..<text.codes.count where text.codes[place] == pattern[row] {
      firsts[row] = Int32(place)
      row += 1
      if row == pattern.count { return true }
    }
    return false
  }

  /// Scores by pattern letter and place in the text, and lengths of the runs that end there.
  private struct Grid {
    let scores: UnsafeMutableBufferPointer<Int32>
    let runs: UnsafeMutableBufferPointer<Int32>
    let columns: Int
    let start: Int
    let firsts: UnsafeBufferPointer<Int32>

    func index(_ row: Int, _ place: Int) -> Int { row * columns + place - start }
    func first(_ row: Int) -> Int { Int(firsts[row]) }
    var rows: Int { firsts.count }
  }

  private static func fillRow(
    _ row: Int, _ letter: UInt32, _ text: Text, _ grid: Grid
  ) -> (score: Int32, place: Int) {
    var best = (score: Int32(0), place: grid.first(row))
    var isInGap = false
    var left: Int32 = 0
    for place in grid.first(row)..<text.codes.count {
      let index = grid.index(row, place)
      let skipped = left + (isInGap ? gapExtension : gapStart)
      var taken: Int32 = 0
      var run: Int32 = 0
      if text.codes[place] == letter {
        if row == 0 {
          taken = match + Int32(text.bonuses[place]) * firstFactor
          run = 1
        } else {
          (taken, run) = joined(grid.index(row - 1, place - 1), place, text, grid, skipped)
        }
      }
      grid.runs[index] = run
      isInGap = taken < skipped
      left = max(taken, skipped, 0)
      grid.scores[index] = left
      if left > best.score { best = (left, place) }
    }
    return best
  }

  /// What it is worth to match at a place behind the match of the letter before.
  private static func joined(
    _ diagonal: Int, _ place: Int, _ text: Text, _ grid: Grid, _ skipped: Int32
  ) -> (taken: Int32, run: Int32) {
    let taken = grid.scores[diagonal] + match
    var run = grid.runs[diagonal] + 1
    let own = Int32(text.bonuses[place])
    var bonus = own
    if run > 1 {
      let first = Int32(text.bonuses[place - Int(run) + 1])
      if bonus >= Int32(boundary), bonus > first {
        run = 1
      } else {
        bonus = max(bonus, consecutive, first)
      }
    }
    return taken + bonus < skipped ? (taken + own, 0) : (taken + bonus, run)
  }

  /// The places of the alignment that ends at a place, ascending.
  private static func trace(_ grid: Grid, from end: Int) -> [Int] {
    var places: [Int] = []
    var row = grid.rows - 1
    var place = end
    var prefersMatch = true
    while row >= 0, place >= grid.first(row) {
      let score = grid.scores[grid.index(row, place)]
      let canComeFromAbove = row > 0 && place > grid.start
      let diagonal = canComeFromAbove ? grid.scores[grid.index(row - 1, place - 1)] : 0
      let left = place > grid.first(row) ? grid.scores[grid.index(row, place - 1)] : 0
      let run = grid.runs[grid.index(row, place)]
      let isTaken = score > diagonal && (score > left || (score == left && prefersMatch))
      let next = grid.index(row, place) + grid.columns + 1
      prefersMatch =
        run > 1
        || (row + 1 < grid.rows && place + 1 < grid.start + grid.columns
          && grid.runs[next] > 0)
      if isTaken {
        places.append(place)
        row -= 1
      }
      place -= 1
    }
    return places.reversed()
  }
}
