import Canvas
import Testing

@testable import App

/// Lines at the bottom (interaction row 8): errors stay until they are put away.
@Suite struct NoticeTests {
  private func footer(_ model: Model) -> [Substring] {
    model.picture.split(separator: "\n", omittingEmptySubsequences: false).suffix(2)
  }

  @Test func anErrorStaysWhileTheUserGoesOn() {
    var model = Sample.model(100, 30)
    model.tell(.error, "the disk is full")
    model.type("jk24s")
    model.press(.tab)
    #expect(footer(model)[footer(model).startIndex].contains("the disk is full"))
    #expect(footer(model).last?.contains("? help") == true, "the keys stay in view")
  }

  @Test func escapePutsItAwayAndDoesNothingElse() {
    var model = Sample.model(100, 30)
    model.type("/acme")
    model.press(.enter)
    model.tell(.error, "the disk is full")
    model.press(.escape)
    #expect(model.toast == nil && model.profiles.filter.isOn)
    model.press(.escape)
    #expect(!model.profiles.filter.isOn)
  }

  @Test func theLogShowsItAndPutsItAway() {
    var model = Sample.model(100, 30)
    model.tell(.error, "the disk is full")
    model.type("m")
    #expect(model.toast == nil && model.picture.contains("the disk is full"))
  }

  @Test func aLaterWordTakesItsPlace() {
    var model = Sample.model(100, 30)
    model.tell(.error, "the disk is full")
    model.tell(.done, "written")
    model.type("j")
    #expect(model.toast == nil)
    #expect(model.notices.map(\.text) == ["the disk is full", "written"])
  }

  @Test(arguments: [Notice.Level.done, .warning]) func allElseGoesWithTheNextKey(
    _ level: Notice.Level
  ) {
    var model = Sample.model(100, 30)
    model.tell(level, "words")
    model.type("j")
    #expect(model.toast == nil)
  }

  @Test func aClickElsewhereLeavesIt() {
    var model = Sample.model(100, 30)
    model.tell(.error, "the disk is full")
    _ = update(
      &model, .input(.mouse(MouseEvent(action: .press, at: Point(x: 5, y: 5)))))
    #expect(model.toast?.level == .error)
  }
}
