import AWSProfiles
import Canvas
import Testing

@testable import App

/// Undo and redo are looked at before anything is written.
@Suite struct ReviewOfStepTests {
  private let lines = [
    DiffLine(.removed, number: 3, text: "aws_access_key_id = AKIANEWEXAMPLE000000"),
    DiffLine(.added, number: 3, text: "aws_access_key_id = AKIAQNZGKIQYQEXAMPLE"),
  ]

  @Test(arguments: [("z", HistoryMove.undo), ("Z", .redo)])
  func theStepIsShownAndMadeOnlyByEnter(_ key: String, _ move: HistoryMove) {
    var model = Sample.model(120, 40)
    #expect(model.type(key) == [.preview(move)])
    #expect(model.overlay == nil)
    let shown = ShownStep(id: 7, texts: ["before", "after"])
    let answer = PreviewAnswer.step(
      move, title: "Rotate the key of acme-dev", lines: lines, shown: shown)
    #expect(update(&model, .preview(answer)).isEmpty)
    #expect(model.picture.contains("\(move.words): Rotate the key of acme-dev?"))
    #expect(model.picture.contains("+ aws_access_key_id = AKIAQNZGKIQYQEXAMPLE"))
    #expect(model.picture.contains("may be switched off or deleted by now"))
    var left = model
    #expect(left.press(.escape).isEmpty)
    #expect(left.overlay == nil)
    let title = "\(move.words): Rotate the key of acme-dev"
    // Only what was shown is asked for: another step may be the next one by then.
    #expect(model.press(.enter) == [.make(move, title: title, shown: shown)])
  }

  @Test func aKeyThatIsKnownToBeDeadIsNamed() {
    var model = Sample.model(120, 40)
    let remark = "AKIAQNZGKIQYQEXAMPLE comes back, but it was deleted at AWS"
    _ = update(&model, .preview(.step(.undo, title: "Add x", lines: lines, remarks: [remark])))
    #expect(model.picture.contains(remark))
    #expect(!model.picture.contains("may be switched off"))
  }

  @Test func withoutAStepItIsSaidAndNothingAsked() {
    var model = Sample.model()
    model.type("z")
    #expect(update(&model, .preview(.refused("nothing to undo"))).isEmpty)
    #expect(model.overlay == nil)
    #expect(model.toast?.text == "nothing to undo")
  }

  @Test func aStepThatBringsNoOtherKeyHasNoRemark() {
    var model = Sample.model()
    _ = update(&model, .preview(.step(.undo, title: "Add x", lines: [lines[0]])))
    #expect(!model.picture.contains("switched off"))
  }

  /// Over the history, the reason would be hidden at once, and its list is an old one.
  @Test func aRefusalIsReadWhereTheHistoryWas() {
    var model = Sample.model(120, 40)
    model.type("H")
    _ = update(&model, .history(HistoryAnswer(entries: [], undoable: 7)))
    model.type("z")
    _ = update(&model, .preview(.step(.undo, title: "Add x", lines: lines)))
    model.press(.enter)
    _ = update(&model, .saved(.refused("“Add x” is no longer the next step")))
    _ = update(&model, .tick(now: 1))
    #expect(model.overlay == nil)
    #expect(model.picture.contains("is no longer the next step"))
  }

  /// Another step may be the last one once another program has written.
  @Test func aWriteOfAnotherProgramClosesIt() {
    var model = Sample.model()
    _ = update(&model, .preview(.step(.undo, title: "Add x", lines: lines)))
    _ = update(&model, .changedOutside(Sample.answer(credentials: "[a]\n")))
    #expect(model.overlay == nil)
    let isMade = model.press(.enter).contains { effect in
      if case .make = effect { true } else { false }
    }
    #expect(!isMade)
  }
}
