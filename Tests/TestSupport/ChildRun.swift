#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A finished child process: how it ended and all that it wrote.
public struct ChildRun: Sendable {
  /// The exit status; 128 and the signal's number where a signal ended it, -1 where it never began.
  public var status: Int32
  /// All bytes of standard output.
  public var outputBytes: [UInt8]
  /// All bytes of standard error.
  public var errorBytes: [UInt8]

  /// Standard output as text.
  public var output: String { String(decoding: outputBytes, as: UTF8.self) }
  /// Standard error as text.
  public var errors: String { String(decoding: errorBytes, as: UTF8.self) }

  /// Runs a program to its end; it is looked for in the `PATH` of the caller.
  ///
  /// Its streams are files, so that no pipe can fill. It is its own process group; `timeout 60`
  /// stands before it, so that nothing hangs.
  public init(
    _ arguments: [String], environment: [String: String], input: String = "",
    directory: String = "/"
  ) {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    folder.write("in", input)
    folder.write("out", "")
    folder.write("err", "")
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, name, flags) in [(0, "in", O_RDONLY), (1, "out", O_WRONLY), (2, "err", O_WRONLY)] {
      posix_spawn_file_actions_addopen(&actions, Int32(number), folder.path(name), flags, 0)
    }
    // The threads that tests run on hold signals back; the child and its own are to get them.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = ["timeout", "60", "env", "-C", directory] + arguments
    var argv = words.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer {
      for pointer in argv + envp { free(pointer) }
    }
    var process = pid_t()
    let fault = posix_spawnp(&process, "timeout", &actions, &attributes, &argv, &envp)
    status = -1
    if fault == 0 {
      var ending: Int32 = 0
      while waitpid(process, &ending, 0) < 0 && errno == EINTR {}
      let signal = ending & 0x7F
      status = signal == 0 ? (ending >> 8) & 0xFF : 128 + signal
    }
    outputBytes = folder.bytes("out") ?? []
    errorBytes = folder.bytes("err") ?? []
  }
}
