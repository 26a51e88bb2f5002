extension Model {
  /// Actions of the Stages screen.
  mutating func actOnStages(_ action: Action) -> [Effect] {
    guard let project else {
      if action == .cancel { screen = .profiles }
      return []
    }
    let chosen =
      project.rows.indices.contains(stages.list.selection)
      ? project.rows[stages.list.selection] : nil
    switch action {
    case .check: return startCheck(chosen?.profile.map { [$0] } ?? [])
    case .checkAll: return startCheck(project.rows.compactMap(\.profile))
    case .confirm:
      guard let chosen else { return [] }
      let command = deployCommand(stage: chosen.stage)
      tell(.done, "Copied: \(command)")
      return [.copy(command)]
    case .cancel: screen = .profiles
    default: break
    }
    return []
  }

  /// The command that deploys a stage.
  func deployCommand(stage: String) -> String { "serverless deploy --stage \(stage)" }
}
