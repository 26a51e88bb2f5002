/// The memory that a program takes from one start to its end.
struct MemoryOfALife {
  /// Kilobytes when last looked at.
  private(set) var last = 0
  /// Kilobytes when it was warm.
  private var warm: Int?
  private let begun: Int
  private var worstBefore = 0
  private var longestBefore = 0
  private var deeds = 0

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
    if warm == nil, deeds - begun >= Self.warmth { warm = kilobytes }
    last = kilobytes
  }

  /// Kilobytes that it grew by since it was warm, or a life before this one did.
  var growth: Int { max(worstBefore, warm.map { last - $0 } ?? 0) }

  /// Things done in the longest life.
  var longest: Int { max(longestBefore, deeds - begun) }
}
