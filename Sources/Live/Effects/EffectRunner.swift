import AWSCredentials
import AWSProfiles
import App
import ServerlessProject
import Store
import Synchronization

/// Carries out the effects that the model asks for and posts their answers.
///
/// File work is quick and done on a thread of its own; checks run as tasks over the network thread.
public final class EffectRunner: Sendable {
  /// What the runner knows of its surroundings.
  public struct Surroundings: Sendable {
    /// The variables of the process.
    public var environment: Environment
    /// The folder to look for a project from.
    public var projectFolder: String
    /// Reads the files of a project.
    public var projectFiles: any ProjectFiles
    /// Where new access keys are kept until a profile has them.
    public var unwrittenKeys: UnwrittenKeys

    /// Names the surroundings.
    public init(
      environment: Environment, projectFolder: String, projectFiles: any ProjectFiles,
      unwrittenKeys: UnwrittenKeys = UnwrittenKeys(folder: nil)
    ) {
      self.unwrittenKeys = unwrittenKeys
      self.environment = environment
      self.projectFolder = projectFolder
      self.projectFiles = projectFiles
    }
  }

  let surroundings: Surroundings
  let mailbox: Mailbox<Message>
  let shelf: any ProfileShelf
  let world: any World
  let settings: SettingsFile?
  /// The settings file as it was told last.
  let settingsTold = Mutex<SettingsAnswer?>(nil)
  let shell: ShellSetUp?
  let fileWork = SerialThread()
  let limits = Mutex<(timeout: Int?, retries: Int?)>((nil, nil))
  let checks = Mutex<[Int: Task<Void, Never>]>([:])
  private let fileWatch = Mutex<FileWatch?>(nil)
  let signIns = Mutex<[Int: Task<Void, Never>]>([:])
  private let desk: QuestionDesk
  private let programs: RunningPrograms
  let devices = MFADevices()
  let kept: KeptVerdicts?
  private let keySteps = Mutex<[Int: Task<Void, Never>]>([:])
  /// How much is under way that the end of the program must not cut short.
  private let writes = Mutex(0)

  /// A runner that answers into `mailbox`.
  ///
  /// - Parameters:
  ///   - desk: where `world` asks for codes of MFA devices.
  ///   - programs: what `world` runs, which the end ends.
  ///   - kept: where verdicts stay from run to run; nil: nowhere.
  public init(
    surroundings: Surroundings, shelf: any ProfileShelf, world: any World, desk: QuestionDesk,
    programs: RunningPrograms = RunningPrograms(), kept: KeptVerdicts?, mailbox: Mailbox<Message>,
    settings: SettingsFile? = nil, shell: ShellSetUp? = nil
  ) {
    self.programs = programs
    self.shell = shell
    self.settings = settings
    self.desk = desk
    self.kept = kept
    self.surroundings = surroundings
    self.shelf = shelf
    self.world = world
    self.mailbox = mailbox
    desk.attend { mailbox.post(.question($0)) }
  }

  /// Lets the next checks take as long, and try as often, as the settings say.
  public func limit(_ settings: Settings) {
    limits.withLock { $0 = (settings.checkTimeout, settings.checkRetries) }
  }

  private func examine(_ catalog: ProfileCatalog) {
    let findings = catalog.findings
    // The Shell screen asks for it, and is not to wait.
    _ = catalog.cliRefusal
    mailbox.post(.examined(catalog, findings))
  }

