#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Threads for work that blocks, which would hold up the few threads that tasks share.
enum OwnThread {
  /// Runs `work` on a new thread that takes no signals; false where none could be started.
  static func start(_ work: @escaping @Sendable () -> Void) -> Bool {
    // A thread starts with its maker's mask: block all, start it, take the old mask back. Signals
    // then go to the main thread, and a write to a closed pipe is an error instead of SIGPIPE.
    var all = sigset_t()
    var old = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &old)
    let isStarted = create(ThreadWork(work))
    pthread_sigmask(SIG_SETMASK, &old, nil)
    return isStarted
  }

  /// Lets the calling thread come after that of the screen where both want a processor.
  ///
  /// A key is not to wait for checks. Does nothing where the system knows no rank of threads.
  static func yieldToScreen() {
    #if canImport(Glibc)
      // To Linux 0 is the calling thread, not all of the process.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
    #endif
  }

  private static func create(_ work: ThreadWork) -> Bool {
    let retained = Unmanaged.passRetained(work)
    #if canImport(Glibc)
      var thread = pthread_t()
      let code = pthread_create(&thread, nil, runThreadWork, retained.toOpaque())
      if code == 0 { pthread_detach(thread) }
    #else
      var thread: pthread_t?
      let code = pthread_create(&thread, nil, runThreadWork, retained.toOpaque())
      if code == 0, let thread { pthread_detach(thread) }
    #endif
    if code != 0 { retained.release() }
    return code == 0
  }
}

private final class ThreadWork: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runThreadWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let argument { Unmanaged<ThreadWork>.fromOpaque(argument).takeRetainedValue().run() }
  return nil
}
