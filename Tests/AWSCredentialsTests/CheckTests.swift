import AWSProfiles
import Testing

@testable import AWSCredentials

@Suite("Checking a profile")
struct CheckTests {
  static let keys = """
    [user]
    aws_access_key_id = AKIAEXAMPLE2ALPHA222
    aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl
    """

  private func verdict(
    _ profile: String, _ config: String = "", world: PlayedWorld, options: CheckOptions = .init(),
    environment: [String: String] = [:]
  ) async -> Verdict {
    let variables = environment.merging(["HOME": "/home/u"]) { first, _ in first }
    return await ProfileCheck(
      book: .written(config: config, credentials: Self.keys),
      environment: Environment(variables), world: world, options: options
    ).verdict(profile)
  }

  @Test("Keys of a file are asked about once, in the profile's region")
  func staticKeys() async throws {
    let world = PlayedWorld { _, _ in Played.identity }
    let verdict = await verdict("user", "[profile user]\nregion = eu-west-1", world: world)
    #expect(verdict.class == .valid)
    #expect(verdict.accountID == "123456789012")
    #expect(verdict.region == "eu-west-1")
    #expect(verdict.endpoint == "https://sts.eu-west-1.amazonaws.com/")
    let request = try #require(world.requests.first)
    #expect(world.requests.count == 1)
    #expect(request.signing?.credentials.accessKeyID == "AKIAEXAMPLE2ALPHA222")
    #expect(request.signing?.region == "eu-west-1")
  }

  @Test("Throttling and errors of the service are tried again, later each time")
  func retries() async {
    let world = PlayedWorld { _, index in
      index == 0
        ? Played.refusal(400, "Throttling")
        : index == 1 ? Played.refusal(503, "ServiceUnavailable") : Played.identity
    }
    let verdict = await verdict("user", world: world)
    #expect(verdict.class == .valid)
    #expect(world.slept == [200, 400])
  }

  @Test("A network that is away is tried once more, then told, without judging the keys")
  func network() async {
    let world = PlayedWorld { _, _ in .failure(TransportFault(.timeout, number: 28)) }
    let verdict = await verdict("user", world: world)
    #expect(verdict.class == .noNetwork)
    #expect(verdict.keys == .unknown)
    #expect(world.requests.count == 2)
  }

  @Test("What the keys are to blame for is asked once")
  func noRetry() async {
    let world = PlayedWorld { _, _ in Played.refusal(403, "InvalidClientTokenId") }
    let verdict = await verdict("user", world: world)
    #expect(verdict.class == .invalidKeyID)
    #expect(world.requests.count == 1)
  }

  @Test("A region that is none is found before any call")
  func unknownRegion() async {
    let world = PlayedWorld { _, _ in Played.identity }
    let verdict = await verdict("user", "[profile user]\nregion = us-east-1a", world: world)
    #expect(verdict.class == .regionUnknown)
    #expect(verdict.suggestedRegion == "us-east-1")
    #expect(world.requests.isEmpty)
  }

  @Test("A profile of another partition keeps its region, whatever the environment says")
  func partition() async {
    let world = PlayedWorld { _, _ in Played.identity }
    let chinese = await verdict(
      "user", "[profile user]\nregion = cn-north-1", world: world,
      environment: ["AWS_REGION": "eu-west-1"])
    #expect(chinese.endpoint == "https://sts.cn-north-1.amazonaws.com.cn/")
    let american = await verdict(
      "user", "[profile user]\nregion = us-east-1", world: world,
      environment: ["AWS_REGION": "eu-west-1"])
    #expect(american.endpoint == "https://sts.eu-west-1.amazonaws.com/")
  }

  @Test(
    "Endpoints, most special first",
    arguments: [
      (["AWS_ENDPOINT_URL_STS": "http://a:1", "AWS_ENDPOINT_URL": "http://b"], "http://a:1/"),
      (["AWS_ENDPOINT_URL": "http://b"], "http://b/"),
      ([:], "http://section/"),
      (["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"], "https://sts.us-east-1.amazonaws.com/"),
    ])
  func endpoints(environment: [String: String], url: String) async {
    let world = PlayedWorld { _, _ in Played.identity }
    let config = """
      [profile user]
      services = local
      endpoint_url = http://profile
      [services local]
      sts =
        endpoint_url = http://section
      """
    let verdict = await verdict("user", config, world: world, environment: environment)
    #expect(verdict.endpoint == url)
  }

  @Test(
    "Faults of the settings are told without a call",
    arguments: [
      ("nobody", Verdict.Class.configError, "profile-not-found" as String?),
      ("loop", .configError, "source-profile-loop"), ("empty", .noCredentials, nil as String?),
      ("lost", .configError, "source-profile-missing"),
    ])
  func faults(profile: String, expected: Verdict.Class, code: String?) async {
    let world = PlayedWorld { _, _ in Played.identity }
    let config = """
      [profile loop]
      role_arn = arn:aws:iam::123456789012:role/a
      source_profile = loop
      [profile lost]
      role_arn = arn:aws:iam::123456789012:role/a
      source_profile = nobody
      [profile empty]
      output = json
      """
    let verdict = await verdict(profile, config, world: world)
    #expect(verdict.class == expected)
    #expect(verdict.error == code)
    #expect(verdict.keys == .unknown)
    #expect(world.requests.isEmpty)
  }

  @Test("A cancelled check says so, whatever the network says")
  func cancelled() async {
    let world = PlayedWorld { _, _ in .failure(TransportFault(.cancelled)) }
    #expect(await verdict("user", world: world).class == .cancelled)
  }

  @Test("Keys that are over by the clock are not sent")
  func expired() async {
    let world = PlayedWorld(
      result: ProcessResult(
        status: 0,
        output: Array(
          """
          {"Version":1,"AccessKeyId":"ASIA","SecretAccessKey":"s","Expiration":"2030-01-10T09:59:59Z"}
          """.utf8))
    ) { _, _ in Played.identity }
    let verdict = await verdict(
      "tool", "[profile tool]\ncredential_process = give", world: world)
    #expect(verdict.class == .expiredToken)
    #expect(world.requests.isEmpty)
  }
}
