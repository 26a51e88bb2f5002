import AWSProfiles
import JSONText
import Synchronization
import Testing

@testable import AWSCredentials

@Suite("Signing in and renewing")
struct SignInTests {
  /// The end of a key as it stands in a PEM: the bytes 0 to 63 as the public point, no key at all.
  static let keyPEM = """
    -----BEGIN-----
    MHcCAQEDQgAEAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUm
    JygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==
    -----END-----
    """

  private func signIn(
    _ profile: String, world: PlayedWorld,
    show: @Sendable (SignInPrompt) async -> Void = { _ in }
  ) async throws(CredentialError) -> Int {
    try await AWSCredentials.signIn(
      profile: profile,
      catalog: .written(config: ChainTests.config, credentials: CheckTests.keys),
      environment: Environment(["HOME": "/home/u"]), world: world, show: show)
  }

  private static func oidc(_ request: HTTPRequest, token: String) -> String {
    if request.url.hasSuffix("/client/register") {
      return #"{"clientId": "c", "clientSecret": "cs", "clientSecretExpiresAt": 1900000000}"#
    }
    if request.url.hasSuffix("/device_authorization") {
      return """
        {"deviceCode": "d", "userCode": "ABCD-EFGH", "verificationUri": "https://device/",
        "verificationUriComplete": "https://device/?user_code=ABCD-EFGH", "expiresIn": 30,
        "interval": 1}
        """
    }
    return token
  }

  @Test("The code is shown, the service asked until the user agrees, the token kept for the CLI")
  func deviceFlow() async throws {
    let world = PlayedWorld { request, index in
      let token =
        switch index {
        case 2: #"{"error": "authorization_pending"}"#
        case 3: #"{"error": "slow_down"}"#
        default: #"{"accessToken": "bearer", "expiresIn": 28800, "refreshToken": "r"}"#
        }
      let text = Self.oidc(request, token: token)
      return Played.answer(text.contains("error") ? 400 : 200, text)
    }
    let end = try await signIn("sso", world: world) { prompt in
      #expect(prompt.userCode == "ABCD-EFGH")
      #expect(prompt.completeURL == "https://device/?user_code=ABCD-EFGH")
    }
    #expect(world.slept == [1000, 1000, 6000])
    #expect(end == world.now() + 28_800)
    #expect(world.requests.allSatisfy { $0.url.hasPrefix("https://oidc.eu-west-1.") })
    let path = "/home/u/.aws/" + CacheName.sso("corp", hashing: world)
    let kept = try JSONValue(parsing: try #require(world.text(path)))
    #expect(
      kept.members?.map(\.key) == [
        "startUrl", "region", "accessToken", "expiresAt", "clientId", "clientSecret",
        "registrationExpiresAt", "refreshToken",
      ])
    #expect(kept["expiresAt"]?.string == CalendarTime.iso(end))
  }

