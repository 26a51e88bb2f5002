import AWSProfiles
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
  private static func world() -> PlayedWorld {
    PlayedWorld { request, _ in
      if request.url.hasSuffix("/v1/token") {
        return Played.ok(
          #"{"accessToken":{"accessKeyId":"ASIAL","secretAccessKey":"s","sessionToken":"t"},"#
            + #""expiresIn":900,"refreshToken":"second"}"#)
      }
      if request.url.hasSuffix("/token") {
        return Played.ok(#"{"accessToken":"new","expiresIn":3600,"refreshToken":"second"}"#)
      }
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

  @Test(
    "Who read the file before it was renewed takes what was renewed", arguments: ["ops", "dev"])
  func once(_ profile: String) async {
    let world = Self.world()
    let devices = MFADevices()
    func check(_ devices: MFADevices?) async -> Verdict.Class {
      await AWSCredentials.check(
        profile: profile, catalog: .written(config: Self.config),
        environment: Environment(["HOME": "/home/u"]), world: world, devices: devices
      ).class
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
}
