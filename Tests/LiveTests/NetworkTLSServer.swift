import AWSCredentials
import AWSProfiles
import TestSupport

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `openssl s_server` with a certificate for 127.0.0.1 only; ends when the test lets it go.
final class TLSServer: Sendable {
  let port: String
  private let folder = TemporaryFolder()
  private let process: pid_t

  /// Serves a page; with `-rev` it answers whatever comes with the same, backwards.
  init?(_ play: String = "-www") async {
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
      "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, play,
    ]
    let started = ChildProgram.start(
      arguments, variables: environment.variables,
      streams: [.nothing, .descriptor(pipe.writeEnd), .descriptor(pipe.writeEnd)],
      ownSession: true)
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
