import AWSCredentials
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which fault an end of libcurl's is.
@Suite struct NetworkTransferEndTests {
  static let plain: [(Int, TransportFault.Kind?)] = [
    (0, nil), (1, .notHTTP), (3, .notHTTP), (5, .proxy), (6, .unknownHost), (7, .refused),
    (8, .notHTTP), (18, .truncated), (28, .timeout), (35, .tls), (42, .cancelled), (52, .reset),
    (55, .reset), (56, .reset), (60, .tls), (63, .tooLarge), (77, .caFile), (97, .proxy),
    (27, .unavailable), (99_999, .unavailable),
  ]

  @Test(arguments: plain)
  func numbers(_ code: Int, _ kind: TransportFault.Kind?) {
    #expect(TransferEnd(code: code).kind == kind)
    let fault = TransferEnd(code: code).fault(general: "in general")
    #expect(fault == kind.map { TransportFault($0, number: code, message: message($0)) })
  }

  private func message(_ kind: TransportFault.Kind) -> String {
    kind == .tooLarge ? "the answer is longer than 1024 KiB" : "in general"
  }

  /// Older libcurls give 56, newer ones 7, for the same refusal.
  @Test(arguments: [7, 56])
  func aRefusedTunnelIsTheProxys(_ code: Int) {
    var end = TransferEnd(code: code, connectStatus: 407, hasProxy: true)
    #expect(end.kind == .proxy)
    #expect(end.fault(general: "")?.message.contains("407") == true)
    end.connectStatus = 502
    #expect(end.fault(general: "")?.message == "the proxy answered 502")
  }

  @Test func a407WithoutProxyIsAnAnswer() {
    #expect(TransferEnd(code: 0, status: 407).kind == nil)
    #expect(TransferEnd(code: 0, status: 407, hasProxy: true).kind == .proxy)
  }

  @Test func aTunnelThatStandsIsNoFaultOfTheProxy() {
    #expect(TransferEnd(code: 60, connectStatus: 200, hasProxy: true).kind == .tls)
  }

  @Test(arguments: [ENETUNREACH, EHOSTUNREACH])
  func noRouteIsNotARefusal(_ error: Int32) {
    #expect(TransferEnd(code: 7, systemError: error).kind == .unreachable)
    #expect(TransferEnd(code: 7, systemError: ECONNREFUSED).kind == .refused)
  }

  @Test func anAnswerThatWasCutIsTooLarge() {
    #expect(TransferEnd(code: 23, isTooLarge: true).kind == .tooLarge)
  }

  @Test func wordsOfAServerCannotSteerATerminal() {
    let end = TransferEnd(code: 60, words: "bad \u{1b}[2Jname\u{202e}\r\n")
    #expect(end.fault(general: "")?.message == "bad [2Jname")
  }
}
