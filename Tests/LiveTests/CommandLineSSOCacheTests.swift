import AWSCredentials
import AWSProfiles
import JSONText
import TestSupport
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sign-ins of IAM Identity Center and their roles' credentials, shared with the AWS CLI.
@Suite(.hangs) struct CommandLineSSOCacheTests {
  @Test func theCommandLineTakesTheTokenThatWeRenewedAndTheRoleThatWeKept() async throws {
    let desk = try SignInDesk(["dev"])
    desk.home.makeFolder(".aws/cli/cache")
    desk.keepToken("before", lastsFor: 300)
    #expect(await desk.check("dev").class == .valid)
    #expect(desk.server.count("/token") == 1)
    #expect(desk.server.count("/federation/credentials") == 1)
    #expect(desk.modes(".aws/sso/cache") == [0o600])
    #expect(desk.modes(".aws/cli/cache") == [0o600])
    let answer = desk.commandLine("dev")
    #expect(answer?.arn?.contains("ASIASSOEXAMPLE000000") == true, "\(answer?.errors ?? "none")")
    #expect(desk.server.count("/token") == 1, "the CLI renewed the token anew")
    #expect(desk.server.count("/federation/credentials") == 1, "the CLI asked for the role anew")
  }

  @Test func withoutTheRolesTheTokenAloneServesTheCommandLine() async throws {
    let desk = try SignInDesk(["dev"])
    desk.keepToken("before", lastsFor: 300)
    #expect(await desk.check("dev").class == .valid)
    #expect(desk.commandLine("dev")?.arn != nil)
    #expect(desk.server.count("/token") == 1, "the CLI renewed the token anew")
    #expect(desk.server.count("/federation/credentials") == 2)
  }

  @Test func weTakeWhatTheCommandLineRenewedAndKept() async throws {
    let desk = try SignInDesk(["dev"])
    desk.keepToken("before", lastsFor: 300)
    #expect(desk.commandLine("dev")?.arn != nil)
    #expect(desk.server.count("/token") == 1)
    #expect(await desk.check("dev").class == .valid)
    #expect(desk.server.count("/token") == 1, "the token was renewed anew")
    #expect(desk.server.count("/federation/credentials") == 1, "the role was asked for anew")
  }

  @Test(arguments: ["dev", "older"])
  func theCommandLineIsSignedInWhereWeSignedIn(_ profile: String) async throws {
    let desk = try SignInDesk([profile])
    try await desk.signIn(profile)
    #expect(desk.modes(".aws/sso/cache") == [0o600])
    let asked = desk.server.count("/token")
    let answer = desk.commandLine(profile)
    #expect(answer?.arn != nil, "\(answer?.errors ?? "none")")
    #expect(desk.server.count("/token") == asked)
  }

  /// A refresh token may be good for one use, and a service answers only so often.
  @Test func manyProfilesOfOneSessionRenewItOnce() async throws {
    let names = (0..<24).map { "p\($0)" }
    let desk = try SignInDesk(names)
    desk.keepToken("before", lastsFor: 300)
    let devices = MFADevices()
    let classes = await withTaskGroup(of: Verdict.Class.self) { group in
      for name in names { group.addTask { await desk.check(name, devices).class } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(classes == Array(repeating: .valid, count: names.count))
    #expect(desk.server.count("/token") == 1)
  }
}

/// Profiles of one sign-in against a server that counts what is asked of it.
private final class SignInDesk: Sendable {
  let home = TemporaryFolder()
  let server: IdentityServer
  private let variables: [String: String]

  /// `older` is of the older form, the others of one session.
  init(_ names: [String]) throws {
    server = try #require(IdentityServer())
    variables = ["HOME": home.path, "AWS_ENDPOINT_URL": server.url]
    let role = "sso_account_id = 123456789012\nsso_role_name = Start\nregion = eu-west-1\n"
    let place = "sso_start_url = https://corp.example.com/start\nsso_region = eu-west-1\n"
    home.write(
      ".aws/config",
      names.map { name in
        "[profile \(name)]\n\(role)" + (name == "older" ? place : "sso_session = corp\n")
      }.joined() + "[sso-session corp]\n\(place)")
  }

  deinit { home.remove() }

  /// Keeps a token of the session, as the AWS CLI does.
  func keepToken(_ token: String, lastsFor seconds: Int) {
    let now = LiveWorld(environment: Environment()).now()
    let kept: JSONValue = [
      "startUrl": "https://corp.example.com/start", "region": "eu-west-1",
      "accessToken": .string(token), "expiresAt": .string(CalendarTime.iso(now + seconds)),
      "clientId": "client", "clientSecret": "of the client",
      "registrationExpiresAt": .string(CalendarTime.iso(now + 80_000)),
      "refreshToken": "renews once",
    ]
    let name = CacheName.sso("corp", hashing: LiveWorld(environment: Environment()))
    home.write(".aws/\(name)", kept.compactText())
    chmod(home.path(".aws/\(name)"), 0o600)
  }

  func check(_ profile: String, _ devices: MFADevices? = nil) async -> Verdict {
    let environment = Environment(variables)
    return await AWSCredentials.check(
      profile: profile, catalog: catalog, environment: environment,
      world: LiveWorld(environment: environment), devices: devices)
  }

  func signIn(_ profile: String) async throws {
    let environment = Environment(variables)
    _ = try await AWSCredentials.signIn(
      profile: profile, catalog: catalog, environment: environment,
      world: LiveWorld(environment: environment)
    ) { _ in }
  }

  func commandLine(_ profile: String) -> CommandLinePeer.Answer? {
    CommandLinePeer.identities(of: [profile], variables)[profile]
  }

  /// The modes of the files in a folder.
  func modes(_ folder: String) -> [mode_t] {
    home.names(in: folder).map { name in
      var status = stat()
      return stat(home.path("\(folder)/\(name)"), &status) == 0 ? status.st_mode & 0o777 : 0
    }
  }

  private var catalog: ProfileCatalog {
    guard let places = try? FileLocations(environment: Environment(variables)) else {
      return ProfileCatalog(SharedFiles())
    }
    return ProfileCatalog(
      FileStore(locations: places, state: home.path("state")).load().files)
  }
}
