import AWSCredentials
import AWSProfiles
import CCrypto

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The real outside world: network, private files, child processes, clock, digests.
public struct LiveWorld: Sendable {
  /// Asks for the digits of an MFA device: its serial, the profile; nil: declined.
  public typealias MFAQuestion = @Sendable (_ serial: String, _ profile: String) async -> String?

  private let environment: Environment
  private let network: any HTTPSending
  private let question: MFAQuestion
  private let programs: RunningPrograms

  /// A world whose child processes get the variables of `environment`.
  ///
  /// Without a `question` nobody is there to answer, as in a pipeline. What it runs is among
  /// `programs`, for whoever is to end them.
  public init(
    environment: Environment, network: any HTTPSending = NetworkThread.shared,
    programs: RunningPrograms = RunningPrograms(),
    question: @escaping MFAQuestion = { _, _ in nil }
  ) {
    self.environment = environment
    self.network = network
    self.programs = programs
    self.question = question
  }
}

extension LiveWorld: HTTPSending, FileReading, ProcessRunning, QuestionAsking {
  /// Sends through libcurl on the network thread.
  public func send(_ request: HTTPRequest) async throws(TransportFault) -> HTTPResponse {
    try await network.send(request)
  }

  /// The bytes of a file; nil where there is none or it cannot be read.
  public func read(_ path: String) -> [UInt8]? { PrivateFile.read(path) }

  /// Writes a private file atomically; whether it worked.
  public func writePrivately(_ bytes: [UInt8], to path: String) -> Bool {
    PrivateFile.write(bytes, to: path)
  }

  /// Whether the mode of a file lets others than its owner in.
  public func isOpenToOthers(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  /// Whether there is a folder of that name.
  public func hasFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Runs a program without a shell and a terminal, on a thread of its own.
  public func run(_ arguments: [String], timeout: Int) async -> ProcessResult {
    await ProgramRun.run(arguments, environment: environment, timeout: timeout, among: programs)
  }

  /// The answer of whoever was named on making this world.
  public func mfaCode(serial: String, profile: String) async -> String? {
    await question(serial, profile)
  }
}

extension LiveWorld: Timekeeping {
  /// Seconds since 1970.
  public func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec
  }

  /// Milliseconds since some moment before the program started.
  public func uptime() -> Int { MonotonicClock.milliseconds() }

  /// Returns after that many milliseconds, or at once when the task is cancelled.
  public func sleep(milliseconds: Int) async {
    try? await Task.sleep(for: .milliseconds(milliseconds))
  }
}

extension LiveWorld: Hashing {
  // Without libcrypto a digest is random: it names a cache file that nobody has, where a constant
  // would hand one profile's cached keys to another.

  /// SHA-1, 20 bytes; random ones where libcrypto is missing.
  public func sha1(_ bytes: [UInt8]) -> [UInt8] {
    Self.filled(20) { ccrypto_sha1(bytes, bytes.count, $0) != 0 } ?? random(20)
  }

  /// SHA-256, 32 bytes; random ones where libcrypto is missing.
  public func sha256(_ bytes: [UInt8]) -> [UInt8] {
    Self.filled(32) { ccrypto_sha256(bytes, bytes.count, $0) != 0 } ?? random(32)
  }

  /// An ES256 signature, r and s; nil where the key is no P-256 key or libcrypto is missing.
  public func es256(_ bytes: [UInt8], privateKeyPEM: String) -> [UInt8]? {
    let count = privateKeyPEM.utf8.count
    return Self.filled(64) { ccrypto_es256(bytes, bytes.count, privateKeyPEM, count, $0) != 0 }
  }

  /// Random bytes of the system's generator.
  public func random(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  private static func filled(
    _ count: Int, by fill: (UnsafeMutablePointer<UInt8>) -> Bool
  ) -> [UInt8]? {
    var isFilled = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      buffer.initialize(repeating: 0)
      isFilled = buffer.baseAddress.map(fill) ?? false
      filled = count
    }
    return isFilled ? bytes : nil
  }
}
