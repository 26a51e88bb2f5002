/// Which lines two texts do not share.
enum LineDifference {
  /// Stretches of more lines than this are compared by a walk: to find the shortest difference takes
  /// time with the square of it.
  private static let limit = 3_000
  /// How many lines the walk looks ahead for a place where both texts agree again.
  private static let reach = 24
  /// How many lines may have been taken out, or put in, on end.
  private static let longest = 4_000
  /// How often the walk looks that far in vain: texts without likeness must not take all day.
  private static let patience = 40

  /// The places of lines that are only in `old`, and of those that are only in `new`.
  static func between<Line: Equatable>(_ old: [Line], _ new: [Line]) -> (
    removed: Set<Int>, inserted: Set<Int>
  ) {
    // Most edits touch one place: what is equal at both ends need not be searched.
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var tail = 0
    while tail < min(old.count, new.count) - start,
      old[old.count - 1 - tail] == new[new.count - 1 - tail]
    { tail += 1 }
    let oldMiddle = start..<old.count - tail
    let newMiddle = start..<new.count - tail
    if oldMiddle.isEmpty || newMiddle.isEmpty { return (Set(oldMiddle), Set(newMiddle)) }
    if oldMiddle.count + newMiddle.count > limit { return walk(old[oldMiddle], new[newMiddle]) }
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for step in Array(new[newMiddle]).difference(from: Array(old[oldMiddle])) {
      switch step {
      case .remove(let offset, _, _): removed.insert(offset + start)
      case .insert(let offset, _, _): inserted.insert(offset + start)
      }
    }
    return (removed, inserted)
  }
  /// The difference found in one walk down both texts: short where edits are small, however many.
  private static func walk<Line: Equatable>(_ old: ArraySlice<Line>, _ new: ArraySlice<Line>) -> (
    removed: Set<Int>, inserted: Set<Int>
  ) {
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    var (left, right) = (old.startIndex, new.startIndex)
    var patience = Self.patience
    while left < old.endIndex, right < new.endIndex {
      if old[left] == new[right] {
        left += 1
        right += 1
        continue
      }
      let (gone, come) = nextAgreement(old[left...], new[right...], &patience)
      removed.formUnion(left..<left + gone)
      inserted.formUnion(right..<right + come)
      left += gone
      right += come
    }
    removed.formUnion(left..<old.endIndex)
    inserted.formUnion(right..<new.endIndex)
    return (removed, inserted)
  }

  /// How many lines to pass over in each text until both agree, the fewest in all.
  ///
  /// Two lines on end must agree: blank ones and the like stand everywhere. One line of each is
  /// passed over where nothing agrees within reach.
  private static func nextAgreement<Line: Equatable>(
    _ old: ArraySlice<Line>, _ new: ArraySlice<Line>, _ patience: inout Int
  ) -> (gone: Int, come: Int) {
    func agrees(_ gone: Int, _ come: Int) -> Bool {
      let (left, right) = (old.startIndex + gone, new.startIndex + come)
      guard left < old.endIndex, right < new.endIndex, old[left] == new[right] else { return false }
      let (leftNext, rightNext) = (left + 1, right + 1)
      if leftNext == old.endIndex || rightNext == new.endIndex {
        return leftNext == old.endIndex && rightNext == new.endIndex
      }
      return old[leftNext] == new[rightNext]
    }
    for passed in 1...reach {
      for gone in 0...passed where agrees(gone, passed - gone) { return (gone, passed - gone) }
    }
    guard patience > 0 else { return (1, 1) }
    for passed in reach + 1...longest {
      if agrees(passed, 0) { return (passed, 0) }
      if agrees(0, passed) { return (0, passed) }
    }
    patience -= 1
    return (1, 1)
  }
}
