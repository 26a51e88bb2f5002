import AWSProfiles
import App
import JSONText
import Live
import ShellIntegration

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// What a verb finds around it: variables, folder, the shell that it was called from.
final class Session {
  let environment: Environment
  /// The profiles, once they have been asked for.
  var loaded: LoadedProfiles?
  /// The kept verdicts, once they have been asked for.
  var verdicts: [String: JSONValue]?

  /// The settings, once they have been asked for.
  var readSettings: Settings?

  init(_ environment: Environment) { self.environment = environment }

  /// The session of this process.
  static func current() -> Session {
    var variables: [String: String] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let text = String(cString: pointer)
      if let sign = text.firstIndex(of: "=") {
        variables[String(text[..<sign])] = String(text[text.index(after: sign)...])
      }
      entry += 1
    }
    return Session(Environment(variables))
  }

  /// The working folder; the root where it is gone.
  var directory: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// Leaves the lines of a change for the hook of the shell that started the program.
  func handOff(_ change: EnvironmentChange) throws(Failure) {
    let program = OwnProgram.call(path: environment["PATH"])
    guard let path = environment[HandOff.pathVariable] else {
      let word = Shell.posix.word(calling: program)
      throw Failure(
        status: .missing, code: "no-hook",
        message: "use: no shell hook: a program cannot change the shell that started it. "
          + "Put `eval \"$(\(word) init bash)\"` (or zsh, fish) into the rc file, "
          + "or run `eval \"$(\(word) env PROFILE)\"`")
    }
    guard !ShellSignals.wasStopped.load(ordering: .relaxed) else {
      func value(_ name: String) -> String? { change.set.first { $0.name == name }?.value }
      let shell = HandOff.shell(of: path)
      let line = shell.switchLine(
        to: value("AWS_PROFILE"), region: value("AWS_REGION"), program: program)
      throw Failure(
        status: .missing, code: "no-hook",
        message: "use: the shell went on when the program was stopped, so it cannot be told. "
          + (line.map { "Run \($0)" } ?? "Start a new shell"))
    }
    let text: String
    do {
      text = try HandOff.encode(change.marked(in: environment.variables))
    } catch {
      throw Failure(code: "invalid-value", message: "use: \(error.message)")
    }
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw Failure(
        status: .missing, code: "write-failed",
        message: "use: \(path): \(String(cString: strerror(errno))). Start a new shell")
    }
    defer { close(file) }
    if let fault = Streams.write(text, to: file) {
      throw Failure(
        code: "write-failed", message: "use: \(path): \(fault.reason). The shell was not switched")
    }
  }
}
