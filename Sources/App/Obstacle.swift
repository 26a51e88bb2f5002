import AWSCredentials
import ShellIntegration

extension Model {
  /// Why an action can do nothing just now, in words for the palette; nil where it can.
  public func obstacle(to action: Action) -> String? {
    let places = action.row.places
    guard places.contains(screen) else {
      let names = Screen.allCases.filter(places.contains).map(\.rawValue)
      return "on the \(names.joined(separator: ", ")) screen"
    }
    return obstacleHere(to: action)
  }

  /// Why an action of the screen in front can do nothing just now; nil where it can.
  func obstacleHere(to action: Action) -> String? {
    if screen == .stages, let obstacle = obstacleOnStages(to: action) { return obstacle }
    switch action {
    case .use, .useWithRegion, .check, .edit, .copyName, .rename, .delete, .pin:
      if screen == .profiles, profiles.selected == nil { return "no profile is chosen" }
      if screen == .check, check.chosen == nil { return "nothing is checked yet" }
    case .signIn: return obstacleToSignIn
    case .checkAll, .mark, .sort:
      if catalog.names.isEmpty { return "there are no profiles yet" }
      if screen == .profiles, profiles.rows.isEmpty { return "no profile matches" }
      if screen == .check, check.filter.isOn, check.rows.isEmpty { return "no profile matches" }
    case .setUpHook:
      if hasHook { return "the hook is there and answers" }
      if isDemo { return "not in the demo" }
    case .unsetVariables:
      if !hasHook { return "needs the hook: set it up on the Shell screen" }
    case .usePrevious:
      if HandOff.previous(environment[HandOff.previousVariable]) == nil {
        return "this shell has not switched yet"
      }
    case .fix:
      if screen == .doctor, doctor.chosen?.fix == nil { return "no safe fix is known" }
      if screen == .check, check.chosen.flatMap(offeredFix) == nil { return "no safe fix is known" }
    case .filter:
      if screen == .check, check.names.isEmpty { return "nothing is checked yet" }
      if screen == .doctor, doctor.findings.isEmpty { return "there is nothing to filter" }
      if screen == .profiles, catalog.names.isEmpty { return "there are no profiles yet" }
      if screen == .stages, project == nil { return "there is no serverless file here" }
    case .togglePane:
      if rowCount(on: screen) == 0 { return "no row is chosen" }
    case .fixAllSafe:
      if doctor.safeFixes == 0 { return "nothing to fix" }
    case .nextMatch, .previousMatch:
      if textSearch == nil { return "nothing is searched for" }
    case .searchText:
      if textInFront == nil { return "needs the details: Tab" }
    default: break
    }
    return nil
  }

  /// Why the chosen profile is not signed in.
  private var obstacleToSignIn: String? {
    guard let name = screen == .check ? check.chosen : profiles.selected else {
      return "no profile is chosen"
    }
    if SSOSession(of: name, in: catalog) != nil { return nil }
    // The chain may end in a profile of `aws login`, which is told then.
    let last = catalog.chain(of: name).links.last.flatMap { catalog[$0.profile] }
    return last?.setting("login_session") == nil ? "it needs no sign-in" : nil
  }

  /// What the project in front does not allow.
  private func obstacleOnStages(to action: Action) -> String? {
    let ofProject: Set<Action> = [
      .chooseProfile, .addStage, .removeStage, .copyDeploy, .addMap, .connectMap, .openEditor,
      .check, .checkAll,
    ]
    guard ofProject.contains(action) else { return nil }
    guard let project else { return "there is no serverless file here" }
    let fixed = project.editable ? nil : project.whyNot ?? "the map cannot be edited"
    let hasNoMap = [.fixed, .none].contains(project.status)
    let waits = project.orphan == nil ? nil : "nothing points at the map yet: connect it first"
    switch (action, stageLine) {
    case (.chooseProfile, .everyStage?): return hasNoMap ? nil : fixed
    case (.chooseProfile, .orphan?): return waits
    case (.chooseProfile, nil), (.copyDeploy, nil): return "there is no stage"
    case (.chooseProfile, .stage?): return fixed
    case (.removeStage, .stage?): return fixed
    case (.removeStage, _): return "there is no stage to remove"
    case (.addStage, _): return waits ?? (hasNoMap ? nil : fixed)
    case (.addMap, _):
      return waits ?? (hasNoMap ? nil : fixed ?? "there is a map already")
    case (.connectMap, _): return project.orphan == nil ? "there is no map to connect" : nil
    case (.check, let line):
      let isThere = line?.profile.map(catalog.contains) ?? false
      return isThere ? nil : "the stage names no profile that exists"
    case (.checkAll, _): return stageProfiles.isEmpty ? "no stage names a profile" : nil
    default: return nil
    }
  }
}
