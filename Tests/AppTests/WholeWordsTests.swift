import AWSProfiles
import Canvas
import ShellIntegration
import Testing

@testable import App

/// What a dialog has to say is not cut where there is room for another line.
@Suite struct WholeWordsTests {
  static let sizes = [(80, 24), (60, 15), (40, 15)]

  /// Whether each word of a text shows, in this order.
  private func expectWhole(_ text: String, in model: Model) {
    var shown = Substring(
      model.picture.split { " │┃|\n".contains($0) }.joined(separator: " "))
    for word in text.split(separator: " ") {
      guard let range = shown.firstRange(of: word) else {
        Issue.record("\(word) of “\(text)” is not in\n\(model.picture)")
        return
      }
      shown = shown[range.upperBound...]
    }
  }

  @Test(arguments: sizes) func thePaletteTellsTheChosenRowWhole(_ columns: Int, _ rows: Int) {
    for action in Action.table.map(\.action) {
      var model = Sample.model(columns, rows)
      model.type(":" + action.row.title)
      guard case .palette(let state)? = model.overlay else { continue }
      let chosen = state.matches { model.obstacle(to: $0) == nil }[state.list.selection]
      expectWhole(chosen.row.title, in: model)
      if let obstacle = model.obstacle(to: chosen) { expectWhole("(\(obstacle))", in: model) }
    }
  }

  @Test func inATinyWindowThePaletteCutsTitlesInTheirMiddle() {
    var model = Sample.model(20, 5)
    model.type(":browse")
    #expect(model.picture.contains("…"))
    #expect(model.picture.contains("-in") || model.picture.contains("gn-in"))
  }

  @Test(arguments: sizes) func complaintsAreWhole(_ columns: Int, _ rows: Int) {
    var model = StageSample.model(StageSample.text, columns, rows)
    model.type("a")
    model.type("prod")
    model.press(.enter)
    expectWhole("Stage prod has a row already: Enter on it chooses another profile.", in: model)
    model = Sample.model(columns, rows)
    OpenDialog.code.open(on: &model)
    model.press(.enter)
    guard case .code(let state)? = model.overlay, let complaint = state.complaint else {
      Issue.record("no complaint")
      return
    }
    expectWhole(complaint, in: model)
  }

  @Test(arguments: sizes) func emptyDialogsSayAllOfWhy(_ columns: Int, _ rows: Int) {
    var model = Sample.model(columns, rows)
    _ = update(&model, .loaded(Sample.answer(config: "")))
    model.outside = nil
    model.type("S")
    expectWhole("None yet. A session is a company's sign-in page: a adds one.", in: model)
    model = Sample.model(columns, rows)
    model.type("H")
    _ = update(&model, .history(HistoryAnswer(entries: [])))
    expectWhole("Nothing was written yet by this program, or all was forgotten.", in: model)
  }

  @Test(arguments: sizes) func theHookSaysAllThatItDoes(_ columns: Int, _ rows: Int) {
    var model = Sample.model(columns, rows)
    OpenDialog.hookSetUp.open(on: &model)
    expectWhole("It defines a function that runs nothing but this program.", in: model)
  }

  @Test(arguments: [(40, 12), (20, 5)]) func emptyScreensSayAllOfWhy(_ columns: Int, _ rows: Int) {
    for (screen, text) in [
      (Screen.check, "Nothing checked yet."), (.stages, "No serverless file here."),
    ] {
      var model = Sample.model(columns, rows)
      model.screen = screen
      expectWhole(text, in: model)
    }
  }
}

/// In a window without room for tabs the header names the screen in front.
@Suite struct ScreenNameTests {
  @Test(arguments: Screen.allCases, [(20, 5), (40, 9), (60, 9), (100, 9)])
  func itIsAlwaysNamed(_ screen: Screen, _ size: (Int, Int)) {
    for environment in [[:], ["AWS_PROFILE": "acme-production-eu-west-1-breakglass"]] {
      var model = Model(environment: Environment(environment), hasHook: true)
      _ = update(&model, .input(.resize(Size(columns: size.0, rows: size.1))))
      _ = update(&model, .loaded(Sample.answer))
      model.screen = screen
      let header = model.picture.split(separator: "\n").first ?? ""
      #expect(header.contains(screen.rawValue), "\(header)")
      #expect(header.contains("●"), "and the profile in force is still told: \(header)")
    }
  }
}
