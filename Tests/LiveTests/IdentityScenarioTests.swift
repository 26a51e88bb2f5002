import AWSCredentials
import AWSProfiles
import App
import Canvas
import INIDocument
import ServerlessProject
import Store
import TestSupport
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The screens over the real network stack, against servers on the loopback.
@Suite(.hangs) struct IdentityScenarioTests {
  static let device = "arn:aws:iam::123456789012:mfa/me"

  /// role → role → MFA → SSO, and roles that share a device over plain keys.
  static let config = """
    [profile start]
    sso_session = corp
    sso_account_id = 123456789012
    sso_role_name = Start
    region = eu-west-1
    [sso-session corp]
    sso_start_url = https://corp.example.com/start
    sso_region = eu-west-1
    [profile hub]
    role_arn = arn:aws:iam::123456789012:role/hub
    source_profile = start
    mfa_serial = \(device)
    region = eu-west-1
    [profile leaf]
    role_arn = arn:aws:iam::123456789012:role/leaf
    source_profile = hub
    region = eu-west-1
    [profile ops]
    role_arn = arn:aws:iam::123456789012:role/ops
    source_profile = user
    mfa_serial = \(device)
    [profile audit]
    role_arn = arn:aws:iam::123456789012:role/audit
    source_profile = user
    mfa_serial = \(device)
    """
  static let credentials = """
    [user]
    aws_access_key_id = AKIAIOSFODNN7EXAMPLE
    aws_secret_access_key = ExampleSecretAlpha0123456789abcdefghijkl
    """

  @Test func aChainOfRolesMFAAndSSOAsksOnce() async throws {
    let server = try #require(IdentityServer())
    let screen = try #require(Screen(server.url, Self.config, Self.credentials))
    screen.send(.action(.showProfiles))
    screen.check(["leaf"])
    try await screen.wait { $0.verdicts["leaf"]?.verdict.class == .signInNeeded }

    screen.choose("leaf")
    screen.send(.action(.signIn))
    try await screen.wait { view($0).buffer.text.contains("TEST-CODE") }
    try await screen.wait { !$0.questions.isEmpty }
    #expect(screen.model.questions.map(\.serial) == [Self.device])
    screen.type("123456")
    screen.send(.input(.key(.enter)))
    try await screen.wait { $0.verdicts["leaf"]?.verdict.class == .valid }

    let verdict = try #require(screen.model.verdicts["leaf"]?.verdict)
    #expect(verdict.arn?.contains("ASIAROLEleaf") == true)
    #expect(verdict.requestID == "11111111-2222-3333-4444-555555555555")
    #expect(server.count("TokenCode=123456") == 1)
    #expect(server.count("/federation/credentials") == 1)
  }

  @Test func rolesThatShareADeviceAreServedByOneCode() async throws {
    let server = try #require(IdentityServer())
    let screen = try #require(Screen(server.url, Self.config, Self.credentials))
    screen.check(["ops", "audit", "user"])
    try await screen.wait { $0.questions.first?.profiles.count == 2 }
    // The others go on meanwhile.
    try await screen.wait { $0.verdicts["user"]?.verdict.class == .valid }
    screen.type("000000")
    screen.send(.input(.key(.enter)))
    try await screen.wait { $0.check.run == nil }
    #expect(screen.model.verdicts["ops"]?.verdict.class == .mfaFailed)
    #expect(screen.model.verdicts["audit"]?.verdict.class == .mfaFailed)

    screen.check(["ops", "audit"])
    try await screen.wait { $0.questions.first?.profiles.count == 2 }
    screen.type("654321")
    screen.send(.input(.key(.enter)))
    try await screen.wait { $0.check.run == nil }
    #expect(screen.model.verdicts["ops"]?.verdict.class == .valid)
    #expect(screen.model.verdicts["audit"]?.verdict.class == .valid)
    #expect(server.count("TokenCode=654321") == 1)
  }

  @Test func escapeInTheDialogLeavesOnlyWhatWaitsForIt() async throws {
    let server = try #require(IdentityServer())
    let screen = try #require(Screen(server.url, Self.config, Self.credentials))
    screen.check(["ops", "user"])
    try await screen.wait { $0.overlay != nil }
    screen.send(.input(.key(.escape)))
    try await screen.wait { $0.check.run == nil }
    #expect(screen.model.verdicts["ops"]?.verdict.class == .mfaNeeded)
    #expect(screen.model.verdicts["user"]?.verdict.class == .valid)
  }

