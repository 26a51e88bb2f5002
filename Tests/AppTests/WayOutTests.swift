import AWSCredentials
import AWSProfiles
import Canvas
import INIDocument
import TestSupport
import Testing

@testable import App

/// Ways out of what is open, and what a key says that can do nothing just now.
@Suite struct WayOutTests {
  @Test(arguments: ["a", "e", "r", "d", "y", "Y", ":", "?", "H", "m", ",", "I", "S"])
  func controlCLeavesWhatLiesOverTheScreen(_ key: String) {
    var model = Sample.model(100, 30)
    model.type(key)
    #expect(model.overlay != nil)
    #expect(!model.press(.control("c")).contains(.quit))
    #expect(model.overlay == nil)
    #expect(model.press(.control("c")) == [.quit])
  }

  @Test func controlCLeavesAFilterAndThenTheProgram() {
    var model = Sample.model()
    model.type("/prod")
    #expect(model.press(.control("c")).isEmpty)
    #expect(!model.profiles.filter.isOn)
    #expect(model.press(.control("c")) == [.quit])
  }

  @Test(arguments: ["1", "3", "4", "5"])
  func escStopsACheckFromAnyScreen(_ screen: String) {
    var model = Sample.model()
    guard case .check(let id, _)? = model.type("C").last else {
      Issue.record("no check")
      return
    }
    model.type(screen)
    #expect(model.press(.escape) == [.cancelCheck(id: id)])
    #expect(model.check.run == nil)
  }

  @Test func escEndsAFilterBeforeItStopsACheck() {
    var model = Sample.model()
    guard case .check(let id, _)? = model.type("C").last else {
      Issue.record("no check")
      return
    }
    model.type("1/prod")
    model.press(.enter)
    #expect(model.press(.escape).isEmpty)
    #expect(model.press(.escape) == [.cancelCheck(id: id)])
  }

  @Test func oneKeyForOneProfileNeverChecksAll() {
    var model = Sample.model()
    #expect(model.type("2c").isEmpty)
    #expect(model.toast?.text == "Nothing is checked yet")
  }

  @Test func aStandingErrorLeavesTheKeysOfADialogInView() {
    var model = Sample.model(100, 30)
    _ = update(&model, .saved(.refused("the disk is full")))
    #expect(model.picture.contains("the disk is full"))
    model.type("e")
    #expect(!model.picture.contains("the disk is full"))
    #expect(model.picture.contains("Esc cancel") || model.picture.contains("Esc back"))
    model.press(.escape)
    #expect(model.picture.contains("the disk is full"), "it stays until it is put away")
  }

  @Test func undoIsOfferedOnlyWhereThereIsAStep() {
    var model = Sample.model(160, 40)
    #expect(!model.picture.contains("z undo"))
    var answer = Sample.answer
    answer.canUndo = true
    _ = update(&model, .loaded(answer))
    #expect(model.picture.contains("z undo"))
  }

  @Test func nothingToUndoIsNoErrorThatStays() {
    var model = Sample.model()
    _ = update(&model, .preview(.refused("nothing to undo")))
    #expect(model.toast?.level == .warning)
  }
}

/// What the lists show and how they are narrowed.
@Suite struct ListLookTests {
  private func checked() -> Model {
    var model = Sample.model(100, 30)
    guard case .check(let id, let names)? = model.type("C").last else {
      Issue.record("no check began")
      return model
    }
    for name in names {
      let verdict = Verdict(name == "legacy-prod" ? .invalidKeyID : .valid)
      _ = update(&model, .verdict(check: id, profile: name, verdict: verdict, at: model.now))
    }
    _ = update(&model, .checkEnded(id: id))
    return model
  }

  @Test func theCheckScreenIsFilteredAndChecksWhatShows() {
    var model = checked()
    model.type("/prod")
    #expect(Set(model.check.rows) == ["acme-prod", "legacy-prod"])
    #expect(model.picture.contains("2 of 5"))
    model.press(.enter)
    guard case .check(_, let names)? = model.type("C").last else {
      Issue.record("no check")
      return
    }
    #expect(Set(names) == ["acme-prod", "legacy-prod"])
  }

  @Test func lettersOfARefusedSearchRunNoCommands() {
    var model = checked()
    model.type("/")
    #expect(model.type("cy").isEmpty)
    #expect(model.check.filter.pattern == "cy")
  }

