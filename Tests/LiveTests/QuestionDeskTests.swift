import App
import Synchronization
import Testing

@testable import Live

/// Checks that wait for codes: one question a device, answered, declined or given up.
@Suite(.hangs) struct QuestionDeskTests {
  /// Questions as they are put to the user.
  private func attended(_ desk: QuestionDesk) -> AsyncStream<MFAQuestion> {
    let (questions, put) = AsyncStream.makeStream(of: MFAQuestion.self)
    desk.attend { put.yield($0) }
    return questions
  }

  @Test func oneAnswerServesAllThatWaitForTheDevice() async {
    let desk = QuestionDesk()
    let questions = attended(desk)
    async let first = desk.code(of: "device", for: "a")
    async let second = desk.code(of: "device", for: "b")
    async let other = desk.code(of: "another", for: "c")
    var ids: Set<Int> = []
    var answered = 0
    for await question in questions {
      ids.insert(question.id)
      if question.profiles.count == 2 { desk.answer(question.id, with: "123456") }
      if question.serial == "another" { desk.answer(question.id, with: nil) }
      // The questions come in any order.
      if question.profiles.count == 2 || question.serial == "another" { answered += 1 }
      if answered == 2 { break }
    }
    #expect(await [first, second] == ["123456", "123456"])
    #expect(await other == nil)
    #expect(ids.count == 2)
  }

  @Test func aCancelledCheckLeavesTheOthersWaiting() async {
    let desk = QuestionDesk()
    let questions = attended(desk)
    let given = Task { await desk.code(of: "device", for: "a") }
    let stopped = Task { await desk.code(of: "device", for: "b") }
    for await question in questions {
      if question.profiles.count == 2 { stopped.cancel() }
      if question.profiles == ["a"], stopped.isCancelled {
        #expect(await stopped.value == nil)
        desk.answer(question.id + 1000, with: "999999")
        desk.answer(question.id, with: "123456")
        break
      }
    }
    #expect(await given.value == "123456")
  }

  @Test func whenNobodyWaitsTheQuestionIsTakenBack() async {
    let desk = QuestionDesk()
    let questions = attended(desk)
    let stopped = Task { await desk.code(of: "device", for: "a") }
    for await question in questions {
      if question.profiles.isEmpty { break }
      stopped.cancel()
    }
    #expect(await stopped.value == nil)
  }

  @Test func withoutAnybodyThereQuestionsAreDeclined() async {
    #expect(await QuestionDesk().code(of: "device", for: "a") == nil)
  }

  @Test func aThreadThatBlocksIsAskedOnceAQuestion() async {
    let desk = QuestionDesk()
    let asked = Mutex(0)
    desk.attend { (question: MFAQuestion) -> String? in
      asked.withLock { $0 += 1 }
      return question.serial
    }
    #expect(await desk.code(of: "1", for: "a") == "1")
    #expect(await desk.code(of: "2", for: "a") == "2")
    #expect(asked.withLock { $0 } == 2)
  }
}
