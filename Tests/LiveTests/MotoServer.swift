import AWSProfiles

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
    let arguments = [Self.program(), "-H", "127.0.0.1", "-p", "0"]
    let started = ProgramRun.spawn(
      arguments, environment, output: pipe.writeEnd, errors: pipe.writeEnd)
    guard case .success(let process) = started else { return nil }
    self.process = process
    pipe.closeWriteEnd()
    let end = pipe.readEnd
    guard let url = await Self.address(from: dup(end)) else {
      Self.end(process)
      return nil
    }
    self.url = url
  }

  deinit { Self.end(process) }

  private static func end(_ process: pid_t) {
    kill(-process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  private static func program() -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let installed = "/\(root)/.build/peers/bin/moto_server"
    return access(installed, X_OK) == 0 ? installed : "moto_server"
  }

  private static func variables() -> [String: String] {
    var found: [String: String] = [:]
    for name in ["PATH", "HOME", "PYENV_ROOT", "PYENV_VERSION", "LANG"] {
      if let value = getenv(name) { found[name] = String(cString: value) }
    }
    return found
  }

  /// What it says on coming up; then goes on reading, so that its log does not stop it.
  private static func address(from end: Int32) async -> String? {
    await withCheckedContinuation { continuation in
      let isStarted = OwnThread.start {
        var answer: CheckedContinuation<String?, Never>? = continuation
        var text = ""
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
          let count = read(end, &piece, piece.count)
          guard count > 0 else { break }
          guard answer != nil else { continue }
          text += String(decoding: piece.prefix(count), as: UTF8.self)
          if let url = address(in: text) {
            answer?.resume(returning: url)
            answer = nil
          }
        }
        answer?.resume(returning: nil)
        close(end)
      }
      if !isStarted { continuation.resume(returning: nil) }
    }
  }

  private static func address(in text: String) -> String? {
    guard let start = text.firstRange(of: "Running on http://127.0.0.1:") else { return nil }
    let port = text[start.upperBound...].prefix { $0.isNumber }
    guard port.endIndex < text.endIndex, !port.isEmpty else { return nil }
    return "http://127.0.0.1:" + port
  }
}
