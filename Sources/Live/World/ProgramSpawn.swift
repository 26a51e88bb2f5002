import AWSProfiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension ProgramRun {
  /// Starts a program found on PATH; its number or why it did not start.
  static func spawn(
    _ arguments: [String], _ environment: Environment, output: Int32, errors: Int32
  ) -> Result<pid_t, SystemFault> {
    guard let program = arguments.first, !program.isEmpty else {
      return .failure(SystemFault(ENOENT))
    }
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
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    // The thread blocks all signals and the program may ignore some; the child shall do neither.
    var none = sigset_t()
    var all = sigset_t()
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF) | newSession
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var words = arguments.map { strdup($0) }
    var variables = environment.variables.map { strdup("\($0.key)=\($0.value)") }
    defer { for text in words + variables { free(text) } }
    words.append(nil)
    variables.append(nil)
    var child: pid_t = 0
    let code = posix_spawnp(&child, program, &actions, &attributes, words, variables)
    return code == 0 ? .success(child) : .failure(SystemFault(code))
  }

  /// POSIX_SPAWN_SETSID, which glibc's headers show to GNU C only.
  private static var newSession: Int32 {
    #if canImport(Glibc)
      0x80
    #else
      0x0400
    #endif
  }
}
