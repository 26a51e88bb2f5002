import AWSCredentials
import AWSProfiles
import App
import Canvas
import Live
import Resources
import ServerlessProject
import ShellIntegration
import Store

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program while it is open, on a screen or line by line: the store and what carries its
/// effects out.
final class OpenProgram {
  /// Answers of effects, from other threads.
  let mailbox: Mailbox<Message>
  /// The state and its messages.
  private(set) var store: Store<Model, Message, Effect>
  /// Whether the program is to end.
  var isOver = false
  /// Whether ^C ended it.
  var wasInterrupted = false
  /// Carries out what only a terminal can do.
  var onTerminal: (Effect) -> Void = { _ in }

  /// Whether the program is to open anew with invented profiles.
  private(set) var wantsDemo = false
  /// Whether the screens are as they were the last time, and are kept for the next.
  var remembersScreen = false
  /// The variables of the process.
  var environment: Environment { session.environment }

  private let options: InterfaceOptions
  private let session: Session
  /// Carries out what needs no terminal.
  let runner: EffectRunner
  private let ground: Ground
  private var chosen: ShellSwitch?
  private var printed: ShellSwitch?
  private var unset: [String] = []
  /// Answers about files and project that are still to come.
  private var awaited = 0

  /// Puts the parts together; nil where no descriptor is left.
  init?(_ options: InterfaceOptions, _ session: Session, on ground: Ground, glyphs: GlyphSet) {
    guard let mailbox = Mailbox<Message>() else { return nil }
    self.options = options
    self.session = session
    self.mailbox = mailbox
    self.ground = ground
    // A demo asks nobody: what this shell has exported is not for its invented STS.
    let environment = options.demo ? Environment([:]) : session.environment
    let settings =
      options.demo
      ? nil : SettingsFile(folders: session.folders, home: session.environment["HOME"])
    runner = EffectRunner(
      surroundings: .init(
        environment: environment,
        projectFolder: ground.demoProject == nil
          ? options.project ?? session.directory : DemoProject.folder,
        projectFiles: ground.demoProject ?? ProjectDisk() as any ProjectFiles,
        unwrittenKeys: UnwrittenKeys(
          folder: options.demo ? nil : session.folders.state, home: session.environment["HOME"])),
      shelf: ground.shelf, world: ground.world, desk: ground.desk, programs: ground.programs,
      kept: options.demo ? nil : KeptVerdicts(store: StateStore(state: session.folders.state)),
      mailbox: mailbox, settings: settings,
      shell: options.demo
        ? nil : ShellSetUp(environment: session.environment, state: session.folders.state))
    var model = Model(
      environment: environment, glyphs: glyphs, isDemo: options.demo,
      hasHook: session.environment[HandOff.pathVariable] != nil, isPicking: options.pick != nil)
    model.policies = Resources.Policy.allCases.map {
      GuidePolicy(title: $0.title, text: $0.text())
    }
    store = Store(model: model, update: App.update, perform: { _ in })
    store = Store(model: model, update: App.update) { [unowned self] in perform($0) }
  }

  /// Reads the files before anything is shown, so that the first thing seen is whole.
  func begin() {
    store.send(clock())
    if let settings = runner.readSettings() { store.send(.settings(settings, title: nil)) }
    store.send(.loaded(ground.files.value()))
    if !options.demo {
      let state = StateStore(state: session.folders.state).load()
      let memory = remembersScreen ? state.screen.flatMap { ScreenMemory(json: $0) } : nil
      store.send(.restored(memory, recents: state.recents))
    }
    ProcessMemory.settle()
    perform(.loadVerdicts)
    perform(.loadProject)
    perform(.watchFiles)
  }

  /// Tells the time, then takes in what other threads answered.
  func takeAnswers() {
    store.send(clock())
    for message in Message.joined(mailbox.drain()) {
      switch message {
      case .loaded, .saved, .preview, .project, .projects, .examined: awaited -= 1
      default: break
      }
      store.send(message)
    }
  }

  /// Whether files are read or written just now.
  var isWorking: Bool { awaited > 0 }

  /// The time, as a message.
  func clock() -> Message {
    .tick(now: Int(time(nil)), uptime: MonotonicClock.milliseconds())
  }

  private func perform(_ effect: Effect) {
    // An answer that comes after the end begins nothing new.
    guard !isOver else { return }
    if case .check = effect { runner.limit(store.model.settings) }
    guard !runner.perform(effect, catalog: store.model.catalog) else {
      switch effect {
      case .load, .save, .preview, .make, .examine: awaited += 1
      // The nearest project, then all of the tree.
      case .loadProject, .openProject: awaited += 2
      default: break
      }
      return
    }
    switch effect {
    case .switchShell(let wanted): chosen = wanted
    case .unsetVariables(let names): unset = names
    case .printSwitch(let wanted): printed = wanted
    case .openDemo:
      wantsDemo = true
      isOver = true
    case .quit: isOver = true
    default: onTerminal(effect)
    }
  }

  /// Stops what still runs, and keeps what the screens had in front.
  ///
  /// The terminal has been left: what is being written is waited for, and that may be told.
  /// - Returns: whether all that was to be written is.
  func end() -> Bool {
    defer {
      mailbox.shut()
      runner.stop()
    }
    let isWritten = finishWriting()
    if remembersScreen, !options.demo {
      var memory = store.model.memory
      if let profile = chosen?.profile {
        // The filter has done its work.
        (memory.filter, memory.selected) = (nil, profile)
      }
      let json = memory.json
      StateStore(state: session.folders.state).update { $0.screen = json }
    }
    return isWritten
  }

  /// Tells the shell what was chosen; gives the exit status.
  func leave() -> Int32 {
    do throws(Failure) {
      if let printed {
        let shell = store.model.shell.surroundings?.shell ?? .posix
        try session.printLines(of: session.change(to: printed), for: shell)
        remember(printed)
      } else if let chosen {
        var change = try session.change(to: chosen)
        change.unset += unset.filter { name in
          !change.unset.contains(name) && !change.set.contains { $0.name == name }
        }
        if let shell = options.pick {
          try session.printLines(of: change, for: shell)
        } else {
          try session.handOff(change)
        }
        remember(chosen)
      } else if !unset.isEmpty, options.pick == nil {
        try session.handOff(EnvironmentChange(unset: unset))
      } else {
        guard options.pick == nil else { return Failure.Status.failed.rawValue }
        return wasInterrupted ? Failure.Status.interrupted.rawValue : 0
      }
      return 0
    } catch {
      if !error.message.isEmpty { Streams.complain(error.message) }
      return error.status.rawValue
    }
  }

  /// Runs a shell of its own under a profile, on the terminal that has been left.
  func runSubshell(_ wanted: ShellSwitch) {
    remember(wanted)
    session.runSubshell(wanted)
  }

  private func remember(_ wanted: ShellSwitch) {
    if let profile = wanted.profile, !options.demo { session.remember(profile) }
  }
}
