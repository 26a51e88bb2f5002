import AWSCredentials
import AWSProfiles
import Canvas
import TestSupport
import Testing

@testable import App

/// A screen whose lower or right part tells more of the chosen row.
enum PaneScreen: String, CaseIterable {
  case profiles, check, stages, doctor

  func model(_ columns: Int, _ rows: Int) -> Model {
    switch self {
    case .profiles: return Sample.model(columns, rows)
    case .stages:
      var model = StageSample.model(StageSample.text, columns, rows)
      model.type("j")
      return model
    case .doctor:
      var model = Sample.model(columns, rows)
      _ = update(&model, .loaded(Sample.answer(config: DoctorTests.config)))
      model.outside = nil
      model.type("4")
      return model
    case .check:
      var model = Sample.model(columns, rows)
      guard case .check(let id, let names)? = model.type("C").last else { return model }
      for name in names {
        var verdict = Verdict(.invalidKeyID)
        verdict.error = "InvalidClientTokenId"
        verdict.endpoint = "https://sts.eu-west-1.amazonaws.com"
        _ = update(&model, .verdict(check: id, profile: name, verdict: verdict, at: model.now))
      }
      _ = update(&model, .checkEnded(id: id))
      model.toast = nil
      return model
    }
  }
}

/// Tab is one key on all screens: it hands the keys to the details, and back.
@Suite struct PaneTests {
  static let sizes = [(120, 40), (100, 30), (60, 15), (20, 5)]

  private func footer(_ model: Model) -> String {
    model.picture.split(separator: "\n").last.map(String.init) ?? ""
  }

  @Test(arguments: PaneScreen.allCases, sizes)
  func tabGivesTheKeysToTheDetailsAndBack(_ screen: PaneScreen, _ size: (Int, Int)) {
    var model = screen.model(size.0, size.1)
    let before = model.picture
    #expect(model.textInFront == nil)
    model.press(.tab)
    #expect(model.textInFront != nil)
    if size.0 >= 60 {
      #expect(footer(model).contains("Tab list") && footer(model).contains("scroll"))
    }
    model.type("G")
    let last = Painter(model).page(of: model.textInFront ?? .help)
    #expect(model.textPlace.row == last.clamped(1000, of: 0))
    model.press(.tab)
    #expect(model.textInFront == nil)
    #expect(model.picture.split(separator: "\n").first == before.split(separator: "\n").first)
    model.press(.tab)
    model.press(.escape)
    #expect(model.textInFront == nil && model.screen.rawValue.lowercased() == screen.rawValue)
  }

  @Test(arguments: PaneScreen.allCases, sizes)
  func everyLineOfTheDetailsCanBeReached(_ screen: PaneScreen, _ size: (Int, Int)) {
    var model = screen.model(size.0, size.1)
    model.press(.tab)
    guard let text = model.textInFront else {
      Issue.record("no details")
      return
    }
    let page = Painter(model).page(of: text)
    var seen = ""
    for _ in 0..<page.count(of: 0) {
      seen += model.picture
      model.type("j")
    }
    let words = page.parts[0].flatMap(\.pieces).filter { $0.x == 3 }.map(\.text)
    for word in words where word.count < size.0 - 5 { #expect(seen.contains(word), "\(word)") }
  }

  @Test(arguments: PaneScreen.allCases)
  func anotherRowIsToldFromItsTop(_ screen: PaneScreen) {
    var model = screen.model(60, 15)
    model.press(.tab)
    model.type("jj")
    model.press(.tab)
    model.type("j")
    model.press(.tab)
    #expect(model.textPlace.row == 0)
  }

  @Test(arguments: PaneScreen.allCases)
  func theDetailsAreSearched(_ screen: PaneScreen) {
    var model = screen.model(100, 30)
    model.press(.tab)
    model.type("/a")
    #expect(model.textSearch != nil && model.filterInFront?.isOn != true)
  }

  /// Where the details stand beside or below the list, that list stays in view.
  @Test func theListStaysWhereThereIsRoom() {
    for (screen, size) in [
      (PaneScreen.check, (120, 40)), (.stages, (100, 30)), (.doctor, (100, 30)),
    ] {
      var model = screen.model(size.0, size.1)
      let row = model.picture.split(separator: "\n").first { $0.contains("▸") }
      #expect(row != nil)
      model.press(.tab)
      #expect(model.picture.split(separator: "\n").contains { $0 == row }, "\(screen)")
    }
  }

  @Test func whatIsBelowTheEndIsToldWithTheKey() {
    let model = PaneScreen.stages.model(80, 24)
    #expect(model.picture.contains("more lines: Tab"))
    #expect(!model.picture.contains("Doctor (4) shows all"))
  }

  /// Where the details are out of sight the footer names the way to them.
  @Test(arguments: PaneScreen.allCases)
  func theFooterNamesTheWayToWhatIsOutOfSight(_ screen: PaneScreen) {
    let model = screen.model(80, 9)
    #expect(footer(model).contains("Tab details"), "\(model.picture)")
  }
}
