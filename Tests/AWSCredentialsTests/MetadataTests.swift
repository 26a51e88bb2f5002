import AWSProfiles
import JSONText
import TestSupport
import Testing

@testable import AWSCredentials

@Suite("Containers and machines")
struct MetadataTests {
  static let keys =
    #"{"Code":"Success","AccessKeyId":"ASIAMACHINE","SecretAccessKey":"s","Token":"t","#
    + #""Expiration":"2030-01-10T16:00:00Z"}"#

  @Test("Endpoints of containers, as the SDKs agreed", .needsVectors)
  func containerVectors() throws {
    let tests = try vectors("ecs-tests.json")
    #expect(tests.count > 8)
    for test in tests {
      let found = try? fetch(variables(test["env"])).containerURL()
      #expect(found == test["result"]?["Ok"]?.string, "\(test["docs"]?.string ?? "")")
    }
  }

  @Test("Endpoints of machines, as the SDKs agreed", .needsVectors)
  func machineVectors() throws {
    let tests = try vectors("imds-config/imds-endpoint-tests.json")
    // Overrides in code are no setting or variable.
    let ours = tests.filter { $0["endpoint_override"] == nil && $0["mode_override"] == nil }
    #expect(ours.count > 8)
    for test in ours {
      let config = test["fs"]?["config"]?.string ?? ""
      let base = try? fetch(variables(test["env"]), config: config).instanceURL()
      let found = base.map { $0 + "/latest/api/token" }
      #expect(found == test["result"]?["Ok"]?.string, "\(test["docs"]?.string ?? "")")
    }
  }

  @Test("A machine gives a token, the name of its role, and the role's keys")
  func machine() async throws {
    let world = PlayedWorld { request, _ in
      switch request.url {
      case "http://169.254.169.254/latest/api/token":
        #expect(request.method == "PUT")
        return Played.ok("TOKEN")
      case "http://169.254.169.254/latest/meta-data/iam/security-credentials/":
        return Played.ok("ops\n")
      default:
        #expect(request.url.hasSuffix("/security-credentials/ops"))
        return Played.ok(Self.keys)
      }
    }
    let keys = try await fetch([:], world: world).instance()
    #expect(keys.accessKeyID == "ASIAMACHINE")
    #expect(keys.expiration == CalendarTime.seconds(iso: "2030-01-10T16:00:00Z"))
    let header = HTTPHeader("x-aws-ec2-metadata-token", "TOKEN")
    #expect(world.requests.dropFirst().allSatisfy { $0.headers == [header] })
    #expect(world.requests.allSatisfy { $0.timeout <= 1_000 && $0.route.proxy == nil })
  }

  @Test("Where nothing gives keys and nobody named a profile, the machine is asked last")
  func lastOfAll() async {
    let world = PlayedWorld { request, _ in
      request.url.hasSuffix("/token")
        ? Played.ok("TOKEN")
        : request.url.hasSuffix("/security-credentials/")
          ? Played.ok("ops")
          : request.url.contains("169.254") ? Played.ok(Self.keys) : Played.identity
    }
    func verdict(_ profile: String?, _ world: PlayedWorld, _ off: String = "false") async -> Verdict
    {
      await check(
        profile: profile, catalog: .written(config: "[default]\nregion = eu-west-1\n"),
        environment: Environment(["AWS_EC2_METADATA_DISABLED": off]), world: world)
    }
    #expect(await verdict(nil, world).class == .valid)
    #expect(world.requests.last?.signing?.credentials.accessKeyID == "ASIAMACHINE")
    #expect(await verdict("default", world).class == .noCredentials)
    #expect(await verdict(nil, world, "true").class == .noCredentials)
    #expect(world.requests.count == 4)
    let away = PlayedWorld { _, _ in .failure(TransportFault(.timeout, message: "no answer")) }
    let lack = await verdict(nil, away)
    #expect(lack.class == .noCredentials)
    #expect(lack.message == "profile “default” has no credentials")
    #expect(away.requests.count == 1)
  }

