import Synchronization

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the server of the tests does with a request.
enum ServerPlay: Sendable, Equatable {
  /// 200, and the request as it came as the body.
  case echo
  /// These bytes, then the end of the connection.
  case bytes(String)
  /// A head, then as many bytes, then the end of the connection.
  case filler(head: String, count: Int)
  /// 200 after as many milliseconds; the connection stays.
  case late(Int)
  /// Nothing, ever.
  case hang
  /// These bytes, one at a time with that many milliseconds between them.
  case drip(String, Int)
  /// A head, then bytes without end.
  case endless(head: String)
  /// One after the other, a connection each; the last one stays.
  case turns([ServerPlay])
  /// STS for any keys: AssumeRole gives keys that last an hour, all else an identity.
  case sts
  /// The end of the connection.
  case close
  /// The abrupt end of the connection.
  case reset
}

/// An HTTP server on the loopback that plays one fault; ends when the test lets it go.
final class FaultServer: Sendable {
  /// What a test may wait for.
  enum Event: Sendable, Equatable {
    case request(String)
    case hungUp
  }

  let port: Int
  let events: AsyncStream<Event>
  private let listener: Int32
  /// How many connections there were.
  let connections = Counter()
  /// How many bytes went out of an endless body.
  let sent = Counter()
  /// How often a role was assumed.
  let assumed = Counter()

  /// Listens on a port that the system chooses; nil where it gives none.
  init?(_ play: ServerPlay) {
    let listener = Socket.listen()
    guard let port = Socket.port(of: listener) else { return nil }
    self.listener = listener
    self.port = port
    let (events, report) = AsyncStream.makeStream(of: Event.self)
    self.events = events
    let (connections, sent, assumed) = (connections, sent, assumed)
    let isStarted = OwnThread.start {
      while true {
        let connection = Socket.accept(from: listener)
        if connection < 0 { break }
        let turn = connections.add(1) - 1
        var own = play
        if case .turns(let plays) = play { own = plays[min(turn, plays.count - 1)] }
        _ = OwnThread.start { [own] in Conversation(connection, own, report, sent, assumed).run() }
      }
      close(listener)
    }
    if !isStarted { return nil }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  var url: String { "http://127.0.0.1:\(port)/" }

  /// The next event of the wanted kind.
  func next(_ isWanted: @Sendable (Event) -> Bool) async -> Event? {
    await events.first { isWanted($0) }
  }

  /// A port of the loopback that nobody listens on.
  ///
  /// It stays taken until the process ends, so that nobody else gets it meanwhile.
  static func unusedPort() -> Int? { Socket.port(of: Socket.bound()) }
}

/// A number that threads share.
final class Counter: Sendable {
  private let number = Mutex(0)

  var value: Int { number.withLock { $0 } }

  @discardableResult
  func add(_ count: Int) -> Int {
    number.withLock {
      $0 += count
      return $0
    }
  }
}

/// One connection of the server.
private struct Conversation {
  let socket: Int32
  let play: ServerPlay
  let report: AsyncStream<FaultServer.Event>.Continuation
  let sent: Counter
  let assumed: Counter

  init(
    _ socket: Int32, _ play: ServerPlay, _ report: AsyncStream<FaultServer.Event>.Continuation,
    _ sent: Counter, _ assumed: Counter
  ) {
    self.assumed = assumed
    self.sent = sent
    self.socket = socket
    self.play = play
    self.report = report
  }

  func run() {
    while let request = Socket.request(from: socket) {
      report.yield(.request(request))
      guard answer(request) else { break }
    }
    report.yield(.hungUp)
    close(socket)
  }

  /// Whether the connection stays.
  private func answer(_ request: String) -> Bool {
    switch play {
    case .echo:
      Socket.send(socket, head(request.utf8.count) + request)
      return true
    case .late(let milliseconds):
      usleep(UInt32(milliseconds) * 1000)
      Socket.send(socket, head(2) + "ok")
      return true
    case .bytes(let text):
      Socket.send(socket, text)
      return false
    case .filler(let head, let count):
      Socket.send(socket, head + String(repeating: "x", count: count))
      return false
    case .hang:
      return true
    case .drip(let text, let milliseconds):
      for byte in text.utf8 {
        var byte = byte
        guard write(socket, &byte, 1) == 1 else { return false }
        usleep(UInt32(milliseconds) * 1000)
      }
      return false
    case .endless(let head):
      Socket.send(socket, head)
      let piece = [UInt8](repeating: 0x78, count: 65_536)
      while true {
        let count = write(socket, piece, piece.count)
        guard count > 0 else { return false }
        sent.add(count)
      }
    case .turns: return false
    case .sts:
      if request.contains("Action=AssumeRole") { assumed.add(1) }
      Socket.send(socket, PlayedSTS.answer(request))
      return true
    case .close:
      return false
    case .reset:
      var abrupt = linger(l_onoff: 1, l_linger: 0)
      setsockopt(
        socket, SOL_SOCKET, SO_LINGER, &abrupt, socklen_t(MemoryLayout<linger>.size))
      return false
    }
  }

  private func head(_ count: Int) -> String {
    "HTTP/1.1 200 OK\r\nContent-Length: \(count)\r\nX-Played: echo \r\n\r\n"
  }
}

/// The C library's sockets, as far as the server needs them.
enum Socket {
  // A program that another test starts just now must not hold a copy open.
  #if canImport(Glibc)
    private static let stream = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
  #else
    private static let stream = SOCK_STREAM
  #endif

  /// The next connection; below 0 where the listener was shut down.
  static func accept(from listener: Int32) -> Int32 {
    #if canImport(Glibc)
      let connection = Glibc.accept(listener, nil, nil)
    #else
      let connection = Darwin.accept(listener, nil, nil)
    #endif
    _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
    return connection
  }

  /// A port of the loopback, taken by a socket of its own.
  static func bound() -> Int32 {
    let listener = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    _ = withUnsafeBytes(of: &address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) {
        bind(listener, $0.baseAddress, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    return listener
  }

  static func listen() -> Int32 {
    let listener = bound()
    #if canImport(Glibc)
      _ = Glibc.listen(listener, 512)
    #else
      _ = Darwin.listen(listener, 512)
    #endif
    return listener
  }

  static func port(of listener: Int32) -> Int? {
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutableBytes(of: &address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { getsockname(listener, $0.baseAddress, &size) }
    }
    return code == 0 ? Int(UInt16(bigEndian: address.sin_port)) : nil
  }

  static func send(_ socket: Int32, _ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(socket, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// One request with its body; nil at the end of the connection, or of what is no HTTP.
  static func request(from socket: Int32) -> String? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let head = text.firstRange(of: "\r\n\r\n") {
        let body = text[head.upperBound...].utf8.count
        if body >= contentLength(text[..<head.lowerBound]) { return text }
      } else if let first = bytes.first, !(0x41...0x5a).contains(first) {
        return text
      }
      let count = read(socket, &piece, piece.count)
      guard count > 0 else { return nil }
      bytes += piece.prefix(count)
    }
  }

  private static func contentLength(_ head: Substring) -> Int {
    HTTPText.value(of: "content-length", in: head).flatMap { Int($0) } ?? 0
  }
}

/// Reads the text of a request.
enum HTTPText {
  /// The value of the first header called `name`, which is in lower case.
  static func value(of name: String, in request: some StringProtocol) -> String? {
    for line in request.split(separator: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      guard line[..<colon].lowercased() == name else { continue }
      return String(line[line.index(after: colon)...].drop { $0 == " " })
    }
    return nil
  }
}
