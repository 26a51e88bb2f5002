/// The memory that a program takes from one start to its end.
struct MemoryOfALife {
  /// Kilobytes each time it was looked at, once it was warm.
  private var samples: [Int] = []
  private let begun: Int
  private var worstBefore = 0
  private var longestBefore = 0
  private var deeds = 0
  /// Kilobytes when last looked at.
  private(set) var last = 0

  /// Things done after which a program has made what it makes but once.
  private static let warmth = 1500

  /// The first life, or one after another that ended.
  init(before: MemoryOfALife? = nil, begun: Int = 0) {
    self.begun = begun
    worstBefore = before?.growth ?? 0
    longestBefore = before?.longest ?? 0
  }

  /// Notes what it takes after that many things were done in all.
  mutating func note(_ kilobytes: Int, after deeds: Int) {
    self.deeds = deeds
    last = kilobytes
    if deeds - begun >= Self.warmth { samples.append(kilobytes) }
  }

  /// Kilobytes that it grew by, or a life before this one did.
  ///
  /// Each change of the files makes some megabytes that are soon free again. What stays shows in
  /// the lowest of many looks: that of the last third less that of the middle one.
  var growth: Int {
    guard samples.count >= 30 else {
      return max(worstBefore, samples.isEmpty ? 0 : last - samples[0])
    }
    let third = samples.count / 3
    let middle = samples[third..<2 * third].min() ?? 0
    let end = samples[(2 * third)...].min() ?? 0
    return max(worstBefore, end - middle)
  }

  /// Things done in the longest life.
  var longest: Int { max(longestBefore, deeds - begun) }
}
