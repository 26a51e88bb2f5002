import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Programs that a check runs lead sessions of their own, which no end of the terminal reaches: the
/// end of the program ends them.
@Suite struct ChildrenEndTests {
  /// How the program is left.
  enum Way: CaseIterable { case key, term, hangUp, interruptedVerb, killedVerb }

  @Test(arguments: Way.allCases)
  func noProgramOfACheckOutlivesIt(_ way: Way) throws {
    let home = TemporaryFolder()
    defer { home.remove() }
    // The shell waits for its child: both must go.
    let (new, pids) = (home.path("new"), home.path("pids"))
    home.write("slow", "sleep 7777 & echo $! $$ >\(new); mv \(new) \(pids); wait\n")
    home.write(
      ".aws/config",
      "[default]\nregion = eu-west-1\ncredential_process = /bin/sh \(home.path("slow"))\n")
    let environment = [
      "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color",
      "LC_ALL": "C.UTF-8", "AWS_EC2_METADATA_DISABLED": "true",
    ]
    let isVerb = way == .interruptedVerb || way == .killedVerb
    let terminal = try #require(
      PseudoTerminal(
        [builtPrograms + "/awscreds-tui"] + (isVerb ? ["check"] : []), environment: environment,
        columns: 100, rows: 30))
    if !isVerb {
      #expect(terminal.waitFor("eu-west-1"))
      terminal.send("c")
    }
    #expect(wait { home.bytes("pids") != nil })
    let text = String(decoding: home.bytes("pids") ?? [], as: UTF8.self)
    let children = text.split { " \n".contains($0) }.compactMap { pid_t($0) }
    try #require(children.count == 2 && children.allSatisfy(isRunning))
    switch way {
    case .key: terminal.send("q")
    case .term: kill(terminal.process, SIGTERM)
    case .hangUp: kill(terminal.process, SIGHUP)
    case .interruptedVerb: terminal.send("\u{3}")
    case .killedVerb: kill(terminal.process, SIGTERM)
    }
    let status: [Way: Int32] = [
      .key: 0, .term: 143, .hangUp: 129, .interruptedVerb: 130, .killedVerb: 143,
    ]
    #expect(terminal.waitForEnd() == status[way])
    // Nobody may be there to bury them: a dead one counts as gone.
    #expect(wait { !children.contains(where: isRunning) })
    for child in children where isRunning(child) { kill(child, SIGKILL) }
  }

  /// Whether something came true, tried for as long as nothing ever takes.
  private func wait(_ isTrue: () -> Bool) -> Bool {
    for _ in 0..<2_000 {
      if isTrue() { return true }
      usleep(5_000)
    }
    return false
  }

  private func isRunning(_ process: pid_t) -> Bool {
    let state = ChildRun(["/bin/ps", "-o", "stat=", "-p", "\(process)"], environment: [:])
    return state.status == 0 && !state.output.contains("Z")
  }
}
