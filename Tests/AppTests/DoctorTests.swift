import AWSProfiles
import Canvas
import INIDocument
import TestSupport
import Testing

@testable import App

/// The Doctor screen, the history and changes from outside, in keys and pictures.
@Suite struct DoctorTests {
  static let config = """
    [default]
    output = json
    region = us-east-1 # home

    [profile zone]
    region = us-east-1a

    [profile role]
    role_arn = arn:aws:iam::444455556666:role/Ops
    source_profile = acme-dve

    """

  private func model(_ columns: Int, _ rows: Int, config: String = DoctorTests.config) -> Model {
    var model = Sample.model(columns, rows)
    var answer = Sample.answer
    answer.files.config = Document(Array(config.utf8))
    answer.findings = [
      Finding(
        "permissions-too-open", .warning, .credentials, name: "/home/ann/.aws/credentials",
        fix: Finding.Fix(
          title: "sets 0600", change: .closeToOthers(.credentials, folder: false), isSafe: true),
        "The file is open to others (mode 0644): they can read the keys in it. Set 0600.")
    ]
    _ = update(&model, .loaded(answer))
    model.outside = nil
    model.type("4")
    return model
  }

  @Test(arguments: [(100, 30), (80, 24), (40, 12)])
  func pictures(_ columns: Int, _ rows: Int) {
    var model = model(columns, rows)
    expectGolden(view(model), "doctor-findings-\(columns)x\(rows)")
    model.press(.end)
    expectGolden(view(model), "doctor-last-\(columns)x\(rows)")
  }

  @Test func theChosenFindingIsFixedAfterItsDiff() throws {
    var model = model(100, 30)
    while model.doctor.chosen?.code != "region-unknown" { model.press(.down) }
    model.type("f")
    #expect(model.picture.contains("+ region = us-east-1"))
    guard case .save(let change)? = model.press(.enter).first else {
      Issue.record("nothing is saved")
      return
    }
    let after = try model.catalog.files.applying(change.changes).after
    #expect(ProfileCatalog(after)["zone"]?["region"] == "us-east-1")
  }

  @Test func allSafeFixesAreOneChange() throws {
    var model = model(100, 30)
    model.type("F")
    #expect(model.picture.contains("closed to others (0600)"))
    guard case .save(let change)? = model.press(.enter).first else {
      Issue.record("nothing is saved")
      return
    }
    let after = ProfileCatalog(try model.catalog.files.applying(change.changes).after)
    let left = after.findings.filter { $0.fix?.isSafe == true }
    #expect(left.isEmpty)
    #expect(change.changes.contains(.closeToOthers(.credentials, folder: false)))
    #expect(after["role"]?["source_profile"] == "acme-dve", "a guess is no safe fix")
  }

  /// A filter that finds nothing says so, and not that nothing can be mended.
  @Test func aFilterWithoutMatchesSaysSo() {
    for (columns, rows) in [(100, 30), (60, 15), (20, 5)] {
      var model = model(columns, rows)
      model.type("/nowhere")
      #expect(!model.picture.contains("can be fixed"), "\(model.picture)")
      let words = model.picture.split { " \n".contains($0) }.joined(separator: " ")
      #expect(words.contains("No finding matches. Esc shows all again."), "\(model.picture)")
      if rows > 10 { #expect(model.picture.contains("nothing matches")) }
    }
  }

  @Test func enterGoesToTheProfile() {
    var model = model(100, 30)
    while model.doctor.chosen?.profile != "zone" { model.press(.down) }
    model.press(.enter)
    #expect(model.screen == .profiles)
    #expect(model.profiles.selected == "zone")
  }

  @Test func conflictsOfTheShellAreFindingsToo() {
    var model = Model(
      environment: Environment(["AWS_PROFILE": "acme-dev", "AWS_DEFAULT_PROFILE": "default"]))
    _ = update(&model, .loaded(Sample.answer))
    #expect(
      model.doctor.findings.contains {
        $0.code == "profile-env-conflict" && $0.place == "environment"
      })
  }

