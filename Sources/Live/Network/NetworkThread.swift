import AWSCredentials
import CCurl
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sends HTTP requests through libcurl, all of them on one thread of its own.
///
/// libcurl is opened and the thread started at the first request. The thread sleeps while nothing
/// is under way. At most `connections` requests are under way, besides the first to each further
/// host; the others wait, and their time limits do not run meanwhile. Those that wait for a host
/// that turns out to be silent are told so without a try of their own.
public final class NetworkThread: HTTPSending {
  /// The one that the program uses.
  public static let shared = NetworkThread()

  private let connections: Int
  private let desk = Mutex(Desk())

  /// A thread for at most `connections` requests at once; it lives as long as the process.
  public init(connections: Int = 64) { self.connections = max(1, connections) }

  /// The answer to `request`; cancelling the task ends it at once with `.cancelled`.
  public func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse {
    let ticket = RequestTicket(request)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        ticket.wait(continuation)
        submit(ticket)
      }
    } onCancel: {
      ticket.finish(.failure(TransportFault(.cancelled, number: 42, message: "cancelled")))
      wake()
    }
    return try result.get()
  }

  /// What callers and the thread hand to each other.
  private struct Desk: @unchecked Sendable {
    // The handle is made by the thread and from elsewhere only woken, which libcurl allows.
    var multi: UnsafeMutableRawPointer?
    var isStarted = false
    var arrived: [RequestTicket] = []
    var fault: TransportFault?
  }

  private func submit(_ ticket: RequestTicket) {
    let (fault, mustStart) = desk.withLock { desk -> (TransportFault?, Bool) in
      if let fault = desk.fault { return (fault, false) }
      desk.arrived.append(ticket)
      defer { desk.isStarted = true }
      return (nil, !desk.isStarted)
    }
    if let fault { return ticket.finish(.failure(fault)) }
    if !mustStart { return wake() }
    if !OwnThread.start({ self.run() }) {
      giveUp(TransportFault(.unavailable, message: "no thread could be started"))
    }
  }

  private func wake() {
    desk.withLock { desk in
      if let multi = desk.multi { _ = ccurl_multi_wake(multi) }
    }
  }

  private func giveUp(_ fault: TransportFault) {
    let waiting = desk.withLock { desk in
      desk.fault = fault
      defer { desk.arrived = [] }
      return desk.arrived
    }
    for ticket in waiting { ticket.finish(.failure(fault)) }
  }

  private func run() {
    OwnThread.yieldToScreen()
    guard let transfers = Transfers(limit: connections) else {
      return giveUp(
        TransportFault(
          .unavailable,
          message: "libcurl (libcurl.so.4, version 7.87 or later) was not found; install it"))
    }
    desk.withLock { $0.multi = transfers.multi }
    while true {
      let arrived = desk.withLock { desk in
        defer { desk.arrived = [] }
        return desk.arrived
      }
      transfers.advance(adding: arrived)
      transfers.wait()
    }
  }
}

/// One request on its way between its task and the thread; answered once, whoever comes first.
final class RequestTicket: Sendable {
  typealias Answer = Result<HTTPResponse, TransportFault>

  let request: HTTPRequest
  /// Scheme, host and port.
  let host: String
  private let state = Mutex(State.new)

  private enum State {
    case new
    case waiting(CheckedContinuation<Answer, Never>)
    case done(Answer)
  }

  init(_ request: HTTPRequest) {
    self.request = request
    host = Self.host(of: request.url)
  }

  private static func host(of url: String) -> String {
    guard let start = url.firstRange(of: "://")?.upperBound else { return url }
    return String(url[..<(url[start...].firstIndex { "/?#".contains($0) } ?? url.endIndex)])
  }

  /// Whether the answer is there, so that the transfer need not go on.
  var isDone: Bool {
    state.withLock { if case .done = $0 { true } else { false } }
  }

  /// Takes the continuation to resume; resumes it now where the task is cancelled already.
  func wait(_ continuation: CheckedContinuation<Answer, Never>) {
    let early = state.withLock { state -> Answer? in
      if case .done(let answer) = state { return answer }
      state = .waiting(continuation)
      return nil
    }
    if let early { continuation.resume(returning: early) }
  }

  /// Answers; the second answer is dropped.
  func finish(_ answer: Answer) {
    let waiting = state.withLock { state -> CheckedContinuation<Answer, Never>? in
      if case .done = state { return nil }
      defer { state = .done(answer) }
      if case .waiting(let continuation) = state { return continuation }
      return nil
    }
    waiting?.resume(returning: answer)
  }
}
