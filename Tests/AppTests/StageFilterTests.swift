import AWSProfiles
import Canvas
import TestSupport
import Testing

@testable import App

/// The filter of the Stages screen, which is that of the other lists.
@Suite struct StageFilterTests {
  /// Whether a row of the table begins with this name.
  private func shows(_ model: Model, _ stage: String) -> Bool {
    model.picture.split(separator: "\n").contains { line in
      line.split(whereSeparator: { " ▸".contains($0) }).first == Substring(stage)
        && !line.contains("where --stage")
    }
  }

  @Test(arguments: [
    ("prod", ["prod", "staging"]), ("dev", ["dev"]),
    ("acme-prd", ["prod", "staging"]), ("stg", ["staging"]),
    ("nobody", []),
  ])
  func stagesAndProfilesAreMatched(_ typed: String, _ stages: [String]) {
    var model = StageSample.model()
    model.type("/" + typed)
    #expect(model.picture.contains("\(stages.count) of 3"))
    for stage in ["dev", "prod", "staging"] {
      #expect(shows(model, stage) == stages.contains(stage), "\(stage) at \(typed)")
    }
    #expect(model.picture.contains("No stage matches. Esc shows all again.") == stages.isEmpty)
    #expect(!model.picture.contains("any other"), "that is told of all rows")
  }

  @Test func theFooterIsThatOfTheOtherLists() {
    var model = StageSample.model(StageSample.text, 140, 30)
    func footer() -> String { model.picture.split(separator: "\n").last.map(String.init) ?? "" }
    #expect(footer().contains("/ filter"))
    model.type("/p")
    #expect(footer() == " type to narrow  Enter keep  Esc all rows")
    model.press(.enter)
    #expect(footer().hasPrefix(" Esc all rows"))
    #expect(view(model).cursor == nil)
  }

  @Test func escLetsAllShowAndKeepsTheChoice() {
    var model = StageSample.model()
    model.type("/staging")
    model.press(.enter)
    #expect(model.stageLine?.stage == "staging")
    model.press(.escape)
    #expect(model.screen == .stages && model.stageLine?.stage == "staging")
    #expect(shows(model, "dev"))
    model.press(.escape)
    #expect(model.screen == .profiles)
  }

  @Test func keysAreForTheRowsThatShow() {
    var model = StageSample.model()
    model.type("/staging")
    model.press(.enter)
    #expect(model.type("y") == [.copy("serverless deploy --stage staging")])
    guard case .check(_, let names)? = model.type("C").last else {
      Issue.record("nothing is checked")
      return
    }
    #expect(names == ["acme-prod"])
    model.type("/nobody")
    model.press(.enter)
    #expect(model.type("y").isEmpty)
    #expect(model.press(.enter).isEmpty && model.overlay == nil)
  }

  @Test func aPasteNarrowsAndDoesNothingElse() {
    var model = StageSample.model()
    #expect(update(&model, .input(.paste("staging\nd"))).isEmpty)
    #expect(model.overlay == nil && model.picture.contains("1 of 3"))
  }

  @Test func aFilterOutlivesThatTheProjectChanges() {
    var model = StageSample.model()
    model.type("/staging")
    model.press(.enter)
    let text = StageSample.text + "    staging-two: acme-dev\n"
    _ = update(&model, .project(.found(StageSample.project(text))))
    #expect(model.picture.contains("2 of 4"))
    #expect(model.stageLine?.stage == "staging")
    // Another project is another list.
    let other = StageSample.project(StageSample.text, at: "/w/other/serverless.yml")
    _ = update(&model, .project(.found(other)))
    #expect(shows(model, "dev") && model.stageLine?.stage == "dev")
  }

  @Test func withoutAProjectThereIsNothingToFilter() {
    var model = Sample.model()
    model.type("3/x")
    #expect(model.filterInFront?.isOn != true)
    #expect(!model.picture.contains("/ filter"))
  }

  @Test func lineByLineItNarrowsToo() {
    var model = StageSample.model()
    var talk = PlainTalk()
    let before = model
    for message in talk.hear("find staging", model).messages { _ = update(&model, message) }
    #expect(model.screen == .stages)
    let said = talk.news(from: before, to: model)
    #expect(said.contains { $0.contains("staging, acme-prod") })
    #expect(!said.contains { $0.hasPrefix("dev, ") })
  }

  @Test(arguments: [(100, 30), (60, 15), (20, 5)])
  func pictures(_ columns: Int, _ rows: Int) {
    var model = StageSample.model(StageSample.text, columns, rows)
    model.type("/prod")
    expectGolden(view(model), "stages-filter-\(columns)x\(rows)")
  }
}
