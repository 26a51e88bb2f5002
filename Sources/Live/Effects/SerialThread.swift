import Synchronization

/// One thread for work that may block, in the order given.
///
/// Blocking work never runs in the cooperative pool: with two cores, a few waiting tasks there hold
/// up all others.
final class SerialThread: Sendable {
  private struct Queue {
    var work: [@Sendable () -> Void] = []
    var isRunning = false
  }

  private let queue = Mutex(Queue())

  /// Runs `work` after all that was given before.
  func run(_ work: @escaping @Sendable () -> Void) {
    let mustStart = queue.withLock { queue in
      queue.work.append(work)
      defer { queue.isRunning = true }
      return !queue.isRunning
    }
    // Where no thread can be started, the work is done here.
    if mustStart, !OwnThread.start({ self.drain() }) { drain() }
  }

  /// Works until nothing waits; then the thread ends, so that an idle program has none.
  private func drain() {
    while true {
      let next: (@Sendable () -> Void)? = queue.withLock { queue in
        if queue.work.isEmpty {
          queue.isRunning = false
          return nil
        }
        return queue.work.removeFirst()
      }
      guard let next else { return ProcessMemory.release() }
      next()
    }
  }
}
