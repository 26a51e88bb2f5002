import AWSProfiles
import Canvas
import INIDocument
import Testing

@testable import App

/// Forms, as they are typed into.
@Suite struct FormTests {
  @Test(
    arguments: [
      (.keys, [:], "It needs a name"),
      (.keys, ["name": "acme-dev"], "in use"),
      (.keys, ["name": "a]b"], "[ or ]"),
      (.keys, ["name": "x"], "Key id is needed"),
      (.keys, ["name": "x", "aws_access_key_id": "AKIAEXAMPLE2ALPHA222"], "Secret is needed"),
      (.role, ["name": "x"], "Role ARN is needed"),
      (.role, ["name": "x", "role_arn": "role/Ops"], "an ARN"),
      (.role, ["name": "x", "role_arn": "arn:aws:iam::123456789012:role/O"], "source profile"),
      (
        .role,
        [
          "name": "x", "role_arn": "arn:aws:iam::123456789012:role/O", "source_profile": "acme-dev",
          "credential_source": "Environment",
        ], "not together"
      ),
      (
        .role,
        [
          "name": "x", "role_arn": "arn:aws:iam::123456789012:role/O", "source_profile": "acme-dev",
          "duration_seconds": "60",
        ], "900 to 43200"
      ),
      (.sso, ["name": "x", "sso_session": "s"], "Account is needed"),
      (.sso, ["name": "x", "sso_session": "s", "sso_account_id": "12"], "12 digits"),
      (.webIdentity, ["name": "x", "role_arn": "arn:aws:iam::1:role/O"], "Token file is needed"),
      (.process, ["name": "x", "credential_process": "a 'b"], "quote"),
      (.process, ["name": "x", "credential_process": "a # b"], "comment"),
      (.settings, ["name": "x", "output": "xml"], "one of"),
      (.ssoSession, ["name": "x", "sso_start_url": "acme"], "https://"),
    ] as [(FormKind, [String: String], String)])
  func whatIsMissingOrWrongIsTold(
    _ kind: FormKind, _ values: [String: String], _ words: String
  ) {
    var model = Sample.model(120, 40)
    var form = FormState(adding: kind)
    for (key, value) in values {
      if key == "name" { form.name = TextField(value) } else { form.put(value, into: key) }
    }
    model.overlay = .form(form)
    model.press(.enter)
    guard case .form(let told) = model.overlay else {
      Issue.record("it was not refused")
      return
    }
    #expect(told.complaint?.contains(words) == true, "\(told.complaint ?? "nothing")")
  }

  @Test func aSecretShowsForTenSecondsAndNotInAnotherRow() {
    var model = Sample.model(120, 40)
    model.type("e")
    model.press(.down)
    #expect(model.press(.control("r")) == [.tick(milliseconds: 10_000)])
    #expect(model.picture.contains("ExampleSecretAlpha"))
    _ = update(&model, .tick(now: model.now, uptime: 9_999))
    #expect(model.picture.contains("ExampleSecretAlpha"))
    _ = update(&model, .tick(now: model.now, uptime: 10_000))
    #expect(!model.picture.contains("ExampleSecretAlpha"))
    model.press(.control("r"))
    model.press(.down)
    model.press(.up)
    #expect(!model.picture.contains("ExampleSecretAlpha"))
  }

  @Test func secretsOfThePaneShowUntilTheRowIsLeft() {
    var model = Sample.model(120, 40)
    #expect(model.type("v") == [.tick(milliseconds: 10_000)])
    #expect(model.picture.contains("ExampleSecretAlpha0123456789abcdefghijkl"))
    model.type("jk")
    #expect(!model.picture.contains("ExampleSecretAlpha"))
    model.type("v")
    _ = update(&model, .tick(now: model.now, uptime: 10_000))
    #expect(!model.picture.contains("ExampleSecretAlpha"))
  }

  @Test(
    arguments: [
      ([.control("a"), .control("k")], ""), ([.control("u")], ""),
      ([.control("w")], "arn:aws:iam::444455556666:role/"),
      ([.alt("b"), .control("k")], "arn:aws:iam::444455556666:role/"),
      ([.control("a"), .alt("f"), .control("u")], ":aws:iam::444455556666:role/Ops"),
      ([.home, .character("日")], "日arn:aws:iam::444455556666:role/Ops"),
    ] as [([Key], String)])
  func fieldsTakeTheKeysOfAShell(_ keys: [Key], _ expected: String) throws {
    var model = Sample.model()
    let profile = try #require(model.catalog["acme-prod"])
    model.overlay = .form(FormState(editing: profile))
    // A word ends at a blank, as in a shell.
    let isWord = keys == [.control("w")]
    for key in keys { model.press(key) }
    let form = try #require(model.openForm)
    #expect(form.value("role_arn") == (isWord ? "" : expected))
  }

