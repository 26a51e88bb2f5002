import AWSProfiles
import Synchronization

@testable import AWSCredentials

/// A world in memory: answers by script, files in a dictionary, a clock that sleeping moves.
final class PlayedWorld: World {
  typealias Answer = @Sendable (HTTPRequest, Int) -> Result<HTTPResponse, TransportFault>

  struct State {
    var requests: [HTTPRequest] = []
    var files: [String: [UInt8]] = [:]
    var runs: [[String]] = []
    var slept: [Int] = []
    var milliseconds = 0
    var asked: [String] = []
    /// Whether the device has room for files.
    var takesFiles = true
  }

  static let start = CalendarTime.seconds(iso: "2030-01-10T10:00:00Z") ?? 0

  let state: Mutex<State>
  let answer: Answer
  let begin: Int
  let code: String?
  let result: ProcessResult

  /// - Parameter answer: gives the answer to a request, and which one it is, from 0.
  init(
    files: [String: String] = [:], code: String? = nil,
    result: ProcessResult = ProcessResult(status: nil), begin: Int = start,
    answer: @escaping Answer
  ) {
    self.begin = begin
    state = Mutex(State(files: files.mapValues { Array($0.utf8) }))
    self.answer = answer
    self.code = code
    self.result = result
  }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }
  var slept: [Int] { state.withLock { $0.slept } }
  var runs: [[String]] { state.withLock { $0.runs } }
  func text(_ path: String) -> String? {
    state.withLock { $0.files[path].map { String(decoding: $0, as: UTF8.self) } }
  }

  func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse {
    let index = state.withLock {
      $0.requests.append(request)
      return $0.requests.count - 1
    }
    return try answer(request, index).get()
  }

  func read(_ path: String) -> [UInt8]? { state.withLock { $0.files[path] } }

  func writePrivately(_ bytes: [UInt8], to path: String) -> Bool {
    state.withLock {
      if $0.takesFiles { $0.files[path] = bytes }
      return $0.takesFiles
    }
  }

  func run(_ arguments: [String], timeout: Int) async -> ProcessResult {
    state.withLock { $0.runs.append(arguments) }
    return result
  }

  func mfaCode(serial: String, profile: String) async -> String? {
    state.withLock { $0.asked.append(serial) }
    return code
  }
  /// The devices whose codes were asked for.
  var asked: [String] { state.withLock { $0.asked } }
  func now() -> Int { begin + state.withLock { $0.milliseconds } / 1000 }
  func uptime() -> Int { state.withLock { $0.milliseconds } }

  func sleep(milliseconds: Int) async {
    state.withLock {
      $0.slept.append(milliseconds)
      $0.milliseconds += milliseconds
    }
  }

  func sha1(_ bytes: [UInt8]) -> [UInt8] { PlainHash.sha1(bytes) }
  func sha256(_ bytes: [UInt8]) -> [UInt8] { PlainHash.sha256(bytes) }
  func es256(_ bytes: [UInt8], privateKeyPEM: String) -> [UInt8]? {
    Array(repeating: 7, count: 64)
  }
  func random(_ count: Int) -> [UInt8] { Array(repeating: 255, count: count) }
}

/// Answers as the services give them.
enum Played {
  static let identity = ok(
    "<GetCallerIdentityResponse><GetCallerIdentityResult>"
      + "<Arn>arn:aws:iam::123456789012:user/sample</Arn><UserId>AIDAEXAMPLE</UserId>"
      + "<Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>")

  static func ok(_ body: String) -> Result<HTTPResponse, TransportFault> { answer(200, body) }

  static func answer(_ status: Int, _ body: String) -> Result<HTTPResponse, TransportFault> {
    .success(HTTPResponse(status: status, body: Array(body.utf8)))
  }

  static func refusal(_ status: Int, _ code: String) -> Result<HTTPResponse, TransportFault> {
    answer(status, "<ErrorResponse><Error><Code>\(code)</Code></Error></ErrorResponse>")
  }

  static func assumed(_ operation: String, keyID: String) -> Result<HTTPResponse, TransportFault> {
    ok(
      "<\(operation)Response><\(operation)Result><Credentials><AccessKeyId>\(keyID)</AccessKeyId>"
        + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
        + "<Expiration>2030-01-10T11:00:00Z</Expiration></Credentials>"
        + "</\(operation)Result></\(operation)Response>")
  }
}
