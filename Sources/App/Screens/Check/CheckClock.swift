import AWSCredentials

extension Model {
  /// Milliseconds until the picture changes by itself; nil: never.
  ///
  /// A running check counts tenths of a second; times that run out within the hour count seconds;
  /// ages count minutes. An idle screen wakes nobody.
  public var nextTick: Int? {
    if check.run != nil { return 100 }
    if verdicts.isEmpty { return nil }
    return expiresWithinAnHour ? 1000 : 60_000
  }

  private var expiresWithinAnHour: Bool {
    guard screen == .profiles || screen == .check || screen == .stages else { return false }
    return verdicts.values.contains { known in
      guard let end = known.verdict.expiresAt else { return false }
      return end > now && end - now < 3600
    }
  }
}
