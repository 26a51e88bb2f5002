import AWSCredentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A world for `--demo`: an STS that lives in the program, no files, no network, no processes.
public struct DemoWorld: HTTPSending, FileReading, ProcessRunning, QuestionAsking, Timekeeping,
  Hashing
{
  /// A world of its own.
  public init() {}

  /// Answers as STS would, after a moment.
  public func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse {
    let key = request.signing?.credentials.accessKeyID ?? ""
    await sleep(milliseconds: 80 + Int(key.utf8.last ?? 0) * 4)
    if Task.isCancelled { throw TransportFault(.cancelled, message: "stopped") }
    switch key {
    case "AKIAQNZGKIQYQDEMOAAA": return identity("111122223333", "user/ann")
    case "AKIAQNZGKIQYQDEMOCCC": return identity("111122223333", "user/ci-bot")
    case "ASIAQNZGKIQYQDEMODDD":
      return error("ExpiredToken", "The security token included in the request is expired")
    default:
      return error(
        "InvalidClientTokenId", "The security token included in the request is invalid.")
    }
  }

  private func identity(_ account: String, _ path: String) -> HTTPResponse {
    answer(
      200,
      "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
        + "<GetCallerIdentityResult><Arn>arn:aws:iam::\(account):\(path)</Arn>"
        + "<UserId>AIDADEMODEMODEMODEMO1</UserId><Account>\(account)</Account>"
        + "</GetCallerIdentityResult></GetCallerIdentityResponse>")
  }

  private func error(_ code: String, _ message: String) -> HTTPResponse {
    answer(
      403,
      "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error>"
        + "<Type>Sender</Type><Code>\(code)</Code><Message>\(message)</Message></Error>"
        + "</ErrorResponse>")
  }

  private func answer(_ status: Int, _ body: String) -> HTTPResponse {
    HTTPResponse(
      status: status, headers: [HTTPHeader("Content-Type", "text/xml")], body: Array(body.utf8),
      elapsed: 80)
  }

  /// No file is there.
  public func read(_ path: String) -> [UInt8]? { nil }
  /// No file is written.
  public func writePrivately(_ bytes: [UInt8], to path: String) -> Bool { false }
  /// No program is run.
  public func run(_ arguments: [String], timeout: Int) async -> ProcessResult {
    ProcessResult(status: nil, errorText: "the demo runs no programs")
  }
  /// Nobody is asked.
  public func mfaCode(serial: String, profile: String) async -> String? { nil }
  /// The real time.
  public func now() -> Int { Int(time(nil)) }
  /// The real clock that only goes forward.
  public func uptime() -> Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
  }
  /// Waits.
  public func sleep(milliseconds: Int) async {
    try? await Task.sleep(for: .milliseconds(milliseconds))
  }
  /// Not needed here.
  public func sha1(_ bytes: [UInt8]) -> [UInt8] { [] }
  /// Not needed here.
  public func sha256(_ bytes: [UInt8]) -> [UInt8] { [] }
  /// Not needed here.
  public func es256(_ bytes: [UInt8], privateKeyPEM: String) -> [UInt8]? { nil }
  /// Random bytes.
  public func random(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max) }
  }
}