  /// Carries out what needs no terminal; false for effects that the loop itself must do.
  public func perform(_ effect: Effect, catalog: ProfileCatalog) -> Bool {
    switch effect {
    case .load: fileWork.run { [self] in mailbox.post(.loaded(shelf.load())) }
    case .save(let change):
      // The catalog is the one that the review was made of.
      write { [self] in mailbox.post(.saved(shelf.save(change, seen: catalog.files))) }
    case .preview(let move):
      fileWork.run { [self] in mailbox.post(.preview(shelf.preview(move))) }
    case .make(let move, let title, let shown):
      write { [self] in mailbox.post(.saved(shelf.make(move, title: title, shown: shown))) }
    case .loadHistory: fileWork.run { [self] in mailbox.post(.history(shelf.history())) }
    case .watchFiles: watch()
    case .examine(let catalog):
      fileWork.run { [self] in examine(catalog) }
    case .prepare(let search): fileWork.run { search.prepare() }
    case .check(let id, let names): startCheck(id, names, catalog)
    case .cancelCheck(let id): checks.withLock { $0.removeValue(forKey: id) }?.cancel()
    case .answer(let question, let code): desk.answer(question, with: code?.reveal())
    case .signIn(let id, let session): startSignIn(id, session, catalog)
    case .browse(let id, let session): startBrowsing(id, session, catalog)
    case .cancelSignIn(let id): signIns.withLock { $0.removeValue(forKey: id) }?.cancel()
    case .loadVerdicts:
      guard let kept else { break }
      fileWork.run { [mailbox] in mailbox.post(.verdictsKept(kept.load(for: catalog))) }
    case .keys(let id, let profile, let step): startKeys(id, profile, step, catalog, world)
    case .cancelKeys(let id): keySteps.withLock { $0.removeValue(forKey: id) }?.cancel()
    case .loadSettings: fileWork.run { [self] in loadSettings() }
    case .saveSettings(let edits, let title): write { [self] in saveSettings(edits, title) }
    case .writeSettingsSample: write { [self] in writeSettingsSample() }
    case .listFolder(let path):
      fileWork.run { [self] in mailbox.post(.folder(path, importFiles.list(path))) }
    case .readImport(let path):
      fileWork.run { [self] in mailbox.post(.importRead(path: path, importFiles.read(path))) }
    case .removeFile(let path):
      write { [self] in mailbox.post(.notice(importFiles.remove(path))) }
    case .tick(let milliseconds): startTimer(milliseconds)
    case .loadProject: fileWork.run { [self] in loadProject() }
    case .openProject(let path): fileWork.run { [self] in openProject(path) }
    case .lookAtShell: fileWork.run { [self] in lookAtShell() }
    case .setUpHook(let startup): write { [self] in setUpHook(startup) }
    case .copy, .openEditor, .switchShell, .unsetVariables, .printSwitch, .subshell, .openDemo,
      .suspend, .quit:
      return false
    }
    return true
  }

  /// Whether a file is being written, or keys are made or changed at AWS; its answer is posted before
  /// this is over.
  public var isWriting: Bool { writes.withLock { $0 > 0 } }

  /// Does file work that the end of the program waits for.
  private func write(_ work: @escaping @Sendable () -> Void) {
    writes.withLock { $0 += 1 }
    fileWork.run { [self] in
      work()
      writes.withLock { $0 -= 1 }
    }
  }

  /// Begins to tell of changes that others make; what this program writes is no news to it.
  private func watch() {
    let paths = shelf.paths
    guard !paths.isEmpty else { return }
    let begun = FileWatch(paths + (settings.map { [$0.watchedPath] } ?? [])) { [weak self] in
      guard let self else { return }
      fileWork.run { [self] in
        if let answer = shelf.reload() { mailbox.post(.changedOutside(answer)) }
        reloadSettings()
      }
    }
    let isFirst = fileWatch.withLock { watch in
      guard watch == nil else { return false }
      watch = begun
      return true
    }
    if isFirst, !begun.start() {
      mailbox.post(
        .notice(
          Notice(
            .warning,
            "Changes of other programs are not noticed: the system gives no thread to watch with. "
              + "A save still finds them.")))
    }
  }

  /// Stops all checks, and ends the programs that they run; called at the end.
  public func stop() {
    fileWatch.withLock { $0?.stop() }
    for task in checks.withLock({ Array($0.values) }) { task.cancel() }
    for task in signIns.withLock({ Array($0.values) }) { task.cancel() }
    // No thread may have the time left to see that its task was cancelled.
    programs.end()
  }

  /// Tells the time once that many milliseconds have passed.
  private func startTimer(_ milliseconds: Int) {
    let world = self.world
    let mailbox = self.mailbox
    Task {
      await world.sleep(milliseconds: milliseconds)
      mailbox.post(.tick(now: world.now(), uptime: world.uptime()))
    }
  }

  private var importFiles: ImportFiles {
    ImportFiles(
      environment: surroundings.environment, directory: surroundings.projectFolder)
  }

  private func startKeys(
    _ id: Int, _ profile: String, _ step: KeyStep, _ catalog: ProfileCatalog, _ world: some World
  ) {
    let runner = KeyRunner(
      profile: profile, catalog: catalog, environment: surroundings.environment, world: world,
      shelf: shelf, unwritten: surroundings.unwrittenKeys, devices: devices)
    let mailbox = self.mailbox
    let post: @Sendable (KeyAnswer) -> Void = { mailbox.post(.keys(id: id, $0)) }
    if case .write(let change, let keyID) = step {
      return write { post(runner.write(change, keyID: keyID)) }
    }
    guard step.canStop else {
      writes.withLock { $0 += 1 }
      _ = Task {
        post(await runner.run(step, report: post))
        writes.withLock { $0 -= 1 }
      }
      return
    }
    let task = Task {
      let answer = await runner.run(step, report: post)
      if !Task.isCancelled { post(answer) }
    }
    keySteps.withLock { $0[id] = task }
  }
}