  @Test func aSecretIsEditedInTheMiddleAsAnyText() throws {
    var model = Sample.model()
    model.type("e")
    model.press(.down)
    for key in [.home, .delete, .character("X"), .right, .backspace] as [Key] { model.press(key) }
    let form = try #require(model.openForm)
    #expect(form.value("aws_secret_access_key") == "XampleSecretAlpha0123456789abcdefghijkl")
  }

  @Test func onlyTheChangedHalfOfAPairIsWritten() throws {
    let profile = try #require(ProfileCatalog(Sample.files)["acme-dev"])
    var form = FormState(editing: profile)
    form.put("ExampleSecretOther0123456789abcdefghijkl", into: "aws_secret_access_key")
    let result = try Sample.files.applying(form.changes)
    #expect(result.changedRoles == [.credentials])
    #expect(result.diff().filter { $0.kind == .added }.count == 1)
  }

  @Test func aPastedSecretNeverLandsInAnOpenRow() throws {
    var model = Sample.model(120, 40)
    model.type("a")
    _ = update(&model, .input(.paste("ExampleSecretDelta0123456789abcdefghijkl\n")))
    #expect(!model.picture.contains("ExampleSecretDelta"))
    let form = try #require(model.openForm)
    #expect(form.value("aws_secret_access_key").hasPrefix("ExampleSecretDelta"))
    #expect(form.name.isEmpty)
  }

  @Test func severalLinesInOneRowAreRefused() throws {
    var model = Sample.model(120, 40)
    model.overlay = .form(FormState(adding: .process))
    model.press(.down)
    _ = update(&model, .input(.paste("one\ntwo")))
    let form = try #require(model.openForm)
    #expect(form.value("credential_process").isEmpty)
    #expect(form.complaint?.contains("one line") == true)
  }

  @Test func aPastedSectionFillsTheFormOfItsKind() throws {
    var model = Sample.model(120, 40)
    model.type("a")
    let text = """
      [profile acme-ops]
      role_arn = arn:aws:iam::444455556666:role/Ops
      source_profile = acme-dev
      s3 =
        max_queue_size = 10
      """
    _ = update(&model, .input(.paste(text)))
    let form = try #require(model.openForm)
    #expect(form.kind == .role && form.name.text == "acme-ops")
    #expect(form.value("source_profile") == "acme-dev")
    #expect(form.value("s3.max_queue_size") == "10")
  }

  @Test func theRightArrowBehindTheTextOpensTheValues() throws {
    var model = Sample.model()
    var form = FormState(adding: .keys)
    form.go(to: .setting("region"))
    model.overlay = .form(form)
    model.press(.right)
    model.type("euw1")
    model.press(.enter)
    let taken = try #require(model.openForm)
    #expect(taken.value("region") == "eu-west-1")
  }

  @Test func settingsOfSeveralLinesStayAsTheyAre() throws {
    let text = "[profile p]\nname = one\n  two\nregion = eu-west-1\n"
    let files = SharedFiles(config: Document(Array(text.utf8)))
    var form = FormState(editing: try #require(ProfileCatalog(files)["p"]))
    form.put("us-east-1", into: "region")
    let after = try files.applying(form.changes).after
    #expect(after.config?.bytes == Array(text.replacing("eu-west-1", with: "us-east-1").utf8))
  }

  @Test func escapeInTheReviewLeadsBackToTheForm() {
    var model = Sample.model(120, 40)
    model.type("e")
    model.press(.pageDown)
    var form = FormState()
    if case .form(let open) = model.overlay { form = open }
    form.put("eu-west-2", into: "region")
    model.overlay = .form(form.taking("cli_history", for: .newSetting))
    model.type("enabled")
    model.press(.enter)
    model.press(.escape)
    guard case .form(let back) = model.overlay else {
      Issue.record("what was typed is lost")
      return
    }
    #expect(back.value("cli_history") == "enabled" && back.value("region") == "eu-west-2")
  }
}

/// What was typed is not lost without a question, and keys go where they belong.
@Suite struct FormKeepingTests {
  private static let token = "IQoJb3JpZ2luX2VjEJr" + String(repeating: "aB3/+", count: 40) + "=="

