import AWSProfiles
import Canvas
import ServerlessProject

extension Model {
  /// Hands input to what lies over the Stages screen.
  mutating func handle(_ event: InputEvent, stage overlay: StageOverlay) -> [Effect] {
    if event == .key(.escape) {
      self.overlay = nil
      return []
    }
    switch overlay {
    case .profile(let state): handle(event, profilePick: state)
    case .names(let state): handle(event, stageNames: state)
    case .project(let state): return handle(event, projectPick: state)
    case .variable(let state): handle(event, variable: state)
    }
    return []
  }

  private mutating func handle(_ event: InputEvent, profilePick: ProfilePick) {
    var state = profilePick
    if event == .key(.enter) {
      let matches = state.matches
      guard matches.indices.contains(state.list.selection) else { return }
      return picked(matches[state.list.selection], for: state.purpose)
    }
    state.moveOrType(event)
    overlay = .stage(.profile(state))
  }

  private mutating func handle(_ event: InputEvent, projectPick: ProjectPick) -> [Effect] {
    var state = projectPick
    if event == .key(.enter) {
      let matches = state.matches
      guard matches.indices.contains(state.list.selection) else { return [] }
      overlay = nil
      return [.openProject(path: matches[state.list.selection])]
    }
    state.moveOrType(event)
    overlay = .stage(.project(state))
    return []
  }

  private mutating func handle(_ event: InputEvent, variable: VariableQuestion) {
    guard case .key(let key) = event else { return }
    switch key {
    case .enter, .character("y"):
      pickProfile(.row(stage: variable.stage, replacingVariable: true), current: nil)
    case .character("n"), .character("q"): overlay = nil
    default: break
    }
  }

  private mutating func handle(_ event: InputEvent, stageNames: StageNames) {
    var state = stageNames
    switch event {
    case .paste(let text): state.field.insert(text)
    case .key(.enter): return named(state)
    case .key(let key): _ = state.field.handle(key)
    default: break
    }
    state.complaint = nil
    overlay = .stage(.names(state))
  }

  private mutating func named(_ names: StageNames) {
    var state = names
    var stages: [String] = []
    for word in state.field.text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      if !stages.contains(String(word)) { stages.append(String(word)) }
    }
    let known = state.isMap ? nil : stages.first { project?.row($0) != nil }
    if stages.isEmpty {
      state.complaint = "A stage needs a name."
    } else if let known {
      state.complaint = "Stage \(known) has a row already: Enter on it chooses another profile."
    } else if let dotted = stages.first(where: { $0.contains(".") }) {
      state.complaint = "No stage reaches \(dotted): addresses are split at dots."
    } else {
      return pickProfile(
        .stages(pending: stages, picked: [], isMap: state.isMap), current: stages.first)
    }
    overlay = .stage(.names(state))
  }

  /// Opens the picker; `current` is the name to begin at, or one like it.
  mutating func pickProfile(_ purpose: ProfilePick.Purpose, current: String?) {
    let names = catalog.names
    guard !names.isEmpty else {
      return tell(.error, "There is no profile to choose yet: 1, then a adds one")
    }
    let start = current.flatMap { !catalog.contains($0) ? nearestName(to: $0) ?? $0 : $0 }
    overlay = .stage(.profile(ProfilePick(purpose, names: names, current: start)))
  }

  /// Goes on with a picked profile: to the next stage, or to the review.
  private mutating func picked(_ profile: String, for purpose: ProfilePick.Purpose) {
    guard let project else { return }
    let missing = !catalog.contains(profile) ? ["No file has a profile \(profile) yet."] : []
    switch purpose {
    case .row(let stage, let replacingVariable):
      let old = replacingVariable ? project.row(stage)?.raw : nil
      let asked = old.map { ["A fixed name takes the place of \($0)."] } ?? []
      review("Stage \(stage): \(profile)", remarks: asked + missing) { () throws(StageError) in
        [
          try project.setting(
            stage: stage, to: profile, replacingVariable: replacingVariable)
        ]
      }
    case .everyStage:
      review("Every stage: \(profile)", remarks: missing) { () throws(StageError) in
        [try project.settingProfile(profile)]
      }
    case .stages(let pending, let earlier, let isMap):
      let pairs = earlier + [StagePair(stage: pending.first ?? "", profile: profile)]
      let rest = Array(pending.dropFirst())
      if let next = rest.first {
        return pickProfile(
          .stages(pending: rest, picked: pairs, isMap: isMap), current: next)
      }
      review(added: pairs, isMap: isMap, to: project)
    }
  }

  private mutating func review(added pairs: [StagePair], isMap: Bool, to project: StageProject) {
    let absent = pairs.map(\.profile).filter { !catalog.contains($0) }
    let remarks = absent.map { "No file has a profile \($0) yet." }
    let list = pairs.map(\.stage).joined(separator: ", ")
    if isMap {
      return review("Add a stage map: \(list)", remarks: remarks) { () throws(StageError) in
        [try project.addingMap(pairs.map { ($0.stage, $0.profile) })]
      }
    }
    review("Add stage \(list)", remarks: remarks) { () throws(StageError) in
      try project.setting(pairs.map { ($0.stage, $0.profile) })
    }
  }

  /// Shows what edits of the project would do; a refusal is told with its reason.
  mutating func review(
    _ title: String, remarks: [String] = [], _ edits: () throws(StageError) -> [StageEdit]
  ) {
    do throws(StageError) {
      var change = Change(title: title, changes: [], thenCheck: [])
      change.projectEdits = try edits().filter { $0.before != $0.after }
      review(change, remarks: remarks)
    } catch {
      overlay = nil
      tell(.error, error.message)
    }
  }
}
