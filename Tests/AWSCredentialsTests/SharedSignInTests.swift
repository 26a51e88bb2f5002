import AWSProfiles
import Synchronization
import Testing

@testable import AWSCredentials

/// Sign-ins that many profiles live off: a refresh token may be good for one use.
@Suite("Sign-ins that checks share")
struct SharedSignInTests {
  private static let config = """
    [profile me]
    login_session = arn:aws:iam::111122223333:user/me
    [profile ops]
    role_arn = arn:aws:iam::111122223333:role/ops
    source_profile = me
    [profile dev]
    sso_session = corp
    sso_account_id = 111122223333
    sso_role_name = Dev
    [sso-session corp]
    sso_start_url = https://corp.example.com/start
    sso_region = eu-west-1
    """

  /// Services that renew each refresh token once.
  private static func world(
    tokensLast: Int = 3_600, keysLast: Int = 900, isGood: Bool = true
  ) -> PlayedWorld {
    PlayedWorld { request, _ in
      if request.url.hasSuffix("/v1/token") {
        return Played.ok(
          #"{"accessToken":{"accessKeyId":"ASIAL","secretAccessKey":"s","sessionToken":"t"},"#
            + #""expiresIn":\#(keysLast),"refreshToken":"second"}"#)
      }
      if request.url.hasSuffix("/token") {
        return Played.ok(
          #"{"accessToken":"new","expiresIn":\#(tokensLast),"refreshToken":"second"}"#)
      }
      if !isGood, !request.url.hasSuffix("/token") { return Played.refusal(403, "AccessDenied") }
      if request.url.contains("/federation/credentials") {
        return Played.ok(
          #"{"roleCredentials":{"accessKeyId":"ASIAS","secretAccessKey":"s","sessionToken":"t"}}"#)
      }
      return String(decoding: request.body, as: UTF8.self).contains("Action=AssumeRole")
        ? Played.assumed("AssumeRole", keyID: "ASIAROLE") : Played.identity
    }
  }

  /// Of the form of a P-256 key, as far as it is looked at.
  private static let key = "A0IA" + "BAAA" + String(repeating: "A", count: 83) + "="

  private static func write(_ world: PlayedWorld, expiresAt: String) {
    let login = """
      {"accessToken": {"accessKeyId": "ASIAL", "secretAccessKey": "s", "sessionToken": "t",
      "accountId": "111122223333", "expiresAt": "\(expiresAt)"}, "refreshToken": "first",
      "clientId": "c", "dpopKey": "\(key)"}
      """
    let token = """
      {"startUrl": "https://corp.example.com/start", "region": "eu-west-1", "accessToken": "old",
      "expiresAt": "\(expiresAt)", "refreshToken": "first", "clientId": "c", "clientSecret": "s",
      "registrationExpiresAt": "2030-03-01T00:00:00Z"}
      """
    let session = CacheName.login("arn:aws:iam::111122223333:user/me", hashing: world)
    _ = world.writePrivately(Array(login.utf8), to: "/home/u/.aws/\(session)")
    let place = "/home/u/.aws/\(CacheName.sso("corp", hashing: world))"
    _ = world.writePrivately(Array(token.utf8), to: place)
  }

  private static func check(
    _ profile: String, _ world: PlayedWorld, _ devices: MFADevices? = nil
  ) async -> Verdict {
    await AWSCredentials.check(
      profile: profile, catalog: .written(config: config),
      environment: Environment(["HOME": "/home/u"]), world: world, devices: devices)
  }

  @Test(
    "Who read the file before it was renewed takes what was renewed", arguments: ["ops", "dev"])
  func once(_ profile: String) async {
    let world = Self.world()
    let devices = MFADevices()
    func check(_ devices: MFADevices?) async -> Verdict.Class {
      await Self.check(profile, world, devices).class
    }
    func renewals() -> Int { world.requests.count { $0.url.hasSuffix("/token") } }
    for _ in 1...3 {
      // As those see it that began at the same time.
      Self.write(world, expiresAt: "2030-01-10T09:00:00Z")
      #expect(await check(devices) == .valid)
      #expect(renewals() == 1)
    }
    Self.write(world, expiresAt: "2030-01-10T09:30:00Z")
    #expect(await check(devices) == .valid)
    #expect(renewals() == 2, "what ended later is another sign-in")
    #expect(await check(nil) == .valid)
    #expect(renewals() == 2, "the file has the new keys")
  }

  @Test(
    "A renewal that would last longer than anything is none",
    arguments: ["ops", "dev"], [Int.max, Int.max - 1_000_000_000, Int.min])
  func oddLengths(_ profile: String, _ length: Int) async {
    let world = Self.world(tokensLast: length, keysLast: length)
    Self.write(world, expiresAt: "2030-01-10T09:00:00Z")
    #expect(await Self.check(profile, world).class == .signInNeeded)
  }

  @Test(
    "Where what was renewed cannot be kept, the user is told: the old one is used up",
    arguments: ["ops", "dev"])
  func unkept(_ profile: String) async {
    let world = Self.world()
    Self.write(world, expiresAt: "2030-01-10T09:00:00Z")
    world.state.withLock { $0.takesFiles = false }
    let verdict = await Self.check(profile, world)
    #expect(verdict.class == .valid)
    #expect(verdict.advice.contains("cannot be kept in /home/u/.aws/"))
  }

  @Test(
    "Who takes the credentials themselves is told too, and also where nothing comes of them",
    arguments: ["ops", "dev"], [true, false])
  func untaken(_ profile: String, _ isGood: Bool) async {
    let world = Self.world(isGood: isGood)
    Self.write(world, expiresAt: "2030-01-10T09:00:00Z")
    world.state.withLock { $0.takesFiles = false }
    let told = Mutex<[String]>([])
    let keys = try? await credentials(
      of: profile, catalog: .written(config: Self.config),
      environment: Environment(["HOME": "/home/u"]), world: world
    ) { sentence in told.withLock { $0.append(sentence) } }
    #expect((keys != nil) == isGood)
    let sentences = told.withLock { $0 }
    #expect(sentences.count == 1, "\(sentences)")
    #expect(sentences.first?.contains("cannot be kept in /home/u/.aws/") == true)
  }

  @Test("Where all is kept nothing is told", arguments: ["ops", "dev"])
  func kept(_ profile: String) async {
    let world = Self.world()
    Self.write(world, expiresAt: "2030-01-10T09:00:00Z")
    let keys = try? await credentials(
      of: profile, catalog: .written(config: Self.config),
      environment: Environment(["HOME": "/home/u"]), world: world
    ) { Issue.record("told: \($0)") }
    #expect(keys != nil)
  }

  @Test("Who stops waiting stops nobody else, and what was renewed stays")
  func stopped() async {
    let renewals = SignInRenewals<String>()
    let (begun, begins) = AsyncStream.makeStream(of: Void.self)
    let (gate, opens) = AsyncStream.makeStream(of: Void.self)
    @Sendable func ask() -> Task<Result<String?, CredentialError>, Never> {
      Task {
        do throws(CredentialError) {
          return .success(
            try await renewals.once("sign-in") { () async throws(CredentialError) in
              begins.yield()
              for await _ in gate { break }
              return Task.isCancelled ? nil : "new"
            })
        } catch {
          return .failure(error)
        }
      }
    }
    let first = ask()
    for await _ in begun { break }
    let second = ask()
    first.cancel()
    #expect(await first.value == .failure(.refused(Verdict(.cancelled))), "it waits no longer")
    opens.yield()
    #expect(await second.value == .success("new"))
    #expect(await ask().value == .success("new"), "it is not renewed again")
    begins.finish()
    opens.finish()
  }
}
