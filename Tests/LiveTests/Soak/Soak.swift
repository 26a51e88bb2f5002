import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A run of the program under a random user.
final class Soak {
  /// Kept to be looked at where `AWSCREDS_SOAK_KEEP` is set.
  let home = TemporaryFolder(isKept: environmentVariable("AWSCREDS_SOAK_KEEP") != nil)
  /// What went wrong; nil so far.
  private(set) var fault: String?
  /// Things done so far.
  private(set) var deeds = 0
  private var starts = 0
  private var user: RandomUser
  private var terminal: PseudoTerminal
  private var outsideLines: [String] = []
  private let servers: [FaultServer]
  private let environment: [String: String]
  private(set) var modesAreSound = true
  private var memory = MemoryOfALife()

  private static let marks = ["# the first line stays", "# the last line stays"]

  init?(seed: UInt64, profiles: Int) {
    user = RandomUser(seed: seed)
    servers = [
      ServerPlay.bytes(Self.identity), .bytes("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"),
      .hang, .reset, .bytes("<html>sign in to the wifi</html>"),
    ].compactMap { FaultServer($0) }
    guard servers.count == 5 else { return nil }
    let urls = servers.map(\.url)
    home.write(".aws/credentials", Self.credentials(profiles))
    home.write(".aws/config", Self.config(profiles, urls))
    home.write(".config/awscreds-tui/settings", Self.settings)
    environment = [
      "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
      // Whatever the user comes upon must start no shell and no editor for random keys to go to.
      "SHELL": "/bin/true", "EDITOR": "/bin/true", "VISUAL": "/bin/true",
      "AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1",
    ]
    guard let started = Self.start(environment) else { return nil }
    terminal = started
  }

  private static func start(_ environment: [String: String]) -> PseudoTerminal? {
    let other = getenv("AWSCREDS_SOAK_PROGRAM").map { String(cString: $0) }
    // A random ^S while the program leaves would hold its last words, and with them its end.
    return PseudoTerminal(
      [other ?? builtPrograms + "/awscreds-tui"], environment: environment, columns: 100, rows: 30,
      flowControl: false)
  }

  /// One deed; every few hundred of them the program must answer.
  func step() {
    deeds += 1
    switch user.next() {
    case .send(let bytes): terminal.send(bytes)
    case .resize(let columns, let rows): terminal.resize(columns: columns, rows: rows)
    case .outside:
      if answers() { changeFromOutside() }
    }
    terminal.readSoon()
    if deeds % 300 == 0, fault == nil { _ = answers() }
    if let status = terminal.ending { restart(status) }
  }

  /// Goes back to the list and opens the help; false where that ends the program or never comes.
  private func answers() -> Bool {
    let ticks = terminal.processorTicks
    if opensHelp() { return true }
    if let status = terminal.ending {
      restart(status)
      return false
    }
    let spent = terminal.processorTicks - ticks
    let words = lastWords
    let again = opensHelp() ? "but when asked again" : "nor when asked again"
    fault = "no answer (\(spent) ticks of work), \(again): \(words)"
    return false
  }

  private func opensHelp() -> Bool {
    guard terminal.ending == nil else { return false }
    // The palette holds the way to the shell: a user who took it types fg.
    kill(terminal.process, SIGCONT)
    terminal.settle(milliseconds: 40)
    terminal.resize(columns: 100, rows: 30)
    // Two at a time would be Alt and Escape; the picture after it tells one from the next.
    for step in 0..<6 {
      terminal.send("\u{1B}")
      let shown = picture(columns: step % 2 == 0 ? 101 : 100)
      // A form asks before it drops what was typed: there yes is the way out.
      if shown.contains("drops it") || shown.contains("Drop what") { terminal.send("y") }
    }
    terminal.forgetOutput()
    let start = terminal.output.count
    terminal.send("1?")
    let end = time(nil) + 20
    while time(nil) < end, terminal.ending == nil {
      if String(decoding: terminal.output[start...], as: UTF8.self).contains("Keys") {
        closeHelp()
        noteMemory()
        return true
      }
      terminal.settle(milliseconds: 50)
    }
    return false
  }

  /// Esc, until the help is gone: a key read together with it would be Alt.
  private func closeHelp() {
    terminal.send("\u{1B}")
    let end = time(nil) + 20
    var columns: UInt16 = 101
    while picture(columns: columns).contains("Keys"), time(nil) < end, terminal.ending == nil {
      columns = 201 - columns
    }
  }

