#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// A program that has the terminal until it ends: an editor, a shell.
enum ForegroundProgram {
  /// How it came to its end.
  enum Ending: Equatable {
    /// It never started; the system's words.
    case notStarted(String)
    /// Its exit status; nil where a signal ended it.
    case ended(Int32?)
  }

  /// Runs `words` found on PATH, without a shell, and waits for the end.
  ///
  /// - Parameters:
  ///   - variables: its whole environment; nil for that of this process.
  ///   - terminal: what its three streams are to be; nil for those of this process.
  static func run(
    _ words: [String], variables: [String: String]? = nil, on terminal: Int32? = nil
  ) -> Ending {
    guard let program = words.first else { return .notStarted("no name") }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for descriptor: Int32 in 0...2 {
      if let terminal { posix_spawn_file_actions_adddup2(&actions, terminal, descriptor) }
    }
    // What this program blocks or ignores is its own affair.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)))
    var arguments = words.map { strdup($0) } + [nil]
    var entries = (variables ?? [:]).map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + entries { free(pointer) } }
    var child: pid_t = 0
    let code =
      variables == nil
      ? posix_spawnp(&child, program, &actions, &attributes, &arguments, environ)
      : posix_spawnp(&child, program, &actions, &attributes, &arguments, &entries)
    guard code == 0 else { return .notStarted(String(cString: strerror(code))) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return .ended(status & 0x7F == 0 ? (status >> 8) & 0xFF : nil)
  }

  /// Runs an editor; why it did not run or that it failed, in words, nil where all went well.
  static func edit(_ words: [String], on terminal: Int32) -> String? {
    guard let program = words.first else { return "no editor is named: set VISUAL or EDITOR" }
    // Standard output may belong to the shell that waits for a choice: the editor has none of it.
    switch run(words, on: terminal) {
    case .notStarted(let why):
      return "the editor \(program) does not start: \(why). Set VISUAL or EDITOR"
    case .ended(0), .ended(nil): return nil
    case .ended(let status?): return "the editor \(program) ended with status \(status)"
    }
  }
}