  @Test(
    "A refusal, or nobody who agrees, ends the waiting without a token",
    arguments: ["access_denied", "expired_token", "authorization_pending"])
  func refused(code: String) async {
    let world = PlayedWorld { request, _ in
      Played.ok(Self.oidc(request, token: #"{"error": "\#(code)"}"#))
    }
    await #expect(throws: CredentialError.self) { try await signIn("sso", world: world) }
    #expect(world.slept.count <= 30)
    #expect(world.text("/home/u/.aws/" + CacheName.sso("corp", hashing: world)) == nil)
  }

  @Test(
    "Lengths of time that no service means are not counted with",
    arguments: [Int.max, Int.max - 1_000_000_000, Int.max / 1_000, Int.min, -1])
  func oddLengths(_ length: Int) async throws {
    let world = PlayedWorld { request, index in
      let times = #""expiresIn": \#(length), "interval": \#(length)"#
      if request.url.hasSuffix("/device_authorization") {
        return Played.ok(
          #"{"deviceCode": "d", "userCode": "A", "verificationUri": "https://device/", \#(times)}"#)
      }
      if request.url.hasSuffix("/client/register") {
        return Played.ok(
          #"{"clientId": "c", "clientSecret": "s", "clientSecretExpiresAt": \#(length)}"#)
      }
      return Played.ok(
        index < 4 ? #"{"error": "slow_down"}"# : #"{"accessToken": "bearer", \#(times)}"#)
    }
    let decade = PlayedWorld.start...PlayedWorld.start + 315_360_000
    let end = try await signIn("sso", world: world) { prompt in
      #expect(decade.contains(prompt.expiresAt))
    }
    #expect(decade.contains(end))
    #expect(world.slept.allSatisfy { (1_000...600_000).contains($0) })
  }

  @Test("Accounts and roles are listed page by page with the token of the sign-in")
  func portal() async throws {
    let path =
      "/home/u/.aws/" + CacheName.sso("corp", hashing: PlayedWorld { _, _ in Played.identity })
    let token = #"{"accessToken": "bearer", "expiresAt": "2030-01-10T18:00:00Z"}"#
    let world = PlayedWorld(files: [path: token]) { request, _ in
      #expect(request.headers.first?.value == "bearer")
      let isLast = request.url.contains("next_token=more%2F1")
      if request.url.contains("/assignment/accounts") {
        return Played.ok(
          isLast
            ? #"{"accountList": [{"accountId": "2", "accountName": "Two"}], "nextToken": null}"#
            : #"{"accountList": [{"accountId": "1", "accountName": "One"}], "nextToken": "more/1"}"#
        )
      }
      let name = request.url.contains("account_id=1") ? "Admin" : "Ops"
      return Played.ok(
        isLast
          ? #"{"roleList": [{"roleName": "Last"}]}"#
          : #"{"roleList": [{"roleName": "\#(name)"}], "nextToken": "more/1"}"#)
    }
    let catalog = ProfileCatalog.written(config: ChainTests.config, credentials: CheckTests.keys)
    let session = try #require(SSOSession(of: "sso", in: catalog))
    let found = Mutex<[String]>([])
    try await browse(
      session, catalog: catalog, environment: Environment(["HOME": "/home/u"]), world: world
    ) { account, roles in
      found.withLock { $0.append("\(account.name) \(roles.joined(separator: ","))") }
    }
    #expect(found.withLock { $0 } == ["One Admin,Last", "Two Ops,Last"])
    #expect(world.requests.allSatisfy { $0.url.hasPrefix("https://portal.sso.eu-west-1.") })
  }

  @Test("A list without end ends, and without a sign-in one is asked for")
  func portalFaults() async throws {
    let catalog = ProfileCatalog.written(config: ChainTests.config, credentials: CheckTests.keys)
    let session = try #require(SSOSession(of: "sso", in: catalog))
    let world = PlayedWorld { _, _ in Played.identity }
    await #expect(throws: CredentialError.self) {
      try await browse(
        session, catalog: catalog, environment: Environment(["HOME": "/home/u"]), world: world
      ) { _, _ in }
    }
    #expect(world.requests.isEmpty)
  }

  @Test("A profile without SSO cannot be signed in to")
  func noSSO() async {
    let world = PlayedWorld { _, _ in Played.identity }
    await #expect(throws: CredentialError.self) { try await signIn("user", world: world) }
    #expect(world.requests.isEmpty)
  }

  @Test("The proof names method and address and carries the public key")
  func proof() throws {
    let world = PlayedWorld { _, _ in Played.identity }
    let header = try #require(
      ProofOfPossession.header(
        method: "POST", url: "https://u/v1/token", keyPEM: Self.keyPEM, world: world))
    let parts = header.split(separator: ".").map {
      Base64.bytes($0.replacing("-", with: "+").replacing("_", with: "/")) ?? []
    }
    #expect(parts.count == 3)
    let head = try JSONValue(parsing: parts[0])
    let claims = try JSONValue(parsing: parts[1])
    #expect(head["typ"]?.string == "dpop+jwt")
    #expect(head["jwk"]?["x"]?.string == "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")
    #expect(head["jwk"]?["y"]?.string == "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8")
    #expect(claims["htu"]?.string == "https://u/v1/token")
    #expect(claims["iat"]?.integer == PlayedWorld.start)
    #expect(parts[2] == Array(repeating: 7, count: 64))
    #expect(ProofOfPossession.publicPoint("no key") == nil)
  }

  @Test("Base64 there and back, at every length")
  func base64() {
    for length in 0..<70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
      let text = Base64.urlText(bytes)
        .replacing("-", with: "+").replacing("_", with: "/")
      #expect(Base64.bytes(text) == bytes)
    }
    #expect(Base64.urlText(Array("any carnal pleasure".utf8)) == "YW55IGNhcm5hbCBwbGVhc3VyZQ")
    #expect(Base64.bytes("a*b") == nil)
  }
}
