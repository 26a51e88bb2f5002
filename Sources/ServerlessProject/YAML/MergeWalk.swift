/// A walk from a mapping to those that are merged into it, and to theirs.
///
/// What stands behind one anchor may be merged in many times; to look there again gives nothing new.
/// Otherwise a few lines that merge each other often would take for ever.
struct MergeWalk {
  /// How many merges deep a mapping is followed.
  private static let maximumDepth = 6

  /// How many mappings were looked into.
  private(set) var steps = 0
  private var depth = 0
  /// How deep the walk was where it came to each anchor; from less deep it may lead further.
  private var depths: [Int: Int] = [:]

  /// Goes on to a mapping; false where that is too deep, or leads to nothing new.
  mutating func enters(_ node: YAMLNode) -> Bool {
    guard depth < Self.maximumDepth else { return false }
    if case .alias(_, let target) = node.content {
      if let known = depths[target], known <= depth { return false }
      depths[target] = depth
    }
    steps += 1
    depth += 1
    return true
  }

  /// Comes back from it.
  mutating func leave() { depth -= 1 }
}
