import CPseudoTerminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A full-screen program on a pseudo terminal, timed by the bytes that it sends.
struct ScreenProgram {
  private let controller: Int32
  private let process: pid_t
  private let started: Double

  /// Rows of the terminal.
  static let rows = 40

  /// Starts `command` by the shell on a terminal of 120 columns.
  init?(_ command: String) {
    var name = [CChar](repeating: 0, count: 256)
    controller = pseudo_terminal_open(&name, UInt(name.count))
    guard controller >= 0 else { return nil }
    var size = winsize(ws_row: UInt16(Self.rows), ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
    started = Stopwatch.now()
    let path = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // setsid gives the program the terminal that it opens first as its own.
    let line =
      "TERM=xterm-256color exec setsid -c sh -c 'exec \(command)' <\(path) >\(path) 2>\(path)"
    var arguments: [UnsafeMutablePointer<CChar>?] = []
    for word in ["sh", "-c", line] { arguments.append(strdup(word)) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child = pid_t()
    guard posix_spawn(&child, "/bin/sh", nil, nil, &arguments, environ) == 0 else { return nil }
    process = child
  }

  /// Milliseconds from the start to the last byte before the screen holds still.
  func firstFrame() -> Double? { lastByte(quiet: 250).map { $0 - started } }

  /// Milliseconds from a key to the last byte that it causes, and how many bytes there were.
  func answer(to key: String) -> (time: Double, bytes: Int)? {
    let sent = Stopwatch.now()
    send(key)
    var count = 0
    return lastByte(quiet: 60) { count += $0 }.map { ($0 - sent, count) }
  }

  /// Types a key and waits for nothing.
  func send(_ key: String) {
    _ = Array(key.utf8).withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
  }

  /// Milliseconds from a key to the first byte that comes, all earlier ones taken away.
  func firstByte(after key: String) -> Double? {
    _ = wait(milliseconds: 5)
    let sent = Stopwatch.now()
    send(key)
    var ready = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    return poll(&ready, 1, 1_000) > 0 ? Stopwatch.now() - sent : nil
  }

  /// Takes away what comes within so many milliseconds; gives the number of bytes.
  func wait(milliseconds: Double) -> Int {
    let end = Stopwatch.now() + milliseconds
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var ready = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    var total = 0
    while true {
      let left = end - Stopwatch.now()
      guard left > 0, poll(&ready, 1, Int32(left.rounded(.up))) > 0 else { return total }
      let count = read(controller, &buffer, buffer.count)
      guard count > 0 else { return total }
      total += count
    }
  }

  /// Megabytes of memory that the program holds, where the system tells it in /proc.
  var memory: Double? {
    Peers.number(of: "awk '/^VmRSS/ { print $2 }' /proc/\(program)/status 2>/dev/null").map {
      $0 / 1024
    }
  }

  /// Ticks of processor time that the program has used, where the system tells it in /proc.
  var processorTime: Int? {
    Peers.number(of: "awk '{ print $14 + $15 }' /proc/\(program)/stat 2>/dev/null").map { Int($0) }
  }

  /// The process behind the shells that started it.
  private var program: Int32 {
    Peers.number(of: "pgrep -P \(process) | tail -n 1").map { Int32($0) } ?? process
  }

  /// Ends the program.
  func end() {
    kill(process, SIGHUP)
    close(controller)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  private func lastByte(quiet: Int32, _ tell: (Int) -> Void = { _ in }) -> Double? {
    var last: Double?
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var wait = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
    while poll(&wait, 1, last == nil ? 3_000 : quiet) > 0 {
      let count = read(controller, &buffer, buffer.count)
      guard count > 0 else { break }
      last = Stopwatch.now()
      tell(count)
    }
    return last
  }
}
