import Canvas
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Answers that come without a pause, as those of many checks do.
enum FloodProbe {
  /// Keeps the loop awake for half a second and answers with the frames shown a second.
  static func run() -> Int32 {
    let term = getenv("TERM").map { String(cString: $0) }
    guard let session = try? TerminalSession(.init(term: term)) else { return 3 }
    var frames = 0
    let start = now()
    session.run(
      wake: -1,
      handle: { _ in true },
      wakened: { now() - start < 500 },
      frame: {
        frames += 1
        var frame = Frame(size: session.screenSize)
        frame.buffer.write("frame \(frames)", at: Point(x: 0, y: 0))
        return frame
      },
      deadline: { 0 })
    let took = now() - start
    session.close()
    return Int32(frames * 1000 / max(1, took))
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
