/// The places of settings in a list, by their names in lower case, compared byte by byte.
///
/// Most profiles have a handful of settings: looking through them is cheaper than hashing, until
/// they are many.
struct SettingPlaces {
  private var few: [(key: String, place: Int)] = []
  private var many: [ExactText: Int] = [:]
  private var count = 0

  private static let limit = 16

  /// None.
  init() {}

  /// The places in a list; of a name that stands twice, the first.
  init(_ names: [String]) {
    for name in names {
      if contains(name) { count += 1 } else { add(name) }
    }
  }

  /// Adds a name that is not there yet, behind the others.
  mutating func add(_ key: String) {
    defer { count += 1 }
    if few.count < Self.limit {
      few.append((key, count))
      return
    }
    if many.isEmpty {
      for (key, place) in few { many[ExactText(key)] = place }
    }
    many[ExactText(key)] = count
  }

  /// The place of a name; nil where it is not there.
  func place(of key: String) -> Int? {
    many.isEmpty ? few.first { $0.key.isExactly(key) }?.place : many[ExactText(key)]
  }

  /// Whether a name is there.
  func contains(_ key: String) -> Bool { place(of: key) != nil }
}
