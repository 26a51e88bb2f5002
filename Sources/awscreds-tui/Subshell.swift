import AWSProfiles
import App
import ShellIntegration

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

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
    if let reason = Self.runAndWait([shellProgram], variables) {
      Streams.complain("\(shellProgram): \(reason). Is SHELL right?")
    }
  }

  /// Runs a program on the terminal of this one; why it did not start, or nil.
  private static func runAndWait(_ words: [String], _ variables: [String: String]) -> String? {
    var arguments = words.map { strdup($0) } + [nil]
    var entries = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + entries { free(pointer) } }
    #if canImport(Glibc)
      var attributes = posix_spawnattr_t()
    #else
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What this program blocks or ignores is its own affair.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    var child: pid_t = 0
    let code = posix_spawnp(&child, words[0], nil, &attributes, &arguments, &entries)
    guard code == 0 else { return String(cString: strerror(code)) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return nil
  }
}
