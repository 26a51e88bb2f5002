import AWSProfiles

/// Renewals of sign-ins that checks share: each is done once, however many ask for it.
///
/// Hundreds of profiles may live off one sign-in, and a service answers only so often.
actor SignInRenewals {
  /// What a renewal gave: a token, or none where the sign-in is over.
  typealias Outcome = Result<Secret?, CredentialError>

  private var renewals: [String: Task<Outcome, Never>] = [:]

  /// What `renew` gives, which runs once for a name; a renewal that failed is tried again by the
  /// next who asks.
  func once(_ name: String, by renew: @escaping @Sendable () async -> Outcome) async -> Outcome {
    let task = renewals[name] ?? Task { await renew() }
    renewals[name] = task
    let outcome = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    guard case .success(_?) = outcome else {
      renewals[name] = nil
      return outcome
    }
    return outcome
  }
}
