/// Renewals of sign-ins that checks share: each is done once, however many ask for it.
///
/// Hundreds of profiles may live off one sign-in, a refresh token may be good for one use, and a
/// service answers only so often.
actor SignInRenewals<Renewed: Sendable> {
  /// What a renewal gave; nil: the sign-in is over.
  private typealias Outcome = Result<Renewed?, CredentialError>

  private enum Renewal {
    case running
    case done(Renewed)
  }

  private var renewals: [String: Renewal] = [:]
  private var waiting: [String: [Int: CheckedContinuation<Outcome, Never>]] = [:]
  private var lastTicket = 0

  /// What `renew` gives, which runs once for a name; a renewal that failed is tried again by the
  /// next who asks.
  ///
  /// Who is cancelled waits no longer and gets `cancelled`. A renewal that has begun goes on to its
  /// end all the same: others may wait for it, and its answer may bring the only refresh token that
  /// is still good.
  func once(
    _ name: String, by renew: @escaping @Sendable () async throws(CredentialError) -> Renewed?
  ) async throws(CredentialError) -> Renewed? {
    if case .done(let renewed) = renewals[name] { return renewed }
    if renewals[name] == nil {
      renewals[name] = .running
      Task { end(name, await Self.outcome(renew)) }
    }
    return try await outcome(of: name).get()
  }

  private func outcome(of name: String) async -> Outcome {
    lastTicket += 1
    let ticket = lastTicket
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled { return continuation.resume(returning: Self.cancelled) }
        waiting[name, default: [:]][ticket] = continuation
      }
    } onCancel: {
      Task { await self.leave(name, ticket) }
    }
  }

  private func leave(_ name: String, _ ticket: Int) {
    waiting[name]?.removeValue(forKey: ticket)?.resume(returning: Self.cancelled)
  }

  private func end(_ name: String, _ outcome: Outcome) {
    if case .success(let renewed?) = outcome {
      renewals[name] = .done(renewed)
    } else {
      renewals[name] = nil
    }
    for continuation in (waiting.removeValue(forKey: name) ?? [:]).values {
      continuation.resume(returning: outcome)
    }
  }

  private static var cancelled: Outcome { .failure(.refused(Verdict(.cancelled))) }

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
