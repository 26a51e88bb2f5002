import ShellIntegration

extension Model {
  /// Why an action can do nothing just now, in words for the palette; nil where it can.
  public func obstacle(to action: Action) -> String? {
    let places = action.row.places
    guard places.contains(screen) else {
      let names = Screen.allCases.filter(places.contains).map(\.rawValue)
      return "on the \(names.joined(separator: ", ")) screen"
    }
    switch action {
    case .use, .useWithRegion, .check, .edit, .copyName, .rename, .delete, .pin:
      if screen == .profiles, profiles.selected == nil { return "no profile is chosen" }
    case .checkAll: if catalog.names.isEmpty { return "there are no profiles yet" }
    case .setUpHook:
      if hasHook { return "the hook is there and answers" }
      if isDemo { return "not in the demo" }
    case .unsetVariables:
      if !hasHook { return "needs the hook: set it up on the Shell screen" }
    case .usePrevious:
      if HandOff.previous(environment[HandOff.previousVariable]) == nil {
        return "this shell has not switched yet"
      }
    case .fixAllSafe: if doctor.findings.isEmpty { return "nothing to fix" }
    case .settings, .toggleMouse: if isDemo { return "not in the demo" }
    default: break
    }
    return nil
  }
}
