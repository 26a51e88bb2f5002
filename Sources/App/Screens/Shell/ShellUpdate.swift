import AWSProfiles
import Canvas
import ShellIntegration

extension Model {
  /// Shows the screen, and looks at the shell anew.
  mutating func showShell() -> [Effect] {
    screen = .shell
    return isDemo ? [] : [.lookAtShell]
  }

  /// Actions of the Shell screen, and those of other screens that are about the shell.
  mutating func actOnShell(_ action: Action) -> [Effect] {
    switch action {
    case .cancel: screen = .profiles
    case .setUpHook: return offerHook()
    case .unsetVariables: offerUnset()
    case .useNone: return agreed(ShellSwitch(profile: nil))
    case .usePrevious: return usePrevious()
    default: break
    }
    return []
  }

  private mutating func usePrevious() -> [Effect] {
    switch HandOff.previous(environment[HandOff.previousVariable]) {
    case .profile(let name):
      guard catalog.contains(name) else {
        tell(.warning, "\(name) was in force before, but is in neither file now")
        return []
      }
      return use(name)
    case .noProfile: return agreed(ShellSwitch(profile: nil))
    case nil:
      tell(.warning, "This shell has not switched yet: there is no profile to go back to")
      return []
    }
  }

  private mutating func offerUnset() {
    let rows = screen == .stages ? project?.rows ?? [] : []
    let overruling = rows.flatMap {
      project?.overrides(of: $0.stage, environment: environment.variables) ?? []
    }
    let state = UnsetState(environment: environment, catalog: catalog, overruling: overruling)
    if let obstacle = obstacle(to: .unsetVariables) { return tell(.warning, obstacle) }
    guard !state.rows.isEmpty else { return tell(.done, "No variable here overrules a profile") }
    overlay = .unset(state)
  }
}
