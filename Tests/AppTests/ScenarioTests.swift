import AWSCredentials
import AWSProfiles
import Canvas
import Testing

@testable import App

/// Days in a user's life, told in keys and in what the screen says.
@Suite struct ScenarioTests {
  @Test func aProfileIsFoundByFourLettersAndUsed() {
    var model = Sample.model()
    model.type("/aprd")
    #expect(model.profiles.selected == "acme-prod")
    model.press(.enter)
    #expect(model.press(.enter) == [.switchShell(ShellSwitch(profile: "acme-prod")), .quit])
  }

  @Test func anAccountIsFoundByItsDigitsInARowOnly() {
    var model = Sample.model()
    model.press(.end)
    model.type("/4444")
    #expect(model.profiles.rows == ["acme-prod"])
    model.type("9")
    #expect(model.profiles.rows.isEmpty)
  }

  @Test func typingInTheFilterChoosesTheBestMatch() {
    var model = Sample.model()
    model.press(.end)
    model.type("/dev")
    #expect(model.profiles.selected == "acme-dev")
  }

  @Test func escapeGivesTheWholeListBackAndKeepsTheChoice() {
    var model = Sample.model()
    model.type("/prod")
    let chosen = model.profiles.selected
    model.press(.escape)
    #expect(model.profiles.rows.count == model.catalog.names.count)
    #expect(model.profiles.selected == chosen)
  }

  @Test func aPasteOverTheListFiltersAndRunsNothing() {
    var model = Sample.model()
    let effects = update(&model, .input(.paste("dq\nprod")))
    #expect(effects.isEmpty)
    #expect(model.overlay == nil)
    #expect(model.profiles.filter.isOn)
  }

  @Test func keysPastedIntoTheFormAreReviewedMaskedAndSaved() throws {
    var model = Sample.model(120, 40)
    model.type("a")
    model.type("stage")
    _ = update(
      &model,
      .input(
        .paste(
          """
          export AWS_ACCESS_KEY_ID=AKIAEXAMPLE2ALPHA222
          export AWS_SECRET_ACCESS_KEY=ExampleSecretDelta0123456789abcdefghijkl
          """)))
    #expect(!model.picture.contains("ExampleSecretDelta"))
    model.press(.enter)
    while case .form = model.overlay { model.press(.enter) }
    #expect(model.picture.contains("[stage]"))
    #expect(!model.picture.contains("ExampleSecretDelta"))
    let effects = model.press(.enter)
    guard case .save(let change)? = effects.first else {
      Issue.record("nothing is saved: \(effects)")
      return
    }
    let after = try model.catalog.files.applying(change.changes).after
    #expect(ProfileCatalog(after)["stage"]?["aws_access_key_id"] == "AKIAEXAMPLE2ALPHA222")
  }

  @Test func escapeInTheReviewWritesNothing() {
    var model = Sample.model(120, 40)
    model.type("d")
    model.type(model.profiles.selected ?? "")
    model.press(.enter)
    guard case .review = model.overlay else {
      Issue.record("no review of the deletion")
      return
    }
    #expect(model.press(.escape).isEmpty)
    #expect(model.overlay == nil)
  }

  @Test func deletingNeedsTheNameTyped() {
    var model = Sample.model()
    model.type("d")
    model.press(.enter)
    guard case .ask(let ask) = model.overlay else {
      Issue.record("deleted without the name")
      return
    }
    #expect(ask.complaint != nil)
  }

  @Test func lateAnswersOfAStoppedCheckFall() {
    var model = Sample.model()
    let effects = model.type("C")
    guard case .check(let id, let names)? = effects.last, let name = names.first else {
      Issue.record("no check: \(effects)")
      return
    }
    #expect(model.press(.escape) == [.cancelCheck(id: id)])
    let before = model.verdicts
    _ = update(
      &model, .verdict(check: id, profile: name, verdict: Verdict(.valid), at: model.now))
    #expect(model.verdicts == before)
  }

  @Test func everyActionHasOneRowAndNoKeyMeansTwoThings() {
    for action in Action.allCases {
      #expect(Action.table.filter { $0.action == action }.count == 1, "\(action)")
    }
    for screen in Screen.allCases {
      let keys = Action.table.filter { $0.screens?.contains(screen) ?? true }.flatMap(\.keys)
      #expect(Set(keys).count == keys.count, "two actions on one key on \(screen)")
    }
  }
}