  /// What the screen shows: another size brings it whole, where else only what differs is sent.
  private func picture(columns: UInt16) -> String {
    terminal.forgetOutput()
    let start = terminal.output.count
    terminal.resize(columns: columns, rows: 30)
    // A program at work draws late; the footer with its keys comes last.
    let end = time(nil) + 20
    repeat {
      terminal.settle(milliseconds: 120)
    } while terminal.output.count < start + 400 && time(nil) < end && terminal.ending == nil
    return String(decoding: terminal.output[start...], as: UTF8.self)
  }

  /// A user who found the way out begins again; any other end is a fault.
  private func restart(_ status: Int32) {
    modesAreSound = modesAreSound && terminal.modes == terminal.modesBefore
    guard status == 0, let again = Self.start(environment) else {
      fault = "ended with \(status): \(lastWords)"
      return
    }
    starts += 1
    memory = MemoryOfALife(before: memory, begun: deeds)
    terminal = again
  }

  /// The end of what the program wrote, as far as it can be read.
  private var lastWords: String {
    let signs = terminal.output.suffix(4000).filter { (0x20...0x7E).contains($0) || $0 == 0x1B }
    return String(decoding: signs, as: UTF8.self).split(separator: "\u{1B}")
      .map { $0.drop { "[(0123456789;?".contains($0) }.dropFirst() }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Another program adds a profile, whole or not at all.
  private func changeFromOutside() {
    guard let bytes = home.bytes(".aws/config") else { return }
    let line = "# outside \(outsideLines.count)"
    let added = "\n[profile outside-\(outsideLines.count)]\n\(line)\nregion = eu-west-1\n"
    home.write(".aws/config.outside", bytes + Array(added.utf8))
    if rename(home.path(".aws/config.outside"), home.path(".aws/config")) == 0 {
      outsideLines.append(line)
    }
  }

  /// Ends the program as a user does.
  func leave() {
    guard fault == nil, answers() else { return }
    terminal.send("q")
    let status = terminal.waitForEnd()
    if status != 0 {
      fault = "q ended it with \(status.map(String.init) ?? "nothing"): \(lastWords)"
    }
    modesAreSound = modesAreSound && terminal.modes == terminal.modesBefore
  }

  /// Lines that others wrote and that are there no longer.
  func lostLines() -> [String] {
    let text = ["credentials", "config"].map { home.bytes(".aws/\($0)") ?? [] }
      .map { String(decoding: $0, as: UTF8.self) }
    let config = Set(text[1].split(separator: "\n").map(String.init))
    return outsideLines.filter { !config.contains($0) }
      + text.flatMap { text in Self.marks.filter { !text.contains($0) } }
  }

  private func noteMemory() { memory.note(terminal.privateKilobytes, after: deeds) }

  /// Kilobytes that the program grew by since it was warm, in the life in which it grew most.
  var growth: Int { memory.growth }

  func report(_ seed: UInt64) -> String {
    "soak: seed \(seed), \(deeds) deeds, \(outsideLines.count) changes from outside, "
      + "\(starts) new starts, \(memory.last) kB of its own, grown by \(growth) kB, "
      + "longest life \(memory.longest) deeds"
  }

  private static let identity = """
    HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n\
    <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\
    <GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/ann</Arn>\
    <UserId>AIDAEXAMPLE</UserId><Account>111122223333</Account></GetCallerIdentityResult>\
    <ResponseMetadata><RequestId>0</RequestId></ResponseMetadata></GetCallerIdentityResponse>
    """

  /// Keys that end the program are out of the way: memory can only grow in one that stays.
  private static let settings = """
    [keys]
    use =
    use-with-region =
    use-none =
    use-previous =

    """

  private static func credentials(_ count: Int) -> String {
    var text = marks[0] + "\n\n"
    for index in stride(from: 0, to: count, by: 2) {
      text += "[p\(index)]\naws_access_key_id = AKIAQNZGKIQYQ\(1_000_000 + index)\n"
      text += "aws_secret_access_key = ExampleSecret0123456789abcdefghi\(10_000_000 + index)\n\n"
    }
    return text + marks[1] + "\n"
  }

  private static func config(_ count: Int, _ urls: [String]) -> String {
    var text = marks[0] + "\n\n"
    for index in 0..<count {
      text += "[profile p\(index)]\nregion = eu-west-1 # here\nendpoint_url = \(urls[index % 5])\n"
      if index % 2 == 1 {
        text += "role_arn = arn:aws:iam::444455556666:role/Ops\nsource_profile = p\(index - 1)\n"
      }
      text += "\n"
    }
    return text + marks[1] + "\n"
  }
}
