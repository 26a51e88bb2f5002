import AWSCredentials
import AWSProfiles
import Testing

@testable import Live

/// Which roots are trusted, against a server of openssl with a root of its own.
@Suite struct NetworkTLSTests {
  @Test func onlyTheGivenRootsAreTrusted() async throws {
    let server = try await #require(TLSServer(), "openssl is missing or does not start")
    let own = HTTPRequest.Route(caFile: server.certificateFile)
    #expect(await outcome(server, own) == "200")
    let text = try String(
      decoding: #require(PrivateFile.read(server.certificateFile)), as: UTF8.self)
    #expect(await outcome(server, HTTPRequest.Route(caText: text)) == "200")
    #expect(await outcome(server, HTTPRequest.Route()) == "tls")
    let other = try await #require(TLSServer())
    #expect(await outcome(server, HTTPRequest.Route(caFile: other.certificateFile)) == "tls")
    // The text wins over the file.
    let both = HTTPRequest.Route(caFile: other.certificateFile, caText: text)
    #expect(await outcome(server, both) == "200")
  }

  @Test func aNameThatTheCertificateLacksIsRefused() async throws {
    let server = try await #require(TLSServer())
    let route = HTTPRequest.Route(caFile: server.certificateFile)
    #expect(await outcome(server, route, host: "localhost") == "tls")
  }

  private func outcome(
    _ server: TLSServer, _ route: HTTPRequest.Route, host: String = "127.0.0.1"
  ) async -> String {
    let url = "https://\(host):\(server.port)/"
    do throws(TransportFault) {
      let request = HTTPRequest(method: "GET", url: url, route: route, timeout: 60_000)
      return try await String(NetworkThread.shared.send(request).status)
    } catch {
      return error.kind.rawValue
    }
  }
}
