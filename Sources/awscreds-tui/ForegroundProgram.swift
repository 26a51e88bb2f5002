#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// A program that has the terminal until it ends, as an editor.
enum ForegroundProgram {
  /// Runs `words` found on PATH, without a shell, with the terminal as its input and output.
  ///
  /// - Returns: why it did not run or that it failed, in words; nil where all went well.
  static func run(_ words: [String], on terminal: Int32) -> String? {
    guard let program = words.first else { return "no editor is named: set VISUAL or EDITOR" }
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
    // Standard output may belong to the shell that waits for a choice.
    for descriptor: Int32 in 0...2 {
      posix_spawn_file_actions_adddup2(&actions, terminal, descriptor)
    }
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(
      &attributes, Int16(Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)))
    var arguments = words.map { strdup($0) }
    defer { for word in arguments { free(word) } }
    arguments.append(nil)
    var child: pid_t = 0
    let code = posix_spawnp(&child, program, &actions, &attributes, arguments, environ)
    guard code == 0 else {
      let why = String(cString: strerror(code))
      return "the editor \(program) does not start: \(why). Set VISUAL or EDITOR"
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let failed = status & 0x7F == 0 && (status >> 8) & 0xFF != 0
    return failed ? "the editor \(program) ended with status \((status >> 8) & 0xFF)" : nil
  }
}
