import App
import Synchronization

/// Where checks wait for codes of MFA devices: one question a device, however many wait for it.
public final class QuestionDesk: Sendable {
  private struct Waiting {
    var profile: String
    var resume: CheckedContinuation<String?, Never>
  }

  private struct Open {
    var id: Int
    var waiting: [(ticket: Int, waiting: Waiting)] = []
  }

  private struct State {
    var lastNumber = 0
    var open: [String: Open] = [:]
    var cancelled: Set<Int> = []
    var show: (@Sendable (MFAQuestion) -> Void)?

    mutating func number() -> Int {
      lastNumber += 1
      return lastNumber
    }
  }

  private let state = Mutex(State())

  /// A desk that nobody sits at: until `attend` questions are declined.
  public init() {}

  /// Lets `show` put each question to the user, again whenever those who wait change.
  public func attend(_ show: @escaping @Sendable (MFAQuestion) -> Void) {
    state.withLock { $0.show = show }
  }

  /// Lets `ask` put each question to the user once, one after the other, on a thread that may
  /// block; it gives the code, or nil to decline.
  public func attend(asking ask: @escaping @Sendable (MFAQuestion) -> String?) {
    let thread = SerialThread()
    let asked = Mutex<Set<Int>>([])
    attend { [weak self] question in
      let isNew = asked.withLock { $0.insert(question.id).inserted }
      guard isNew, !question.profiles.isEmpty else { return }
      thread.run { [weak self] in self?.answer(question.id, with: ask(question)) }
    }
  }

  /// The code of a device for a profile; nil where the user declines, nobody can be asked, or the
  /// task is cancelled.
  public func code(of serial: String, for profile: String) async -> String? {
    let ticket = state.withLock { $0.number() }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        wait(Waiting(profile: profile, resume: continuation), ticket, for: serial)
      }
    } onCancel: {
      leave(ticket)
    }
  }

  /// Answers a question, nil declines it; one that is no longer open stays so.
  public func answer(_ id: Int, with code: String?) {
    let waiting = state.withLock { state -> [Waiting] in
      guard let serial = state.open.first(where: { $0.value.id == id })?.key else { return [] }
      return state.open.removeValue(forKey: serial)?.waiting.map(\.waiting) ?? []
    }
    for each in waiting { each.resume.resume(returning: code) }
  }

  private func wait(_ waiting: Waiting, _ ticket: Int, for serial: String) {
    let told = state.withLock { state -> ((MFAQuestion) -> Void, MFAQuestion)? in
      guard let show = state.show, state.cancelled.remove(ticket) == nil else { return nil }
      var open = state.open[serial] ?? Open(id: state.number())
      open.waiting.append((ticket, waiting))
      state.open[serial] = open
      return (show, Self.question(open, serial))
    }
    guard let (show, question) = told else { return waiting.resume.resume(returning: nil) }
    show(question)
  }

  /// Takes a cancelled wait off the desk; one that has not come yet is turned away when it does.
  private func leave(_ ticket: Int) {
    let found = state.withLock { state -> (Waiting, ((MFAQuestion) -> Void)?, MFAQuestion)? in
      for (serial, var open) in state.open {
        guard let index = open.waiting.firstIndex(where: { $0.ticket == ticket }) else { continue }
        let waiting = open.waiting.remove(at: index).waiting
        state.open[serial] = open.waiting.isEmpty ? nil : open
        return (waiting, state.show, Self.question(open, serial))
      }
      state.cancelled.insert(ticket)
      return nil
    }
    guard let (waiting, show, question) = found else { return }
    waiting.resume.resume(returning: nil)
    show?(question)
  }

  private static func question(_ open: Open, _ serial: String) -> MFAQuestion {
    MFAQuestion(id: open.id, serial: serial, profiles: open.waiting.map(\.waiting.profile))
  }
}