  @Test("Elsewhere than on a machine one short question is all, and none where it is switched off")
  func elsewhere() async {
    let world = PlayedWorld { _, _ in .failure(TransportFault(.timeout, message: "no answer")) }
    await #expect(throws: CredentialError.self) { try await fetch([:], world: world).instance() }
    #expect(world.requests.count == 1)
    let silent = PlayedWorld { _, _ in Played.ok("") }
    await #expect(throws: CredentialError.self) {
      try await fetch(["AWS_EC2_METADATA_DISABLED": "TRUE"], world: silent).instance()
    }
    #expect(silent.requests.isEmpty)
  }

  @Test(
    "What stands in the way is named",
    arguments: [
      (403, "", "switched off"), (500, "", "answered 500"), (200, "", "no role"),
    ])
  func refusals(_ status: Int, _ body: String, _ words: String) async {
    let world = PlayedWorld { _, _ in Played.answer(status, body) }
    let refusal = await #expect(throws: CredentialError.self) {
      try await fetch([:], world: world).instance()
    }
    #expect(refusal?.message.contains(words) == true, "\(refusal?.message ?? "")")
    #expect(refusal?.code == "no-credentials")
  }

  @Test("The container's token comes from the variable or, before it, the file, as one line")
  func tokens() async throws {
    let world = PlayedWorld(files: ["/token": "from-file\n", "/two": "a\nb"]) { _, _ in
      Played.ok(Self.keys)
    }
    var variables = [
      "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:81/keys",
      "AWS_CONTAINER_AUTHORIZATION_TOKEN": "from-variable",
    ]
    _ = try await fetch(variables, world: world).container()
    #expect(world.requests[0].headers.contains(HTTPHeader("Authorization", "from-variable")))
    variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "/token"
    _ = try await fetch(variables, world: world).container()
    #expect(world.requests[1].headers.contains(HTTPHeader("Authorization", "from-file")))
    for path in ["/two", "/none"] {
      variables["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = path
      await #expect(throws: CredentialError.self) {
        try await fetch(variables, world: world).container()
      }
    }
    #expect(world.requests.count == 2)
  }

  @Test(
    "Keys in clear text come from this machine only",
    arguments: [
      ("http://127.0.0.1/x", true), ("http://localhost:8080/x", true), ("http://[::1]/x", true),
      ("https://keys.example/x", true), ("http://keys.example/x", false),
      ("http://127.evil.example/x", false), ("http://127.0.0.1.evil.example/x", false),
      ("http://localhost.evil.example/x", false), ("http://169.254.170.2@evil.example/x", false),
      ("https:///x", false), ("/x", false), ("ftp://127.0.0.1/x", false),
    ])
  func trust(_ url: String, _ isTrusted: Bool) {
    let found = try? fetch(["AWS_CONTAINER_CREDENTIALS_FULL_URI": url]).containerURL()
    #expect((found == url) == isTrusted)
  }

  private func fetch(
    _ variables: [String: String], config: String = "",
    world: PlayedWorld = PlayedWorld { _, _ in Played.ok("") }
  ) throws -> MetadataFetch<PlayedWorld> {
    let book = ProfileBook.written(config: config)
    let facts =
      book.profile("default") ?? ProfileFacts(name: "default", credentials: [:], config: [:])
    let call = CallSettings(
      profile: facts, book: book, environment: Environment(variables), plan: .instance)
    return MetadataFetch(caller: try call.caller(world: world, options: CheckOptions()))
  }

  private func variables(_ json: JSONValue?) -> [String: String] {
    Dictionary((json?.members ?? []).map { ($0.key, $0.value.string ?? "") }) { $1 }
  }

  private func vectors(_ name: String) throws -> [JSONValue] {
    try #require(try Vectors.json("smithy-rs/\(name)")["tests"]?.array)
  }
}
