import AWSCredentials
import AWSProfiles
import Testing

@testable import Live

/// Answers and faults as libcurl gives them, against a server that plays them.
@Suite struct NetworkTests {
  private let network = NetworkThread.shared

  @Test func givesStatusHeadersAndBody() async throws {
    let server = try #require(FaultServer(.echo))
    let request = HTTPRequest(
      method: "POST", url: server.url + "path?x=1", headers: [HTTPHeader("X-Mine", "one")],
      body: Array("a=b&c".utf8))
    let response = try await network.send(request)
    #expect(response.status == 200)
    #expect(response.header("x-played") == "echo")
    let seen = String(decoding: response.body, as: UTF8.self)
    #expect(seen.hasPrefix("POST /path?x=1 HTTP/1.1\r\n"))
    #expect(seen.hasSuffix("\r\n\r\na=b&c"))
    #expect(HTTPText.value(of: "x-mine", in: seen) == "one")
    #expect(HTTPText.value(of: "authorization", in: seen) == nil)
  }

  @Test(arguments: ["GET", "PUT", "POST"])
  func sendsTheMethod(_ method: String) async throws {
    let server = try #require(FaultServer(.echo))
    let response = try await network.send(HTTPRequest(method: method, url: server.url))
    #expect(String(decoding: response.body, as: UTF8.self).hasPrefix("\(method) / HTTP/1.1\r\n"))
  }

  @Test func aStatusOfFailureIsAnAnswer() async throws {
    let play = "HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nno"
    let server = try #require(FaultServer(.bytes(play)))
    let response = try await network.send(HTTPRequest(method: "GET", url: server.url))
    #expect(response.status == 403)
    #expect(response.body == Array("no".utf8))
  }

  @Test func headersOfContinueAreNotTheAnswers() async throws {
    let play =
      "HTTP/1.1 100 Continue\r\nX-Early: 1\r\n\r\n"
      + "HTTP/1.1 200 OK\r\nX-Late: 2\r\nContent-Length: 0\r\n\r\n"
    let server = try #require(FaultServer(.bytes(play)))
    let response = try await network.send(HTTPRequest(method: "GET", url: server.url))
    #expect(response.header("X-Early") == nil)
    #expect(response.header("X-Late") == "2")
  }

  static let ok = "HTTP/1.1 200 OK\r\n"
  static let huge = HTTPResponse.bodyLimit + 1
  static let faults: [(ServerPlay, TransportFault.Kind)] = [
    (.hang, .timeout),
    (.close, .reset),
    (.reset, .reset),
    (.bytes(ok + "Content-Length: 100\r\n\r\nten bytes!"), .truncated),
    (.filler(head: ok + "Content-Length: \(huge)\r\n\r\n", count: huge), .tooLarge),
    (.filler(head: ok + "\r\n", count: huge), .tooLarge),
    (.bytes("SSH-2.0-OpenSSH_9.2\r\n"), .notHTTP),
  ]

  @Test(arguments: faults)
  func tellsFaultsApart(_ play: ServerPlay, _ kind: TransportFault.Kind) async throws {
    let server = try #require(FaultServer(play))
    let timeout = play == .hang ? 100 : 20_000
    await expect(kind, HTTPRequest(method: "GET", url: server.url, timeout: timeout))
  }

  @Test func aBodyAtTheLimitIsRead() async throws {
    let count = HTTPResponse.bodyLimit
    let server = try #require(FaultServer(.filler(head: Self.ok + "\r\n", count: count)))
    let response = try await network.send(HTTPRequest(method: "GET", url: server.url))
    #expect(response.body.count == count)
  }

  @Test func aPortWithoutServerRefuses() async throws {
    let port = try #require(FaultServer.unusedPort())
    await expect(.refused, HTTPRequest(method: "GET", url: "http://127.0.0.1:\(port)/"))
  }

  /// A label of 64 letters cannot be a name: the resolver says so without asking anybody.
  static let impossibleHost = String(repeating: "x", count: 64) + ".example"

