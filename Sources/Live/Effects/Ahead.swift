import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A value that is worked out on a thread of its own while its maker does something else.
public final class Ahead<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  /// Readable once the value is made; -1 where nothing is to be waited for.
  private let reader: Int32
  private let work: @Sendable () -> Value

  /// Begins to work it out.
  public init(_ work: @escaping @Sendable () -> Value) {
    self.work = work
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      reader = -1
      return
    }
    let writer = ends[1]
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reader = ends[0]
    let isStarted = OwnThread.start { [self] in
      let value = work()
      made.withLock { $0 = value }
      close(writer)
    }
    if !isStarted { close(writer) }
  }

  deinit {
    if reader >= 0 { close(reader) }
  }

  /// The value; waits for it, and works it out here where no thread could be started.
  public func value() -> Value {
    var byte: UInt8 = 0
    while reader >= 0, read(reader, &byte, 1) < 0, errno == EINTR {}
    return made.withLock { made in
      if let made { return made }
      let value = work()
      made = value
      return value
    }
  }
}
