import AWSProfiles

/// Names that are near to a mistyped one.
enum Spelling {
  /// The nearest of `names` to `typed`, nearest first, none farther than a third of its length;
  /// letter case counts for nothing.
  static func nearest(to typed: String, in names: [String], limit: Int = 3) -> [String] {
    EditDistance.nearest(to: typed, among: names, count: limit, ignoresCase: true)
  }
}
