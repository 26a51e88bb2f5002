import Canvas
import Live
import Synchronization
import Terminal

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

/// The standard streams of the program.
enum Streams {
  /// Writes a line to standard output.
  static func print(_ line: String) { write(line + "\n", to: 1) }

  /// Writes a line for people to standard error, with the program's name before it.
  static func complain(_ message: String) {
    write("awscreds-tui: \(message.printable)\n", to: 2)
  }

  /// Writes all of a text; a fault of standard output is kept for `statusOfOutput`.
  ///
  /// - Returns: why it could not be written; nil where all of it was.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> SystemFault? {
    // What follows a gap would be taken for the whole.
    if descriptor == 1, let fault = outputFault.withLock({ $0 }) { return fault }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        let fault = SystemFault(count < 0 ? errno : EIO)
        if descriptor == 1 { outputFault.withLock { $0 = fault } }
        return fault
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  private static let outputFault = Mutex<SystemFault?>(nil)

  /// The exit status, once it is known whether standard output has taken all that was said.
  ///
  /// A script that gets status 0 may rely on what it reads. Who stops reading does so on purpose:
  /// then the status is that of the signal, and nothing is said.
  static func statusOfOutput(after status: Int32) -> Int32 {
    guard let fault = outputFault.withLock({ $0 }) else { return status }
    if fault.number == EPIPE { return 128 + SIGPIPE }
    complain("cannot write: standard output: \(fault.reason). What came out is not whole")
    return status == 0 ? Failure.Status.failed.rawValue : status
  }

  /// Fills the places of standard streams that are closed, so that no file which is opened later
  /// takes one and gets what is written to it.
  ///
  /// Each is opened the wrong way round: to use it fails, as with a closed one.
  static func guardPlaces() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// All of standard input.
  static func readInput() -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return result }
      result += buffer[..<count]
    }
  }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Asks on the terminal for a text that is not shown while it is typed; nil where there is no
  /// terminal or nothing was typed.
  static func askSecret(_ question: String) -> String? {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    guard HiddenTyping.begin(on: terminal) else { return nil }
    defer {
      HiddenTyping.end()
      write("\n", to: terminal)
    }
    write(question, to: terminal)
    return readLine(terminal)
  }

  /// Asks a question that `y` or `yes` agrees to; nil where there is no terminal.
  static func askConsent(_ question: String) -> Bool? {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    write("\(question.printable) [y/N] ", to: terminal)
    let answer = readLine(terminal)?.lowercased()
    return answer == "y" || answer == "yes"
  }

  /// Asks on the terminal for a text; nil where there is no terminal or nothing was typed.
  static func ask(_ question: String) -> String? {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return nil }
    defer { close(terminal) }
    write(question, to: terminal)
    return readLine(terminal)
  }

  private static func readLine(_ descriptor: Int32) -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1, byte != 0x0A { bytes.append(byte) }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  private static func systemWrite(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int
  ) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes, count)
    #else
      Darwin.write(descriptor, bytes, count)
    #endif
  }
}

extension String {
  /// The text with control characters escaped, so that a profile name can send no escape to a
  /// terminal.
  var printable: String {
    // Most texts are plain ASCII, which is told from their bytes.
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    guard unicodeScalars.contains(where: \.isUnsafe) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if scalar.isUnsafe {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// The text, filled with blanks up to a number of columns.
  func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth(self)))
  }
}

extension Unicode.Scalar {
  /// Control characters, C1 and those that turn the direction of the text round.
  fileprivate var isUnsafe: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || (0x202A...0x202E).contains(value)
      || (0x2066...0x2069).contains(value)
  }
}
