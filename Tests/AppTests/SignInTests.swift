import AWSCredentials
import AWSProfiles
import Canvas
import Testing

@testable import App

/// Signing in and browsing, in keys and in what the screen says.
@Suite struct SignInDialogTests {
  static let config = """
    [default]
    region = eu-central-1
    [sso-session acme]
    sso_start_url = https://acme.example.com/start
    sso_region = eu-west-1
    [profile billing]
    sso_session = acme
    sso_account_id = 777788889999
    sso_role_name = Billing
    [profile token]
    sso_session = acme
    [profile ops]
    role_arn = arn:aws:iam::444455556666:role/Ops
    source_profile = billing
    [profile old]
    sso_start_url = https://old.example.com/start
    sso_region = us-east-1
    """

  private func loaded(_ name: String, _ columns: Int = 100, _ rows: Int = 30) -> Model {
    var model = Sample.model(columns, rows)
    _ = update(&model, .loaded(Sample.answer(config: Self.config)))
    model.profiles.list.select(
      model.profiles.rows.firstIndex(of: name) ?? 0, count: model.profiles.rows.count)
    return model
  }

  private var prompt: SignInPrompt {
    SignInPrompt(
      userCode: "ABCD-EFGH", url: "https://device/",
      completeURL: "https://device/?user_code=ABCD-EFGH", expiresAt: 1_800_000_600)
  }

  private var acme: SSOSession? { SSOSession(named: "acme", in: loaded("billing").catalog) }

  @Test func theCodeAndTheLinkAreShownAndCounted() throws {
    var model = loaded("billing")
    let session = try #require(acme)
    #expect(model.type("l") == [.signIn(id: 1, session)])
    #expect(model.nextTick == 1000)
    _ = update(&model, .signIn(id: 1, .prompt(prompt)))
    for text in ["ABCD-EFGH", "https://device/?user_code=ABCD-EFGH", "10m 00s left"] {
      #expect(model.picture.contains(text), "\(text)")
    }
    _ = update(&model, .tick(now: model.now + 541, uptime: 1))
    #expect(model.picture.contains("59s left"))
    #expect(model.type("y") == [.copy("https://device/?user_code=ABCD-EFGH")])
  }

  @Test func escapeCancelsAtOnceAndLateAnswersFall() throws {
    var model = loaded("billing")
    model.type("l")
    #expect(model.press(.escape) == [.cancelSignIn(id: 1)])
    #expect(model.overlay == nil)
    #expect(update(&model, .signIn(id: 1, .done(until: model.now + 60))) == [])
    let session = try #require(acme)
    #expect(model.type("l") == [.signIn(id: 2, session)])
    _ = update(&model, .signIn(id: 1, .prompt(prompt)))
    #expect(!model.picture.contains("ABCD-EFGH"))
  }

  @Test func afterwardsWhatWaitedForItIsChecked() {
    var model = loaded("billing")
    for name in ["billing", "ops", "acme-dev"] {
      model.verdicts[name] = KnownVerdict(
        verdict: Verdict(name == "acme-dev" ? .invalidKeyID : .signInNeeded), at: model.now)
    }
    model.type("l")
    let effects = update(&model, .signIn(id: 1, .done(until: model.now + 28_800)))
    #expect(effects == [.check(id: 1, names: ["billing", "ops"])])
    #expect(model.notices.last?.text == "Signed in to acme for 8h 00m")
  }

  @Test func aFailureIsToldAndTriedAgain() {
    var model = loaded("token")
    model.type("l")
    _ = update(&model, .signIn(id: 1, .failed("the sign-in was refused: access_denied")))
    #expect(model.picture.contains("access_denied"))
    guard case .signIn(id: 2, _)? = model.press(.enter).first else {
      Issue.record("not tried again")
      return
    }
  }

  @Test(arguments: [("token", "acme"), ("ops", "acme"), ("old", "https://old.example.com/start")])
  func everyKindOfSignInIsFound(profile: String, title: String) {
    var model = loaded(profile)
    guard case .signIn(_, let session)? = model.type("l").first else {
      Issue.record("no sign-in")
      return
    }
    #expect(session.title == title)
  }

  @Test func aProfileWithoutASignInSaysSo() {
    var model = loaded("acme-dev")
    #expect(model.type("l").isEmpty)
    #expect(model.notices.last?.level == .warning)
  }

  @Test func theLinkCanBeFollowedWhereItStands() throws {
    var model = loaded("billing", 40, 20)
    model.type("l")
    _ = update(&model, .signIn(id: 1, .prompt(prompt)))
    let frame = view(model)
    #expect(frame.links.map(\.text).joined() == "https://device/?user_code=ABCD-EFGH")
    for link in frame.links {
      let shown = (0..<link.text.count).map { frame.buffer[link.at.x + $0, link.at.y].text }
      #expect(shown.joined() == link.text)
      #expect(link.url == "https://device/?user_code=ABCD-EFGH")
    }
    let escape = try #require(frame.links.first?.escape)
    #expect(escape.hasPrefix("\u{1B}7\u{1B}[") && escape.hasSuffix("\u{1B}]8;;\u{1B}\\\u{1B}8"))
  }

  @Test(arguments: [
    "https://x/\u{1B}]0;no\u{7}", "javascript:alert(1)", "https://x/ y", "https://x/é",
  ])
  func anAddressThatIsNoneSendsNoEscape(url: String) {
    #expect(FrameLink(at: Point(x: 0, y: 0), text: "x", url: url).escape == nil)
    #expect(FrameLink(at: Point(x: 0, y: 0), text: "\u{1B}", url: "https://x").escape == nil)
  }

