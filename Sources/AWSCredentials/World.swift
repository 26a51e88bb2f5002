/// The outside world that resolving credentials needs, behind small protocols that `Live` fills
/// and tests play.
public typealias World = HTTPSending & FileReading & ProcessRunning & QuestionAsking & Timekeeping
  & Hashing

/// Sends requests.
public protocol HTTPSending: Sendable {
  /// The answer to `request`; cancelling the task ends it at once with `.cancelled`.
  func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse
}

/// Reads and keeps small private files: tokens and caches.
public protocol FileReading: Sendable {
  /// The bytes of a file; nil where there is none or it cannot be read.
  func read(_ path: String) -> [UInt8]?
  /// Writes a private file (0600, folders 0700) atomically; whether it worked.
  func writePrivately(_ bytes: [UInt8], to path: String) -> Bool
  /// Whether others than the owner may read or write a file; false where there is none.
  func isOpenToOthers(_ path: String) -> Bool
  /// Whether there is a folder of that name.
  func hasFolder(_ path: String) -> Bool
}

extension FileReading {
  /// Files in memory are nobody else's.
  public func isOpenToOthers(_ path: String) -> Bool { false }
  /// Files in memory lie in no folder.
  public func hasFolder(_ path: String) -> Bool { false }
}

/// Runs the program that a `credential_process` names.
public protocol ProcessRunning: Sendable {
  /// Runs `arguments` without a shell, for at most `timeout` milliseconds.
  func run(_ arguments: [String], timeout: Int) async -> ProcessResult
}

/// How a child process ended.
public struct ProcessResult: Sendable, Equatable {
  /// The exit status; nil where it could not be started, timed out or was killed.
  public var status: Int?
  /// What it printed, at most 64 KiB.
  public var output: [UInt8]
  /// What it said on standard error, at most 4 KiB.
  public var errorText: String

  /// An end as seen.
  public init(status: Int?, output: [UInt8] = [], errorText: String = "") {
    self.status = status
    self.output = output
    self.errorText = errorText
  }
}

/// Asks the user.
public protocol QuestionAsking: Sendable {
  /// The six digits of an MFA device; nil where the user declines or nobody can be asked.
  func mfaCode(serial: String, profile: String) async -> String?
}

/// Tells and awaits time.
public protocol Timekeeping: Sendable {
  /// Seconds since 1970.
  func now() -> Int
  /// Milliseconds of a clock that only goes forward, for lengths of time.
  func uptime() -> Int
  /// Returns after that many milliseconds, or at once when the task is cancelled.
  func sleep(milliseconds: Int) async
}

/// Digests and the one signature of `aws login`, from libcrypto.
public protocol Hashing: Sendable {
  /// SHA-1, 20 bytes: names of cache files.
  func sha1(_ bytes: [UInt8]) -> [UInt8]
  /// SHA-256, 32 bytes.
  func sha256(_ bytes: [UInt8]) -> [UInt8]
  /// An ES256 signature (r and s, 64 bytes) of `bytes` by a PEM private key; nil where the key is
  /// none or libcrypto is missing.
  func es256(_ bytes: [UInt8], privateKeyPEM: String) -> [UInt8]?
  /// Random bytes fit for secrets.
  func random(_ count: Int) -> [UInt8]
}
