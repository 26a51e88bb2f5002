import AWSProfiles
import TestSupport

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// moto, a local play of AWS that checks signatures; ends when the test lets it go.
final class MotoServer: Sendable {
  /// As `http://127.0.0.1:12345`.
  let url: String
  private let process: pid_t

  /// Starts the peer that `setup.sh` installed, or the one on PATH, on a port the system chooses.
  ///
  /// The first `unchecked` calls may be signed by anybody. Nil where it is missing or does not
  /// come up.
  init?(unchecked: Int) async {
    var environment = Environment(Self.variables())
    environment.variables["INITIAL_NO_AUTH_ACTION_COUNT"] = String(unchecked)
    guard let pipe = ProgramPipe(limit: 64 << 10) else { return nil }
    let arguments = [peer("moto_server"), "-H", "127.0.0.1", "-p", "0"]
    let started = ChildProgram.start(
      arguments, variables: environment.variables,
      streams: [.nothing, .descriptor(pipe.writeEnd), .descriptor(pipe.writeEnd)],
      ownSession: true)
    guard case .success(let process) = started else { return nil }
    self.process = process
    pipe.closeWriteEnd()
    let end = pipe.readEnd
    let port = await PeerOutput.first(from: dup(end)) { text in
      text.firstRange(of: "Running on http://127.0.0.1:").flatMap {
        PeerOutput.number(text, $0.upperBound)
      }
    }
    guard let port else {
      PeerOutput.end(process)
      return nil
    }
    url = "http://127.0.0.1:" + port
  }

  deinit { PeerOutput.end(process) }

  private static func variables() -> [String: String] {
    var found: [String: String] = [:]
    for name in ["PATH", "HOME", "PYENV_ROOT", "PYENV_VERSION", "LANG"] {
      if let value = getenv(name) { found[name] = String(cString: value) }
    }
    return found
  }
}
