import AWSCredentials
import AWSProfiles
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

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

/// `openssl s_server` with a certificate for 127.0.0.1 only; ends when the test lets it go.
private final class TLSServer: Sendable {
  let port: String
  private let folder = TemporaryFolder()
  private let process: pid_t

  init?() async {
    let environment = Environment(["PATH": "/usr/local/bin:/usr/bin:/bin"])
    let (key, certificate) = (folder.path("key.pem"), folder.path("certificate.pem"))
    let made = await LiveWorld(environment: environment).run(
      [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
        "-keyout", key, "-out", certificate, "-subj", "/CN=awscreds-tui test", "-addext",
        "subjectAltName=IP:127.0.0.1", "-days", "2",
      ], timeout: 60_000)
    guard made.status == 0, let pipe = ProgramPipe(limit: 4096) else { return nil }
    let arguments = [
      "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www",
    ]
    let started = ProgramRun.spawn(
      arguments, environment, output: pipe.writeEnd, errors: pipe.writeEnd)
    guard case .success(let process) = started else { return nil }
    self.process = process
    pipe.closeWriteEnd()
    let found = await PeerOutput.first(from: dup(pipe.readEnd)) { text in
      text.firstRange(of: "ACCEPT 127.0.0.1:").flatMap { PeerOutput.number(text, $0.upperBound) }
    }
    guard let found else {
      PeerOutput.end(process)
      return nil
    }
    port = found
  }

  deinit { PeerOutput.end(process) }

  var certificateFile: String { folder.path("certificate.pem") }
}
