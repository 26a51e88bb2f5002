extension Benchmark {
  /// Five hundred checks against a server that answers after 50 ms, and keys meanwhile.
  static func checks(_ peers: Peers) -> [Budget] {
    guard let server = SlowServer(delay: 50) else { return [] }
    defer { server.stop() }
    let count = 500
    let credentials = "\(peers.folder)/credentials-checked"
    Peers.write(ManyProfiles.keys(count), to: credentials)
    let variables =
      "AWS_SHARED_CREDENTIALS_FILE=\(credentials) AWS_CONFIG_FILE=\(peers.folder)/none "
      + "HOME=\(peers.folder) XDG_STATE_HOME=\(peers.folder)/state AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 "
      + "AWS_PROFILE=team-0-dev AWS_ENDPOINT_URL=http://127.0.0.1:\(server.port) "
      + "AWS_EC2_METADATA_DISABLED=true"
    let ours = Stopwatch.process(3, "\(variables) exec \(peers.program) check --all")
    let one = Stopwatch.process(
      3, "\(variables) exec \(peers.aws) sts get-caller-identity")
    var budgets: [Budget] = [
      .within(1_500, "check of 500 profiles, answers after 50 ms", ours),
      .times(
        200, "the same", ours, than: one.map { $0 * Double(count) },
        "aws sts get-caller-identity, 500 times"),
    ]
    if let slow = slowKey("env \(variables) \(peers.program)") {
      budgets.append(.within(4, "key to its frame while 500 checks run, 99 of 100", slow))
    }
    return budgets
  }

  /// The slowest but one of a hundred keys, pressed while checks run.
  private static func slowKey(_ command: String) -> Double? {
    var keys: [Double] = []
    for _ in 0..<12 {
      guard let program = ScreenProgram(command), program.firstFrame() != nil else { return nil }
      program.send("C")
      // The first answers come after 50 ms, the last ones after 400: the server takes 64 at once.
      let end = Stopwatch.now() + 400
      while Stopwatch.now() < end {
        // Frames of answers come by themselves: the first bytes after the key count.
        if let time = program.firstByte(after: "j") { keys.append(time) }
      }
      program.end()
    }
    keys.sort()
    return keys.isEmpty ? nil : keys[keys.count * 99 / 100]
  }
}
