import Store
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

private enum Message: Equatable { case add(Int), load, loaded(Int) }
private enum Effect: Equatable { case load }

private func update(_ model: inout Int, _ message: Message) -> [Effect] {
  switch message {
  case .add(let number): model += number
  case .load: return [.load]
  case .loaded(let number): model = number
  }
  return []
}

@Suite struct StoreTests {
  @Test func anAnswerGivenAtOnceWaitsItsTurn() {
    var answer: ((Message) -> Void)?
    let store = Store(model: 1, update: update) { (_: Effect) in answer?(.loaded(7)) }
    answer = { store.send($0) }
    store.send(.load)
    store.send(.add(1))
    #expect(store.model == 8)
    answer = nil
  }

  /// An effect sees the model that its message made, and messages that effects send come in the
  /// order in which they were sent, behind the one that caused them.
  @Test func effectsSeeTheModelOfTheirMessageAndQueueInOrder() {
    var seen: [Int] = []
    var send: ((Message) -> Void)?
    let store = Store(model: 0) { (model: inout Int, message: Message) -> [Effect] in
      if case .add(let number) = message { model = model * 10 + number }
      return message == .add(1) ? [.load, .load] : []
    } perform: { _ in
      seen.append(seen.count)
      send?(.add(seen.count + 1))
    }
    send = { store.send($0) }
    store.send(.add(1))
    store.send(.add(4))
    #expect(store.model == 1234)
    #expect(seen == [0, 1])
    send = nil
  }

  @Test func theTestStoreFollowsEffectsToTheirAnswers() {
    let store = TestStore(1, update: update)
    store.send(.load, effects: [.load])
    store.receive(.loaded(5), from: .load) { $0 = 5 }
    store.send(.add(2)) { $0 = 7 }
  }

  @Test func theTestStoreToldOfTooLittleFails() {
    withKnownIssue { TestStore(1, update: update).send(.add(2)) }
    withKnownIssue { TestStore(1, update: update).send(.load, effects: []) }
    withKnownIssue {
      let store = TestStore(1, update: update)
      store.send(.load, effects: [.load])
    }
  }
}

@Suite struct MailboxTests {
  @Test func messagesComeInOrderAndTheDescriptorWakes() throws {
    let mailbox = try #require(Mailbox<Int>())
    var watched = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&watched, 1, 0) == 0)
    mailbox.post(1)
    mailbox.post(2)
    #expect(poll(&watched, 1, 0) == 1)
    #expect(mailbox.drain() == [1, 2])
    #expect(poll(&watched, 1, 0) == 0)
    mailbox.post(3)
    #expect(mailbox.drain() == [3])
  }

  @Test func aShutMailboxLetsMessagesFall() throws {
    let mailbox = try #require(Mailbox<Int>())
    mailbox.shut()
    mailbox.post(1)
    #expect(mailbox.drain().isEmpty)
  }
}
