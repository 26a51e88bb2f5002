import AWSProfiles
import App
import ShellIntegration

extension Session {
  /// The variable that counts how many shells of this program lie inside each other.
  static let depthVariable = "AWSCREDS_TUI_DEPTH"

  /// The variables of a shell of its own under a change, one deeper than this one.
  func subshellVariables(_ change: EnvironmentChange) -> [String: String] {
    var variables = commandVariables(change)
    let depth = environment[Self.depthVariable].flatMap(Int.init) ?? 0
    variables[Self.depthVariable] = String(max(0, depth) + 1)
    return variables
  }

  /// The variables of a command under a change.
  ///
  /// The hook belongs to the shell outside: a switch inside must not reach it.
  func commandVariables(_ change: EnvironmentChange) -> [String: String] {
    var variables = change.applied(to: environment.variables)
    variables[HandOff.pathVariable] = nil
    variables[HandOff.previousVariable] = nil
    return variables
  }

  /// The user's shell.
  var shellProgram: String { environment["SHELL"] ?? "/bin/sh" }

  /// Runs a shell of its own on the terminal and waits for its end; complains where it fails.
  func runSubshell(_ wanted: ShellSwitch) {
    let change: EnvironmentChange
    do throws(Failure) { change = try self.change(to: wanted) } catch {
      return Streams.complain(error.message)
    }
    let variables = subshellVariables(change)
    let name = wanted.profile ?? "no profile"
    Streams.complain(
      "a shell under \(name), depth \(variables[Self.depthVariable] ?? "1"); exit comes back")
    if case .notStarted(let reason) = ForegroundProgram.run([shellProgram], variables: variables) {
      Streams.complain("\(shellProgram): \(reason). Is SHELL right?")
    }
  }
}
