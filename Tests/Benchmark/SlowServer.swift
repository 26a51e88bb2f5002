import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An STS on the loopback that answers each request after a while, all of them at once.
final class SlowServer: Sendable {
  /// Where it listens.
  let port: UInt16
  private let listener: Int32
  private let isOver = Mutex(false)

  /// Starts one that waits `delay` milliseconds with each answer.
  init?(delay: Double) {
    #if canImport(Glibc)
      listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 600) == 0
          && getsockname(listener, $0, &size) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    guard listener >= 0, isBound else { return nil }
    Task.detached { self.serve(delay) }
  }

  /// Ends it within a tenth of a second.
  func stop() { isOver.withLock { $0 = true } }

  /// A connection, and when its request is to be answered.
  private struct Client {
    var descriptor: Int32
    var due: Double?
  }

  private func serve(_ delay: Double) {
    var clients: [Client] = []
    while !isOver.withLock({ $0 }) {
      var waits = clients.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
      waits.append(pollfd(fd: listener, events: Int16(POLLIN), revents: 0))
      let next = clients.compactMap(\.due).min().map { max(0, $0 - Stopwatch.now()) + 0.9 }
      poll(&waits, nfds_t(waits.count), Int32(min(next ?? 100, 100)))
      for place in clients.indices where waits[place].revents != 0 {
        take(&clients[place], delay)
      }
      if waits[waits.count - 1].revents != 0 {
        clients.append(Client(descriptor: accept(listener, nil, nil)))
      }
      for place in clients.indices { answer(&clients[place]) }
      clients.removeAll { $0.descriptor < 0 }
    }
    for client in clients { close(client.descriptor) }
    close(listener)
  }

  /// Reads a request, which comes in one piece on the loopback.
  private func take(_ client: inout Client, _ delay: Double) {
    var bytes = [UInt8](repeating: 0, count: 8192)
    if read(client.descriptor, &bytes, bytes.count) > 0 {
      client.due = Stopwatch.now() + delay
    } else {
      close(client.descriptor)
      client.descriptor = -1
    }
  }

  private func answer(_ client: inout Client) {
    guard let due = client.due, due <= Stopwatch.now() else { return }
    client.due = nil
    _ = Array(Self.response.utf8).withUnsafeBytes {
      write(client.descriptor, $0.baseAddress, $0.count)
    }
  }

  private static let response: String = {
    let body = """
      <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">\
      <GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/bench</Arn>\
      <UserId>AIDAEXAMPLE</UserId><Account>123456789012</Account></GetCallerIdentityResult>\
      <ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>
      """
    return "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
      + body
  }()
}
