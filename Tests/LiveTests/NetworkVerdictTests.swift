import AWSCredentials
import AWSProfiles
import INIDocument
import Testing

@testable import Live

/// What a check says when the network, a proxy or a stranger stands between it and STS.
@Suite(.hangs) struct NetworkVerdictTests {
  typealias Row = (play: ServerPlay, class: Verdict.Class)

  static let portal = "<!DOCTYPE html><html><body>Welcome to the hotel. Sign in.</body></html>"
  static let throttled = ServerPlay.bytes(PlayedSTS.refusal(400, "Throttling"))
  static let broken = ServerPlay.bytes(PlayedSTS.refusal(503, "ServiceUnavailable"))
  static let good = ServerPlay.bytes(PlayedSTS.identity)

  static let rows: [Row] = [
    (.hang, .noNetwork), (.reset, .noNetwork), (.close, .noNetwork),
    (.drip(PlayedSTS.identity, 20), .noNetwork),
    (.bytes(PlayedSTS.http(200, portal)), .notSTSResponse),
    (.bytes(PlayedSTS.http(200, "")), .notSTSResponse),
    (
      .bytes(PlayedSTS.http(200, "\u{1F}\u{8B}\u{8}packed", "Content-Encoding: gzip\r\n")),
      .notSTSResponse
    ),
    (.bytes(PlayedSTS.http(502, portal)), .notSTSResponse),
    (.bytes("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<GetCaller"), .notSTSResponse),
    (.bytes("SSH-2.0-OpenSSH_9.2\r\n"), .notSTSResponse),
    (.endless(head: "HTTP/1.1 200 OK\r\n\r\n"), .notSTSResponse),
    (.endless(head: "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n"), .notSTSResponse),
    (.bytes("HTTP/1.0 200 OK\r\n\r\n" + body(PlayedSTS.identity)), .valid),
    (.turns([throttled, good]), .valid), (.turns([broken, good]), .valid),
    (.turns([broken, throttled, good]), .valid), (.turns([.reset, good]), .valid),
    (.turns([.reset, .reset, good]), .noNetwork),
    (throttled, .throttled), (broken, .serviceError),
    (.bytes(PlayedSTS.http(407, "")), .proxyFailure),
  ]

  @Test(arguments: rows)
  func aFaultHasItsClassAndSpeaksNoIllOfTheKeys(_ row: Row) async throws {
    let server = try #require(FaultServer(row.play))
    let waits = if case .drip = row.play { true } else { row.play == .hang }
    let verdict = await verdict(
      ["AWS_ENDPOINT_URL_STS": server.url], timeout: waits ? 500 : 60_000)
    #expect(verdict.class == row.class, "\(verdict.message)")
    #expect(verdict.keys != .bad)
    #expect(row.class == .valid || !verdict.advice.isEmpty)
    // A body without end is given up after a mebibyte and what the sockets hold.
    #expect(server.sent.value < 32 << 20)
  }

