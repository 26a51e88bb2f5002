import AWSCredentials
import AWSProfiles

extension Model {
  /// Milliseconds until the picture changes by itself; nil: never.
  ///
  /// A running check counts tenths of a second; times that run out within the hour count seconds;
  /// ages count minutes. An idle screen wakes nobody.
  public var nextTick: Int? {
    if check.run != nil || waiting != nil { return 100 }
    if case .signIn = overlay { return 1000 }
    if verdicts.isEmpty { return nil }
    return isCountingSeconds ? 1000 : 60_000
  }

  private var isCountingSeconds: Bool {
    guard screen == .profiles || screen == .check || screen == .stages else { return false }
    return verdictEnds.times(of: verdicts).contains { 0...3600 ~= $0 - now }
  }

  /// The picture of the spinner now; nil before a check has run for 150 ms.
  var spinner: String? {
    guard let run = check.run, uptime - run.began >= 150, !glyphs.spinner.isEmpty else {
      return nil
    }
    return glyphs.spinner[(uptime - run.began) / 100 % glyphs.spinner.count]
  }
}

/// When verdicts end, worked out when first asked for: the clock is asked at every key.
struct VerdictEnds: Equatable, Sendable {
  private let kept = Kept<[Int]>()

  /// Seconds since 1970 at which the user is needed again, of those verdicts that tell it.
  func times(of verdicts: [String: KnownVerdict]) -> [Int] {
    kept { verdicts.values.compactMap(\.verdict.needsUserAt) }
  }

  /// Whether what they were worked out of is the same is for its holder to tell.
  static func == (left: VerdictEnds, right: VerdictEnds) -> Bool { true }
}
