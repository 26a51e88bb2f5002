import AWSProfiles
import JSONText

/// What the user has to do to sign in: open a page and compare a code.
public struct SignInPrompt: Sendable, Equatable {
  /// The code to compare or type.
  public var userCode: String
  /// The page.
  public var url: String
  /// The page with the code filled in.
  public var completeURL: String?
  /// When the code ends, in seconds since 1970.
  public var expiresAt: Int

  /// What a service asks of the user.
  public init(userCode: String, url: String, completeURL: String?, expiresAt: Int) {
    self.userCode = userCode
    self.url = url
    self.completeURL = completeURL
    self.expiresAt = expiresAt
  }
}

/// A sign-in to IAM Identity Center by device authorization (RFC 8628).
struct SSOSignIn<Outside: World>: Sendable {
  let fetch: SSOFetch<Outside>
  let session: SSOSession

  private var world: Outside { fetch.caller.world }

  /// Registers, shows the code, waits for the user and keeps the token where the AWS CLI looks.
  ///
  /// Returns when the session ends. Cancelling the task ends the waiting.
  func run(show: @Sendable (SignInPrompt) async -> Void) async throws(CredentialError) -> Int {
    let client = try await post("/client/register", registration)
    guard let clientID = client["clientId"]?.string,
      let clientSecret = client["clientSecret"]?.string
    else { throw refusal(client) }
    let device = try await post(
      "/device_authorization",
      [
        "clientId": .string(clientID), "clientSecret": .string(clientSecret),
        "startUrl": .string(session.startURL),
      ])
    guard let deviceCode = device["deviceCode"]?.string,
      let userCode = device["userCode"]?.string, let url = device["verificationUri"]?.string
    else { throw refusal(device) }
    let end = world.now() + (device["expiresIn"]?.integer(in: CalendarTime.lengths) ?? 600)
    await show(
      SignInPrompt(
        userCode: userCode, url: url, completeURL: device["verificationUriComplete"]?.string,
        expiresAt: end))
    let token = try await token(
      [
        "grantType": "urn:ietf:params:oauth:grant-type:device_code",
        "deviceCode": .string(deviceCode), "clientId": .string(clientID),
        "clientSecret": .string(clientSecret),
      ], interval: device["interval"]?.integer(in: 1...300) ?? 5, until: end)
    return try keep(token, client)
  }

  /// A session asks for scopes, the older form for none, as the AWS CLI does.
  private var registration: JSONValue {
    guard session.name != nil else {
      return ["clientName": "awscreds-tui", "clientType": "public"]
    }
    let scopes = session.scopes.isEmpty ? ["sso:account:access"] : session.scopes
    return [
      "clientName": "awscreds-tui", "clientType": "public",
      "scopes": .array(scopes.map(JSONValue.string)),
    ]
  }

  /// Asks again and again, as often as the service allows, until the user has agreed.
  private func token(
    _ body: JSONValue, interval: Int, until end: Int
  ) async throws(CredentialError) -> JSONValue {
    var interval = interval
    while world.now() < end {
      await world.sleep(milliseconds: interval * 1000)
      if Task.isCancelled { throw .refused(Verdict(.cancelled)) }
      let answer = try await post("/token", body)
      switch answer["error"]?.string {
      case nil where answer["accessToken"]?.string != nil: return answer
      case "authorization_pending": continue
      case "slow_down": interval += 5
      default: throw refusal(answer)
      }
    }
    throw .signInNeeded(profile: session.title, reason: "nobody signed in before the code ran out")
  }

  private func keep(_ token: JSONValue, _ client: JSONValue) throws(CredentialError) -> Int {
    let end = world.now() + (token["expiresIn"]?.integer(in: CalendarTime.lengths) ?? 0)
    let kept: JSONValue = [
      "startUrl": .string(session.startURL), "region": .string(session.region),
      "accessToken": token["accessToken"] ?? .null, "expiresAt": .string(CalendarTime.iso(end)),
      "clientId": client["clientId"] ?? .null, "clientSecret": client["clientSecret"] ?? .null,
      "registrationExpiresAt":
        .string(
          CalendarTime.iso(
            client["clientSecretExpiresAt"]?.integer(in: CalendarTime.written) ?? 0)),
      "refreshToken": token["refreshToken"] ?? .null,
    ]
    let present = (kept.members ?? []).filter { !$0.value.isNull }
    let name = CacheName.sso(session.name ?? session.startURL, hashing: world)
    let path = HomePath.expand("~/.aws/\(name)", fetch.caller.environment)
    guard world.writePrivately(Array(JSONValue.object(present).compactText().utf8), to: path)
    else {
      throw .signInNeeded(profile: session.title, reason: "its token cannot be written to \(path)")
    }
    return end
  }

  private func post(
    _ path: String, _ body: JSONValue
  ) async throws(CredentialError) -> JSONValue {
    let answer = try await fetch.send(
      HTTPRequest(
        method: "POST", url: fetch.signInHost(session) + path,
        headers: [HTTPHeader("Content-Type", "application/json")],
        body: Array(body.compactText().utf8), timeout: fetch.caller.options.timeout))
    guard let json = try? JSONValue(parsing: answer.body) else {
      throw .refused(Verdict(.notSTSResponse, message: "answer is not from IAM Identity Center"))
    }
    return json
  }

  /// What the service said no with: its code is no secret.
  private func refusal(_ answer: JSONValue) -> CredentialError {
    let code = answer["error"]?.string ?? "no reason given"
    return .signInNeeded(profile: session.title, reason: "the sign-in was refused: \(code)")
  }
}
