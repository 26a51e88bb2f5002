/// Names that are near to a mistyped one.
enum Spelling {
  /// The nearest of `names` to `typed`, nearest first, none farther than a third of its length.
  static func nearest(to typed: String, in names: [String], limit: Int = 3) -> [String] {
    let allowed = max(2, typed.count / 3)
    let wanted = Array(typed.lowercased())
    let ranked = names.compactMap { name -> (name: String, distance: Int)? in
      guard abs(name.count - wanted.count) <= allowed else { return nil }
      let distance = distance(wanted, Array(name.lowercased()))
      return distance <= allowed ? (name, distance) : nil
    }
    return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(limit)
      .map(\.name)
  }

  /// Edits from one to the other; two neighbours that changed places count as one.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[right.count]
  }
}
