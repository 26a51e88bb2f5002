import AWSCredentials
import AWSProfiles
import Canvas
import TestSupport
import Testing

@testable import App

/// The lists of all four screens are narrowed, kept and left by the same rules.
@Suite struct ListRuleTests {
  /// What tells the chosen row from the others.
  private func chosen(_ model: Model) -> String? {
    switch model.screen {
    case .profiles: model.profiles.selected
    case .check: model.check.chosen
    case .stages: model.stageLine.map { $0.stage ?? "every" }
    case .doctor: model.doctor.chosen.map { "\($0.code) \($0.profile ?? "") \($0.name ?? "")" }
    case .shell: nil
    }
  }

  @Test(arguments: PaneScreen.allCases)
  func theFirstMatchIsTheChoiceAndStaysItWhenAllShow(_ screen: PaneScreen) {
    var model = screen.model(100, 30)
    model.press(.end)
    model.type("/")
    model.type("prod")
    if model.rowCount(on: model.screen) == 0 {
      // The Doctor looks for whole words.
      for _ in 0..<4 { model.press(.backspace) }
      model.type("region")
    }
    #expect(model[list: model.screen].selection == 0)
    model.press(.down)
    let name = chosen(model)
    #expect(name != nil)
    model.press(.enter)
    #expect(chosen(model) == name, "Enter keeps the choice")
    model.press(.escape)
    #expect(chosen(model) == name, "and so does letting all rows show")
    #expect(model.filterInFront?.isOn == false)
  }

  @Test(arguments: PaneScreen.allCases)
  func aClickEndsTheTypingAndKeepsTheFilter(_ screen: PaneScreen) {
    var model = screen.model(100, 30)
    model.type("/e")
    let lines = model.picture.split(separator: "\n", omittingEmptySubsequences: false)
    guard let y = lines.firstIndex(where: { $0.contains("▸") }) else {
      Issue.record("no row")
      return
    }
    _ = update(
      &model, .input(.mouse(MouseEvent(action: .press, at: Point(x: 4, y: y)))))
    #expect(model.filterInFront?.isTyping == false && model.filterInFront?.isOn == true)
  }

  @Test(arguments: PaneScreen.allCases)
  func aPasteIsFilterTextAndNoneOverTheDetails(_ screen: PaneScreen) {
    var model = screen.model(100, 30)
    #expect(update(&model, .input(.paste("e"))).isEmpty)
    #expect(model.filterInFront?.pattern == "e")
    model.press(.escape)
    model.press(.tab)
    #expect(update(&model, .input(.paste("e"))).isEmpty)
    #expect(model.filterInFront?.isOn == false)
  }

  @Test(arguments: PaneScreen.allCases)
  func escLeavesOneThingAtATime(_ screen: PaneScreen) {
    var model = screen.model(100, 30)
    let front = model.screen
    model.type("/e")
    model.press(.enter)
    model.press(.tab)
    #expect(model.textInFront != nil)
    model.press(.escape)
    #expect(model.textInFront == nil && model.filterInFront?.isOn == true)
    model.press(.escape)
    #expect(model.filterInFront?.isOn == false && model.screen == front)
  }

  /// Rows of the Check screen move by themselves: the chosen profile stays the chosen one.
  @Test func timeThatPassesKeepsTheChosenProfile() {
    var model = Sample.model(100, 40)
    guard case .check(let id, let names)? = model.type("C").last else {
      Issue.record("no check")
      return
    }
    for name in names {
      var verdict = Verdict(.valid)
      if name == names.last { verdict.needsUserAt = model.now + 4000 }
      _ = update(&model, .verdict(check: id, profile: name, verdict: verdict, at: model.now))
    }
    _ = update(&model, .checkEnded(id: id))
    model.type("jj")
    let name = chosen(model)
    _ = update(&model, .tick(now: model.now + 1000))
    #expect(model.check.groups.first?.group == .expiresSoon)
    #expect(chosen(model) == name)
    _ = update(&model, .tick(now: model.now + 5000))
    #expect(model.check.groups.first?.group == .needsYou)
    #expect(chosen(model) == name)
  }

  /// A reading of the files anew is no reason to jump to the best match.
  @Test(arguments: [PaneScreen.profiles, .check, .doctor])
  func readingTheFilesAgainKeepsTheChoice(_ screen: PaneScreen) {
    var model = screen.model(100, 30)
    model.type("/e")
    model.press(.enter)
    model.press(.down)
    let name = chosen(model)
    var answer = Sample.answer(config: DoctorTests.config + "[profile eee]\nregion = eu-west-1\n")
    if screen != .doctor {
      answer = Sample.answer(config: Sample.config + "[profile eee]\nregion = eu-west-1\n")
    }
    _ = update(&model, .changedOutside(answer))
    #expect(name != nil && chosen(model) == name)
  }

  /// Whoever writes the files, and however often, with a filter or without: the chosen profile stays.
  @Test(arguments: 0..<8) func everyReadingKeepsTheChosenProfile(_ seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    let all = (0..<12).flatMap { ["prod-\($0)", "other-\($0)"] }
    func answer(_ names: [String]) -> FilesAnswer {
      let text = names.map { "[profile \($0)]\nregion = eu-west-\(names.count % 3 + 1)\n" }
      return Sample.answer(credentials: "", config: text.joined())
    }
    var model = Sample.model(100, 30)
    _ = update(&model, .loaded(answer(all)))
    if seed.isMultiple(of: 2) { model.type("/prod") }
    model.press(seed.isMultiple(of: 4) ? .enter : .down)
    for step in 0..<60 {
      model.press([.down, .down, .up, .end].randomElement(using: &numbers) ?? .down)
      let name = try #require(chosen(model))
      let names = all.filter { $0 == name || Bool.random(using: &numbers) }
      let read = answer(names.shuffled(using: &numbers))
      let same = answer(model.catalog.names.shuffled(using: &numbers))
      let message: Message =
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: .loaded(read)
        case 1: .changedOutside(read)
        default: .saved(.done(same, title: "Set region", thenCheck: []))
        }
      _ = update(&model, message)
      #expect(chosen(model) == name, "step \(step), \(message)")
    }
  }

  /// An editor that puts rows above or below, or takes some away, moves the choice to no other stage.
  @Test(arguments: 0..<8) func everyReadingOfTheProjectKeepsTheChosenStage(_ seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    let all = (0..<9).map { "stage\($0)" } + ["prod", "preprod"]
    func project(_ stages: [String]) -> Message {
      let rows = stages.map { "    \($0): acme-dev\n" }.joined()
      let head = StageSample.text.split(separator: "    dev:", maxSplits: 1)[0]
      return .project(.found(StageSample.project(head + rows)))
    }
    var model = StageSample.model(StageSample.text, 100, 30)
    _ = update(&model, project(all))
    if seed.isMultiple(of: 2) { model.type("/stage") }
    if seed.isMultiple(of: 2) { model.press(.enter) }
    for step in 0..<40 {
      model.press([.down, .down, .up, .end].randomElement(using: &numbers) ?? .down)
      let name = try #require(chosen(model))
      let stages = all.filter { $0 == name || Bool.random(using: &numbers) }
      _ = update(&model, project(stages.shuffled(using: &numbers)))
      #expect(chosen(model) == name, "step \(step)")
    }
  }
}
