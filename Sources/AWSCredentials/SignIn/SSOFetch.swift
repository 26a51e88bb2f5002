import AWSProfiles
import JSONText

/// Gets the credentials of a role of IAM Identity Center with the token of a sign-in.
struct SSOFetch<Outside: World>: Sendable {
  let caller: ServiceCaller<Outside>

  var world: Outside { caller.world }

  /// The credentials of the role: cached ones, else by the cached token, refreshed where it can be.
  func credentials(_ call: SSOCall) async throws(CredentialError) -> Credentials {
    let cache = CommandLineCache(caller: caller)
    if let cached = cache.keys(CacheName.ssoRole(call, hashing: world)) {
      return cached
    }
    let session = SSOSession(call)
    let token = try await token(session, profile: call.profile)
    let query =
      "role_name=\(URLText.encode(call.roleName))&account_id=\(URLText.encode(call.accountID))"
    let answer = try await send(
      HTTPRequest(
        method: "GET", url: "\(portal(session))/federation/credentials?\(query)",
        headers: [HTTPHeader("x-amz-sso_bearer_token", token.reveal())],
        timeout: caller.options.timeout))
    guard answer.status == 200 else { throw refusal(answer, call) }
    guard var keys = CredentialJSON.roleCredentials(answer.body) else {
      throw .refused(Verdict(.notSTSResponse, message: "answer is not from IAM Identity Center"))
    }
    keys.accountID = call.accountID
    cache.keep(keys, of: call)
    return keys
  }

  /// Where tokens are given out for an SSO region.
  func signInHost(_ session: SSOSession) -> String {
    caller.customEndpoints["sso_oidc"].map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
      ?? "https://oidc.\(session.region).\(suffix(session.region))"
  }

  /// Where accounts, roles and their credentials are given out.
  func portal(_ session: SSOSession) -> String {
    caller.customEndpoints["sso"].map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
      ?? "https://portal.sso.\(session.region).\(suffix(session.region))"
  }

  private func suffix(_ region: String) -> String {
    (Partition.of(region: region) ?? Partition.all[0]).suffix
  }

  private func refusal(_ answer: HTTPResponse, _ call: SSOCall) -> CredentialError {
    let isOfService =
      answer.header("x-amzn-ErrorType") != nil || (try? JSONValue(parsing: answer.body)) != nil
    switch answer.status {
    case 401 where !answer.body.isEmpty && !isOfService,
      403 where !answer.body.isEmpty && !isOfService,
      404 where !answer.body.isEmpty && !isOfService:
      return .refused(
        Verdict(.notSTSResponse, message: "answer is not from IAM Identity Center"))
    case 401:
      return .signInNeeded(profile: call.profile, reason: "the SSO session is over")
    case 403, 404:
      var verdict = Verdict(.deniedButAuthenticated, error: "ForbiddenException")
      verdict.message = "no access to role \(call.roleName) in account \(call.accountID)"
      verdict.advice = "Ask for the permission set in IAM Identity Center, or correct the names."
      return .refused(verdict)
    case 407: return .refused(Verdict(.proxyFailure))
    case 429: return .refused(Verdict(.throttled, error: "TooManyRequestsException"))
    default:
      let kind = answer.status >= 500 ? Verdict.Class.serviceError : .requestRefused
      return .refused(Verdict(kind, message: kind.title(of: "IAM Identity Center")))
    }
  }

  func send(_ request: HTTPRequest) async throws(CredentialError) -> HTTPResponse {
    try await caller.send(request, to: "IAM Identity Center")
  }
}

