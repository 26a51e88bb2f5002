import AWSCredentials
import Testing

@testable import Live

/// Requests that wait for their turn, and hosts that never answer.
@Suite(.hangs) struct NetworkQueueTests {
  @Test func manyAtOnceAreAllAnswered() async throws {
    let server = try #require(FaultServer(.late(50)))
    // Each may take less time than all together: waiting for a turn does not count.
    let request = HTTPRequest(method: "GET", url: server.url, timeout: 20_000)
    let statuses = await withTaskGroup(of: Int?.self) { group in
      for _ in 0..<500 {
        group.addTask { try? await NetworkThread.shared.send(request).status }
      }
      return await group.reduce(into: [Int?]()) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 200, count: 500))
  }

  @Test func waitingForATurnDoesNotCountAsTime() async throws {
    let server = try #require(FaultServer(.hang))
    let single = NetworkThread(connections: 1)
    let request = HTTPRequest(method: "GET", url: server.url, timeout: 150)
    let other = try #require(FaultServer(.echo))
    let quick = HTTPRequest(method: "GET", url: other.url, timeout: 60_000)
    async let first = single.faultKind(of: request)
    async let second = single.faultKind(of: request)
    async let third = single.send(quick).status
    #expect(await [first, second] == [.timeout, .timeout])
    #expect(try await third == 200)
  }

  @Test func whereNothingAnswersOneTimeLimitIsForAllThatWait() async throws {
    let server = try #require(FaultServer(.hang))
    let kinds = await kinds(ofQueue: Self.requests(to: [server], 200, timeout: 300))
    #expect(kinds == Array(repeating: .timeout, count: 200))
    #expect(server.connections.value <= 8)
  }

  /// Those that begin before the last answer see a sign of life: at most the rest of the first
  /// eight, and eight that take the places of those.
  @Test func aServerThatFallsSilentIsFoundOut() async throws {
    let good = ServerPlay.bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let server = try #require(FaultServer(.turns([good, good, good, .hang])))
    // Long enough for a busy machine to give three answers.
    let kinds = await kinds(ofQueue: Self.requests(to: [server], 200, timeout: 3_000))
    #expect(kinds.filter { $0 == nil }.count == 3)
    #expect(kinds.filter { $0 == .timeout }.count == 197)
    #expect(server.connections.value <= 3 + 8 + 8)
  }

  @Test func everyHostIsAskedAtOnceHoweverManyWaitForTheFirst() async throws {
    let servers = try (0..<4).map { _ in try #require(FaultServer(.hang)) }
    let requests = Self.requests(to: servers, 10, timeout: 600_000)
    let task = Task { await kinds(of: requests, on: NetworkThread(connections: 4)) }
    for server in servers {
      _ = await server.next { if case .request = $0 { true } else { false } }
    }
    task.cancel()
    #expect(await task.value == Array(repeating: .cancelled, count: 40))
  }

  @Test func oneSilentHostTellsNothingOfAnother() async throws {
    let silent = try #require(FaultServer(.hang))
    let good = try #require(FaultServer(.late(1)))
    let requests =
      Self.requests(to: [silent], 40, timeout: 300) + Self.requests(to: [good], 40, timeout: 20_000)
    let kinds = await kinds(ofQueue: requests)
    #expect(kinds == Array(repeating: .timeout, count: 40) + Array(repeating: nil, count: 40))
    #expect(silent.connections.value <= 8)
  }

  private static func requests(
    to servers: [FaultServer], _ count: Int, timeout: Int
  ) -> [HTTPRequest] {
    servers.flatMap { server in
      Array(
        repeating: HTTPRequest(method: "GET", url: server.url, timeout: timeout), count: count)
    }
  }

  /// The faults of requests that are sent at once, in their order; nil where an answer came.
  private func kinds(
    of requests: [HTTPRequest], on network: NetworkThread
  ) async -> [TransportFault.Kind?] {
    await withTaskGroup(of: (Int, TransportFault.Kind?).self) { group in
      for (place, request) in requests.enumerated() {
        group.addTask { (place, await network.faultKind(of: request)) }
      }
      var kinds = [TransportFault.Kind?](repeating: nil, count: requests.count)
      for await (place, kind) in group { kinds[place] = kind }
      return kinds
    }
  }

  /// The same with all of them in the queue before the first begins, however busy the machine is;
  /// eight are under way at once.
  private func kinds(
    ofQueue requests: [HTTPRequest]
  ) async -> [TransportFault.Kind?] {
    let tickets = requests.map(RequestTicket.init)
    let isStarted = OwnThread.start {
      let transfers = Transfers(limit: 8)
      transfers?.advance(adding: tickets)
      while let transfers, tickets.contains(where: { !$0.isDone }) {
        transfers.wait()
        transfers.advance(adding: [])
      }
    }
    #expect(isStarted)
    var kinds: [TransportFault.Kind?] = []
    for ticket in tickets {
      switch await withCheckedContinuation({ ticket.wait($0) }) {
      case .success: kinds.append(nil)
      case .failure(let fault): kinds.append(fault.kind)
      }
    }
    return kinds
  }
}

/// When a host counts as silent.
@Suite struct HostSignsTests {
  @Test func silenceIsCountedFromTheFirstQuestionOrTheLastSign() {
    var signs = HostSigns()
    #expect(signs.silence(of: "a", at: 50) == 0)
    signs.begin("a", at: 100)
    signs.begin("a", at: 150)
    signs.begin("b", at: 160)
    #expect(signs.silence(of: "a", at: 200) == 100)
    #expect(!signs.wasHeard("a"))
    signs.hear("a", at: 210)
    #expect(signs.silence(of: "a", at: 300) == 90)
    #expect(signs.silence(of: "b", at: 300) == 140)
    #expect(signs.wasHeard("a") && !signs.wasHeard("b"))
  }

  @Test func aHostThatNobodyAsksIsNotSilent() {
    var signs = HostSigns()
    signs.begin("a", at: 0)
    signs.hear("a", at: 5)
    signs.begin("a", at: 6)
    signs.end("a")
    #expect(signs.isUnderWay("a"))
    signs.end("a")
    #expect(!signs.isUnderWay("a"))
    signs.begin("a", at: 1000)
    #expect(signs.silence(of: "a", at: 1001) == 1)
    #expect(!signs.wasHeard("a"))
  }
}
