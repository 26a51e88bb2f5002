@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that a test runs.
struct ChildProcess {
  private let number: pid_t

  /// Starts a program found by `PATH`, silent; nil where it cannot be started.
  init?(_ arguments: [String]) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var number: pid_t = 0
    guard posix_spawnp(&number, arguments[0], &actions, nil, words, environ) == 0 else {
      return nil
    }
    self.number = number
  }

  /// Waits for its end; the exit status, or 128 and the signal.
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(number, &status, 0) < 0 { if errno != EINTR { return -1 } }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  /// The path of a built program of this package; nil where it is not built.
  static func built(_ name: String) -> String? {
    var folders = CommandLine.arguments.map { FilePath.folder(of: $0) }
    // A test bundle of macOS keeps its binary three folders deep.
    folders += folders.map { $0 + "/../../.." }
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    folders += ["/\(root)/.build/debug", "/\(root)/.build/release"]
    return folders.map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
  }
}
