import AWSProfiles
import App
import ShellIntegration

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Looks at the shell that started the program, and adds the hook to its startup file.
public struct ShellSetUp: Sendable {
  private let environment: Environment
  private let state: String

  /// Looks with the variables of the process; locks lie in the private folder `state`.
  public init(environment: Environment, state: String) {
    self.environment = environment
    self.state = state
  }

  /// The shell, its startup file and where the hook stands in one.
  public func look() -> ShellSurroundings {
    let parent = Int(getppid())
    let shell = Self.name(of: parent).flatMap { Shell(program: $0) } ?? loginShell
    var around = ShellSurroundings(shell: shell, process: parent, sudo: sudo)
    guard let shell, let home = environment["HOME"] else { return around }
    around.startup = StartupFile(
      of: shell, home: home, variables: environment.variables,
      program: OwnProgram.call(path: environment["PATH"]))
    around.startupText = around.startup.flatMap { text(of: $0.path) }
    let paths = StartupFile.candidates(
      of: shell, home: home, variables: environment.variables)
    for path in paths {
      guard let text = text(of: path), let line = StartupFile.hookLine(in: text) else { continue }
      around.hook = .init(path: shownPath(path, home: home), line: line)
      break
    }
    return around
  }

  /// Adds the hook's line to its file, once; gives what there is then and what was done, in words.
  public func setUp(_ startup: StartupFile) throws(FileFault) -> (ShellSurroundings, String) {
    let lock = try FileLock(target: startup.path, path: startup.path, state: state)
    defer { withExtendedLifetime(lock) {} }
    let now = try FileSnapshot(reading: startup.path)
    let before = String(decoding: now.bytes ?? [], as: UTF8.self)
    let shown = shownPath(startup.path, home: environment["HOME"])
    if let line = StartupFile.hookLine(in: before) {
      return (look(), "\(shown):\(line) has the hook already")
    }
    // Bytes that are no UTF-8 stay as they are: only the end is added to.
    let after = startup.adding(to: before)
    let added = after.utf8.dropFirst(before.utf8.count)
    try AtomicFile().replace(now, with: (now.bytes ?? []) + added)
    let line = StartupFile.hookLine(in: after) ?? 1
    return (
      look(), "Written to \(shown):\(line). Every new shell has it; this one: \(startup.line)"
    )
  }

  private var loginShell: Shell? { environment["SHELL"].flatMap { Shell(program: $0) } }

  private func text(of path: String) -> String? {
    PrivateFile.read(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The user who called sudo, where HOME is that of another one.
  public var sudo: ShellSurroundings.SudoHome? {
    guard let user = environment["SUDO_USER"], getuid() == 0, let entry = getpwnam(user),
      let folder = entry.pointee.pw_dir
    else { return nil }
    let home = String(cString: folder)
    return home == environment["HOME"] ? nil : .init(user: user, home: home)
  }

  /// The name of a process's program; nil where the system does not tell.
  private static func name(of process: Int) -> String? {
    guard let bytes = PrivateFile.read("/proc/\(process)/comm") else { return nil }
    return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }
}

extension Shell {
  /// The shell that a program is, by its name or path; a leading `-` marks a login shell.
  init?(program: String) {
    var name = program.split(separator: "/").last.map(String.init) ?? program
    if name.hasPrefix("-") { name.removeFirst() }
    self.init(named: name)
  }
}
