import AWSProfiles

/// Names that are near to a mistyped one.
enum Spelling {
  /// The nearest of `names` to `typed`, nearest first, none farther than a third of its length.
  static func nearest(to typed: String, in names: [String], limit: Int = 3) -> [String] {
    let allowed = max(2, typed.count / 3)
    let wanted = typed.lowercased()
    let ranked = names.compactMap { name -> (name: String, distance: Int)? in
      guard abs(name.count - wanted.count) <= allowed else { return nil }
      let distance = EditDistance.between(wanted, name.lowercased())
      return distance <= allowed ? (name, distance) : nil
    }
    return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(limit)
      .map(\.name)
  }
}
