extension Benchmark {
  /// Whole runs of verbs, beside the AWS CLI and beside a process that does nothing.
  static func processes(_ peers: Peers) -> [Budget] {
    let variables = peers.variables(10_000)
    func ours(_ words: String, _ runs: Int = 15) -> Double? {
      Stopwatch.process(runs, "\(variables) exec \(peers.program) \(words)")
    }
    func aws(_ words: String) -> Double? {
      Stopwatch.process(3, "\(variables) exec \(peers.aws) configure \(words)")
    }
    let list = ours("list")
    let nothing = Stopwatch.process(15, "exec /bin/true")
    let current = ours("current")
    var region = 0
    let set = Stopwatch.typical(9) {
      region += 1
      _ = ours("set team-0-dev region eu-west-\(region)", 1)
    }
    return [
      .times(40, "`list`, whole process", list, than: aws("list"), "aws configure list"),
      .compared(
        "`current`, whole process", current, nothing, "/bin/true", "2 times and 5 ms"
      ) { $0 <= 2 * $1 + 5 },
      .times(
        20, "`set`, whole process", set, than: aws("set region eu-west-1"), "aws configure set"),
    ]
  }
}