  @Test func aChangeFromOutsideIsToldAndKeepsTheChoice() {
    var model = Sample.model(100, 30)
    model.press(.end)
    let chosen = model.profiles.selected
    var answer = Sample.answer
    answer.files.credentials = Document(
      Array((Sample.credentials + "[new-one]\nregion = eu-west-1\n").utf8))
    #expect(update(&model, .changedOutside(answer)).isEmpty)
    #expect(model.profiles.selected == chosen)
    #expect(
      model.picture.contains("Another program wrote: credentials changed: + new-one (2 lines)"))
    #expect(model.type("H") == [.loadHistory])
    #expect(model.outside == nil)
  }

  @Test func escapeHidesTheBannerAndNothingElse() {
    var model = model(100, 30)
    var answer = Sample.answer
    answer.files.config = nil
    _ = update(&model, .changedOutside(answer))
    model.press(.escape)
    #expect(model.outside == nil)
    #expect(model.screen == .doctor)
  }

  @Test func aReviewShowsWhatIsThereNow() {
    var model = Sample.model(100, 30)
    model.type("d")
    model.type(model.profiles.selected ?? "")
    model.press(.enter)
    guard case .review(let before) = model.overlay else {
      Issue.record("no review")
      return
    }
    var answer = Sample.answer
    answer.files.credentials = Document(Array(("# new\n\n" + Sample.credentials).utf8))
    _ = update(&model, .changedOutside(answer))
    guard case .review(let after) = model.overlay else {
      Issue.record("no review any more")
      return
    }
    #expect(before.lines != after.lines)
    #expect(after.remarks.count == before.remarks.count + 1)
  }

  @Test func whatWasRefusedIsReadAgain() {
    var model = Sample.model()
    #expect(update(&model, .saved(.refused("the file changed meanwhile"))) == [.load])
    #expect(model.toast?.level == .error)
  }

  static let history = HistoryAnswer(
    entries: [
      HistoryEntry(
        id: 3, time: 1_799_999_900, title: "changed by another program", isForeign: true,
        lines: [
          DiffLine(kind: .file, file: .config, number: nil, text: "config"),
          DiffLine(kind: .removed, file: .config, number: 4, text: "# ask Ops before use"),
          DiffLine(kind: .added, file: .config, number: 9, text: "output = json"),
        ], lostComments: 1),
      HistoryEntry(
        id: 2, time: 1_799_990_000, title: "Add acme-stage",
        lines: [
          DiffLine(kind: .file, file: .credentials, number: nil, text: "credentials"),
          DiffLine(kind: .added, file: .credentials, number: 9, text: "[acme-stage]"),
        ]),
      HistoryEntry(id: 1, time: 1_799_900_000, title: "Rename a to b", isUndone: true),
    ], undoable: 3, redoable: nil)

  @Test(arguments: [(100, 30), (80, 24), (20, 5)])
  func historyPictures(_ columns: Int, _ rows: Int) {
    var model = Sample.model(columns, rows)
    model.type("H")
    _ = update(&model, .history(Self.history))
    expectGolden(view(model), "history-\(columns)x\(rows)")
  }

  @Test func theHistoryUndoesAndBringsBack() {
    var model = Sample.model(100, 30)
    #expect(model.type("H") == [.loadHistory])
    _ = update(&model, .history(Self.history))
    // The chosen step is the newest and another program's: its diff is on the screen.
    var asking = model
    #expect(asking.type("z") == [.preview(.undoOthers)])
    asking = model
    asking.type("j")
    #expect(asking.type("z") == [.preview(.undo)])
    asking = model
    #expect(asking.type("Z") == [.preview(.redo)])
    #expect(model.type("c") == [.preview(.bringBack(.comments, step: 3))])
    let lines = [DiffLine(.added, number: 4, text: "# ask Ops before use")]
    let move = HistoryMove.bringBack(.comments, step: 3)
    let shown = ShownStep(id: 3, texts: ["as it is"])
    _ = update(
      &model,
      .preview(.step(move, title: "changed by another program", lines: lines, shown: shown)))
    let title = "Bring back the comments from before: changed by another program"
    #expect(model.picture.contains("+ # ask Ops before use"))
    var left = model
    #expect(left.press(.escape).isEmpty)
    #expect(left.picture.contains("History"), "Esc goes back to where it came from")
    #expect(model.press(.enter) == [.make(move, title: title, shown: shown)])
    let done = SaveAnswer.done(Sample.answer, title: title, thenCheck: [])
    #expect(update(&model, .saved(done)).contains(.loadHistory))
    model.press(.down)
    #expect(model.type("c").isEmpty, "nothing was lost there")
    model.press(.escape)
    #expect(model.overlay == nil)
  }
}
