import AWSProfiles
import Canvas
import Testing

@testable import App

@Suite struct MouseAndMemoryTests {
  private func click(_ model: inout Model, on text: String) -> [Effect] {
    for (y, line) in model.picture.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard let range = line.firstRange(of: text) else { continue }
      let x = displayWidth(String(line[..<range.lowerBound]))
      return update(
        &model, .input(.mouse(MouseEvent(action: .press, at: Point(x: x, y: y)))))
    }
    Issue.record("no \(text) to click on in\n\(model.picture)")
    return []
  }

  @Test func aClickChoosesRowsTabsAndKeys() {
    var model = Sample.model(80, 24)
    _ = click(&model, on: "legacy-prod")
    #expect(model.profiles.selected == "legacy-prod")
    _ = click(&model, on: "4 Doctor")
    #expect(model.screen == .doctor)
    _ = click(&model, on: "1 Profiles")
    #expect(model.screen == .profiles)
    _ = click(&model, on: "? help")
    #expect(model.overlay == .help(offset: 0))
    _ = click(&model, on: "Esc back")
    #expect(model.overlay == nil)
  }

  @Test func theWheelMovesListsAndTexts() {
    var model = Sample.model(80, 24)
    let wheel = MouseEvent(action: .scrollDown, at: Point(x: 1, y: 1))
    _ = update(&model, .input(.mouse(wheel)))
    #expect(model.profiles.list.selection == 3)
    model.type("?")
    _ = update(&model, .input(.mouse(wheel)))
    #expect(model.overlay == .help(offset: 3))
  }

  @Test func percentSwitchesTheMouse() {
    var model = Sample.model()
    #expect(!model.settings.mouse)
    let effects = model.type("%")
    #expect(model.settings.mouse)
    guard case .saveSettings(let edits, _)? = effects.first else {
      Issue.record("not kept: \(effects)")
      return
    }
    #expect(edits == [.set(section: "display", key: "mouse", value: "on")])
  }

  @Test func theDemoSwitchesTheMouseToo() {
    var model = Model(environment: Environment([:]), isDemo: true)
    _ = update(&model, .loaded(Sample.answer))
    #expect(model.obstacle(to: .toggleMouse) == nil)
    _ = update(&model, .action(.toggleMouse))
    #expect(model.settings.mouse)
  }

  @Test func screensComeBackAsTheyWere() {
    var model = Sample.model()
    model.type("s/prod")
    model.press(.enter)
    model.press(.down)
    model.type("4")
    let memory = model.memory
    var next = Sample.model()
    _ = update(&next, .restored(memory, recents: ["billing"]))
    #expect(next.screen == .doctor)
    #expect(next.profiles.rows == model.profiles.rows)
    #expect(next.profiles.selected == model.profiles.selected)
    #expect(next.profiles.order == .name)
    #expect(next.recents == ["billing"])
  }

  @Test func aFilterThatFindsNothingIsForgotten() {
    var model = Sample.model()
    let memory = ScreenMemory(
      screen: .profiles, filter: "gone", selected: "billing", order: "no such order")
    _ = update(&model, .restored(memory, recents: []))
    #expect(!model.profiles.filter.isOn)
    #expect(model.profiles.selected == "billing")
  }

  @Test func recentUseIsAnOrder() {
    var model = Sample.model()
    _ = update(&model, .restored(nil, recents: ["billing", "gone", "acme-prod"]))
    while model.profiles.order != .recent { model.type("s") }
    #expect(model.profiles.rows.prefix(2) == ["billing", "acme-prod"])
    #expect(model.profiles.rows.count == model.catalog.names.count)
  }

  @Test func thePaletteShowsAllActionsWithTheReasonOfThoseThatCannot() {
    var model = Sample.model(110, 60)
    model.type(":")
    guard case .palette(let state) = model.overlay else {
      Issue.record("no palette")
      return
    }
    #expect(Set(state.matches) == Set(Action.allCases))
    model.type("unset var")
    model.press(.up)
    #expect(model.picture.contains("on the Stages, Shell screen"))
    // It stays open where the action can do nothing.
    #expect(model.press(.enter).isEmpty)
    #expect(model.overlay != nil)
  }
}
