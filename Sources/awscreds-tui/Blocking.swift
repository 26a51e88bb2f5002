import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Carries out asynchronous work while the main thread waits for it.
///
/// The main thread sleeps in the kernel and takes no place in the pool of tasks.
func waitFor<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value? {
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
  var byte: UInt8 = 0
  while read(reader, &byte, 1) < 0 && errno == EINTR {}
  return answer.take()
}

/// Where a task leaves its answer for the main thread.
private final class Answer<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  func put(_ new: Value) { value.withLock { $0 = new } }
  func take() -> Value? { value.withLock { $0 } }
}