  private func form(_ model: Model) -> FormState? {
    if case .form(let form) = model.overlay { form } else { nil }
  }

  @Test func anUntouchedFormClosesAtOnce() {
    for key in ["a", "e"] {
      var model = Sample.model(120, 40)
      model.type(key)
      model.press(.down)
      model.press(.escape)
      #expect(model.overlay == nil)
    }
  }

  @Test(arguments: [Key.enter, .escape, .character("n")]) func aTouchedFormAsksFirst(_ no: Key) {
    for opener in ["a", "e"] {
      var model = Sample.model(120, 40)
      model.type(opener)
      model.type("x")
      let typed = form(model)
      model.press(.escape)
      #expect(model.picture.contains("Drop what was typed?"))
      model.press(no)
      #expect(typed != nil && form(model) == typed)
      model.press(.escape)
      model.press(.character("y"))
      #expect(model.overlay == nil)
    }
  }

  @Test func typingBackIsNoChange() {
    var model = Sample.model(120, 40)
    model.type("e")
    model.type("x")
    model.press(.backspace)
    model.press(.escape)
    #expect(model.overlay == nil)
  }

  @Test func aPasteOfSeveralAsksFirst() {
    let text = "[profile a]\nregion = x\n[profile b]\nregion = y\n"
    var model = Sample.model(120, 40)
    model.type("a")
    _ = update(&model, .input(.paste(text)))
    model.press(.escape)
    #expect(model.picture.contains("Drop what was pasted?"))
    model.press(.enter)
    guard case .importRows(let rows) = model.overlay else {
      Issue.record("the paste is lost")
      return
    }
    #expect(rows.rows.count == 2)
    // A file is there still; only work on it is asked about.
    for isWorkedOn in [false, true] {
      var state = ImportState(
        ImportBatch(rows: rows.rows.map(\.draft)), path: "~/Downloads/keys.csv")
      state.rows[0].isChosen = !isWorkedOn
      model.overlay = .importRows(state)
      model.press(.escape)
      #expect((model.overlay == nil) == !isWorkedOn)
    }
  }

  @Test(arguments: ["a", "e"]) func severalProfilesDoNotReplaceWhatWasTyped(_ opener: String) {
    var model = Sample.model(120, 40)
    model.type(opener)
    model.type("mine")
    let typed = form(model)?.entries
    _ = update(&model, .input(.paste("[profile a]\nregion = x\n[profile b]\nregion = y\n")))
    #expect(form(model)?.complaint?.contains("2 profiles") == true)
    #expect(form(model)?.entries == typed)
  }

  @Test(arguments: ["\u{A0}", "\u{200B}", "\n", "\r\n  "], [40, 100])
  func aTokenAloneIsWholeAndMasked(_ gap: String, _ place: Int) {
    let text = Self.token.prefix(place) + gap + Self.token.dropFirst(place)
    var model = Sample.model(120, 40)
    model.type("a")
    _ = update(&model, .input(.paste(String(text) + "\n")))
    #expect(form(model)?.kind == .temporaryKeys)
    #expect(form(model)?.value("aws_session_token") == Self.token)
    #expect(form(model)?.complaint == nil)
    #expect(!model.picture.contains("IQoJb3"))
  }

  @Test func aPieceInTheRowOfAKeyIsCleaned() {
    var state = FormState(adding: .temporaryKeys)
    state.go(to: .setting("aws_session_token"))
    var model = Sample.model(120, 40)
    model.overlay = .form(state)
    _ = update(&model, .input(.paste(" \u{200B}Short1\u{A0}Piece+/\n")))
    #expect(form(model)?.value("aws_session_token") == "Short1Piece+/")
  }

  @Test func whatWasNotUnderstoodIsTold() {
    var model = Sample.model(120, 40)
    model.type("a")
    let text =
      "aws_access_key_id=ASIAEXAMPLE2DELTA222\naws_secret_access_key="
      + "ExampleSecretDelta0123456789abcdefghijkl\naws_session_token=IQoJb3Jp\nplain\n"
    _ = update(&model, .input(.paste(text)))
    #expect(form(model)?.notices.contains { $0.hasPrefix("Line 4 was not understood") } == true)
  }
}
