import AWSProfiles
import Canvas
import ShellIntegration
import Testing

@testable import App

/// Keys that come before the answer to those before them, and answers that come while others are
/// typed.
@Suite struct HasteTests {
  /// A model whose shell has the hook, its review of a new region of the first profile open.
  private func reviewing() -> Model {
    var model = Sample.model(120, 40)
    model.choose("acme-dev")
    model.type("Y")
    model.press(.enter)
    guard case .review = model.overlay else {
      Issue.record("no review: \(model.picture)")
      return model
    }
    return model
  }

  private func saved(_ model: Model) -> Message {
    .saved(.done(Sample.answer, title: "Copy acme-dev", thenCheck: []))
  }

  @Test func aReviewStaysUntilItIsWritten() {
    var model = reviewing()
    guard case .save? = model.press(.enter).first else {
      Issue.record("nothing is saved")
      return
    }
    let before = model.picture
    #expect(model.press(.down).isEmpty)
    #expect(model.picture == before)
    _ = update(&model, .tick(now: model.now, uptime: model.uptime + 200))
    #expect(model.picture.contains("Saving."))
    _ = update(&model, saved(model))
    #expect(model.overlay == nil)
    #expect(model.notices.contains { $0.text.contains("Copy acme-dev") })
  }

  /// A double Enter is the commonest slip: it must not use the profile that the save has chosen.
  @Test(arguments: [Key.enter, .character("y")]) func aSecondEnterIsASlip(_ key: Key) {
    for isLate in [false, true] {
      var model = reviewing()
      model.press(key)
      if !isLate { #expect(model.press(key).isEmpty) }
      #expect(update(&model, saved(model)).allSatisfy { $0 != .quit })
      _ = update(&model, .tick(now: model.now, uptime: model.uptime + 100))
      #expect(model.press(key).isEmpty)
      #expect(model.overlay == nil)
    }
  }

  @Test func aKeyLongAfterIsNoSlip() {
    var model = reviewing()
    model.press(.enter)
    _ = update(&model, saved(model))
    _ = update(&model, .tick(now: model.now, uptime: model.uptime + 400))
    #expect(model.press(.enter).contains(.quit))
  }

  @Test func whatIsTypedWhileSavingIsDoneAfterIt() {
    var model = reviewing()
    model.press(.enter)
    #expect(model.type("/prod").isEmpty)
    #expect(!model.profiles.filter.isOn)
    _ = update(&model, saved(model))
    #expect(model.profiles.filter.pattern == "prod")
  }

  @Test func leavingIsPossibleWhileSaving() {
    var model = reviewing()
    model.press(.enter)
    #expect(model.press(.control("c")) == [.quit])
  }

  @Test func aRefusedSaveGivesTheFormBack() {
    var model = Sample.model(120, 40)
    model.choose("acme-dev")
    model.type("e")
    for _ in 0..<30 where model.openForm?.focus != .setting("region") { model.press(.down) }
    model.press(.control("u"))
    model.type("eu-north-1")
    model.press(.enter)
    guard case .review = model.overlay else {
      Issue.record("no review: \(model.picture)")
      return
    }
    model.press(.enter)
    #expect(update(&model, .saved(.refused("the file is locked"))).contains(.load))
    #expect(model.toast?.text == "the file is locked")
    guard case .form = model.overlay else {
      Issue.record("the form is gone")
      return
    }
    model.press(.left)
    #expect(model.picture.contains("eu-north-1"))
  }

  @Test func keysBehindUndoWaitForItsDiff() {
    var model = Sample.model(120, 40)
    #expect(model.type("z") == [.preview(.undo)])
    #expect(model.press(.enter).isEmpty)
    let lines = [DiffLine(.added, number: 3, text: "region = x")]
    #expect(update(&model, .preview(.step(.undo, title: "Add x", lines: lines))).isEmpty)
    #expect(model.picture.contains("Undo: Add x?"))
    #expect(
      model.press(.enter) == [.make(.undo, title: "Undo: Add x", shown: ShownStep())])
  }

