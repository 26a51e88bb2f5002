import AWSCredentials
import AWSProfiles
import Canvas
import Testing

@testable import App

/// The dialog for codes of MFA devices, in keys and in what the screen says.
@Suite struct MFADialogTests {
  static let serial = "arn:aws:iam::111122223333:mfa/me"

  private func asked(_ profiles: [String] = ["acme-prod"], id: Int = 1) -> Message {
    .question(MFAQuestion(id: id, serial: Self.serial, profiles: profiles))
  }

  @Test func sixDigitsAreHiddenAndAnswerTheQuestion() {
    var model = Sample.model()
    _ = update(&model, asked(["acme-prod", "billing"]))
    #expect(model.picture.contains(Self.serial))
    #expect(model.picture.contains("acme-prod and 1 more"))
    model.type("12x34")
    #expect(model.press(.enter).isEmpty)
    #expect(model.picture.contains("six digits"))
    model.type("567")
    #expect(!model.picture.contains("123456"))
    #expect(model.press(.enter) == [.answer(question: 1, code: Secret("123456"))])
    #expect(model.overlay == nil)
  }

  @Test func escapeDeclinesThisDeviceAndTheNextOneIsAsked() {
    var model = Sample.model()
    _ = update(&model, asked())
    _ = update(&model, asked(["other"], id: 2))
    #expect(model.press(.escape) == [.answer(question: 1, code: nil)])
    #expect(model.overlay == .code(CodeState(question: 2)))
    #expect(model.press(.escape) == [.answer(question: 2, code: nil)])
    #expect(model.overlay == nil)
  }

  @Test func aPasteFillsInTheDigits() {
    var model = Sample.model()
    _ = update(&model, asked())
    _ = update(&model, .input(.paste("123 456\n")))
    #expect(model.press(.enter) == [.answer(question: 1, code: Secret("123456"))])
  }

  @Test func whatLiesOverTheScreenIsNotPushedAway() {
    var model = Sample.model()
    model.type("a")
    model.type("stage")
    _ = update(&model, asked())
    guard case .form(let form) = model.overlay else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.name.text == "stage")
    model.press(.escape)
    model.type("y")
    #expect(model.overlay == .code(CodeState(question: 1)))
  }

  @Test func aQuestionThatNobodyWaitsForGoesAway() {
    var model = Sample.model()
    _ = update(&model, asked())
    model.type("12")
    _ = update(&model, asked(["acme-prod", "billing"]))
    #expect(model.picture.contains("1 more"))
    _ = update(&model, asked([]))
    #expect(model.overlay == nil)
    #expect(model.questions.isEmpty)
  }
}
