/// Which lines two texts do not share.
enum LineDifference {
  /// Files that differ in more lines than this are told as replaced there: to find the shortest
  /// difference takes time with the square of it.
  private static let limit = 3_000

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
    if oldMiddle.isEmpty || newMiddle.isEmpty || oldMiddle.count + newMiddle.count > limit {
      return (Set(oldMiddle), Set(newMiddle))
    }
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
}
