import App
import ServerlessProject

extension EffectRunner {
  /// Looks for the nearest project, then for all in the folder tree around it.
  func loadProject() {
    let files = surroundings.projectFiles
    let folder = surroundings.projectFolder
    let nearest = ServerlessProject.find(upFrom: folder, files: files)
    if let nearest {
      openProject(nearest)
    } else {
      mailbox.post(.project(.none(folder: folder)))
    }
    let paths = ServerlessProject.findAll(around: nearest ?? folder, files: files)
    let projects = paths.map { StageProject(path: $0, files: files) }
    for project in projects { shelf.include(projectPaths: project.paths) }
    mailbox.post(.projects(projects))
  }

  /// Reads one project.
  func openProject(_ path: String) {
    let project = StageProject(path: path, files: surroundings.projectFiles)
    shelf.include(projectPaths: project.paths)
    mailbox.post(.project(.found(project)))
  }
}
