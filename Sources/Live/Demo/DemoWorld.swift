import AWSCredentials
import AWSProfiles
import Synchronization

/// A world for `--demo`: services that live in the program, files in memory, no network, no
/// processes.
public final class DemoWorld: HTTPSending, FileReading, ProcessRunning, QuestionAsking,
  Timekeeping, Hashing
{
  private let iam = DemoIAM(now: LiveWorld(environment: Environment([:])).now())
  private struct State {
    var files: [String: [UInt8]] = [:]
    var polls = 0
  }

  private let state = Mutex(State())
  private let question: LiveWorld.MFAQuestion
  private let real = LiveWorld(environment: Environment([:]))

  /// A world that asks for MFA codes by `question` and takes any six digits but `000000`.
  public init(question: @escaping LiveWorld.MFAQuestion = { _, _ in nil }) {
    self.question = question
  }

  /// Answers as the services would, after a moment.
  public func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse {
    let key = request.signing?.credentials.accessKeyID ?? ""
    await sleep(milliseconds: 80 + Int(key.utf8.last ?? 0) * 4)
    if Task.isCancelled { throw TransportFault(.cancelled, message: "stopped") }
    if request.signing?.service == "iam" { return iam.answer(request) }
    if let answer = DemoSSO().answer(request, poll: nextPoll) { return answer }
    return DemoSTS(now: now()).answer(
      iam.user(of: key), String(decoding: request.body, as: UTF8.self))
  }

  /// The number of the next question whether the user has agreed; a new sign-in begins at 0.
  private func nextPoll(_ isNew: Bool) -> Int {
    state.withLock { state in
      state.polls = isNew ? 0 : state.polls + 1
      return state.polls
    }
  }

  /// A file that was written before, in memory.
  public func read(_ path: String) -> [UInt8]? { state.withLock { $0.files[path] } }

  /// Keeps a file in memory.
  public func writePrivately(_ bytes: [UInt8], to path: String) -> Bool {
    state.withLock { $0.files[path] = bytes }
    return true
  }

  /// No program is run.
  public func run(_ arguments: [String], timeout: Int) async -> ProcessResult {
    ProcessResult(status: nil, errorText: "the demo runs no programs")
  }

  /// The answer of whoever was named on making this world.
  public func mfaCode(serial: String, profile: String) async -> String? {
    await question(serial, profile)
  }

  /// The real time.
  public func now() -> Int { real.now() }
  /// The real clock that only goes forward.
  public func uptime() -> Int { real.uptime() }
  /// Waits.
  public func sleep(milliseconds: Int) async { await real.sleep(milliseconds: milliseconds) }
  /// The real digest, for names of files in memory.
  public func sha1(_ bytes: [UInt8]) -> [UInt8] { real.sha1(bytes) }
  /// The real digest, for names of files in memory.
  public func sha256(_ bytes: [UInt8]) -> [UInt8] { real.sha256(bytes) }
  /// Nothing in the demo is signed this way.
  public func es256(_ bytes: [UInt8], privateKeyPEM: String) -> [UInt8]? { nil }
  /// Random bytes.
  public func random(_ count: Int) -> [UInt8] { real.random(count) }
}
