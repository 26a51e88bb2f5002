import Synchronization

/// Near names that were looked for last: a screen asks for the same ones at every frame, and among
/// thousands of profiles a search each time would be felt.
final class NearNames: Sendable {
  private let kept = Mutex<[ExactText: [String]]>([:])

  /// How many are kept.
  private static let limit = 64

  /// What is near to `name`; `search` runs where that is not known.
  func callAsFunction(_ name: String, _ search: () -> [String]) -> [String] {
    let key = ExactText(name)
    if let known = kept.withLock({ $0[key] }) { return known }
    let found = search()
    kept.withLock {
      if $0.count >= Self.limit { $0.removeAll() }
      $0[key] = found
    }
    return found
  }
}
