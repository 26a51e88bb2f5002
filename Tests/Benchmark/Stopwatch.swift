#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Times of a piece of work or of a whole process, in milliseconds.
enum Stopwatch {
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }

  /// What several runs take undisturbed: the slowest of their quickest quarter.
  ///
  /// Other work on the machine only ever adds to a time; ours and the peer's are taken alike.
  static func typical(_ runs: Int, _ work: () -> Void) -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
      let start = now()
      work()
      times.append(now() - start)
    }
    return times.sorted()[times.count / 4]
  }

  /// The time of a whole process, its output thrown away; nil where it does not end with 0.
  static func process(_ runs: Int, _ command: String) -> Double? {
    var worked = true
    let time = typical(runs) {
      if system("\(command) >/dev/null 2>&1") != 0 { worked = false }
    }
    return worked ? time : nil
  }
}
