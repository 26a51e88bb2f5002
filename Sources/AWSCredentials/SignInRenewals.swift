/// Renewals of sign-ins that checks share: each is done once, however many ask for it.
///
/// Hundreds of profiles may live off one sign-in, a refresh token may be good for one use, and a
/// service answers only so often.
actor SignInRenewals<Renewed: Sendable> {
  /// What a renewal gave; nil: the sign-in is over.
  private typealias Outcome = Result<Renewed?, CredentialError>

  private var renewals: [String: Task<Outcome, Never>] = [:]

  /// What `renew` gives, which runs once for a name; a renewal that failed is tried again by the
  /// next who asks.
  func once(
    _ name: String, by renew: @escaping @Sendable () async throws(CredentialError) -> Renewed?
  ) async throws(CredentialError) -> Renewed? {
    let task = renewals[name] ?? Task { await Self.outcome(renew) }
    renewals[name] = task
    let outcome = await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }
    if case .success(_?) = outcome {} else if renewals[name] == task { renewals[name] = nil }
    return try outcome.get()
  }

  private static func outcome(
    _ renew: () async throws(CredentialError) -> Renewed?
  ) async -> Outcome {
    do throws(CredentialError) {
      return .success(try await renew())
    } catch {
      return .failure(error)
    }
  }
}
