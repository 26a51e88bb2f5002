#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a shell with job control does: a group of its own for the job, the terminal handed over
/// and taken back, the job continued whenever it stops.
enum ProbeShell {
  /// Runs the probe, continuing it as often as told.
  ///
  /// Answers 0 where each stop left the terminal's modes as
  /// they were before the start, and the last continuation is followed by an orderly end.
  static func run(_ program: String, continuations: Int) -> Int32 {
    signal(SIGTTOU, SIG_IGN)
    guard let before = modes() else { return 50 }
    guard let job = start(program) else { return 51 }
    tcsetpgrp(0, job)
    var stops = 0
    while true {
      var status: Int32 = 0
      guard waitpid(job, &status, WUNTRACED) == job else { return 52 }
      tcsetpgrp(0, getpgrp())
      guard modes() == before else { return 53 }
      let hasStopped = status & 0xFF == 0x7F
      guard hasStopped else {
        guard stops == continuations else { return 54 }
        return status == 0 ? 0 : 55
      }
      stops += 1
      // The test waits for this before it goes on.
      say("stop \(stops).\n")
      tcsetpgrp(0, job)
      kill(-job, SIGCONT)
    }
  }

  private static func start(_ program: String) -> pid_t? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup("job"), nil]
    defer { for argument in arguments { free(argument) } }
    var job: pid_t = 0
    return posix_spawn(&job, program, nil, &attributes, &arguments, environ) == 0 ? job : nil
  }

  private static func modes() -> [UInt8]? {
    var modes = termios()
    guard tcgetattr(0, &modes) == 0 else { return nil }
    return withUnsafeBytes(of: &modes) { Array($0) }
  }
}
