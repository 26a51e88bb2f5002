import AWSProfiles
import App
import Canvas
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Opens the program line by line on standard input and output; gives the exit status.
func runPlain(_ options: InterfaceOptions, _ session: Session) throws(ProfileError) -> Int32 {
  let ground = try Ground(options, session)
  guard let program = OpenProgram(options, session, on: ground, glyphs: .ascii) else {
    Streams.complain("no file descriptor is left: close other programs")
    return Failure.Status.failed.rawValue
  }
  var lines = PlainInterface(program)
  return lines.run()
}

/// The loop of the line by line program: a line in, what it leads to out.
private struct PlainInterface {
  private let program: OpenProgram
  private var talk = PlainTalk()
  private var told: Model
  private var input = LineInput()
  private var hasPrompt = false

  init(_ program: OpenProgram) {
    self.program = program
    told = program.store.model
  }

  mutating func run() -> Int32 {
    defer { input.showTyping() }
    program.onTerminal = { [program] effect in
      guard case .copy(let text) = effect else { return }
      if let fault = Clipboard.copy(text, program.environment, through: 1) {
        program.store.send(.notice(Notice(.error, fault)))
      }
    }
    program.store.send(.input(.resize(Size(columns: 100, rows: 40))))
    program.begin()
    told = program.store.model
    say(talk.greeting(told))
    while !program.isOver {
      tellNews()
      if !program.isOver, !turn() { break }
    }
    let isWritten = program.end()
    let status = program.leave()
    return isWritten || status != 0 ? status : Failure.Status.failed.rawValue
  }

  /// Hears the next line where nothing must be waited for, else waits; false at the end of input.
  private mutating func turn() -> Bool {
    // A script's lines wait for what the line before asked for; a person may go on typing.
    let model = program.store.model
    let isChecking = model.check.run != nil && model.questions.isEmpty
    let mustWait =
      program.isWorking || model.isBusyWithKeys || (!input.isTerminal && isChecking)
    if !mustWait {
      if !input.isTerminal { showPrompt() }
      if let line = input.next() {
        hear(line)
        return true
      }
      if input.isAtEnd { return false }
      showPrompt()
    }
    var wanted = [
      pollfd(fd: program.mailbox.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: mustWait ? -1 : 0, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&wanted, 2, -1)
    if wanted[0].revents != 0 { program.takeAnswers() }
    if wanted[1].revents != 0 { input.fill() }
    return true
  }

  private mutating func hear(_ line: String) {
    hasPrompt = false
    input.showTyping()
    let reply = talk.hear(line, program.store.model)
    say(reply.lines)
    for message in reply.messages where !program.isOver {
      program.store.send(message)
    }
    if reply.readsOverlay, program.store.model.overlay == told.overlay,
      program.store.model.notices == told.notices
    {
      say(["Not understood. Type one of what is offered, or a dot alone to leave."])
      say(talk.question(program.store.model))
    }
  }

  private mutating func tellNews() {
    let model = program.store.model
    guard model != told else { return }
    let lines = talk.news(from: told, to: model)
    told = model
    say(lines)
  }

  private mutating func say(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    if hasPrompt, input.isTerminal { Streams.write("\n", to: 1) }
    hasPrompt = false
    for line in lines { Streams.print(line.printable) }
  }

  private mutating func showPrompt() {
    guard !hasPrompt else { return }
    let prompt = talk.prompt(program.store.model)
    // In a script only questions are worth a line; what stands before commands is noise there.
    if input.isTerminal {
      Streams.write(prompt.text.printable, to: 1)
    } else if talk.isAsking(program.store.model) {
      Streams.print(prompt.text.printable)
    }
    if prompt.isSecret { input.hideTyping() }
    hasPrompt = true
  }
}

/// Standard input, a line at a time.
private struct LineInput {
  let isTerminal = Streams.isTerminal(0)
  private(set) var isAtEnd = false
  private var bytes: [UInt8] = []
  private var isHidden = false

  /// The next whole line, without its end; the rest where the input has ended.
  mutating func next() -> String? {
    if let end = bytes.firstIndex(of: 0x0A) {
      var line = bytes[..<end]
      if line.last == 0x0D { line.removeLast() }
      bytes.removeFirst(end + 1)
      return String(decoding: line, as: UTF8.self)
    }
    guard isAtEnd, !bytes.isEmpty else { return nil }
    defer { bytes = [] }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads what there is.
  mutating func fill() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(0, &buffer, buffer.count)
    if count > 0 {
      bytes += buffer[..<count]
    } else if count == 0 || errno != EINTR {
      isAtEnd = true
    }
  }

  /// Stops the terminal from showing what is typed, for a secret.
  mutating func hideTyping() {
    isHidden = isHidden || HiddenTyping.begin(on: 0)
  }

  /// Undoes `hideTyping`; the line end that was not shown is made up for.
  mutating func showTyping() {
    guard isHidden else { return }
    HiddenTyping.end()
    isHidden = false
    Streams.write("\n", to: 1)
  }
}
