import AWSProfiles
import JSONText

/// Reads the keys that `aws login` keeps, and renews them where they are over.
struct LoginFetch<Outside: World>: Sendable {
  let caller: ServiceCaller<Outside>

  /// The cached keys while they last, else renewed ones.
  ///
  /// Throws `signInNeeded` where there are none or they cannot be renewed.
  func credentials(profile: String, session: String) async throws(CredentialError) -> Credentials {
    let world = caller.world
    let path = cachePath(session)
    guard let bytes = world.read(path), let json = try? JSONValue(parsing: bytes),
      let keys = CredentialJSON.loginToken(json["accessToken"])
    else {
      throw .signInNeeded(
        profile: profile,
        reason: "there is no sign-in yet: aws login --profile \(shellWord(profile))",
        by: .commandLine)
    }
    if let end = keys.expiration, end > world.now() { return keys }
    guard let renewed = try await renewOnce(json, path: path) else {
      throw .signInNeeded(
        profile: profile, reason: "the sign-in is over: aws login --profile \(shellWord(profile))",
        by: .commandLine)
    }
    return renewed
  }

  private func cachePath(_ session: String) -> String {
    let name = CacheName.login(session, hashing: caller.world)
    guard let folder = caller.environment["AWS_LOGIN_CACHE_DIRECTORY"] else {
      return HomePath.expand("~/.aws/\(name)", caller.environment)
    }
    let file = name.split(separator: "/").last.map(String.init) ?? name
    return HomePath.expand("\(folder)/\(file)", caller.environment)
  }

  /// New keys, fetched once for all checks that share their devices: they last a quarter of an hour,
  /// and many roles may be assumed with them.
  private func renewOnce(
    _ old: JSONValue, path: String
  ) async throws(CredentialError) -> Credentials? {
    let logins = caller.devices?.logins ?? SignInRenewals()
    let end = old["accessToken"]?["expiresAt"]?.string ?? ""
    let renewed = try await logins.once("\(path) \(end)") {
      () async throws(CredentialError) in try await renew(old, path: path)
    }
    return await caller.noted(renewed)
  }

  /// New keys for the refresh token, kept where the AWS CLI keeps them; nil where the cache lacks
  /// what it takes or the service refuses.
  private func renew(
    _ old: JSONValue, path: String
  ) async throws(CredentialError) -> RenewedSignIn<Credentials>? {
    let world = caller.world
    let url = (caller.customEndpoints["signin"] ?? "https://\(host)") + "/v1/token"
    guard let clientID = old["clientId"]?.string, let token = old["refreshToken"]?.string,
      let keyPEM = old["dpopKey"]?.string,
      let proof = ProofOfPossession.header(
        method: "POST", url: url, keyPEM: keyPEM, world: world)
    else { return nil }
    let body: JSONValue = [
      "clientId": .string(clientID), "refreshToken": .string(token), "grantType": "refresh_token",
    ]
    let answer = try await send(
      HTTPRequest(
        method: "POST", url: url,
        headers: [HTTPHeader("Content-Type", "application/json"), HTTPHeader("DPoP", proof)],
        body: Array(body.compactText().utf8), timeout: caller.options.timeout))
    guard answer.status == 200, let json = try? JSONValue(parsing: answer.body),
      var keys = CredentialJSON.loginToken(json["accessToken"]),
      let seconds = json["expiresIn"]?.integer(in: CalendarTime.lengths)
    else { return nil }
    keys.expiration = world.now() + seconds
    keys.accountID = old["accessToken"]?["accountId"]?.string
    let isKept = keep(
      keys, refreshToken: json["refreshToken"]?.string ?? token, over: old, path: path)
    return RenewedSignIn(value: keys, unkeptPath: isKept ? nil : path)
  }

  /// Puts the new keys in the place of the old ones; whether that went well.
  private func keep(
    _ keys: Credentials, refreshToken: String, over old: JSONValue, path: String
  ) -> Bool {
    guard case .object(var members) = old else { return false }
    let accessToken: JSONValue = [
      "accessKeyId": .string(keys.accessKeyID),
      "secretAccessKey": .string(keys.secretAccessKey.reveal()),
      "sessionToken": JSONValue(keys.sessionToken?.reveal()),
      "accountId": JSONValue(keys.accountID),
      "expiresAt": JSONValue(keys.expiration.map(CalendarTime.iso)),
    ]
    for index in members.indices {
      if members[index].key == "accessToken" { members[index].value = accessToken }
      if members[index].key == "refreshToken" { members[index].value = .string(refreshToken) }
    }
    return caller.world.writePrivately(
      Array(JSONValue.object(members).compactText().utf8), to: path)
  }

  /// The sign-in host of the profile's region.
  private var host: String {
    let domain =
      switch Partition.of(region: caller.region)?.id {
      case "aws-cn": "signin.amazonaws.cn"
      case "aws-us-gov": "signin.amazonaws-us-gov.com"
      default: "signin.aws.amazon.com"
      }
    return "\(caller.region).\(domain)"
  }

  private func send(_ request: HTTPRequest) async throws(CredentialError) -> HTTPResponse {
    try await caller.send(request, to: "AWS Sign-In")
  }
}
