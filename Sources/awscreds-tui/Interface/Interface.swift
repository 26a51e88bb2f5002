import AWSProfiles
import App
import Canvas
import ShellIntegration
import Store
import Terminal

/// How the program is to open.
struct InterfaceOptions: Sendable {
  /// The folder of the Serverless project; nil looks upwards from the working folder.
  var project: String?
  /// Invented profiles instead of the user's files.
  var demo: Bool
  /// Line by line instead of a screen.
  var plain: Bool
  /// The shell whose lines Enter prints to standard output; nil leaves them to the hook.
  var pick: Shell?
}

/// Opens the screen, or the lines, and gives the exit status.
func runInterface(_ options: InterfaceOptions) -> Int32 {
  let session = Session.current()
  do throws(ProfileError) {
    if options.plain { return try runPlain(options, session) }
    return try runScreen(options, session)
  } catch {
    Streams.complain(error.message)
    return Failure.Status.failed.rawValue
  }
}

private func runScreen(
  _ options: InterfaceOptions, _ session: Session
) throws(ProfileError) -> Int32 {
  let ground = try Ground(options, session)
  guard let terminal = openTerminal(options, session) else {
    return Failure.Status.missing.rawValue
  }
  // Closing twice is harmless; this one is for a program that never came to live.
  defer { terminal.close() }
  guard let program = OpenProgram(options, session, on: ground, glyphs: terminal.glyphs) else {
    terminal.close()
    Streams.complain("no file descriptor is left: close other programs")
    return Failure.Status.failed.rawValue
  }
  program.remembersScreen = true
  let status = live(program, session, on: terminal)
  guard program.wantsDemo else { return status }
  terminal.close()
  return try runScreen(
    InterfaceOptions(project: options.project, demo: true, plain: false, pick: options.pick),
    session)
}

/// The terminal as a screen; nil where there is none, which is told.
private func openTerminal(_ options: InterfaceOptions, _ session: Session) -> TerminalSession? {
  // A demo opens none of the user's files, the settings included.
  let theme = Theme.chosen(
    name: options.demo ? nil : session.settings.theme, noColour: session.environment["NO_COLOR"])
  do throws(TerminalError) {
    return try TerminalSession(.init(term: session.environment["TERM"], theme: theme))
  } catch {
    Streams.complain(error.message)
    return nil
  }
}

/// Lends the screen to an editor; what it wrote is read when it ends.
private func lend(
  _ terminal: TerminalSession, to words: [String], _ store: Store<Model, Message, Effect>
) {
  let fault = terminal.withScreenLeft { ForegroundProgram.edit(words, on: terminal.descriptor) }
  if let fault { store.send(.notice(Notice(.error, fault))) }
  store.send(.action(.reload))
}

/// Carries out what needs the terminal.
private func perform(
  _ effect: Effect, of program: OpenProgram, _ session: Session, on terminal: TerminalSession
) {
  let store = program.store
  switch effect {
  case .suspend:
    program.waitForWrites()
    terminal.suspend()
    ShellSignals.wasStopped.store(true, ordering: .relaxed)
    store.send(.action(.reload))
  case .subshell(let wanted):
    program.waitForWrites()
    terminal.withScreenLeft { program.runSubshell(wanted) }
    store.send(.action(.reload))
  case .openEditor(let words):
    program.waitForWrites()
    lend(terminal, to: words, store)
  case .copy(let text):
    if let fault = Clipboard.copy(text, session.environment, through: terminal.descriptor) {
      store.send(.notice(Notice(.error, fault)))
    }
  default: break
  }
}

/// Lives in the loop of the screen until the program is over; gives the exit status.
private func live(_ program: OpenProgram, _ session: Session, on terminal: TerminalSession) -> Int32
{
  let store = program.store
  program.onTerminal = { effect in perform(effect, of: program, session, on: terminal) }
  store.send(.input(.resize(terminal.screenSize)))
  program.begin()
  var signal: Int32?
  var theme = store.model.shownTheme
  terminal.run(
    wake: program.mailbox.descriptor,
    handle: { event in
      switch event {
      case .input(let input):
        store.send(program.clock())
        store.send(.input(input))
        if program.isOver, input == .key(.control("c")) { program.wasInterrupted = true }
      case .stopping: program.waitForWrites()
      case .resumed:
        ShellSignals.wasStopped.store(true, ordering: .relaxed)
        store.send(.action(.reload))
      case .quit(let number):
        signal = number
        program.isOver = true
      }
      return !program.isOver
    },
    wakened: {
      program.takeAnswers()
      return !program.isOver
    },
    frame: {
      dress(terminal, store.model, &theme)
      return view(store.model)
    },
    deadline: { store.model.nextTick })
  terminal.close()
  let isWritten = program.end()
  if let signal { return 128 + signal }
  let status = program.leave()
  return isWritten || status != 0 ? status : Failure.Status.failed.rawValue
}

/// Gives the terminal the mouse and the theme that the model shows, where `worn` is another one.
private func dress(_ terminal: TerminalSession, _ model: Model, _ worn: inout String?) {
  terminal.hasMouse = model.settings.mouse
  guard model.shownTheme != worn else { return }
  worn = model.shownTheme
  terminal.setTheme(Theme.chosen(name: worn, noColour: model.environment["NO_COLOR"]))
}