  @Test func aHostWithoutAddressIsUnknown() async {
    await expect(
      .unknownHost, HTTPRequest(method: "GET", url: "http://\(Self.impossibleHost)/"))
  }

  @Test func plainTextWhereTLSWasAskedIsATLSFault() async throws {
    let server = try #require(FaultServer(.bytes("HTTP/1.1 400 plain\r\n\r\n")))
    await expect(.tls, HTTPRequest(method: "GET", url: "https://127.0.0.1:\(server.port)/"))
  }

  @Test func aMissingFileOfRootsIsNamed() async throws {
    let server = try #require(FaultServer(.close))
    var request = HTTPRequest(method: "GET", url: "https://127.0.0.1:\(server.port)/")
    request.route.caFile = "/nonexistent/roots.pem"
    await expect(.caFile, request)
  }

  @Test(arguments: ["http", "https"])
  func aProxyThatWantsAPasswordIsAProxyFault(_ scheme: String) async throws {
    let play = "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n"
    let server = try #require(FaultServer(.bytes(play)))
    var request = HTTPRequest(method: "GET", url: "\(scheme)://sts.example/")
    request.route.proxy = server.url
    await expect(.proxy, request)
  }

  @Test func requestsGoThroughTheProxy() async throws {
    let server = try #require(FaultServer(.echo))
    var request = HTTPRequest(method: "GET", url: "http://sts.example/")
    request.route.proxy = "http://me:pa%40ss@127.0.0.1:\(server.port)"
    let response = try await network.send(request)
    let seen = String(decoding: response.body, as: UTF8.self)
    #expect(seen.hasPrefix("GET http://sts.example/ HTTP/1.1\r\n"))
    #expect(HTTPText.value(of: "proxy-authorization", in: seen) == "Basic bWU6cGFAc3M=")
  }

  @Test(arguments: ["http://127.0.0.1:1", "http://\(impossibleHost):80"])
  func aProxyThatIsNotThereIsAProxyFault(_ proxy: String) async {
    var request = HTTPRequest(method: "GET", url: "http://sts.example/")
    request.route.proxy = proxy
    await expect(.proxy, request)
  }

  @Test(arguments: ["ftp://127.0.0.1/", "file:///etc/hostname", "no url", ""])
  func onlyHTTPIsSpoken(_ url: String) async {
    await expect(.notHTTP, HTTPRequest(method: "GET", url: url))
  }

  @Test(arguments: ["one\r\nX-Other: two", "one\u{0}", ""])
  func aHeaderThatIsNoneIsNotSent(_ value: String) async throws {
    let server = try #require(FaultServer(.echo))
    await expect(
      .unavailable,
      HTTPRequest(method: "GET", url: server.url, headers: [HTTPHeader("X-Mine", value)]))
  }

  @Test(.hangs) func cancellingEndsAtOnceAndHangsUp() async throws {
    let server = try #require(FaultServer(.hang))
    let request = HTTPRequest(method: "GET", url: server.url, timeout: 600_000)
    let task = Task { await NetworkThread.shared.faultKind(of: request) }
    _ = await server.next { if case .request = $0 { true } else { false } }
    task.cancel()
    #expect(await task.value == .cancelled)
    #expect(await server.next { $0 == .hungUp } == .hungUp)
  }

  @Test(.hangs) func aCancelledTaskSendsNothing() async throws {
    let server = try #require(FaultServer(.hang))
    let request = HTTPRequest(method: "GET", url: server.url, timeout: 600_000)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return await NetworkThread.shared.faultKind(of: request)
    }
    task.cancel()
    #expect(await task.value == .cancelled)
  }

  private func expect(
    _ kind: TransportFault.Kind, _ request: HTTPRequest,
    location: SourceLocation = #_sourceLocation
  ) async {
    do throws(TransportFault) {
      let response = try await network.send(request)
      Issue.record("an answer came: \(response.status)", sourceLocation: location)
    } catch {
      #expect(error.kind == kind, "\(error.number) \(error.message)", sourceLocation: location)
      #expect(!error.message.isEmpty, sourceLocation: location)
    }
  }
}