  @Test func theLinkIsAQRCodeOnRequest() throws {
    var model = loaded("billing", 100, 30)
    model.type("l")
    _ = update(&model, .signIn(id: 1, .prompt(prompt)))
    model.type("Q")
    let code = try #require(QRCode("https://device/?user_code=ABCD-EFGH"))
    for line in code.lines { #expect(model.picture.contains(line)) }
    #expect(model.picture.contains("ABCD-EFGH"))
    model.type("Q")
    #expect(!model.picture.contains("▀▀▀"))
    model.size = Size(columns: 60, rows: 12)
    model.type("Q")
    #expect(model.notices.last?.text.contains("rows") == true)
    #expect(model.picture.contains("ABCD-EFGH"))
  }

  @Test(arguments: [(40, 12), (60, 20), (80, 24)])
  func itFitsSmallWindows(columns: Int, rows: Int) {
    var model = loaded("billing", columns, rows)
    model.type("l")
    _ = update(&model, .signIn(id: 1, .prompt(prompt)))
    #expect(model.picture.contains("ABCD-EFGH"))
  }
}

/// Accounts and roles of a sign-in, made into profiles.
@Suite struct BrowseTests {
  /// A list with two accounts and three roles.
  private func browsing() -> Model {
    var model = Sample.model(100, 30)
    _ = update(&model, .loaded(Sample.answer(config: SignInDialogTests.config)))
    model.profiles.list.select(
      model.profiles.rows.firstIndex(of: "billing") ?? 0, count: model.profiles.rows.count)
    model.type("b")
    let dev = SSOAccount(id: "111122223333", name: "Acme Dev")
    let prod = SSOAccount(id: "444455556666", name: "Acme Prod (EU)")
    _ = update(&model, .browse(id: 1, .found(dev, roles: ["Admin", "ReadOnly"])))
    _ = update(&model, .browse(id: 1, .found(prod, roles: ["Ops"])))
    return model
  }

  @Test func markedRolesBecomeProfiles() throws {
    var model = browsing()
    #expect(model.picture.contains("acme-dev-admin"))
    #expect(model.picture.contains("acme-prod-eu-ops"))
    model.type(" ")
    model.press(.down)
    model.type(" ")
    model.press(.enter)
    guard case .review(let review) = model.overlay else {
      Issue.record("no review: \(model.picture)")
      return
    }
    let after = ProfileCatalog(try model.catalog.files.applying(review.change.changes).after)
    #expect(after["acme-dev-admin"]?["sso_session"] == "acme")
    #expect(after["acme-dev-admin"]?["sso_account_id"] == "111122223333")
    #expect(after["acme-prod-eu-ops"]?["sso_role_name"] == "Ops")
    #expect(after["acme-prod-eu-ops"]?["region"] == "eu-central-1")
    #expect(after.names.count == model.catalog.names.count + 2)
  }

  @Test func theTemplateOfTheSettingsNamesThem() {
    var model = Sample.model(100, 30)
    _ = update(&model, .loaded(Sample.answer(config: SignInDialogTests.config)))
    model.settings.nameTemplate = "{account-id}.{role}"
    model.profiles.list.select(
      model.profiles.rows.firstIndex(of: "billing") ?? 0, count: model.profiles.rows.count)
    model.type("b")
    let dev = SSOAccount(id: "111122223333", name: "Acme Dev")
    _ = update(&model, .browse(id: 1, .found(dev, roles: ["Admin"])))
    #expect(model.picture.contains("111122223333.admin"))
  }

  @Test func theTemplateIsEditedInPlaceAndCollisionsAreShown() {
    var model = browsing()
    model.press(.control("a"))
    model.press(.tab)
    model.press(.control("u"))
    model.type("acme-{account_id}")
    #expect(model.picture.contains("acme-111122223333"))
    #expect(model.picture.contains("named twice"))
    model.press(.enter)
    guard case .browse(let state) = model.overlay else {
      Issue.record("a collision was let through")
      return
    }
    #expect(state.complaint?.contains("named twice") == true)
    model.press(.control("u"))
    model.type("Billing")
    #expect(model.picture.contains("in use already"))
  }

  @Test func typingNarrowsAndEnterTakesTheChosenOne() {
    var model = browsing()
    model.type("prdops")
    guard case .browse(let state) = model.overlay else {
      Issue.record("no list")
      return
    }
    #expect(state.shown.map(\.role) == ["Ops"])
    #expect(model.press(.enter) == [.cancelSignIn(id: 1)])
    guard case .review(let review) = model.overlay else {
      Issue.record("no review")
      return
    }
    #expect(review.change.title == "Add acme-prod-eu-ops")
  }

  @Test func withoutASignInOneIsBegunAndThenListed() {
    var model = browsing()
    guard case .signIn(let id, let session)? = update(&model, .browse(id: 1, .signInNeeded)).first
    else {
      Issue.record("no sign-in")
      return
    }
    let effects = update(&model, .signIn(id: id, .done(until: model.now + 60)))
    #expect(effects == [.browse(id: id + 1, session)])
  }

  @Test func withoutASessionNothingIsListed() {
    var model = Sample.model()
    #expect(model.type("b").isEmpty)
    #expect(model.overlay == nil)
  }
}
