import AWSCredentials
import AWSProfiles
import TestSupport
import Testing

@testable import Live

/// Every kind of profile against moto: the AWS CLI finds the same ARN, or fails in the same way.
@Suite(.hangs) struct SecondOpinionTests {
  @Test func theCommandLineAgreesOnEveryProfile() async throws {
    let moto = try #require(
      await MotoServer(unchecked: 7), "moto_server is missing or does not start: run setup.sh")
    let keys = try await MotoUser.make("ann", at: moto.url)
    let first = try await MotoUser.makeRole("first", at: moto.url)
    let second = try await MotoUser.makeRole("second", at: moto.url)
    let home = TemporaryFolder()
    defer { home.remove() }
    let fixture = MixedProfiles(
      url: moto.url, keys: keys, roles: (first, second), home: home.path,
      closedPort: try #require(FaultServer.unusedPort()))
    home.write(".aws/credentials", fixture.credentials)
    home.write(".aws/config", fixture.config)
    home.write("token", "a.web.token")
    let variables = [
      "HOME": home.path, "AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1",
      "AWS_STS_REGIONAL_ENDPOINTS": "regional",
    ]
    let environment = Environment(variables)
    let store = FileStore(
      locations: try FileLocations(environment: environment), state: home.path("state"))
    let catalog = ProfileCatalog(store.load().files)
    #expect(catalog.names.count >= 28)

    var verdicts: [String: Verdict] = [:]
    for name in catalog.names + ["nowhere"] {
      verdicts[name] = await check(
        profile: name, catalog: catalog, environment: environment,
        world: LiveWorld(environment: environment))
    }
    let answers = CommandLinePeer.identities(of: catalog.names + ["nowhere"], variables)
    try #require(answers.count == verdicts.count, "awscli is missing: run setup.sh")
    for (name, verdict) in verdicts {
      let answer = try #require(answers[name])
      #expect(
        SameOpinion.holds(verdict, answer),
        "\(name): \(verdict.class.rawValue) \(verdict.message), the CLI: \(answer.errors)")
    }
    let valid = verdicts.values.filter { $0.class == .valid }
    #expect(valid.count >= 10, "\(valid.count) profiles are good")
  }
}

/// Whether a verdict and an answer of the CLI say the same.
enum SameOpinion {
  static func holds(_ verdict: Verdict, _ answer: CommandLinePeer.Answer) -> Bool {
    if let arn = answer.arn {
      return verdict.class == .valid && same(verdict.arn ?? "", arn)
    }
    guard let known = words.first(where: { answer.errors.contains($0.text) }) else { return false }
    return known.classes.contains(verdict.class)
  }

  /// The name of a role's session is made up anew for each call.
  private static func same(_ one: String, _ other: String) -> Bool {
    guard one.contains(":assumed-role/") else { return one == other }
    return one.split(separator: "/").dropLast() == other.split(separator: "/").dropLast()
  }

  /// What the CLI writes, and the classes that say the same.
  private static let words: [(text: String, classes: Set<Verdict.Class>)] = [
    ("(InvalidClientTokenId)", [.invalidKeyID, .missingSessionToken, .staleSessionToken]),
    ("(SignatureDoesNotMatch)", [.wrongSecret]),
    ("(IncompleteSignature)", [.malformedKeyID]),
    ("(AccessDenied)", [.deniedButAuthenticated]),
    ("Could not connect to the endpoint URL", [.noNetwork]),
    ("SSL validation failed", [.tlsFailure]),
    ("Connection was closed before", [.noNetwork]),
    ("Unable to locate credentials", [.noCredentials]),
    ("could not be found", [.configError]),
    ("Partial credentials found", [.configError]),
    ("Infinite loop", [.configError]),
    ("must contain", [.configError]), ("must have", [.configError]),
    ("does not exist", [.configError, .signInNeeded]),
    ("references source profile", [.configError]),
    ("custom-process", [.processFailed]), ("Expecting value", [.processFailed]),
    ("contains both source_profile", [.configError]), ("is not valid", [.configError]),
    ("login credential provider", [.signInNeeded]),
    ("invalid XML received", [.notSTSResponse]),
    ("Error loading SSO Token", [.signInNeeded]),
    ("SSO session associated with this profile has expired", [.signInNeeded]),
    ("No credentials found in credential_source", [.noCredentials, .configError]),
    ("Unsupported value", [.configError]), ("Credential source", [.configError]),
    ("No such file or directory", [.configError, .processFailed]),
    ("doesn't match a supported format", [.regionUnknown, .configError]),
    ("missing required configuration", [.configError]),
    ("aws login", [.signInNeeded]), ("login session", [.signInNeeded]),
    ("Invalid endpoint", [.configError]),
  ]
}
