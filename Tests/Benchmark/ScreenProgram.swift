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

  /// Starts `command` by the shell on a terminal of 120 columns and 40 rows.
  init?(_ command: String) {
    var name = [CChar](repeating: 0, count: 256)
    controller = pseudo_terminal_open(&name, UInt(name.count))
    guard controller >= 0 else { return nil }
    var size = winsize(ws_row: 40, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
    started = Stopwatch.now()
    let path = String(
      decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // setsid gives the program the terminal that it opens first as its own.
    let line = "TERM=xterm-256color setsid -c sh -c 'exec \(command)' <\(path) >\(path) 2>\(path)"
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
    _ = Array(key.utf8).withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
    var count = 0
    return lastByte(quiet: 60) { count += $0 }.map { ($0 - sent, count) }
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
