/// The score of one pattern word in one text: the best alignment by dynamic programming.
///
/// The rules and weights are those documented for fzf's second algorithm: matches at the start of
/// words and runs of matches count more, gaps count against.
enum FuzzyScore {
  private static let match: Int32 = 16
  private static let gapStart: Int32 = -3
  private static let gapExtension: Int32 = -1
  private static let boundary: Int32 = 8
  private static let textStart: Int32 = 10
  private static let afterDelimiter: Int32 = 9
  private static let camel: Int32 = 7
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

  /// What a match at each place is worth for where it stands.
  static func bonuses(_ text: [UInt32]) -> [Int32] {
    var previous = Kind.space
    return text.map { value in
      let current = kind(value)
      defer { previous = current }
      switch (previous, current) {
      case (_, .space): return textStart
      case (_, .delimiter), (_, .other): return boundary
      case (.space, _): return textStart
      case (.delimiter, _): return afterDelimiter
      case (.other, _): return boundary
      case (.lower, .upper): return camel
      case (let before, .digit) where before != .digit: return camel
      default: return 0
      }
    }
  }

  /// The best score of the pattern in the text, nil where it is not there.
  ///
  /// Adds the places of the best alignment to `positions` unless that is nil.
  static func evaluate(
    _ pattern: [UInt32], _ text: [UInt32], _ bonuses: [Int32], _ positions: inout [Int]?
  ) -> Int? {
    guard let firsts = firstPlaces(pattern, text), let start = firsts.first else { return nil }
    let columns = text.count - start
    let cells = pattern.count * columns
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * cells) { memory in
      memory.initialize(repeating: 0)
      var grid = Grid(
        scores: UnsafeMutableBufferPointer(rebasing: memory[..<cells]),
        runs: UnsafeMutableBufferPointer(rebasing: memory[cells...]), columns: columns,
        start: start, firsts: firsts)
      var best = (score: Int32(0), place: start)
      for row in pattern.indices {
        let isLast = row == pattern.count - 1
        let end = fillRow(row, pattern[row], text, bonuses, &grid)
        if isLast { best = end }
      }
      positions?.append(contentsOf: trace(grid, from: best.place))
      return Int(best.score)
    }
  }

  /// Where each letter can stand at the earliest.
  private static func firstPlaces(_ pattern: [UInt32], _ text: [UInt32]) -> [Int]? {
    var firsts: [Int] = []
    firsts.reserveCapacity(pattern.count)
    for (place, value) in text.enumerated() where value == pattern[firsts.count] {
      firsts.append(place)
      if firsts.count == pattern.count { return firsts }
    }
    return nil
  }

  /// Scores by pattern letter and place in the text, and lengths of the runs that end there.
  private struct Grid {
    let scores: UnsafeMutableBufferPointer<Int32>
    let runs: UnsafeMutableBufferPointer<Int32>
    let columns: Int
    let start: Int
    let firsts: [Int]

    func index(_ row: Int, _ place: Int) -> Int { row * columns + place - start }
    var rows: Int { firsts.count }
  }

  private static func fillRow(
    _ row: Int, _ letter: UInt32, _ text: [UInt32], _ bonuses: [Int32], _ grid: inout Grid
  ) -> (score: Int32, place: Int) {
    var best = (score: Int32(0), place: grid.firsts[row])
    var isInGap = false
    var left: Int32 = 0
    for place in grid.firsts[row]..<text.count {
      let index = grid.index(row, place)
      let skipped = left + (isInGap ? gapExtension : gapStart)
      var taken: Int32 = 0
      var run: Int32 = 0
      if text[place] == letter {
        if row == 0 {
          taken = match + bonuses[place] * firstFactor
          run = 1
        } else {
          let diagonal = grid.index(row - 1, place - 1)
          taken = grid.scores[diagonal] + match
          run = grid.runs[diagonal] + 1
          var bonus = bonuses[place]
          if run > 1 {
            let first = bonuses[place - Int(run) + 1]
            if bonus >= boundary, bonus > first {
              run = 1
            } else {
              bonus = max(bonus, consecutive, first)
            }
          }
          if taken + bonus < skipped {
            taken += bonuses[place]
            run = 0
          } else {
            taken += bonus
          }
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

  /// The places of the alignment that ends at a place, ascending.
  private static func trace(_ grid: Grid, from end: Int) -> [Int] {
    var places: [Int] = []
    var row = grid.rows - 1
    var place = end
    var prefersMatch = true
    while row >= 0, place >= grid.firsts[row] {
      let score = grid.scores[grid.index(row, place)]
      let canComeFromAbove = row > 0 && place > grid.start
      let diagonal = canComeFromAbove ? grid.scores[grid.index(row - 1, place - 1)] : 0
      let left = place > grid.firsts[row] ? grid.scores[grid.index(row, place - 1)] : 0
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