extension SSOFetch {
  /// The access token that a sign-in left in `~/.aws/sso/cache`.
  func token(
    _ session: SSOSession, profile: String
  ) async throws(CredentialError) -> Secret {
    let path = cachePath(session)
    guard !world.isOpenToOthers(path) else {
      throw .signInNeeded(
        profile: profile,
        reason: "others may read its sign-in: chmod 600 \(path), then sign in again")
    }
    guard let bytes = world.read(path), let json = try? JSONValue(parsing: bytes),
      let token = json["accessToken"]?.string,
      let end = json["expiresAt"]?.string.flatMap(CalendarTime.seconds(iso:))
    else { throw .signInNeeded(profile: profile, reason: "there is no SSO sign-in yet") }
    // botocore renews a token in its last 15 minutes, and uses it up where that fails.
    if end > world.now() + 900 { return Secret(token) }
    if let renewed = try await renew(json, session, path: path) { return renewed }
    guard end > world.now() else {
      throw .signInNeeded(profile: profile, reason: "the SSO session is over")
    }
    return Secret(token)
  }

  /// The file in which the AWS CLI and SDKs share the token of a sign-in.
  private func cachePath(_ session: SSOSession) -> String {
    let name = CacheName.sso(session.name ?? session.startURL, hashing: world)
    return HomePath.expand("~/.aws/\(name)", caller.environment)
  }

  /// When the sign-in ends; nil where there is none, or it renews itself.
  func signInEnds(_ call: SSOCall) -> Int? {
    let session = SSOSession(call)
    guard let bytes = world.read(cachePath(session)), let json = try? JSONValue(parsing: bytes),
      let end = json["expiresAt"]?.string.flatMap(CalendarTime.seconds(iso:)),
      !renews(json, session, at: end)
    else { return nil }
    return end
  }

  /// Whether a token can be renewed at that time.
  private func renews(_ token: JSONValue, _ session: SSOSession, at time: Int) -> Bool {
    guard session.name != nil,
      let clientEnd = token["registrationExpiresAt"]?.string.flatMap(CalendarTime.seconds(iso:))
    else { return false }
    return clientEnd > time
      && ["refreshToken", "clientId", "clientSecret"].allSatisfy { token[$0]?.string != nil }
  }

  /// A new token, fetched once for all checks that share their devices.
  private func renew(
    _ old: JSONValue, _ session: SSOSession, path: String
  ) async throws(CredentialError) -> Secret? {
    let tokens = caller.devices?.tokens ?? SignInRenewals()
    let renewed = try await tokens.once("\(path) \(old["expiresAt"]?.string ?? "")") {
      () async throws(CredentialError) in try await refresh(old, session, path: path)
    }
    return await caller.noted(renewed)
  }

  /// A new token for a refresh token, kept where the AWS CLI keeps it; nil where there is none or
  /// it is refused.
  private func refresh(
    _ old: JSONValue, _ session: SSOSession, path: String
  ) async throws(CredentialError) -> RenewedSignIn<Secret>? {
    guard renews(old, session, at: world.now()), let refreshToken = old["refreshToken"]?.string,
      let clientID = old["clientId"]?.string, let clientSecret = old["clientSecret"]?.string
    else { return nil }
    let body: JSONValue = [
      "grantType": "refresh_token", "clientId": .string(clientID),
      "clientSecret": .string(clientSecret), "refreshToken": .string(refreshToken),
    ]
    let answer = try await send(
      HTTPRequest(
        method: "POST",
        url: signInHost(session) + "/token",
        headers: [HTTPHeader("Content-Type", "application/json")],
        body: Array(body.compactText().utf8), timeout: caller.options.timeout))
    guard answer.status == 200, let json = try? JSONValue(parsing: answer.body),
      let token = json["accessToken"]?.string,
      let seconds = json["expiresIn"]?.integer(in: CalendarTime.lengths),
      case .object(var members) = old
    else { return nil }
    let changes = [
      "accessToken": token, "expiresAt": CalendarTime.iso(world.now() + seconds),
      "refreshToken": json["refreshToken"]?.string ?? refreshToken,
    ]
    for index in members.indices {
      if let text = changes[members[index].key] { members[index].value = .string(text) }
    }
    let isKept = world.writePrivately(
      Array(JSONValue.object(members).compactText().utf8), to: path)
    return RenewedSignIn(value: Secret(token), unkeptPath: isKept ? nil : path)
  }
}