  @Test func aProtectionNeverTakesTheNameAway() {
    var model = Sample.model(100, 30)
    _ = update(
      &model,
      .settings(
        SettingsAnswer(
          document: Document(Array("[protections]\n*-prod = a very long label of mine\n".utf8)),
          path: "~/s"),
        title: nil))
    #expect(model.picture.contains("legacy-prod"))
    #expect(model.picture.contains("acme-prod a very"))
  }

  @Test func keysUnderNoHeaderAreToldOnTheEmptyList() {
    var model = Sample.model(100, 30)
    let text = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n"
    _ = update(&model, .loaded(Sample.answer(credentials: text, config: "")))
    #expect(model.isFirstRun)
    #expect(model.picture.contains("The files are not empty"))
    #expect(model.picture.contains("credentials:1"))
  }

  @Test func messagesTellTheirLevelWithoutColour() {
    var model = Sample.model(100, 30)
    model.tell(.error, "one")
    model.tell(.warning, "two")
    model.now += 120
    model.tell(.done, "three")
    model.type("m")
    for line in ["2m   ✗ one", "2m   ⚠ two", "now  ✓ three"] {
      #expect(model.picture.contains(line), "\(line)")
    }
  }

  @Test func aSignInWithoutALinkOffersNoCode() throws {
    var model = Sample.model(100, 30)
    let text =
      "[sso-session acme]\nsso_start_url = https://x.example.com\nsso_region = us-east-1\n"
    let catalog = ProfileCatalog(Sample.answer(config: text).files)
    let session = try #require(SSOSession(named: "acme", in: catalog))
    model.overlay = .signIn(SignInState(id: 1, session: session))
    #expect(model.type("Q").isEmpty && model.toast == nil)
    #expect(!model.picture.contains("QR"))
  }

  @Test func verdictsFallOnlyWhereTheirSettingsChanged() {
    var model = Sample.model()
    for name in model.catalog.names {
      model.verdicts[name] = KnownVerdict(verdict: Verdict(.valid), at: model.now)
    }
    let other = Sample.credentials.replacing("SecretAlpha", with: "SecretOther")
    _ = update(&model, .changedOutside(Sample.answer(credentials: other)))
    // The role leans on the keys of the changed profile.
    #expect(Set(model.verdicts.keys) == ["legacy-prod", "default", "billing"])
    let session = Sample.config + "[sso-session acme]\nsso_region = us-east-1\n"
    _ = update(&model, .changedOutside(Sample.answer(credentials: other, config: session)))
    #expect(Set(model.verdicts.keys) == ["legacy-prod", "default"])
  }

  @Test func fixAllUnderAFilterLeavesWhatItHides() throws {
    var model = Sample.model(100, 30)
    let config = "[profile a]\nregion = eu-west-1 # one\n\n[profile b]\nregion = eu-west-1 # two\n"
    _ = update(&model, .loaded(Sample.answer(config: config)))
    model.outside = nil
    model.type("4/config:2 inline")
    model.press(.enter)
    #expect(model.doctor.rows.count == 1)
    model.type("F")
    guard case .save(let change)? = model.press(.enter).first else {
      Issue.record("nothing is saved")
      return
    }
    let after = try model.catalog.files.applying(change.changes).after
    let text = String(decoding: after.config?.bytes ?? [], as: UTF8.self)
    #expect(text.contains("region = eu-west-1 # two"))
    #expect(!text.contains("region = eu-west-1 # one"))
  }
}

/// A file that could not be read is not told as one without the profile.
@Suite struct UnreadFileTests {
  @Test func theShellScreenSaysWhereItCouldNotLook() {
    var model = Model(environment: Environment(["AWS_PROFILE": "gone"]), hasHook: true)
    _ = update(&model, .input(.resize(Size(columns: 140, rows: 30))))
    var answer = Sample.answer(config: "")
    answer.unread = [.config]
    _ = update(&model, .loaded(answer))
    model.type("5")
    #expect(model.picture.contains("is not in credentials, and config could not be read"))
    answer.unread = []
    _ = update(&model, .changedOutside(answer))
    #expect(model.picture.contains("is in neither file"))
  }
}
