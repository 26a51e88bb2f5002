extension Benchmark {
  /// Start and keys on a real terminal, beside fzf over as many lines and tig.
  static func screens(_ peers: Peers) -> [Budget] {
    var programs = [
      MeasuredScreen("env \(peers.variables(10_000)) \(peers.program)", key: "j") {
        peers.forget()
      }
    ]
    if Peers.has("fzf") {
      programs.append(
        MeasuredScreen("sh -c \"seq -f team-%g 10000 | fzf\"", key: "\u{1B}[B", name: "fzf"))
    }
    if Peers.has("tig") { programs.append(MeasuredScreen("tig", key: "j", name: "tig")) }
    // In turn: what else the machine does falls on all of them alike.
    for _ in 0..<11 {
      for index in programs.indices { programs[index].run() }
    }
    let ours = programs[0]
    let fzf = programs.first { $0.name == "fzf" }
    let tig = programs.first { $0.name == "tig" }
    return [
      .times(1, "start to the first whole frame", ours.start, than: tig?.start, "tig"),
      .times(1, "start to the first whole frame", ours.start, than: fzf?.start, "fzf"),
      .times(1, "key to the last byte of its frame", ours.key, than: fzf?.key, "fzf"),
      .within(4, "key to the last byte of its frame, 99 of 100", ours.slowKey),
      bytes("bytes for one cursor step", ours.plainBytes, tig?.plainBytes),
      bytes("bytes for one step that scrolls", ours.scrollBytes, tig?.scrollBytes),
    ] + rest(peers)
  }

  /// Half of the steps take fewer bytes, and none takes more than the most.
  private static func bytes(_ what: String, _ ours: [Int], _ tig: [Int]?) -> Budget {
    func told(_ bytes: [Int]) -> String {
      guard let most = bytes.max() else { return "—" }
      return "\(bytes.sorted()[bytes.count / 2]), at most \(most)"
    }
    return Budget(
      what: what, ours: told(ours), peer: tig.map { "\(told($0)) tig" } ?? "",
      limit: "half of them under 300",
      isMet: !ours.isEmpty && ours.sorted()[ours.count / 2] < 300)
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

/// What a program on a terminal takes, in milliseconds and bytes, run by run.
struct MeasuredScreen {
  /// The peer's name; empty for the program itself.
  let name: String
  private let command: String
  private let cursorKey: String
  private let prepare: () -> Void
  private var starts: [Double] = []
  private var keys: [Double] = []
  /// Bytes that each step caused while all rows stayed where they were.
  private(set) var plainBytes: [Int] = []
  /// Bytes that each step caused for which all rows moved.
  private(set) var scrollBytes: [Int] = []

  /// A command that answers to a key; `prepare` runs before each start.
  init(
    _ command: String, key: String, name: String = "", prepare: @escaping () -> Void = {}
  ) {
    (self.command, cursorKey, self.name, self.prepare) = (command, key, name, prepare)
  }

  /// From the start to the last byte of the first frame, undisturbed.
  var start: Double? { typical(starts) }
  /// From a key to the last byte that it causes, undisturbed.
  var key: Double? { typical(keys) }
  /// The same for the slowest but one of a hundred.
  var slowKey: Double? { keys.isEmpty ? nil : keys.sorted()[keys.count * 99 / 100] }

  private func typical(_ times: [Double]) -> Double? {
    times.isEmpty ? nil : times.sorted()[times.count / 4]
  }

  /// Starts the program once and presses keys: more than a screen of them, for lists to scroll.
  mutating func run() {
    prepare()
    guard let program = ScreenProgram(command), let start = program.firstFrame() else { return }
    defer { program.end() }
    starts.append(start)
    for _ in 0..<12 {
      guard let answer = program.answer(to: cursorKey) else { continue }
      keys.append(answer.time)
      plainBytes.append(answer.bytes)
    }
    for _ in 0..<ScreenProgram.rows { program.send(cursorKey) }
    _ = program.wait(milliseconds: 300)
    for _ in 0..<12 {
      guard let answer = program.answer(to: cursorKey) else { continue }
      keys.append(answer.time)
      scrollBytes.append(answer.bytes)
    }
  }
}
