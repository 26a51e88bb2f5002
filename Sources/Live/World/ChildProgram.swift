#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// Starts other programs: found on PATH, without a shell, with signals as a program expects them.
public enum ChildProgram {
  /// What one of its three streams is.
  public enum Stream {
    /// That of this process.
    case inherited
    /// An open descriptor of this process.
    case descriptor(Int32)
    /// Empty to read from, a sink to write to.
    case nothing
  }

  /// Starts `words` and does not wait; the child's number, or why it did not start.
  ///
  /// - Parameters:
  ///   - variables: its whole environment; nil for that of this process.
  ///   - streams: input, output, errors; those not named are inherited.
  ///   - ownSession: whether it leads a session of its own and so has no terminal to write on.
  public static func start(
    _ words: [String], variables: [String: String]?, streams: [Stream], ownSession: Bool = false
  ) -> Result<pid_t, SystemFault> {
    guard let program = words.first, !program.isEmpty else { return .failure(SystemFault(ENOENT)) }
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
    for (number, stream) in zip(Int32(0)..., streams) {
      switch stream {
      case .inherited: break
      case .descriptor(let descriptor):
        posix_spawn_file_actions_adddup2(&actions, descriptor, number)
      case .nothing: posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
      }
    }
    // What a thread of this program blocks or ignores is its own affair.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let signals = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Int16(signals | (ownSession ? newSession : 0)))
    var arguments = words.map { strdup($0) } + [nil]
    var entries = (variables ?? [:]).map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + entries { free(pointer) } }
    var child: pid_t = 0
    let code =
      variables == nil
      ? posix_spawnp(&child, program, &actions, &attributes, &arguments, environ)
      : posix_spawnp(&child, program, &actions, &attributes, &arguments, &entries)
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
