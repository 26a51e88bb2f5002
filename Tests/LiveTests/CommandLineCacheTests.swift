import AWSCredentials
import AWSProfiles
import TestSupport
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The cache of role credentials that the AWS CLI and this program share.
@Suite(.hangs) struct CommandLineCacheTests {
  @Test func theCommandLineTakesWhatWeKept() async throws {
    let desk = try CacheDesk()
    desk.home.makeFolder(".aws/cli/cache")
    #expect(await desk.check() == .valid)
    #expect(desk.assumed() == 1)
    let names = desk.home.names(in: ".aws/cli/cache")
    #expect(names.count == 1)
    #expect(desk.mode(names.first ?? "") == 0o600)
    let answer = desk.commandLine()
    #expect(answer?.arn == "arn:aws:iam::123456789012:user/sample", "\(answer?.errors ?? "none")")
    #expect(desk.assumed() == 1, "the CLI assumed the role anew")
    #expect(desk.home.names(in: ".aws/cli/cache") == names)
  }

  @Test func weTakeWhatTheCommandLineKept() async throws {
    let desk = try CacheDesk()
    #expect(desk.commandLine()?.arn != nil)
    #expect(desk.assumed() == 1)
    #expect(await desk.check() == .valid)
    #expect(desk.assumed() == 1, "the role was assumed anew")
  }

  @Test func weTakeTheRoleOfAWebIdentityThatTheCommandLineKept() async throws {
    let desk = try CacheDesk()
    desk.home.write("token", "header.body.signature")
    desk.home.write(
      ".aws/config",
      "[profile ops]\nrole_arn = arn:aws:iam::123456789012:role/Pod\nregion = us-east-1\n"
        + "web_identity_token_file = \(desk.home.path("token"))\n")
    let answer = desk.commandLine()
    #expect(answer?.arn != nil, "\(answer?.errors ?? "none")")
    #expect(desk.assumed() == 1)
    #expect(await desk.check() == .valid)
    #expect(desk.assumed() == 1, "the role was assumed anew")
  }

  @Test func aFileThatOthersMayReadIsNotTaken() async throws {
    let desk = try CacheDesk()
    desk.home.makeFolder(".aws/cli/cache")
    #expect(await desk.check() == .valid)
    for name in desk.home.names(in: ".aws/cli/cache") {
      chmod(desk.home.path(".aws/cli/cache/\(name)"), 0o644)
    }
    #expect(await desk.check() == .valid)
    #expect(desk.assumed() == 2)
  }

  @Test func withoutTheFolderNothingIsKept() async throws {
    let desk = try CacheDesk()
    #expect(await desk.check() == .valid)
    #expect(desk.home.names(in: ".aws") == ["config", "credentials"])
  }
}

/// A role profile against a server that counts how often the role is assumed.
private final class CacheDesk: Sendable {
  let home = TemporaryFolder()
  private let server: FaultServer
  private let variables: [String: String]

  init() throws {
    server = try #require(FaultServer(.sts))
    variables = ["HOME": home.path, "AWS_ENDPOINT_URL": server.url]
    home.write(
      ".aws/credentials",
      "[base]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = ExampleSecret\n")
    home.write(
      ".aws/config",
      "[profile ops]\nrole_arn = arn:aws:iam::123456789012:role/Ops\nsource_profile = base\n"
        + "external_id = shared\nregion = us-east-1\n")
  }

  deinit { home.remove() }

  func check() async -> Verdict.Class {
    let environment = Environment(variables)
    guard let places = try? FileLocations(environment: environment) else { return .configError }
    let store = FileStore(locations: places, state: home.path("state"))
    return await AWSCredentials.check(
      profile: "ops", catalog: ProfileCatalog(store.load().files), environment: environment,
      world: LiveWorld(environment: environment)
    ).class
  }

  func commandLine() -> CommandLinePeer.Answer? {
    CommandLinePeer.identities(of: ["ops"], variables)["ops"]
  }

  func assumed() -> Int { server.assumed.value }

  func mode(_ name: String) -> mode_t? {
    var status = stat()
    let path = home.path(".aws/cli/cache/\(name)")
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }
}
