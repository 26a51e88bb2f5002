import AWSProfiles
import Canvas
import Testing

@testable import App

/// The help begins with the keys of the place that it was asked for.
@Suite struct HelpPlaceTests {
  private func texts(_ model: Model) -> [[String]] {
    Painter(model).page(of: .help).parts.first?.map { $0.pieces.map(\.text) } ?? []
  }

  @Test(arguments: Screen.allCases, [(100, 30), (60, 15), (20, 5)])
  func itBeginsWithTheScreen(_ screen: Screen, _ size: (Int, Int)) {
    var model = Sample.model(size.0, size.1)
    model.screen = screen
    model.type("?")
    #expect(model.picture.contains("On \(screen.rawValue)"))
    let rows = texts(model)
    let first = rows.dropFirst().prefix { !$0.isEmpty }.flatMap { $0 }.joined(separator: " ")
    for row in Action.table where row.screens?.contains(screen) == true {
      let words = row.title.split(separator: " ").map(String.init)
      #expect(words.allSatisfy(first.contains), "\(row.title)")
    }
  }

  @Test(arguments: Screen.allCases) func everyActionStandsThereOnce(_ screen: Screen) {
    var model = Sample.model(100, 30)
    model.screen = screen
    model.type("?")
    let titles = texts(model).flatMap { $0 }
    for row in Action.table {
      // Screens are named in another column too.
      let count = titles.count { $0 == row.title }
      #expect(row.group == .move ? count >= 1 : count == 1, "\(row.title): \(count)")
    }
  }

  @Test(arguments: [
    (OpenDialog.review, "Leave as it was"), (.history, "Undo"), (.sections, "Rename"),
    (.copyMenu, "Copy that"), (.switchOffer, "Choose"), (.unset, "Unset"),
    (.guide, "Copy the policy"), (.messages, "Search"), (.importRows, "All or none"),
    (.confirm, "Yes"), (.hookSetUp, "Leave as it was"),
  ])
  func itBeginsWithTheDialogAndGoesBackToIt(_ dialog: OpenDialog, _ word: String) {
    var model = Sample.model(100, 30)
    dialog.open(on: &model)
    let before = model.overlay
    #expect(model.picture.contains("? help") || dialog == .guide, "\(model.picture)")
    model.type("?")
    let rows = texts(model)
    #expect(rows.first == ["In this dialog"], "\(dialog)")
    #expect(rows.prefix { !$0.isEmpty }.contains { $0.contains(word) }, "\(rows.prefix(9))")
    #expect(rows.contains(["On Profiles"]), "the screen below comes next")
    model.press(.escape)
    #expect(model.overlay == before)
  }

  @Test(arguments: [OpenDialog.form, .palette, .ask, .importPath, .browse, .stage, .code])
  func whereTextIsTypedItIsALetter(_ dialog: OpenDialog) {
    var model = Sample.model(100, 30)
    dialog.open(on: &model)
    model.type("?")
    #expect(model.overlay.map(OpenDialog.init) == dialog)
  }

  /// What is about to be written is shown as it is now, not as it was behind the help.
  @Test func aChangeFromOutsideEndsTheHelpOverAReview() {
    var model = Sample.model(100, 30)
    OpenDialog.review.open(on: &model)
    model.type("?")
    let config = Sample.config.replacing("region = eu-west-1\n", with: "region = eu-west-2\n")
    _ = update(&model, .changedOutside(Sample.answer(config: config)))
    guard case .review(let state)? = model.overlay else {
      Issue.record("no review")
      return
    }
    #expect(state.lines.contains { $0.text == "region = eu-west-2" })
  }
}
