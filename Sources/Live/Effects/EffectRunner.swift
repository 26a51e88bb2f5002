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

    /// Names the surroundings.
    public init(
      environment: Environment, projectFolder: String, projectFiles: any ProjectFiles
    ) {
      self.environment = environment
      self.projectFolder = projectFolder
      self.projectFiles = projectFiles
    }
  }

  private let surroundings: Surroundings
  private let mailbox: Mailbox<Message>
  private let shelf: any ProfileShelf
  private let world: any World
  private let settings: SettingsFile?
  private let fileWork = SerialThread()
  private let checks = Mutex<[Int: Task<Void, Never>]>([:])

  /// A runner that answers into `mailbox`.
  public init(
    surroundings: Surroundings, shelf: any ProfileShelf, world: any World,
    mailbox: Mailbox<Message>, settings: SettingsFile? = nil
  ) {
    self.settings = settings
    self.surroundings = surroundings
    self.shelf = shelf
    self.world = world
    self.mailbox = mailbox
  }

  /// Carries out what needs no terminal; false for effects that the loop itself must do.
  public func perform(_ effect: Effect, catalog: ProfileCatalog) -> Bool {
    switch effect {
    case .load: fileWork.run { [self] in mailbox.post(.loaded(shelf.load())) }
    case .save(let change): fileWork.run { [self] in mailbox.post(.saved(shelf.save(change))) }
    case .undo: fileWork.run { [self] in mailbox.post(.saved(shelf.undo())) }
    case .redo: fileWork.run { [self] in mailbox.post(.saved(shelf.redo())) }
    case .check(let id, let names): startCheck(id, names, catalog)
    case .cancelCheck(let id): checks.withLock { $0.removeValue(forKey: id) }?.cancel()
    case .loadProject: fileWork.run { [self] in mailbox.post(.project(findProject())) }
    case .loadSettings:
      fileWork.run { [self] in
        if let settings { mailbox.post(.settings(settings.load(), title: nil)) }
      }
    case .saveSettings(let edits, let title):
      fileWork.run { [self] in
        guard let settings else { return }
        mailbox.post(.settings(settings.save(edits), title: title))
      }
    case .tick, .copy, .switchShell, .suspend, .quit: return false
    }
    return true
  }

  /// Stops all checks; called at the end.
  public func stop() {
    for task in checks.withLock({ Array($0.values) }) { task.cancel() }
  }

  private func startCheck(_ id: Int, _ names: [String], _ catalog: ProfileCatalog) {
    let environment = surroundings.environment
    let world = self.world
    let mailbox = self.mailbox
    let task = Task {
      await withTaskGroup(of: Void.self) { group in
        for name in names {
          group.addTask {
            let verdict = await Self.verdict(of: name, catalog, environment, world)
            mailbox.post(.verdict(check: id, profile: name, verdict: verdict, at: world.now()))
          }
        }
      }
      mailbox.post(.checkEnded(id: id))
    }
    checks.withLock { $0[id] = task }
  }

  private static func verdict(
    of name: String, _ catalog: ProfileCatalog, _ environment: Environment, _ world: any World
  ) async -> Verdict {
    await check(profile: name, catalog: catalog, environment: environment, world: world)
  }

  private func findProject() -> ProjectAnswer {
    let files = surroundings.projectFiles
    guard let path = ServerlessProject.find(upFrom: surroundings.projectFolder, files: files) else {
      return .none(folder: surroundings.projectFolder)
    }
    return .found(StageProject(path: path, files: files))
  }
}

/// Where profiles are kept: the user's files, or a private copy in the demo.
public protocol ProfileShelf: Sendable {
  /// Reads both files.
  func load() -> FilesAnswer
  /// Writes a change on top of the files as they were read last.
  func save(_ change: Change) -> SaveAnswer
  /// Takes the last written change back.
  func undo() -> SaveAnswer
  /// Does again what was taken back.
  func redo() -> SaveAnswer
}
