import Live
import ServerlessProject

extension Session {
  /// The edits of stage maps that go with the rename of a profile: those of the tree that
  /// `--project` names; without it none, and a word on stderr where the project here has the name.
  func projectEdits(
    renaming old: String, to new: String, _ arguments: Arguments
  ) throws(Failure) -> [StageEdit] {
    let disk = ProjectDisk()
    guard arguments["project"] != nil else {
      if let path = ServerlessProject.find(upFrom: directory, files: disk),
        !(StageProject(path: path, files: disk).rows.filter { $0.raw == old }.isEmpty)
      {
        Streams.complain(
          "rename: \(path) still names \(old). Add --project . to rename it there too")
      }
      return []
    }
    // A folder with projects below it will do as well as one of them.
    var paths = ServerlessProject.findAll(around: try projectFolder(arguments), files: disk)
    if paths.isEmpty { paths = [try project(arguments).path] }
    let projects = paths.map { StageProject(path: $0, files: disk) }
    let (edits, remarks) = projects.renamingProfile(from: old, to: new)
    for remark in remarks { Streams.complain("rename: \(remark)") }
    return edits
  }
}
