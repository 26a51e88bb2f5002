import Live
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Carries out asynchronous work while the main thread waits for it.
///
/// The main thread sleeps in the kernel and takes no place in the pool of tasks. A signal that ends
/// the program ends `programs` too, which the work has started.
///
/// - Parameter isWhole: whether the work is brought to its end before a signal is acted on.
func waitFor<Value: Sendable>(
  isWhole: Bool = false, ending programs: RunningPrograms = RunningPrograms(),
  _ work: @escaping @Sendable () async -> Value
) -> Value? {
  let answer = Answer<Value>()
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { return nil }
  let (reader, writer) = (ends[0], ends[1])
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  defer { close(reader) }
  Task {
    answer.put(await work())
    close(writer)
  }
  let signals = EndingSignals()
  let ended = wait(for: reader, signals, isWhole: isWhole)
  signals.end()
  if let ended {
    programs.end()
    raise(ended)
  }
  return answer.take()
}

/// Waits until `reader` is at its end; gives the signal that is to be acted on, nil where none is.
private func wait(for reader: Int32, _ signals: EndingSignals, isWhole: Bool) -> Int32? {
  var ended: Int32?
  while true {
    var wanted = [
      pollfd(fd: reader, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&wanted, 2, -1) > 0 else { continue }
    if wanted[1].revents != 0, let signal = signals.next() {
      ended = signal
      if !isWhole { return ended }
      Streams.complain("this step is brought to its end first; the same command goes on from it")
    }
    if wanted[0].revents != 0 { return ended }
  }
}

/// Where a task leaves its answer for the main thread.
private final class Answer<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  func put(_ new: Value) { value.withLock { $0 = new } }
  func take() -> Value? { value.withLock { $0 } }
}
