import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Answers from other threads, and one byte in a pipe that wakes the thread which reads them.
///
/// The main thread sits in `poll` and never serves a hop to an actor, hence a mutex and a pipe.
public final class Mailbox<Message: Sendable>: Sendable {
  private struct Content {
    var messages: [Message] = []
    var isClosed = false
  }

  private let content = Mutex(Content())
  private let readEnd: Int32
  private let writeEnd: Int32

  /// Opens the pipe; nil where no descriptor is left.
  public init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// The descriptor to poll for reading.
  public var descriptor: Int32 { readEnd }

  /// Puts a message in from any thread and wakes the reader.
  public func post(_ message: Message) {
    let mustWake = content.withLock { content in
      guard !content.isClosed else { return false }
      content.messages.append(message)
      return content.messages.count == 1
    }
    guard mustWake else { return }
    var byte: UInt8 = 1
    _ = write(writeEnd, &byte, 1)
  }

  /// Takes all messages out, oldest first, and empties the pipe.
  public func drain() -> [Message] {
    var sink = [UInt8](repeating: 0, count: 64)
    while read(readEnd, &sink, sink.count) > 0 {}
    return content.withLock { content in
      defer { content.messages = [] }
      return content.messages
    }
  }

  /// Lets later messages fall.
  public func shut() {
    content.withLock { $0.isClosed = true }
  }
}
