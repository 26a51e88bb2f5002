import AWSProfiles
import JSONText
import Testing

@testable import AWSCredentials

@Suite("Roles, SSO, programs and sign-ins")
struct ChainTests {
  static let config = """
    [profile ops]
    role_arn = arn:aws:iam::123456789012:role/ops
    source_profile = hub
    external_id = x&1
    duration_seconds = 900
    mfa_serial = arn:aws:iam::123456789012:mfa/u
    [profile hub]
    role_arn = arn:aws:iam::123456789012:role/hub
    source_profile = user
    role_session_name = me
    [profile web]
    role_arn = arn:aws:iam::123456789012:role/web
    web_identity_token_file = /home/u/token
    [profile sso]
    sso_session = corp
    sso_account_id = 111122223333
    sso_role_name = Read Only
    [sso-session corp]
    sso_region = eu-west-1
    sso_start_url = https://example.awsapps.com/start
    [profile tool]
    credential_process = "/opt/my tools/give" --name 'a b'
    [profile signed]
    login_session = arn:aws:iam::111122223333:user/Admin
    """

  private func verdict(
    _ profile: String, world: PlayedWorld, options: CheckOptions = .init()
  ) async -> Verdict {
    await ProfileCheck(
      book: .written(config: Self.config, credentials: CheckTests.keys),
      environment: Environment(["HOME": "/home/u"]), world: world, options: options
    ).verdict(profile)
  }

  private func form(_ request: HTTPRequest?) -> String {
    String(decoding: request?.body ?? [], as: UTF8.self)
  }

  @Test("A chain assumes role after role, each with the keys of the one before")
  func chain() async {
    let world = PlayedWorld(code: "123456") { _, index in
      index == 2
        ? Played.identity : Played.assumed("AssumeRole", keyID: index == 0 ? "ASIAHUB" : "ASIAOPS")
    }
    let verdict = await verdict("ops", world: world)
    #expect(verdict.class == .valid)
    #expect(verdict.expiresAt == CalendarTime.seconds(iso: "2030-01-10T11:00:00Z"))
    let signers = world.requests.map { $0.signing?.credentials.accessKeyID }
    #expect(signers == ["AKIAEXAMPLE2ALPHA222", "ASIAHUB", "ASIAOPS"])
    #expect(form(world.requests.first).contains("RoleSessionName=me"))
    let last = form(world.requests.dropFirst().first)
    for part in ["ExternalId=x%261", "DurationSeconds=900", "TokenCode=123456"] {
      #expect(last.contains(part))
    }
  }

  @Test("A code that nobody gives stops before the role is asked for")
  func noCode() async {
    let world = PlayedWorld { _, _ in Played.assumed("AssumeRole", keyID: "ASIAHUB") }
    let verdict = await verdict("ops", world: world)
    #expect(verdict.class == .mfaNeeded)
    #expect(world.requests.count == 1)
  }

  @Test("A role that is refused says that the keys before it are good")
  func refusedRole() async {
    let world = PlayedWorld { _, _ in Played.refusal(403, "AccessDenied") }
    let verdict = await verdict("hub", world: world)
    #expect(verdict.class == .deniedButAuthenticated)
    #expect(verdict.keys == .good)
  }

  @Test("Keys that the CLI cached are used while they last 15 minutes")
  func cachedRole() async {
    let call = RoleCall(
      profile: "hub", roleARN: "arn:aws:iam::123456789012:role/hub", sessionName: "me")
    for (end, expected) in [("2030-01-10T10:15:01Z", 1), ("2030-01-10T10:15:00Z", 2)] {
      let bare = PlayedWorld { _, _ in Played.identity }
      let path = "/home/u/.aws/" + CacheName.role(call, hashing: bare)
      let entry = """
        {"Credentials": {"AccessKeyId": "ASIACACHED", "SecretAccessKey": "s", "SessionToken": "t",
        "Expiration": "\(end)"}}
        """
      let world = PlayedWorld(files: [path: entry]) { request, _ in
        String(decoding: request.body, as: UTF8.self).contains("AssumeRole")
          ? Played.assumed("AssumeRole", keyID: "ASIANEW") : Played.identity
      }
      #expect(await verdict("hub", world: world).class == .valid)
      #expect(world.requests.count == expected)
    }
  }

  @Test("A web identity sends the token of its file, unsigned")
  func webIdentity() async {
    let world = PlayedWorld(files: ["/home/u/token": "jwt\n"]) { _, index in
      index == 0
        ? Played.assumed("AssumeRoleWithWebIdentity", keyID: "ASIAWEB") : Played.identity
    }
    #expect(await verdict("web", world: world).class == .valid)
    #expect(world.requests.first?.signing == nil)
    #expect(form(world.requests.first).contains("WebIdentityToken=jwt"))
    let bare = PlayedWorld { _, _ in Played.identity }
    #expect(await verdict("web", world: bare).class == .configError)
  }

  private static let tokenPath =
    "/home/u/.aws/"
    + CacheName.sso("corp", hashing: PlayedWorld { _, _ in Played.identity })
  private static let roleAnswer = """
    {"roleCredentials": {"accessKeyId": "ASIASSO", "secretAccessKey": "s", "sessionToken": "t",
    "expiration": 1894298400000}}
    """

