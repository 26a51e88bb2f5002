extension [StageProject] {
  /// The edits that call a profile by another name in every project of a tree, one a file.
  ///
  /// Files that two projects share are changed once. `remarks` names the projects that hold the
  /// name in a place that is not edited, so that it must be changed by hand.
  public func renamingProfile(
    from old: String, to new: String
  ) -> (edits: [StageEdit], remarks: [String]) {
    var edits: [StageEdit] = []
    var remarks: [String] = []
    for project in self {
      do throws(StageError) {
        for edit in try project.renamingProfile(from: old, to: new)
        where !edits.contains(where: { $0.path == edit.path }) {
          edits.append(edit)
        }
      } catch {
        remarks.append("\(project.path) keeps the name: \(error.message)")
      }
      let place = project.path
      if let line = project.line(naming: old) {
        remarks.append("\(place):\(line) names \(old) where it is not edited: change it by hand.")
      }
    }
    return (edits, remarks)
  }
}

extension StageProject {
  /// The line of a project that is not edited whose expression names `profile` outright.
  func line(naming profile: String) -> Int? {
    guard let expression else { return nil }
    if host == .typeScript || host == .javaScript {
      return expression == profile ? problemLines.first : nil
    }
    return Template(parsing: expression).hasLiteral(profile) ? expressionLine : nil
  }
}
