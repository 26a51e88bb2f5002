import CPseudoTerminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pseudo terminal with a program on it, driven from the other end.
public final class PseudoTerminal {
  private var master: Int32
  private let device: String
  private let keeper: Int32
  /// The program's number.
  public let process: pid_t
  /// The modes before the program began.
  public let modesBefore: [UInt8]
  /// All that the program wrote so far.
  public private(set) var output: [UInt8] = []

  /// Starts a program on a new terminal; nil where there is none to be had.
  ///
  /// `command` is its absolute path and its words; its variables are exactly `environment`. Without
  /// `flowControl` a ^S stops nothing, as after `stty -ixon`.
  public init?(
    _ command: [String], environment: [String: String], columns: UInt16 = 80, rows: UInt16 = 24,
    flowControl: Bool = true
  ) {
    guard let program = command.first else { return nil }
    var name = [CChar](repeating: 0, count: 128)
    master = pseudo_terminal_open(&name, UInt(name.count))
    guard master >= 0 else { return nil }
    // Before the program begins: it is to be told no second size.
    Self.setSize(of: master, columns, rows)
    device = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    // Held open so that the modes can be read also after the program's end.
    keeper = open(device, O_RDWR | O_NOCTTY | O_CLOEXEC)
    if !flowControl { Self.letNothingStopOutput(of: keeper) }
    modesBefore = Self.modes(of: keeper)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    // A session of its own: the first terminal it opens becomes its controlling terminal.
    posix_spawnattr_setflags(
      &attributes, Int16(0x80 | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)))
    // What the tests' own starter ignores, as a shell does for its background, ends it all the same.
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    // The threads that tests run on hold signals back; the program is to get them.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawn_file_actions_addopen(&actions, 0, device, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var argv = command.map { strdup($0) } + [nil]
    var envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var started: pid_t = 0
    let fault = posix_spawn(&started, program, &actions, &attributes, &argv, &envp)
    process = started
    guard fault == 0, keeper >= 0 else { return nil }
  }

  deinit {
    kill(process, SIGKILL)
    if ended == nil { waitpid(process, nil, 0) }
    close(keeper)
    if master >= 0 { close(master) }
  }

  /// The exit status once the program was waited for.
  private var ended: Int32?

  /// The terminal's modes, byte for byte.
  public var modes: [UInt8] { Self.modes(of: keeper) }

  private static func modes(of descriptor: Int32) -> [UInt8] {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    return withUnsafeBytes(of: &modes) { Array($0) }
  }

  private static func letNothingStopOutput(of descriptor: Int32) {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    modes.c_iflag &= ~tcflag_t(IXON)
    tcsetattr(descriptor, TCSANOW, &modes)
  }

  /// Gives the terminal another size.
  public func resize(columns: UInt16, rows: UInt16) {
    Self.setSize(of: master, columns, rows)
  }

  private static func setSize(of master: Int32, _ columns: UInt16, _ rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Types bytes.
  public func send(_ text: String) { send(Array(text.utf8)) }

  /// Types bytes.
  public func send(_ bytes: [UInt8]) { _ = write(master, bytes, bytes.count) }

  /// Hangs up.
  public func hangUp() {
    close(master)
    master = -1
  }

  /// Reads until the text was seen after `start`, at most 60 s; false where it never came.
  @discardableResult
  public func waitFor(_ text: String, from start: Int = 0) -> Bool {
    place(of: text, from: start) != nil
  }

  /// As `waitFor`, but answers where the text ends in the output.
  public func place(of text: String, from start: Int = 0) -> Int? {
    let wanted = Array(text.utf8)
    let end = Self.seconds() + 60
    while true {
      if let place = find(wanted, from: start) { return place }
      let left = end - Self.seconds()
      guard left > 0, readSome(milliseconds: Int32(left * 1000)) else { return nil }
    }
  }

  /// Reads until nothing came for a while.
  public func settle() { while readSome(milliseconds: 150) {} }

  /// Reads until nothing came for that long, two seconds at most: a spinner never stops.
  public func settle(milliseconds: Int32) {
    let end = Self.seconds() + 2
    while Self.seconds() < end, readSome(milliseconds: milliseconds) {}
  }

  /// Reads what there is, or comes within a moment, and forgets old output.
  public func readSoon() {
    if readSome(milliseconds: 2) { while readSome(milliseconds: 0) {} }
    if output.count > 1 << 20 { forgetOutput() }
  }

  /// Forgets all but the end of the output.
  public func forgetOutput() { output = Array(output.suffix(1 << 12)) }

  /// How the program ended, as `waitForEnd` tells it; nil where it still runs.
  public var ending: Int32? {
    if let ended { return ended }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    ended = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    if master >= 0 { settle() }
    return ended
  }

  /// Ticks of processor time that the program has used, by what Linux tells; 0 where nobody tells.
  public var processorTicks: Int {
    let text = String(decoding: readFile("/proc/\(process)/stat") ?? [], as: UTF8.self)
    // Behind the name, which may hold blanks and stands in brackets.
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    return fields.dropFirst(11).prefix(2).compactMap { Int($0) }.reduce(0, +)
  }

  /// The memory that the program has for itself, by what Linux tells; 0 where nobody tells.
  ///
  /// Pages of the program file do not count: they come in with each part that is used first.
  public var privateKilobytes: Int {
    let text = String(decoding: readFile("/proc/\(process)/status") ?? [], as: UTF8.self)
    let line = text.split(separator: "\n").first { $0.hasPrefix("RssAnon:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }

  /// The exit status, 128 and the signal where one ended it; nil after 60 s.
  public func waitForEnd() -> Int32? {
    let end = Self.seconds() + 60
    while Self.seconds() < end {
      if let ending { return ending }
      if master >= 0 { _ = readSome(milliseconds: 10) } else { usleep(10_000) }
    }
    return nil
  }

  private func find(_ wanted: [UInt8], from start: Int) -> Int? {
    guard output.count >= start + wanted.count, let first = wanted.first else { return nil }
    for place in start...(output.count - wanted.count) where output[place] == first {
      let end = place + wanted.count
      if output[place..<end].elementsEqual(wanted) { return end }
    }
    return nil
  }

  private func readSome(milliseconds: Int32) -> Bool {
    var wait = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, milliseconds) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(master, &bytes, bytes.count)
    guard count > 0 else { return false }
    output += bytes[..<count]
    return true
  }

  private static func seconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }
}
