import App
import ServerlessProject

extension EffectRunner {
  /// Looks for the nearest project, then for all in the folder tree around it.
  func loadProject() {
    let folder = surroundings.projectFolder
    let nearest = ServerlessProject.find(upFrom: folder, files: surroundings.projectFiles)
    if let nearest { return openProject(nearest) }
    mailbox.post(.project(.none(folder: folder)))
    loadTree(around: folder)
  }

  /// Reads one project, then all of its folder tree: a change may have touched several.
  func openProject(_ path: String) {
    let project = StageProject(path: path, files: surroundings.projectFiles)
    shelf.include(projectPaths: project.paths)
    mailbox.post(.project(.found(project)))
    loadTree(around: path)
  }

  private func loadTree(around path: String) {
    let files = surroundings.projectFiles
    let projects = ServerlessProject.findAll(around: path, files: files).map {
      StageProject(path: $0, files: files)
    }
    for project in projects { shelf.include(projectPaths: project.paths) }
    mailbox.post(.projects(projects))
  }
}
