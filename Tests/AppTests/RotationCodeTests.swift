import AWSCredentials
import AWSProfiles
import Canvas
import Testing

@testable import App

/// The code of an MFA device that IAM demands before it shows or changes keys.
@Suite struct RotationCodeTests {
  private static let question = MFAQuestion(
    id: 7, serial: "arn:aws:iam::111122223333:mfa/ann", profiles: ["acme-dev"])

  private func asking() -> Model {
    var model = Sample.model(100, 30)
    model.type("K")
    _ = update(&model, .question(Self.question))
    return model
  }

  @Test func theDialogLiesOverTheKeysThatWaitForIt() {
    var model = asking()
    #expect(model.picture.contains("Code of your MFA device"))
    #expect(model.picture.contains("mfa/ann"))
    #expect(model.picture.contains("nothing is changed"))
    model.type("123456")
    #expect(!model.picture.contains("123456"))
    #expect(model.press(.enter) == [.answer(question: 7, code: Secret("123456"))])
    guard case .rotation(let state)? = model.overlay else {
      Issue.record("the keys are gone")
      return
    }
    #expect(state.profile == "acme-dev")
    let report = KeyReport(userName: "ann", ownKeyID: "AKIA", keys: [AccessKey(id: "AKIA")])
    _ = update(&model, .keys(id: 1, .listed(report, kept: nil)))
    #expect(model.picture.contains("User ann"))
  }

  @Test func escapeLeavesTheKeysWithTheReason() {
    var model = asking()
    #expect(model.press(.escape) == [.answer(question: 7, code: nil)])
    _ = update(&model, .keys(id: 1, .failed("MFA code needed: device mfa/ann.")))
    #expect(model.picture.contains("MFA code needed"))
    #expect(model.press(.enter) == [.keys(id: 1, profile: "acme-dev", .list)])
  }

  @Test func aQuestionThatVanishesLeavesTheKeys() {
    var model = asking()
    var gone = Self.question
    gone.profiles = []
    _ = update(&model, .question(gone))
    guard case .rotation? = model.overlay else {
      Issue.record("the keys are gone")
      return
    }
  }

  @Test func aQuestionOfACheckWaitsUntilTheKeysAreClosed() {
    var model = Sample.model(100, 30)
    model.type("K")
    _ = update(&model, .question(MFAQuestion(id: 8, serial: "mfa/bob", profiles: ["acme-prod"])))
    guard case .rotation? = model.overlay else {
      Issue.record("a dialog of another profile lies over the keys")
      return
    }
    model.press(.escape)
    #expect(model.picture.contains("mfa/bob"))
  }
}
