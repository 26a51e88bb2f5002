import AWSCredentials
import AWSProfiles
import App
import Live

/// What the open program stands on: the user's files and the network, or an invented world around
/// an invented project.
struct Ground {
  /// Where profiles are kept.
  let shelf: any ProfileShelf
  /// What checks ask.
  let world: any World
  /// Where the world asks for codes of MFA devices.
  let desk = QuestionDesk()
  /// What `world` runs.
  let programs = RunningPrograms()
  /// The project of the demo; nil outside it.
  let demoProject: DemoProject?
  /// The files, read while the screen is opened.
  let files: Ahead<FilesAnswer>

  /// Begins to read the files.
  init(_ options: InterfaceOptions, _ session: Session) throws(ProfileError) {
    let desk = desk
    let question: LiveWorld.MFAQuestion = { await desk.code(of: $0, for: $1) }
    let shelf: any ProfileShelf
    if options.demo {
      let project = DemoProject()
      demoProject = project
      (shelf, world) = (DemoShelf(project: project), DemoWorld(question: question))
    } else {
      demoProject = nil
      let folders = OwnFolders(environment: session.environment)
      let store = FileStore(
        locations: try FileLocations(environment: session.environment), state: folders.state)
      store.expectFiles()
      shelf = DiskShelf(store: store, home: session.environment["HOME"])
      world = LiveWorld(
        environment: session.environment, programs: programs, question: question)
    }
    self.shelf = shelf
    files = Ahead { shelf.load() }
  }
}
