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

  @Test(arguments: [("z", HistoryMove.undo, Effect.undo), ("Z", .redo, .redo)])
  func theStepIsShownAndMadeOnlyByEnter(_ key: String, _ move: HistoryMove, _ effect: Effect) {
    var model = Sample.model(120, 40)
    #expect(model.type(key) == [.preview(move)])
    #expect(model.overlay == nil)
    let answer = PreviewAnswer.step(move, title: "Rotate the key of acme-dev", lines: lines)
    #expect(update(&model, .preview(answer)).isEmpty)
    #expect(model.picture.contains("\(move.words): Rotate the key of acme-dev?"))
    #expect(model.picture.contains("+ aws_access_key_id = AKIAQNZGKIQYQEXAMPLE"))
    #expect(model.picture.contains("may be switched off or deleted by now"))
    var left = model
    #expect(left.press(.escape).isEmpty)
    #expect(left.overlay == nil)
    #expect(model.press(.enter) == [effect])
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

  /// Another step may be the last one once another program has written.
  @Test func aWriteOfAnotherProgramClosesIt() {
    var model = Sample.model()
    _ = update(&model, .preview(.step(.undo, title: "Add x", lines: lines)))
    _ = update(&model, .changedOutside(Sample.answer(credentials: "[a]\n")))
    #expect(model.overlay == nil)
    #expect(model.press(.enter) != [.undo])
  }
}