  @Test func whatHasTakenAllTheTimeIsNotTriedAgain() async throws {
    let server = try #require(FaultServer(.hang))
    #expect(
      await verdict(["AWS_ENDPOINT_URL_STS": server.url], timeout: 2_000).class == .noNetwork)
    #expect(server.connections.value == 1)
  }

  @Test func cancellingEndsItAtOnce() async throws {
    let server = try #require(FaultServer(.hang))
    let url = server.url
    let task = Task { await verdict(["AWS_ENDPOINT_URL_STS": url], timeout: 600_000) }
    _ = await server.next { if case .request = $0 { true } else { false } }
    task.cancel()
    #expect(await task.value.class == .cancelled)
  }

  @Test func aRedirectIsNotFollowedWithTheSignature() async throws {
    let other = try #require(FaultServer(.sts))
    let play = PlayedSTS.http(307, "", "Location: \(other.url)\r\n")
    let server = try #require(FaultServer(.bytes(play)))
    #expect(await verdict(["AWS_ENDPOINT_URL_STS": server.url]).class == .notSTSResponse)
    #expect(other.connections.value == 0)
  }

  @Test(arguments: [(-7, "behind"), (44, "ahead")])
  func aClockThatIsOffIsToldInMinutes(_ minutes: Int, _ direction: String) async throws {
    let server = LiveWorld(environment: Environment()).now() - minutes * 60
    let date = "Date: \(HTTPDate.text(server))\r\n"
    let play = ServerPlay.bytes(PlayedSTS.refusal(403, "RequestExpired", date))
    let played = try #require(FaultServer(play))
    let verdict = await verdict(["AWS_ENDPOINT_URL_STS": played.url])
    #expect(verdict.class == .clockSkew)
    #expect(verdict.clock?.rawValue == direction)
    // The clock goes on while the call waits for its turn.
    let told = try #require(verdict.skewMinutes)
    #expect((abs(minutes) - 2...abs(minutes) + 2).contains(told))
    #expect(verdict.message.contains("\(told) min"))
    #expect(verdict.keys == .unknown)
  }

  @Test func refusedAndUnknownHostsAreTheNetworks() async throws {
    let port = try #require(FaultServer.unusedPort())
    for url in ["http://127.0.0.1:\(port)/", "http://\(NetworkTests.impossibleHost)/"] {
      let verdict = await verdict(["AWS_ENDPOINT_URL_STS": url])
      #expect(verdict.class == .noNetwork)
      #expect(verdict.keys == .unknown)
    }
  }

  @Test func aProxyThatRefusesOrIsNotThereIsTheProxys() async throws {
    let refusing = try #require(FaultServer(.bytes(PlayedSTS.http(403, ""))))
    let asking = try #require(
      FaultServer(.bytes(PlayedSTS.http(407, "", "Proxy-Authenticate: Basic\r\n"))))
    let port = try #require(FaultServer.unusedPort())
    for proxy in [refusing.url, asking.url, "http://127.0.0.1:\(port)"] {
      let verdict = await verdict([
        "HTTPS_PROXY": proxy, "AWS_ENDPOINT_URL_STS": "https://sts.example",
      ])
      #expect(verdict.class == .proxyFailure, "\(proxy) \(verdict.message)")
      #expect(verdict.keys == .unknown)
    }
  }

  @Test func certificatesThatAreNotTrustedAreTold() async throws {
    let server = try await #require(TLSServer("-rev"), "openssl is missing or does not start")
    let strange = await verdict(["AWS_ENDPOINT_URL_STS": "https://127.0.0.1:\(server.port)"])
    #expect(strange.class == .tlsFailure)
    #expect(strange.keys == .unknown)
    #expect(strange.advice.contains("AWS_CA_BUNDLE"))
    let otherName = await verdict([
      "AWS_ENDPOINT_URL_STS": "https://localhost:\(server.port)",
      "AWS_CA_BUNDLE": server.certificateFile,
    ])
    #expect(otherName.class == .tlsFailure)
    // The server is no STS, but the name and the root are right.
    let text = String(
      decoding: try #require(PrivateFile.read(server.certificateFile)), as: UTF8.self)
    for variables in [
      ["AWS_CA_BUNDLE": server.certificateFile], ["cafile": server.certificateFile],
      ["ca": text.replacing("\n", with: "\\n")],
    ] {
      var all = variables
      all["AWS_ENDPOINT_URL_STS"] = "https://127.0.0.1:\(server.port)"
      #expect(await verdict(all).class == .notSTSResponse, "\(variables.keys)")
    }
    let missing = await verdict([
      "AWS_ENDPOINT_URL_STS": "https://127.0.0.1:\(server.port)", "cafile": "/nonexistent.pem",
    ])
    #expect(missing.class == .tlsFailure)
  }

  private static func body(_ answer: String) -> Substring {
    answer.firstRange(of: "\r\n\r\n").map { answer[$0.upperBound...] } ?? ""
  }

  private func verdict(_ variables: [String: String], timeout: Int = 60_000) async -> Verdict {
    let text = "[a]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = ExampleSecret\n"
    let environment = Environment(variables)
    return await check(
      profile: "a",
      catalog: ProfileCatalog(SharedFiles(credentials: Document(Array(text.utf8)), config: nil)),
      environment: environment, world: LiveWorld(environment: environment),
      options: CheckOptions(timeout: timeout, connectTimeout: timeout))
  }
}

/// Dates as HTTP writes them.
private enum HTTPDate {
  static func text(_ seconds: Int) -> String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let parts = CalendarTime.iso(seconds).split { "-T:Z".contains($0) }
    let month = Int(parts[1]).map { names[$0 - 1] } ?? "Jan"
    return "Thu, \(parts[2]) \(month) \(parts[0]) \(parts[3]):\(parts[4]):\(parts[5]) GMT"
  }
}
