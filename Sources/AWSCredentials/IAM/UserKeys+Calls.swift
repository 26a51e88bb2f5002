import AWSProfiles

extension UserKeys {
  /// The static keys of a profile, whatever else it says.
  static func ownKeys(
    _ facts: ProfileFacts, _ catalog: ProfileCatalog
  ) throws(CredentialError) -> Credentials {
    guard let id = facts.text("aws_access_key_id"), let secret = facts.text("aws_secret_access_key")
    else {
      let source = catalog.chain(of: facts.name).links.last?.profile
      let hint =
        source.flatMap { name in
          name != facts.name && catalog[name]?["aws_access_key_id"] != nil
            ? "; the keys at the start of its chain are those of “\(name)”" : nil
        } ?? ""
      throw .invalidConfig(
        profile: facts.name, reason: "it holds no access key that could be rotated\(hint)")
    }
    guard !KeyID.isTemporary(id), facts.text("aws_session_token") == nil else {
      throw .invalidConfig(
        profile: facts.name, reason: "its keys are temporary: they end by themselves")
    }
    return Credentials(accessKeyID: id, secretAccessKey: Secret(secret))
  }

  /// The answer of IAM to an operation; throws its refusal in words.
  ///
  /// - Parameters:
  ///   - isRepeatable: whether doing it twice does no harm, so that lost answers are asked again.
  ///   - patience: how long the signing key may be unknown because it is new, in milliseconds.
  ///   - asksForCode: whether a refusal may be for want of an MFA code, which is then asked for.
  func call(
    _ operation: String, _ parameters: [(String, String)], isRepeatable: Bool = true,
    patience: Int = 0, asksForCode: Bool = true
  ) async throws(CredentialError) -> XMLElement {
    let start = caller.world.uptime()
    var attempt = 0
    var session = await openSession
    while true {
      let (verdict, answer) = await once(
        operation, parameters, signedWith: session ?? keys, isRepeatable: isRepeatable)
      if verdict.class == .valid, let answer, let root = XMLElement.parse(answer.body) {
        return root
      }
      if session != nil, verdict.keys == .bad {
        // It ended with the key that it was opened with.
        session = nil
        await forgetSession()
        continue
      }
      if session == nil, asksForCode, let opened = try await self.session(after: verdict) {
        session = opened
        continue
      }
      let isNew =
        verdict.error == "InvalidClientTokenId" && caller.world.uptime() - start < patience
      guard isNew, !Task.isCancelled else {
        throw .refused(Self.advised(verdict, hasDevice: device != nil))
      }
      await pause(attempt)
      attempt += 1
    }
  }

  private func once(
    _ operation: String, _ parameters: [(String, String)], signedWith keys: Credentials,
    isRepeatable: Bool
  ) async -> (verdict: Verdict, answer: HTTPResponse?) {
    let request = IAMQuery.request(
      operation, parameters, signedWith: keys, url: endpoint.url, region: endpoint.signingRegion,
      route: caller.network.route(to: endpoint.url, files: caller.world),
      options: caller.options)
    let context = STSAnswer.Context(
      service: "IAM", operation: operation, host: URLText.host(of: endpoint.url) ?? "",
      endpoint: endpoint.url,
      region: caller.region, keyID: keys.accessKeyID, hasSessionToken: keys.sessionToken != nil,
      isCustomEndpoint: caller.customEndpoints["iam"] != nil)
    return await caller.query(request, context, isRepeatable: isRepeatable)
  }

  /// Waits 0.5, 1, 2, 4, 4 … seconds, never less than half of it.
  func pause(_ attempt: Int) async {
    let longest = 500 << min(attempt, 3)
    let chance = caller.world.random(1).first.map(Int.init) ?? 255
    await caller.world.sleep(milliseconds: longest / 2 + longest / 2 * chance / 255)
  }

  /// A verdict with what to do about a denial by IAM.
  ///
  /// - Parameter hasDevice: whether a code was asked for, or would have been.
  static func advised(_ verdict: Verdict, hasDevice: Bool) -> Verdict {
    var verdict = verdict
    if verdict.class == .deniedButAuthenticated {
      // A denial does not tell its condition: policies that demand a code are the most common ones.
      let isMaybeCode = verdict.message.contains("explicit deny") && !hasDevice
      verdict.advice =
        (isMaybeCode
          ? "If the policy demands an MFA code, set mfa_serial of this profile to the ARN of your "
            + "device; else ask for " : "Ask for ")
        + "iam:ListAccessKeys, GetAccessKeyLastUsed, CreateAccessKey, UpdateAccessKey and "
        + "DeleteAccessKey on the user itself."
    }
    return verdict
  }

  /// What is to be said where IAM may have made a key whose secret never arrived.
  func lost(_ verdict: Verdict, _ before: KeyReport) async -> CredentialError {
    let known = Set(before.keys.map(\.id))
    var told = Self.advised(verdict, hasDevice: device != nil)
    do {
      let made = try await report().keys.filter { !known.contains($0.id) }
      for key in made { try await delete(key.id) }
      told.message +=
        made.isEmpty
        ? "; no key was made"
        : "; the key it made, \(made[0].id), was deleted again because its secret got lost"
    } catch {
      told.message +=
        "; whether a key was made is not known. List the keys again: delete one that is new"
    }
    return .refused(told)
  }

  func addUse(to key: inout AccessKey) async throws(CredentialError) {
    do {
      let root = try await call(
        "GetAccessKeyLastUsed", [("AccessKeyId", key.id)], asksForCode: false)
      let use = root["GetAccessKeyLastUsedResult"]?["AccessKeyLastUsed"]
      key.isUseKnown = true
      guard let at = use?["LastUsedDate"].flatMap({ CalendarTime.seconds(iso: $0.text) }) else {
        return
      }
      key.lastUse = AccessKey.Use(
        at: at, service: use?["ServiceName"]?.text ?? "", region: use?["Region"]?.text ?? "")
    } catch {
      // To be denied this one question does not spoil the list.
      guard case .refused(let verdict) = error, verdict.error != nil else { throw error }
    }
  }

  static func key(_ element: XMLElement) -> AccessKey? {
    guard let id = element["AccessKeyId"]?.text, !id.isEmpty else { return nil }
    return AccessKey(
      id: id, isActive: element["Status"]?.text == "Active",
      created: (element["CreateDate"]?.text).flatMap(CalendarTime.seconds(iso:)))
  }
}

/// Requests of the query protocol to IAM.
enum IAMQuery {
  static func request(
    _ action: String, _ parameters: [(String, String)], signedWith credentials: Credentials,
    url: String, region: String, route: HTTPRequest.Route, options: CheckOptions
  ) -> HTTPRequest {
    let pairs = [("Action", action), ("Version", "2010-05-08")] + parameters
    let body = pairs.map { "\($0.0)=\(URLText.encode($0.1))" }.joined(separator: "&")
    return HTTPRequest(
      method: "POST", url: url,
      headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
      body: Array(body.utf8),
      signing: HTTPRequest.Signing(credentials: credentials, region: region, service: "iam"),
      route: route, timeout: options.timeout,
      connectTimeout: min(options.connectTimeout, options.timeout))
  }
}
