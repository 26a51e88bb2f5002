import ServerlessProject

/// What a deploy of a stage without a row does.
enum OtherStage: Equatable {
  /// It takes this profile.
  case profile(String)
  /// In words, and whether that is bad.
  case words(String, isBad: Bool)
}

extension Model {
  /// What a deploy of any stage without a row does; nil where a row stands for them.
  func otherStage(_ project: StageProject) -> OtherStage? {
    if let name = project.otherStageProfile {
      return project.defaultRow == nil ? .profile(name) : nil
    }
    if project.defaultRow != nil { return nil }
    if !project.chain.isEmpty {
      return .words("from \(project.chain.joined(separator: ", "))", isBad: false)
    }
    if project.rows.isEmpty, project.status == .none {
      return .words("not set: the environment or default decides", isBad: false)
    }
    let map = (project.mapPath ?? project.external?.path ?? []).prefix { $0 != "{stage}" }
    if project.resolver != nil, project.expression == nil {
      return .words("takes no profile: resolver has no row for it", isBad: false)
    }
    return .words(
      "fails: \(map.isEmpty ? "the map" : map.joined(separator: ".")) has no row for it",
      isBad: true)
  }
}
