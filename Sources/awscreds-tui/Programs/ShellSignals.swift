import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What signals tell of the shell that waits behind its hook.
enum ShellSignals {
  /// Whether the program has gone on after a stop.
  ///
  /// The hook's function goes on at the stop: it has read the hand-off before anything is in it.
  static let wasStopped = Atomic<Bool>(false)

  /// Minds the signals that a hook gets wrong.
  ///
  /// zsh and fish leave a function whose program a signal has ended, and lose the status; an exit
  /// by the same status arrives.
  static func watch() {
    // Made here, for a handler must not make it.
    wasStopped.store(false, ordering: .relaxed)
    signal(SIGCONT) { _ in ShellSignals.wasStopped.store(true, ordering: .relaxed) }
    if let before = signal(SIGINT, { _ in _exit(128 + SIGINT) }) {
      // Ignored from the start, as in the background of a script.
      signal(SIGINT, before)
    }
  }
}