  @Test("SSO takes the cached token to the portal")
  func sso() async {
    let token = #"{"accessToken": "bearer", "expiresAt": "2030-01-10T18:00:00Z"}"#
    let world = PlayedWorld(files: [Self.tokenPath: token]) { request, _ in
      request.url.contains("portal") ? Played.ok(Self.roleAnswer) : Played.identity
    }
    let verdict = await verdict("sso", world: world)
    #expect(verdict.class == .valid)
    let first = world.requests.first
    #expect(
      first?.url
        == "https://portal.sso.eu-west-1.amazonaws.com/federation/credentials"
        + "?role_name=Read%20Only&account_id=111122223333")
    #expect(first?.headers == [HTTPHeader("x-amz-sso_bearer_token", "bearer")])
  }

  @Test("Without a sign-in, or with one that is over, a sign-in is needed")
  func noSignIn() async {
    let none = PlayedWorld { _, _ in Played.identity }
    #expect(await verdict("sso", world: none).class == .signInNeeded)
    let old = PlayedWorld(
      files: [Self.tokenPath: #"{"accessToken": "b", "expiresAt": "2030-01-10T09:00:00UTC"}"#]
    ) { _, _ in Played.identity }
    #expect(await verdict("sso", world: old).class == .signInNeeded)
    #expect(old.requests.isEmpty)
    let refused = PlayedWorld(
      files: [Self.tokenPath: #"{"accessToken": "b", "expiresAt": "2030-01-10T18:00:00Z"}"#]
    ) { _, _ in Played.answer(401, "{}") }
    #expect(await verdict("sso", world: refused).class == .signInNeeded)
  }

  @Test("A token that is nearly over is renewed and kept, other members untouched")
  func refresh() async throws {
    let old = """
      {"startUrl": "u", "accessToken": "old", "expiresAt": "2030-01-10T10:05:00Z",
      "refreshToken": "r1", "clientId": "c", "clientSecret": "cs",
      "registrationExpiresAt": "2030-02-10T10:05:00Z"}
      """
    let world = PlayedWorld(files: [Self.tokenPath: old]) { request, _ in
      if request.url.contains("oidc") {
        return Played.ok(#"{"accessToken": "new", "expiresIn": 3600, "refreshToken": "r2"}"#)
      }
      return request.url.contains("portal") ? Played.ok(Self.roleAnswer) : Played.identity
    }
    _ = await verdict("sso", world: world)
    let kept = try JSONValue(parsing: try #require(world.text(Self.tokenPath)))
    #expect(kept["accessToken"]?.string == "new")
    #expect(kept["refreshToken"]?.string == "r2")
    #expect(kept["expiresAt"]?.string == "2030-01-10T11:00:00Z")
    #expect(kept["startUrl"]?.string == "u")
    #expect(world.requests[1].headers == [HTTPHeader("x-amz-sso_bearer_token", "new")])
  }

  @Test("A program is run without a shell, and only where the profile was named")
  func process() async {
    let output = #"{"Version": 1, "AccessKeyId": "AKIAP", "SecretAccessKey": "s"}"#
    let world = PlayedWorld(result: ProcessResult(status: 0, output: Array(output.utf8))) { _, _ in
      Played.identity
    }
    #expect(await verdict("tool", world: world, options: .all).class == .notRun)
    #expect(world.runs.isEmpty)
    #expect(await verdict("tool", world: world).class == .valid)
    #expect(world.runs == [["/opt/my tools/give", "--name", "a b"]])
  }

  @Test(
    "A program that gives no keys is told, without what it printed",
    arguments: [
      ProcessResult(status: 1, errorText: "no session"), ProcessResult(status: nil),
      ProcessResult(status: 0, output: Array("SECRETSECRET".utf8)),
      ProcessResult(status: 0, output: Array(#"{"Version": 2, "AccessKeyId": "SECRET"}"#.utf8)),
      ProcessResult(status: 0, output: Array(#"{"Version": 1, "AccessKeyId": "SECRET"}"#.utf8)),
    ])
  func failedProcess(result: ProcessResult) async {
    let world = PlayedWorld(result: result) { _, _ in Played.identity }
    let verdict = await verdict("tool", world: world)
    #expect(verdict.class == .processFailed)
    #expect(!verdict.message.contains("SECRET"))
  }

  @Test("The keys of aws login are used while they last")
  func login() async {
    let bare = PlayedWorld { _, _ in Played.identity }
    #expect(await verdict("signed", world: bare).class == .signInNeeded)
    let path =
      "/home/u/.aws/"
      + CacheName.login("arn:aws:iam::111122223333:user/Admin", hashing: bare)
    for (end, expected) in [
      ("2030-01-10T10:00:01Z", Verdict.Class.valid), ("2030-01-10T10:00:00Z", .signInNeeded),
    ] {
      let entry = """
        {"accessToken": {"accessKeyId": "ASIAL", "secretAccessKey": "s", "sessionToken": "t",
        "accountId": "111122223333", "expiresAt": "\(end)"}}
        """
      let world = PlayedWorld(files: [path: entry]) { _, _ in Played.identity }
      #expect(await verdict("signed", world: world).class == expected)
    }
  }
}
