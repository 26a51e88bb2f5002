import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The programs that are being run, each the leader of a session of its own: nothing that ends this
/// program's terminal or group reaches them, so that its end must.
public final class RunningPrograms: Sendable {
  private struct State {
    var isOver = false
    /// How many are being started and have no number yet.
    var starting = 0
    var leaders: Set<pid_t> = []
  }

  private let state = Mutex(State())

  /// None runs yet.
  public init() {}

  /// Ends all of them with what they have started; none begins afterwards.
  public func end() {
    state.withLock { state in
      state.isOver = true
      for leader in state.leaders { Self.kill(-leader) }
    }
    // One that is being started is ended once it has a number: within a moment, or never where its
    // file does not come.
    for _ in 0..<500 where state.withLock({ $0.starting > 0 }) { usleep(1_000) }
  }

  /// Starts one as `start` does; ECANCELED where all is over.
  func start(_ start: () -> Result<pid_t, SystemFault>) -> Result<pid_t, SystemFault> {
    let mayStart = state.withLock { state in
      if !state.isOver { state.starting += 1 }
      return !state.isOver
    }
    guard mayStart else { return .failure(SystemFault(ECANCELED)) }
    let started = start()
    state.withLock { state in
      state.starting -= 1
      guard case .success(let leader) = started else { return }
      state.leaders.insert(leader)
      if state.isOver { Self.kill(-leader) }
    }
    return started
  }

  /// How one ended, as `waitpid` tells it; nil while it runs.
  func ending(of leader: pid_t) -> Int32? {
    // Under the lock: a number that is free again is another's, and must not be in the list.
    state.withLock { state in
      var status: Int32 = 0
      guard waitpid(leader, &status, WNOHANG) == leader else { return nil }
      state.leaders.remove(leader)
      return status
    }
  }

  /// Ends one with what it has started, and waits for it.
  func end(_ leader: pid_t) {
    state.withLock { state in
      _ = state.leaders.remove(leader)
      Self.kill(-leader)
    }
    var status: Int32 = 0
    while waitpid(leader, &status, 0) < 0, errno == EINTR {}
  }

  /// Kills the group of a leader, which has the leader's number with a minus.
  private static func kill(_ group: pid_t) {
    #if canImport(Glibc)
      _ = Glibc.kill(group, SIGKILL)
    #else
      _ = Darwin.kill(group, SIGKILL)
    #endif
  }
}
