/// What can be said of a region by its name alone.
enum RegionName {
  /// Whether the name has the shape of a region of any partition, as `eu-west-1`.
  ///
  /// New regions appear without asking: a name of the right shape is not called wrong.
  static func isPlausible(_ name: String) -> Bool {
    // Looked at byte by byte: every profile has a region.
    var parts: [Int] = []
    var start = 0
    var isNumber = false
    for (index, byte) in name.utf8.enumerated() {
      switch byte {
      case 0x2D:
        guard index > start, !isNumber else { return false }
        parts.append(index)
        start = index + 1
      case 0x61...0x7A: if isNumber { return false }
      case 0x30...0x39:
        guard index == start || isNumber else { return false }
        isNumber = true
      default: return false
      }
    }
    guard let first = parts.first else { return false }
    if !isNumber { return name.hasPrefix("aws-") && name.hasSuffix("-global") }
    return (2...3).contains(parts.count) && areas.contains(String(name.prefix(first)))
  }

  /// The region that was meant by a name that is none: a zone gives its region, other capitals,
  /// blanks and underscores the name as AWS spells it; nil where nothing can be said.
  static func meant(by name: String) -> String? {
    let plain = String(
      name.lowercased().compactMap { $0 == "_" ? "-" : $0 == " " || $0 == "\t" ? nil : $0 })
    if isPlausible(plain) { return plain }
    // us-east-1a is a zone of us-east-1, us-west-2-lax-1a one of us-west-2.
    let parts = plain.split(separator: "-", omittingEmptySubsequences: false)
    for count in stride(from: min(parts.count, 4), through: 3, by: -1) {
      let joined = parts.prefix(count).joined(separator: "-")
      if isPlausible(joined) { return joined }
      let zoneless = String(joined.dropLast())
      if count == parts.count, let last = joined.utf8.last, (0x61...0x7A).contains(last),
        isPlausible(zoneless)
      {
        return zoneless
      }
    }
    return nil
  }

  private static let areas: Set<String> = [
    "us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx", "cn", "eusc",
  ]
}
