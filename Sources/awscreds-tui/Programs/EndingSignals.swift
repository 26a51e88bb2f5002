import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Signals that end a verb while it waits for what goes on elsewhere.
///
/// What the verb runs leads sessions of its own, and a key that is made at AWS must not be cut off
/// from its secret: the thread that waits acts on a signal, which only leaves its number here.
struct EndingSignals {
  /// Readable once a signal came; -1 where no descriptor is left, and signals do as ever.
  let descriptor: Int32
  private let before: [(number: Int32, handler: (@convention(c) (Int32) -> Void)?)]

  /// Where a handler writes the number of its signal.
  private static let writer = Atomic<Int32>(-1)

  /// Begins to mind them; those that are ignored stay so, as in the background of a script.
  init() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      (descriptor, before) = (-1, [])
      return
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    descriptor = ends[0]
    Self.writer.store(ends[1], ordering: .sequentiallyConsistent)
    before = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      let handler = signal(number) { number in
        var letter = UInt8(truncatingIfNeeded: number)
        _ = write(EndingSignals.writer.load(ordering: .sequentiallyConsistent), &letter, 1)
      }
      guard handler.map({ unsafeBitCast($0, to: Int.self) }) == 1 else { return (number, handler) }
      signal(number, SIG_IGN)
      return nil
    }
  }

  /// The signal that came; nil where none did.
  func next() -> Int32? {
    var letter: UInt8 = 0
    return read(descriptor, &letter, 1) == 1 ? Int32(letter) : nil
  }

  /// Lets signals do what they did before.
  func end() {
    for (number, handler) in before { signal(number, handler ?? SIG_DFL) }
    guard descriptor >= 0 else { return }
    close(Self.writer.exchange(-1, ordering: .sequentiallyConsistent))
    close(descriptor)
  }
}
