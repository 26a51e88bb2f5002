import AWSCredentials
import AWSProfiles
import Canvas
import TestSupport
import Testing

@testable import App

/// While a check runs, its rows are sorted anew under the hand of the user: a key is for the row that
/// was seen.
@Suite struct CheckFirstRowTests {
  /// Profiles that a check asks about, none of them answered, the hook there; 5 s have passed.
  private func running(_ names: [String]) -> Model {
    var model = Sample.model(100, 40)
    let text = names.map { "[profile \($0)]\nregion = eu-west-1\n" }.joined()
    _ = update(&model, .loaded(Sample.answer(credentials: "", config: text)))
    _ = update(&model, .tick(now: model.now, uptime: 0))
    model.type("C")
    pass(5000, &model)
    return model
  }

  private func pass(_ time: Int, _ model: inout Model) {
    _ = update(&model, .tick(now: model.now, uptime: model.uptime + time))
  }

  private func answer(_ model: inout Model, _ name: String, _ verdict: Verdict.Class) {
    _ = update(
      &model,
      .verdict(
        check: model.check.lastID, profile: name, verdict: Verdict(verdict), at: model.now))
  }

  private func use(_ name: String) -> [Effect] {
    [.switchShell(ShellSwitch(profile: name)), .quit]
  }

  @Test(arguments: [Key.enter, .character("U"), .character("c"), .character("f"), .character("y")])
  func aKeyRightAfterTheRowHasChangedDoesNothing(_ key: Key) {
    var model = running(["default", "alpha", "beta"])
    #expect(model.check.chosen == "default")
    answer(&model, "alpha", .invalidKeyID)
    #expect(model.check.chosen == "alpha", "nobody has chosen yet: the worst is shown")
    pass(CheckState.reactionTime - 1, &model)
    #expect(model.press(key).isEmpty && model.overlay == nil)
    #expect(model.toast?.text.contains("alpha") == true)
    // It has been told by now, and no later answer takes its place.
    answer(&model, "beta", .invalidKeyID)
    answer(&model, "default", .invalidKeyID)
    #expect(model.check.chosen == "alpha")
    #expect(model.press(.enter) == use("alpha"))
  }

  @Test func aSignInIsForTheRowThatWasSeen() {
    var model = Sample.model(100, 40)
    let session =
      "[sso-session acme]\nsso_start_url = https://x.example.com\nsso_region = us-east-1\n"
    _ = update(&model, .loaded(Sample.answer(config: Sample.config + session)))
    model.type("C")
    pass(5000, &model)
    answer(&model, "billing", .signInNeeded)
    #expect(model.check.chosen == "billing")
    #expect(model.type("l").isEmpty && model.overlay == nil)
    #expect(!model.type("l").isEmpty && model.overlay != nil)
  }

  @Test func aRowThatWasInViewLongEnoughIsMeant() {
    var model = running(["default", "alpha"])
    answer(&model, "alpha", .invalidKeyID)
    pass(CheckState.reactionTime, &model)
    #expect(model.press(.enter) == use("alpha"))
  }

  @Test func anAnswerThatMovesNoOtherRowUnderTheCursorIsInNobodysWay() {
    var model = running(["default", "alpha"])
    answer(&model, "default", .invalidKeyID)
    #expect(model.press(.enter) == use("default"))
  }

  /// The first row that was chosen by hand is no longer whoever comes first.
  @Test(arguments: [[Key.down, .up], [.home], [.tab], [.character("c")]])
  func aChoiceByHandStays(_ keys: [Key]) {
    var model = running(["default", "alpha", "beta"])
    for key in keys { model.press(key) }
    #expect(model.check.chosen == "default")
    for name in ["alpha", "beta", "default"] {
      answer(&model, name, .invalidKeyID)
      #expect(model.check.chosen == "default")
    }
  }

  /// Words typed into the filter choose, at once.
  @Test func aFilterIsAChoice() {
    var model = running(["default", "alpha", "beta"])
    answer(&model, "beta", .invalidKeyID)
    model.type("/alp")
    model.press(.enter)
    #expect(model.press(.enter) == use("alpha"))
  }

  /// Enter uses the profile that has been under the cursor for as long as a hand takes to stop, or
  /// none: whatever answers come, and whatever was done before.
  @Test(arguments: 0..<30) func enterUsesWhatWasSeenOrNothing(_ seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    let names = (0..<8).map { "p\($0)" }
    var model = running(names)
    var waiting = names.shuffled(using: &numbers)
    var seen: [(at: Int, name: String?)] = [(0, model.check.chosen)]
    while let name = waiting.popLast() {
      pass(Int.random(in: 0...900, using: &numbers), &model)
      if Int.random(in: 0..<6, using: &numbers) == 0 {
        model.press([.down, .up, .home].randomElement(using: &numbers) ?? .down)
        seen = [(0, model.check.chosen)]
      }
      let classes: [Verdict.Class] = [.valid, .invalidKeyID, .noCredentials, .noNetwork]
      answer(&model, name, classes.randomElement(using: &numbers) ?? .valid)
      seen.append((model.uptime, model.check.chosen))
      pass(Int.random(in: 0...900, using: &numbers), &model)
      var tried = model
      let effects = tried.press(.enter)
      guard !effects.isEmpty else { continue }
      let since = model.uptime - CheckState.reactionTime
      let before = seen.last { $0.at <= since }?.name
      let within = seen.filter { $0.at > since }.map(\.name)
      #expect(effects == use(before ?? ""), "seed \(seed)")
      #expect(within.allSatisfy { $0 == before }, "seed \(seed)")
    }
  }
}