  @Test func withNobodyListeningAllIsUnknownAndKeysAreNotBlamed() async throws {
    let port = try #require(FaultServer.unusedPort())
    let screen = try #require(
      Screen("http://127.0.0.1:\(port)", "", Self.manyKeys(40)))
    screen.check(screen.model.catalog.names)
    try await screen.wait { $0.check.run == nil }
    for (name, known) in screen.model.verdicts {
      #expect(known.verdict.class == .noNetwork, "\(name)")
      #expect(known.verdict.keys == .unknown)
    }
    #expect(screen.model.verdicts.count == 40)
    #expect(view(screen.model).buffer.text.contains("unknown: network"))
  }

  @Test func escapeEndsAHangingCheckAtOnce() async throws {
    let server = try #require(FaultServer(.hang))
    let screen = try #require(Screen(server.url, "", Self.manyKeys(40)))
    screen.patient()
    screen.check(screen.model.catalog.names)
    _ = await server.next { if case .request = $0 { true } else { false } }
    let id = screen.model.check.lastID
    screen.send(.action(.cancel))
    #expect(screen.model.check.run == nil)
    // Its own time limit would end it after ten minutes, long after this has given up.
    try await screen.wait { _ in screen.ended.contains(id) }
  }

  /// An end of the program in the middle would lose the secret of a key that AWS has made.
  @Test func whatMakesOrChangesAKeyIsWaitedForAtTheEnd() async throws {
    let server = try #require(FaultServer(.close))
    let screen = try #require(Screen(server.url, "", Self.credentials))
    screen.perform(.keys(id: 1, profile: "user", .list))
    #expect(!screen.isWriting)
    screen.perform(.keys(id: 2, profile: "user", .delete(id: "AKIAIOSFODNN7EXAMPLE")))
    #expect(screen.isWriting)
    try await screen.wait { _ in !screen.isWriting }
  }

  private static func manyKeys(_ count: Int) -> String {
    (0..<count).map {
      "[p\($0)]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s\($0)\n"
    }.joined()
  }
}

/// The program without a terminal: the store, the runner of its effects, a private home.
private final class Screen {
  private let store: Store<Model, Message, Effect>
  private let runner: EffectRunner
  private let mailbox: Mailbox<Message>
  private let home = TemporaryFolder()
  /// The checks whose last answer has come.
  private(set) var ended: Set<Int> = []

  var model: Model { store.model }

  init?(_ url: String, _ config: String, _ credentials: String) {
    guard let mailbox = Mailbox<Message>() else { return nil }
    self.mailbox = mailbox
    let environment = Environment([
      "HOME": home.path, "AWS_ENDPOINT_URL": url, "AWS_REGION": "eu-west-1",
    ])
    let desk = QuestionDesk()
    let runner = EffectRunner(
      surroundings: .init(
        environment: environment, projectFolder: home.path, projectFiles: NoFiles()),
      shelf: DemoShelf(),
      world: LiveWorld(environment: environment) { await desk.code(of: $0, for: $1) }, desk: desk,
      kept: nil, mailbox: mailbox)
    self.runner = runner
    var known: ProfileCatalog?
    let files = SharedFiles(
      credentials: Document(Array(credentials.utf8)), config: Document(Array(config.utf8)))
    known = ProfileCatalog(files)
    store = Store(model: Model(environment: environment), update: App.update) { effect in
      _ = runner.perform(effect, catalog: known ?? ProfileCatalog(SharedFiles()))
    }
    store.send(.input(.resize(Size(columns: 100, rows: 50))))
    store.send(.loaded(FilesAnswer(files: files, paths: [:])))
  }

  /// Lets a call take ten minutes.
  func patient() {
    var settings = Settings()
    settings.checkTimeout = 600
    runner.limit(settings)
  }

  func perform(_ effect: Effect) { _ = runner.perform(effect, catalog: model.catalog) }

  /// Whether something is under way that the end waits for.
  var isWriting: Bool { runner.isWriting }

  func send(_ message: Message) { store.send(message) }
  func type(_ text: String) { for letter in text { send(.input(.key(.character(letter)))) } }

  func check(_ names: [String]) {
    send(
      .saved(
        .done(FilesAnswer(files: model.catalog.files, paths: [:]), title: "", thenCheck: names)))
  }

  func choose(_ name: String) {
    send(.action(.showProfiles))
    send(.choose(screen: .profiles, row: model.profiles.rows.firstIndex(of: name) ?? 0))
  }

  /// Takes answers in until a condition holds.
  func wait(
    until holds: (Model) -> Bool, at location: SourceLocation = #_sourceLocation
  ) async throws {
    for _ in 0..<12_000 {
      if holds(model) { return }
      var wanted = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&wanted, 1, 0) == 0 { try await Task.sleep(for: .milliseconds(5)) }
      for message in mailbox.drain() {
        if case .checkEnded(let id) = message { ended.insert(id) }
        store.send(message)
      }
    }
    Issue.record("it did not come about", sourceLocation: location)
    throw CancellationError()
  }
}

/// A folder without a project.
private struct NoFiles: ProjectFiles {
  func read(_ path: String) -> [UInt8]? { nil }
  func exists(_ path: String) -> Bool { false }
}
