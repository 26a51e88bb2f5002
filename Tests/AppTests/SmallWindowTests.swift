import AWSProfiles
import Canvas
import TestSupport
import Testing

@testable import App

/// What must stay readable in a window of twenty columns and five rows.
@Suite struct SmallWindowTests {
  @Test func questionsKeepTheirWordsAndTheirField() {
    var model = Sample.model(20, 5)
    model.type("d")
    #expect(model.picture.contains("Type acme-dev to"))
    expectGolden(view(model), "small-ask")
    model.type("x")
    model.press(.enter)
    #expect(model.picture.contains("keep it."))
    #expect(view(model).cursor != nil)
    for _ in 0..<3 { model.press(.backspace) }
    model.press(.control("u"))
    model.type("acme-dev")
    model.press(.enter)
    #expect(model.picture.contains("- [acme-dev]"))
    expectGolden(view(model), "small-review")
  }

  @Test func allWaysToUseAProfileShow() {
    var model = Sample.model(20, 5, hasHook: false)
    model.overlay = .switchOffer(SwitchOfferState(ShellSwitch(profile: "acme-dev")))
    for way in SwitchOfferState.Way.allCases { #expect(model.picture.contains(way.brief)) }
    expectGolden(view(model), "small-switch")
  }

  @Test func aConfirmationSaysWhatItIsAbout() {
    var model = Sample.model(20, 5)
    model.offerRemoval(of: "~/keys.csv")
    #expect(model.picture.contains("Remove ~/keys.csv?"))
    expectGolden(view(model), "small-confirm")
  }

  @Test func theCodeOfADeviceHasItsField() {
    var model = Sample.model(20, 5)
    _ = update(
      &model,
      .question(
        MFAQuestion(
          id: 1, serial: "arn:aws:iam::111122223333:mfa/me", profiles: ["acme-prod"])))
    #expect(model.picture.contains("MFA code"))
    #expect(model.picture.contains("for acme-prod"))
    expectGolden(view(model), "small-code")
    model.press(.enter)
    #expect(model.picture.contains("A code has six"))
  }
}

/// The messages log holds every word of what was told.
@Suite struct MessagesLogTests {
  @Test(arguments: [(200, 40), (80, 24), (40, 12), (20, 5)])
  func longTextsAreWhole(_ columns: Int, _ rows: Int) {
    var model = Sample.model(columns, rows)
    let words = (1...40).map { "word\($0)" }
    model.tell(.error, words.joined(separator: " "))
    model.type("m")
    var seen: Set<String> = []
    for _ in 0..<60 {
      for part in model.picture.split(whereSeparator: { " │|\n".contains($0) }) {
        seen.insert(String(part))
      }
      model.type("j")
    }
    #expect(words.filter { !seen.contains($0) }.isEmpty)
  }

  @Test func theWholeWidthIsUsed() {
    var model = Sample.model(200, 40)
    let text = String(repeating: "abcdefg ", count: 22) + "end"
    model.tell(.warning, text)
    model.type("m")
    #expect(model.picture.contains(text))
  }
}

/// Secrets that were shown are masked again as soon as the user looks elsewhere.
@Suite struct RevealTests {
  private func revealed() -> Model {
    var model = Sample.model(120, 40)
    model.profiles.list.select(
      model.profiles.rows.firstIndex(of: "acme-dev") ?? 0, count: model.profiles.rows.count)
    model.type("v")
    #expect(model.profiles.revealed != nil)
    return model
  }

  @Test(arguments: ["2", "3", "4", "5", "?", ":", "m", "a", "H", "y"])
  func leavingMasks(_ keys: String) {
    var model = revealed()
    model.type(keys)
    #expect(model.profiles.revealed == nil)
  }

  /// The clock of the day may go back an hour, or on: only time that has passed masks.
  @Test(arguments: [-3600, 0, 3600], ["v", "e"])
  func theTimeIsThatOfAClockThatOnlyGoesForward(_ jump: Int, _ key: String) {
    let secret = "ExampleSecretAlpha0123456789abcdefghijkl"
    var model = Sample.model(120, 40)
    _ = update(&model, .tick(now: model.now, uptime: 70_000))
    model.profiles.list.select(
      model.profiles.rows.firstIndex(of: "acme-dev") ?? 0, count: model.profiles.rows.count)
    model.type(key)
    if key == "e" {
      model.openForm.map { form in
        var form = form
        form.go(to: .setting("aws_secret_access_key"))
        model.overlay = .form(form)
      }
      #expect(model.press(.control("r")) == [.tick(milliseconds: 10_000)])
    }
    #expect(model.picture.contains(secret))
    _ = update(&model, .tick(now: model.now + jump, uptime: 79_999))
    #expect(model.picture.contains(secret))
    _ = update(&model, .tick(now: model.now, uptime: 80_000))
    #expect(!model.picture.contains(secret))
  }

  @Test func suspendingAndLosingTheFocusMask() {
    var model = revealed()
    #expect(update(&model, .action(.suspend)) == [.suspend])
    #expect(model.profiles.revealed == nil)
    model = revealed()
    _ = update(&model, .input(.focus(true)))
    #expect(model.profiles.revealed != nil)
    _ = update(&model, .input(.focus(false)))
    #expect(model.profiles.revealed == nil)
    model = revealed()
    _ = update(
      &model, .question(MFAQuestion(id: 1, serial: "serial", profiles: ["acme-prod"])))
    #expect(model.profiles.revealed == nil, "a question that comes by itself covers it too")
  }
}

/// The footer names no key that can do nothing.
@Suite struct FooterTests {
  private func footer(_ model: Model) -> String {
    model.picture.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test func nothingToFixShowsNoFix() {
    var model = Sample.model(120, 30)
    model.doctor.findings = [Finding("x", .warning, nil, "words")]
    model.type("4")
    #expect(!footer(model).contains("fix"))
  }

  @Test func anOrphanMapCanOnlyBeConnected() {
    let orphan = "provider:\n  name: aws\ncustom:\n  profiles:\n    dev: acme-dev\n"
    let model = StageSample.model(orphan, 120, 30)
    #expect(footer(model).contains("O connect"))
    for word in ["choose profile", "add stage", "remove"] {
      #expect(!footer(model).contains(word))
    }
    let whole = StageSample.model(StageSample.text, 120, 30)
    #expect(footer(whole).contains("choose profile") && footer(whole).contains("add stage"))
    #expect(!footer(whole).contains("connect"))
  }
}

/// A review of a file with carriage returns shows none of them.
@Suite struct LineEndTests {
  @Test func aReviewOfACRLFFileShowsNoCarriageReturn() {
    var model = Sample.model(120, 40)
    let config = Sample.config.replacing("\n", with: "\r\n")
    _ = update(&model, .loaded(Sample.answer(config: config)))
    model.outside = nil
    model.review(
      Change(
        title: "Try",
        changes: [.set(profile: "acme-prod", key: "region", value: "eu-west-3", file: nil)],
        thenCheck: []))
    guard case .review(let state)? = model.overlay else {
      Issue.record("no review")
      return
    }
    #expect(state.lines.contains { $0.text == "region = eu-west-3" })
    #expect(!state.lines.contains { $0.text.unicodeScalars.contains("\r") })
  }
}