  @Test func keysBehindAnUndoThatCannotBeAreDone() {
    var model = Sample.model(120, 40)
    model.type("z")
    model.type("/prod")
    _ = update(&model, .preview(.refused("nothing to undo")))
    #expect(model.profiles.filter.pattern == "prod")
    #expect(model.overlay == nil)
  }

  @Test func noCodeIsAskedForWhereAFilterIsTyped() {
    var model = Sample.model(120, 40)
    model.type("/4444")
    _ = update(&model, .question(MFAQuestion(id: 1, serial: "device", profiles: ["acme-dev"])))
    model.type("55556666")
    #expect(model.profiles.filter.pattern == "444455556666")
    #expect(model.overlay == nil)
    model.press(.enter)
    guard case .code = model.overlay else {
      Issue.record("it is never asked")
      return
    }
  }

  @Test func aCheckThatWasSavedForLeavesAOneWhoTypesWhereHeIs() {
    var model = reviewing()
    model.press(.enter)
    model.type("/a")
    let names = Array(model.catalog.names.prefix(2))
    _ = update(&model, .saved(.done(Sample.answer, title: "Add", thenCheck: names)))
    #expect(model.screen == .profiles)
    #expect(model.check.run != nil)
    #expect(model.profiles.filter.pattern == "a")
  }

  @Test func aQuestionThatComesByItselfTakesNoOtherKey() {
    var model = Sample.model(120, 40)
    model.offerRemoval(of: "~/keys.ini")
    #expect(model.type("a").isEmpty)
    guard case .form = model.overlay else {
      Issue.record("the key is lost")
      return
    }
  }

  @Test func whoGoesOnTypingIsNotAskedToRemoveAFile() {
    var model = reviewing()
    model.press(.enter)
    model.afterSaving.imported = "~/keys.ini"
    model.type("a")
    model.type("my-profile")
    _ = update(&model, saved(model))
    guard case .form = model.overlay else {
      Issue.record("no form")
      return
    }
    #expect(model.notices.contains { $0.text.contains("~/keys.ini still holds the keys in clear") })
  }

  @Test func aHeldEnterWritesNoStartupFile() {
    var model = Sample.model(120, 40, hasHook: false)
    model.shell.surroundings = ShellSurroundings(
      shell: .bash, startup: StartupFile(of: .bash, home: "/home/me", variables: [:]))
    var effects: [Effect] = []
    for _ in 0..<8 { effects += model.press(.enter) }
    for effect in effects { if case .setUpHook = effect { Issue.record("written") } }
  }

  @Test func theHooksDialogDoesNotComeLater() {
    var model = Sample.model(120, 40, hasHook: false)
    model.press(.enter)
    model.type("h")
    model.type("a")
    model.press(.escape)
    _ = update(&model, .shell(ShellSurroundings(shell: .bash, startup: nil), title: nil))
    #expect(model.overlay == nil)
    #expect(model.notices.isEmpty)
  }

  @Test func theHistoryBehindAReviewGetsItsSteps() {
    var model = Sample.model(120, 40)
    model.type("H")
    model.type("z")
    let lines = [DiffLine(.added, number: 3, text: "region = x")]
    _ = update(&model, .preview(.step(.undo, title: "Add x", lines: lines)))
    _ = update(
      &model, .history(HistoryAnswer(entries: [HistoryEntry(id: 1, time: 1, title: "Add x")])))
    model.press(.escape)
    #expect(model.picture.contains("Add x"))
    #expect(!model.picture.contains("Looking it up"))
  }
}

extension Model {
  fileprivate mutating func choose(_ profile: String) {
    let row = profiles.rows.firstIndex(of: profile) ?? 0
    _ = update(&self, .choose(screen: .profiles, row: row))
  }
}
