import AWSProfiles

/// Calls services with what a profile says about region, endpoint and route.
struct ServiceCaller<Outside: World>: Sendable {
  let world: Outside
  let environment: Environment
  let options: CheckOptions
  let network: NetworkRoute
  let stsEndpoint: STSEndpoint
  /// The region of the profile, as verdicts tell it.
  let region: String
  /// The endpoint of another service (`SSO`, `SSO_OIDC`) where a setting names one.
  let customEndpoints: [String: String]
  /// Where codes of MFA devices are shared with other checks; nil: a code serves this one alone.
  var devices: MFADevices?

  /// Asks STS, trying again where that makes sense; the verdict and, where it is good, the answer.
  func sts(
    _ operation: String, _ parameters: [(String, String)] = [], with keys: Credentials?
  ) async -> (verdict: Verdict, answer: HTTPResponse?) {
    let request = STSQuery.request(
      operation, parameters, signedWith: keys, endpoint: stsEndpoint,
      route: network.route(to: stsEndpoint.url, files: world), timeout: options.timeout,
      connectTimeout: options.connectTimeout)
    let context = STSAnswer.Context(
      operation: operation, host: stsEndpoint.host, endpoint: stsEndpoint.url, region: region,
      keyID: keys?.accessKeyID ?? "", hasSessionToken: keys?.sessionToken != nil,
      isCustomEndpoint: stsEndpoint.isCustom)
    return await query(request, context)
  }

  /// Sends a request of the query protocol, again where that makes sense.
  ///
  /// - Parameter isRepeatable: whether doing it twice does no harm; else only what was throttled is
  ///   sent again, because that was not done.
  func query(
    _ request: HTTPRequest, _ context: STSAnswer.Context, isRepeatable: Bool = true
  ) async -> (verdict: Verdict, answer: HTTPResponse?) {
    var request = request
    let end = world.uptime() + request.timeout
    var attempt = 0
    while true {
      let (verdict, answer) = await once(request, context)
      let limit = verdict.class == .noNetwork ? min(1, options.retries) : options.retries
      let mayRepeat = verdict.retryable && (isRepeatable || verdict.class == .throttled)
      guard mayRepeat, attempt < limit, !Task.isCancelled else {
        return (Task.isCancelled && answer == nil ? Verdict(.cancelled) : verdict, answer)
      }
      await pause(before: attempt)
      guard request.shorten(to: end - world.uptime()) else { return (verdict, answer) }
      attempt += 1
    }
  }

  /// Sends a request of another service once more where it was throttled or failed on the way.
  func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse {
    var request = request
    request.route = network.route(to: request.url, files: world)
    let end = world.uptime() + request.timeout
    var attempt = 0
    while true {
      let isLast =
        attempt >= options.retries || Task.isCancelled || end - world.uptime() < HTTPRequest.least
      do {
        let answer = try await world.send(request)
        guard !isLast, answer.status == 429 || answer.status >= 500 else { return answer }
      } catch {
        let isPassing = [.unreachable, .refused, .reset, .timeout, .unknownHost]
          .contains(error.kind)
        guard !isLast, attempt == 0, isPassing else { throw error }
      }
      await pause(before: attempt)
      _ = request.shorten(to: max(HTTPRequest.least, end - world.uptime()))
      attempt += 1
    }
  }

  private func once(
    _ request: HTTPRequest, _ context: STSAnswer.Context
  ) async -> (verdict: Verdict, answer: HTTPResponse?) {
    let begin = world.uptime()
    do {
      let answer = try await world.send(request)
      return (STSAnswer.verdict(answer, context: context, now: world.now()), answer)
    } catch {
      var verdict = STSAnswer.verdict(error, context: context)
      // How long was waited in vain tells a slow network from one that is away.
      verdict.elapsed = world.uptime() - begin
      return (verdict, nil)
    }
  }

  /// Waits up to 0.2, 0.4, 0.8 … seconds, never less than half of it: many checks that were
  /// throttled together do not come back together.
  private func pause(before attempt: Int) async {
    let longest = 200 << min(attempt, 5)
    let chance = world.random(1).first.map(Int.init) ?? 255
    await world.sleep(milliseconds: longest / 2 + longest / 2 * chance / 255)
  }
}

extension HTTPRequest {
  /// Less time than this, in milliseconds, is not worth another try.
  fileprivate static var least: Int { 100 }

  /// Takes what is left of the time, so that all tries together end within it; false where too
  /// little is left.
  fileprivate mutating func shorten(to left: Int) -> Bool {
    guard left >= Self.least else { return false }
    timeout = min(timeout, left)
    connectTimeout = min(connectTimeout, left)
    return true
  }
}
