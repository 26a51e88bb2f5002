import AWSProfiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Makes folders that only their owner may enter, and lets names reach the device.
enum PrivateFolder {
  /// Makes `folder` and what is missing above it, each 0700.
  ///
  /// - Returns: the folders that were made, outermost first.
  static func make(_ folder: String, for path: String) throws(FileFault) -> [String] {
    var missing: [String] = []
    var current = folder
    while access(current, F_OK) != 0, errno == ENOENT, current != "/", current != "." {
      missing.append(current)
      current = FilePath.folder(of: current)
    }
    var made: [String] = []
    for next in missing.reversed() {
      if mkdir(next, 0o700) == 0 {
        made.append(next)
        continue
      }
      // Another run may have made it in between.
      if errno == EEXIST { continue }
      let fault = SystemFault.last
      for path in made.reversed() { rmdir(path) }
      throw fault.isRefusal
        ? .notWritable(path: path, reason: "its folder cannot be made (\(fault.reason))")
        : .writeFailed(path: path, step: "making its folder", reason: fault.reason)
    }
    return made
  }

  /// Lets the names in `folder` reach the device too; a file system that cannot do this for a
  /// folder is let be.
  static func synchronize(_ folder: String, by calls: any FileSystemCalls) {
    guard
      let descriptor = try? calls.open(folder, flags: O_RDONLY | O_DIRECTORY, mode: 0)
    else { return }
    try? calls.synchronize(descriptor)
    close(descriptor)
  }
}

/// The folders in which the program keeps what is its own.
public struct OwnFolders: Sendable, Equatable {
  /// The private folder of recents, verdicts, written versions and locks.
  public var state: String
  /// The program's settings file.
  public var settingsFile: String

  /// `$XDG_STATE_HOME/awscreds-tui` and `$XDG_CONFIG_HOME/awscreds-tui/settings`.
  ///
  /// A relative path in either variable is ignored, as the XDG specification asks; then they are
  /// `~/.local/state` and `~/.config`. Without a home folder they lie in `/tmp`, by user number.
  public init(environment: Environment) {
    let home = environment["HOME"] ?? "/tmp/awscreds-tui-\(getuid())"
    func base(_ variable: String, _ fallback: String) -> String {
      if let path = environment[variable], path.hasPrefix("/") { return path }
      return FilePath.join(home, fallback)
    }
    state = FilePath.join(base("XDG_STATE_HOME", ".local/state"), "awscreds-tui")
    settingsFile = FilePath.join(base("XDG_CONFIG_HOME", ".config"), "awscreds-tui/settings")
  }

  /// Folders as given.
  public init(state: String, settingsFile: String) {
    self.state = state
    self.settingsFile = settingsFile
  }
}
