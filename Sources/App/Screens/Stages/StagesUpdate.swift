import Canvas
import ServerlessProject

extension Model {
  /// Actions of the Stages screen.
  mutating func actOnStages(_ action: Action) -> [Effect] {
    switch action {
    case .cancel:
      if !leaveDetailsOrFilter() { screen = .profiles }
      return []
    case .chooseProject:
      chooseProject()
      return []
    default: break
    }
    guard let project else {
      tell(.warning, "There is no serverless file here: start in a project, or with --project DIR")
      return []
    }
    switch action {
    case .check: return checkStages(stageLine?.profile.map { [$0] } ?? [])
    case .checkAll: return checkStages(stageProfiles)
    case .chooseProfile: chooseProfile(project)
    case .addStage: addStage(project)
    case .removeStage: removeStage(project)
    case .addMap: addMap(project)
    case .connectMap:
      review("Connect \(project.orphan?.path.dropLast().joined(separator: ".") ?? "the map")") {
        () throws(StageError) in [try project.connectingOrphan()]
      }
    case .copyDeploy:
      guard let line = stageLine else { return [] }
      let command = deployCommand(line)
      tell(.done, "Copied: \(command)")
      return [.copy(command)]
    case .openEditor: return openEditor(project)
    default: break
    }
    return []
  }

  /// Asks STS about profiles of stages; the answers show in the rows.
  private mutating func checkStages(_ names: [String]) -> [Effect] {
    guard let first = names.first else {
      tell(.warning, "No stage names a profile that exists: nothing to check")
      return []
    }
    guard names.allSatisfy((catalog.contains)) else {
      tell(.error, "There is no profile \(first): Enter (choose profile) chooses another")
      return []
    }
    let effects = startCheck(names)
    screen = .stages
    return effects
  }

  private mutating func chooseProfile(_ project: StageProject) {
    switch stageLine {
    case .stage(let row):
      guard isEditable(project) else { return }
      if let raw = row.raw, row.note == "is a variable" {
        overlay = .stage(.variable(VariableQuestion(stage: row.stage, text: raw, line: row.line)))
      } else {
        pickProfile(.row(stage: row.stage, replacingVariable: false), current: row.profile)
      }
    case .orphan:
      tell(.warning, "Nothing points at this map yet: O (connect) connects it, then its rows count")
    case .everyStage(let profile):
      guard [.fixed, .none].contains(project.status) else {
        _ = isEditable(project)
        return
      }
      pickProfile(.everyStage, current: profile)
    case nil: break
    }
  }

  private mutating func addStage(_ project: StageProject) {
    switch project.status {
    case .fixed, .none: addMap(project)
    default:
      guard isEditable(project) else { return }
      overlay = .stage(.names(StageNames(isMap: false, field: TextField(""))))
    }
  }

  private mutating func addMap(_ project: StageProject) {
    if project.orphan != nil {
      return tell(.warning, "A map is there, but nothing points at it: O (connect) connects it")
    }
    guard [.fixed, .none].contains(project.status) else {
      if project.editable {
        return tell(.warning, "There is a stage map already: a (add stage) adds one to it")
      }
      _ = isEditable(project)
      return
    }
    let stage = project.defaultStage ?? "dev"
    let typed = stage == "prod" ? stage : "\(stage) prod"
    overlay = .stage(.names(StageNames(isMap: true, field: TextField(typed))))
  }

  private mutating func removeStage(_ project: StageProject) {
    guard case .stage(let row)? = stageLine else {
      return tell(.warning, "There is no stage here to remove")
    }
    guard isEditable(project) else { return }
    let next =
      project.otherStageProfile ?? project.fallback?.value
    review(
      "Remove stage \(row.stage)",
      remarks: [
        next.map { "A deploy of \(row.stage) then takes \($0)." }
          ?? "A deploy of \(row.stage) then fails, or falls back to the environment."
      ]
    ) { () throws(StageError) in [try project.unsetting(row.stage)] }
  }

  /// Tells why a project cannot be changed, if so.
  private mutating func isEditable(_ project: StageProject) -> Bool {
    if project.editable { return true }
    tell(.warning, "Not changed here: \(project.whyNot ?? "the map cannot be edited")")
    return false
  }

  private mutating func chooseProject() {
    let paths = stages.tree.map(\.path)
    guard paths.count > 1 || (paths.count == 1 && project == nil) else {
      return tell(.done, "There is no other serverless project in this folder tree")
    }
    var pick = ProjectPick(paths: paths)
    let row = project.flatMap { paths.firstIndex(of: $0.path) } ?? 0
    pick.list.select(row, count: paths.count)
    overlay = .stage(.project(pick))
  }

  private mutating func openEditor(_ project: StageProject) -> [Effect] {
    let place = stageLine?.place ?? (project.path, project.problemLines.first ?? 1)
    return [
      .openEditor(
        editorCommand(
          file: place.file, line: place.line, visual: environment["VISUAL"],
          editor: environment["EDITOR"]))
    ]
  }

  /// What renaming a profile changes in the stage maps of the folder tree, and what it leaves.
  func projectEdits(
    renaming old: String, to new: String
  ) -> (edits: [StageEdit], remarks: [String]) {
    let projects = stages.tree.isEmpty ? [project].compactMap { $0 } : stages.tree
    return projects.renamingProfile(from: old, to: new)
  }

  /// Reads the project again after a change, if one is open.
  var projectEffects: [Effect] { project.map { [.openProject(path: $0.path)] } ?? [] }
}
