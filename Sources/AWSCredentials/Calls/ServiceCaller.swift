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
  /// The endpoint of another service (`sso`, `sso_oidc`, `iam`, `signin`) where a setting names
  /// one.
  let customEndpoints: [String: String]
  /// Where codes of MFA devices are shared with other checks; nil: a code serves this one alone.
  var devices: MFADevices?
  /// What is to be told besides the outcome.
  var remarks = SignInRemarks()

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
    var attempt = 0
    while true {
      let (verdict, answer) = await once(request, context)
      let limit = verdict.class == .noNetwork ? min(1, options.retries) : options.retries
      let mayRepeat = verdict.retryable && (isRepeatable || verdict.class == .throttled)
      guard mayRepeat, attempt < limit, !Task.isCancelled else {
        return (Task.isCancelled && answer == nil ? Verdict(.cancelled) : verdict, answer)
      }
      let paused = await pause(before: attempt)
      guard request.shorten(by: (verdict.elapsed ?? 0) + paused) else { return (verdict, answer) }
      attempt += 1
    }
  }

  /// Sends a request of another service once more where it was throttled or failed on the way.
  func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse {
    var request = request
    request.route = network.route(to: request.url, files: world)
    var attempt = 0
    while true {
      let outcome = await outcome(of: request)
      let mayRepeat = attempt < options.retries && !Task.isCancelled
      guard mayRepeat, outcome.isPassing(attempt) else { return try outcome.get() }
      let paused = await pause(before: attempt)
      guard request.shorten(by: outcome.elapsed + paused) else { return try outcome.get() }
      attempt += 1
    }
  }

  /// The same, with a fault of the network told as a verdict about `service`.
  func send(
    _ request: HTTPRequest, to service: String
  ) async throws(CredentialError) -> HTTPResponse {
    do {
      return try await send(request)
    } catch {
      let context = STSAnswer.Context(
        service: service, operation: "", host: URLText.host(of: request.url) ?? "",
        endpoint: request.url, region: region)
      throw .refused(STSAnswer.verdict(error, context: context))
    }
  }

  private func outcome(of request: HTTPRequest) async -> Result<HTTPResponse, TransportFault> {
    do throws(TransportFault) {
      return .success(try await world.send(request))
    } catch {
      return .failure(error)
    }
  }

  private func once(
    _ request: HTTPRequest, _ context: STSAnswer.Context
  ) async -> (verdict: Verdict, answer: HTTPResponse?) {
    switch await outcome(of: request) {
    case .success(let answer):
      return (STSAnswer.verdict(answer, context: context, now: world.now()), answer)
    case .failure(let fault): return (STSAnswer.verdict(fault, context: context), nil)
    }
  }

  /// Waits up to 0.2, 0.4, 0.8 … seconds, never less than half of it: many checks that were
  /// throttled together do not come back together.
  ///
  /// - Returns: how long, in milliseconds.
  private func pause(before attempt: Int) async -> Int {
    let longest = 200 << min(attempt, 5)
    let chance = world.random(1).first.map(Int.init) ?? 255
    let length = longest / 2 + longest / 2 * chance / 255
    await world.sleep(milliseconds: length)
    return length
  }
}

extension Result where Success == HTTPResponse, Failure == TransportFault {
  /// How long it took, in milliseconds.
  fileprivate var elapsed: Int {
    switch self {
    case .success(let answer): answer.elapsed
    case .failure(let fault): fault.elapsed
    }
  }

  /// Whether it may be another one next time; faults of the network only after the first try.
  fileprivate func isPassing(_ attempt: Int) -> Bool {
    switch self {
    case .success(let answer): answer.status == 429 || answer.status >= 500
    case .failure(let fault):
      attempt == 0
        && [.unreachable, .refused, .reset, .timeout, .unknownHost].contains(fault.kind)
    }
  }
}

extension HTTPRequest {
  /// Less time than this, in milliseconds, is not worth another try.
  private static var least: Int { 100 }

  /// Takes what was spent off the time, so that all tries together end within it; false where too
  /// little is left.
  ///
  /// What was waited for a turn is not spent: a long queue leaves each request all of its tries.
  fileprivate mutating func shorten(by spent: Int) -> Bool {
    let left = timeout - spent
    guard left >= Self.least else { return false }
    timeout = left
    connectTimeout = min(connectTimeout, left)
    return true
  }
}
