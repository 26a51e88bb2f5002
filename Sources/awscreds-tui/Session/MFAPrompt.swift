import App
import Synchronization

/// Asks on the terminal for the code of an MFA device.
enum MFAPrompt {
  /// The code, typed without being shown; nil where there is no terminal or the user gives none.
  static func ask(serial: String, profiles: [String]) -> String? {
    let others = profiles.count - 1
    let who =
      (profiles.first?.printable ?? "") + (others > 0 ? " and \(others) more" : "")
    let typed = Streams.askSecret("MFA code of \(serial.printable) for \(who): ")
    let code = typed?.filter { !$0.isWhitespace } ?? ""
    return code.isEmpty ? nil : code
  }

  /// The code of a device for one profile.
  @Sendable static func ask(serial: String, profile: String) -> String? {
    ask(serial: serial, profiles: [profile])
  }

  /// The code that a question asks for.
  static func ask(_ question: MFAQuestion) -> String? {
    ask(serial: question.serial, profiles: question.profiles)
  }
}

/// Lines that come one by one, with a count of them on the terminal; both wait while something is
/// asked there.
final class AnswerLines: Sendable {
  private struct State {
    var count = 0
    var isPaused = false
    var held: [String] = []
  }

  private let total: Int
  private let showsCount: Bool
  private let sharesTerminal: Bool
  private let state = Mutex(State())

  /// Lines of that many answers.
  init(total: Int) {
    self.total = total
    showsCount = total > 1 && Streams.isTerminal(2)
    sharesTerminal = Streams.isTerminal(1)
  }

  /// Prints a line, after the question where one is open on the same terminal.
  func print(_ line: String) {
    state.withLock { state in
      state.count += 1
      if state.isPaused, sharesTerminal {
        state.held.append(line)
      } else {
        write(line, state)
      }
    }
  }

  /// Holds lines back while `ask` has the terminal.
  func pausing<Answer>(_ ask: () -> Answer) -> Answer {
    state.withLock { state in
      state.isPaused = true
      clear()
    }
    defer {
      state.withLock { state in
        state.isPaused = false
        for line in state.held { write(line, state) }
        state.held = []
      }
    }
    return ask()
  }

  /// Takes the count away.
  func end() { clear() }

  private func write(_ line: String, _ state: State) {
    if !state.isPaused { clear() }
    Streams.print(line)
    if showsCount, !state.isPaused { Streams.write("\(state.count) of \(total)", to: 2) }
  }

  private func clear() {
    if showsCount { Streams.write("\r\u{1B}[K", to: 2) }
  }
}
