/// How a check goes about it.
public struct CheckOptions: Sendable, Equatable {
  /// Longest time of one exchange, in milliseconds.
  public var timeout: Int
  /// Longest time until a connection stands, in milliseconds.
  public var connectTimeout: Int
  /// Whether programs named by `credential_process` are run: only where the user named the profile.
  public var runsProcesses: Bool
  /// Whether the user is asked for MFA codes.
  public var asksForCodes: Bool
  /// Whether keys that the AWS CLI has cached are used where they last.
  public var usesCaches: Bool
  /// How often a call is tried again that was throttled or met an error of the service.
  public var retries: Int

  /// A check of one profile that the user named.
  public init(
    timeout: Int = 10_000, connectTimeout: Int = 5_000, runsProcesses: Bool = true,
    asksForCodes: Bool = true, usesCaches: Bool = true, retries: Int = 2
  ) {
    self.timeout = timeout
    self.connectTimeout = connectTimeout
    self.runsProcesses = runsProcesses
    self.asksForCodes = asksForCodes
    self.usesCaches = usesCaches
    self.retries = retries
  }

  /// How many checks are under way at once, for each takes memory.
  ///
  /// More than the network takes: many may wait for one code of an MFA device.
  public static let checksAtOnce = 512

  /// A check of many profiles at once, which runs no program.
  public static let all = CheckOptions(runsProcesses: false)
}
