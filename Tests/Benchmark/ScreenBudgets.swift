extension Benchmark {
  /// Start and keys on a real terminal, beside fzf over as many lines and tig.
  static func screens(_ peers: Peers) -> [Budget] {
    let ours = ScreenTimes.of("env \(peers.variables(10_000)) \(peers.program)", key: "j") {
      peers.forget()
    }
    let fzf =
      Peers.has("fzf")
      ? ScreenTimes.of("sh -c \"seq -f team-%g 10000 | fzf\"", key: "\u{1B}[B") : nil
    let tig = Peers.has("tig") ? ScreenTimes.of("tig", key: "j") : nil
    var budgets: [Budget] = [
      .times(1, "start to the first whole frame", ours?.start, than: tig?.start, "tig"),
      .times(1, "start to the first whole frame", ours?.start, than: fzf?.start, "fzf"),
      .times(1, "key to the last byte of its frame", ours?.key, than: fzf?.key, "fzf"),
      .within(4, "key to the last byte of its frame, 99 of 100", ours?.slowKey),
    ]
    budgets.append(
      Budget(
        what: "bytes for one cursor step", ours: ours.map { "\($0.bytes)" } ?? "—",
        peer: tig.map { "\($0.bytes) tig" } ?? "", limit: "under 300",
        isMet: ours.map { $0.bytes < 300 } ?? false))
    return budgets + rest(peers)
  }

  /// What the program takes while nothing happens.
  private static func rest(_ peers: Peers) -> [Budget] {
    peers.forget()
    guard let program = ScreenProgram("env \(peers.variables(10_000)) \(peers.program)"),
      program.firstFrame() != nil
    else { return [] }
    defer { program.end() }
    _ = program.answer(to: "j")
    let memory = program.memory
    let before = program.processorTime
    _ = program.wait(milliseconds: 2_000)
    let used = program.processorTime.flatMap { after in before.map { after - $0 } }
    return [
      Budget(
        what: "memory with 10,000 profiles", ours: memory.map { "\(Budget.number($0)) MB" } ?? "—",
        limit: "under 40 MB", isMet: memory.map { $0 < 40 }),
      Budget(
        what: "processor time of two idle seconds", ours: used.map { "\($0) ticks" } ?? "—",
        limit: "none", isMet: used.map { $0 == 0 }),
    ]
  }
}

/// What a program on a terminal takes, in milliseconds, undisturbed.
struct ScreenTimes {
  /// From the start to the last byte of the first frame.
  var start: Double
  /// From a key to the last byte that it causes.
  var key: Double
  /// The same for the slowest but one of a hundred.
  var slowKey: Double
  /// The most bytes that one key caused.
  var bytes: Int

  /// Times of a command that answers to a key; nil where it does not start.
  ///
  /// `prepare` runs before each start.
  static func of(
    _ command: String, key: String, prepare: () -> Void = {}
  ) -> ScreenTimes? {
    var starts: [Double] = []
    var keys: [Double] = []
    var bytes = 0
    for _ in 0..<7 {
      prepare()
      guard let program = ScreenProgram(command), let start = program.firstFrame() else {
        return nil
      }
      starts.append(start)
      for _ in 0..<15 {
        guard let answer = program.answer(to: key) else { continue }
        keys.append(answer.time)
        bytes = max(bytes, answer.bytes)
      }
      program.end()
    }
    guard !keys.isEmpty else { return nil }
    keys.sort()
    return ScreenTimes(
      start: starts.sorted()[starts.count / 4], key: keys[keys.count / 4],
      slowKey: keys[keys.count * 99 / 100], bytes: bytes)
  }
}
