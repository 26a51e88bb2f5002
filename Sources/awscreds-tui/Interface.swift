import AWSCredentials
import AWSProfiles
import App
import Canvas
import Live
import ShellIntegration
import Store
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the screen is to open.
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

/// Opens the screen and gives the exit status.
func runInterface(_ options: InterfaceOptions) -> Int32 {
  let session = Session.current()
  if options.plain {
    Streams.complain(
      "the line by line mode is not there yet. The verbs do the same: awscreds-tui --help")
    return Failure.Status.missing.rawValue
  }
  do throws(ProfileError) {
    let (shelf, world) = try surroundings(options, session)
    do throws(TerminalError) {
      let theme: Theme = session.environment["NO_COLOR"] == nil ? .terminal16 : .mono
      let terminal = try TerminalSession(.init(term: session.environment["TERM"], theme: theme))
      guard let interface = Interface(options, session, terminal, shelf, world) else {
        terminal.close()
        Streams.complain("no file descriptor is left: close other programs")
        return Failure.Status.failed.rawValue
      }
      return interface.run()
    } catch {
      Streams.complain(error.message)
      return Failure.Status.missing.rawValue
    }
  } catch {
    Streams.complain(error.message)
    return Failure.Status.failed.rawValue
  }
}

/// The user's files and the network, or an invented world.
private func surroundings(
  _ options: InterfaceOptions, _ session: Session
) throws(ProfileError) -> (any ProfileShelf, any World) {
  if options.demo { return (DemoShelf(), DemoWorld()) }
  let folders = OwnFolders(environment: session.environment)
  let store = FileStore(
    locations: try FileLocations(environment: session.environment), state: folders.state)
  return (
    DiskShelf(store: store, home: session.environment["HOME"]),
    LiveWorld(environment: session.environment)
  )
}

/// The program while its screen is open: the store, the runner of its effects, the loop.
private final class Interface {
  private let options: InterfaceOptions
  private let session: Session
  private let terminal: TerminalSession
  private let mailbox: Mailbox<Message>
  private let runner: EffectRunner
  private let shelf: any ProfileShelf
  private var store: Store<Model, Message, Effect>?
  private var chosen: String?
  private var isOver = false

  init?(
    _ options: InterfaceOptions, _ session: Session, _ terminal: TerminalSession,
    _ shelf: any ProfileShelf, _ world: any World
  ) {
    guard let mailbox = Mailbox<Message>() else { return nil }
    self.options = options
    self.session = session
    self.terminal = terminal
    self.mailbox = mailbox
    self.shelf = shelf
    // A demo asks nobody: what this shell has exported is not for its invented STS.
    let environment = options.demo ? Environment([:]) : session.environment
    runner = EffectRunner(
      surroundings: .init(
        environment: environment, projectFolder: options.project ?? session.directory,
        projectFiles: ProjectDisk()),
      shelf: shelf, world: world, mailbox: mailbox)
    let model = Model(
      environment: environment, glyphs: terminal.glyphs, isDemo: options.demo,
      hasHook: session.environment[HandOff.pathVariable] != nil, isPicking: options.pick != nil)
    store = Store(model: model, update: App.update) { [unowned self] in perform($0) }
  }

  /// Opens the screen, lives in the loop, leaves; gives the exit status.
  func run() -> Int32 {
    guard let store else { return Failure.Status.failed.rawValue }
    store.send(.input(.resize(terminal.screenSize)))
    store.send(.tick(now: now()))
    // Read before the first frame, so that the first thing seen is whole.
    store.send(.loaded(shelf.load()))
    perform(.loadProject)
    var signal: Int32?
    terminal.run(
      wake: mailbox.descriptor,
      handle: { event in
        switch event {
        case .input(let input):
          store.send(.tick(now: self.now()))
          store.send(.input(input))
        case .resumed: store.send(.action(.reload))
        case .quit(let number):
          signal = number
          self.isOver = true
        }
        return !self.isOver
      },
      wakened: {
        store.send(.tick(now: self.now()))
        for message in self.mailbox.drain() { store.send(message) }
        return !self.isOver
      },
      frame: { view(store.model) },
      deadline: { self.pause(store.model) })
    mailbox.shut()
    runner.stop()
    terminal.close()
    if let signal { return 128 + signal }
    return leave()
  }

  /// How long the picture holds good by itself: ages are told in minutes.
  private func pause(_ model: Model) -> Int? { model.verdicts.isEmpty ? nil : 30_000 }

  private func now() -> Int { Int(time(nil)) }

  private func perform(_ effect: Effect) {
    guard let store, !runner.perform(effect, catalog: store.model.catalog) else { return }
    switch effect {
    case .switchShell(let profile): chosen = profile
    case .quit: isOver = true
    case .suspend: terminal.suspend()
    case .copy(let text): Clipboard.copy(text, through: terminal.descriptor)
    default: break
    }
  }

  /// Tells the shell what was chosen.
  private func leave() -> Int32 {
    guard let chosen else { return options.pick == nil ? 0 : Failure.Status.failed.rawValue }
    let change = EnvironmentChange.switching(to: chosen)
    do {
      if let shell = options.pick {
        Streams.write(try shell.lines(for: change), to: 1)
      } else {
        try session.handOff(change)
      }
      return 0
    } catch let error as ShellError {
      Streams.complain(error.message)
    } catch let error as Failure {
      Streams.complain(error.message)
      return error.status.rawValue
    } catch {
      Streams.complain("the shell could not be told")
    }
    return Failure.Status.failed.rawValue
  }
}
