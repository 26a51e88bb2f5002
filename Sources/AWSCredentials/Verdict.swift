/// What a check of a profile says, in a class, in words, and about its keys.
public struct Verdict: Sendable, Equatable {
  /// The class; raw values as in `cases/README.md`.
  public var `class`: Class
  /// What may be said of the keys.
  public var keys: Keys
  /// The code that the service gave, or the code of a fault in the settings.
  public var error: String?
  /// The account, twelve digits.
  public var accountID: String?
  /// Who the keys belong to.
  public var arn: String?
  /// The unique id of the user or role session.
  public var userID: String?
  /// The partition, from the ARN or the region.
  public var partition: String?
  /// The region that was asked.
  public var region: String?
  /// The URL that was asked.
  public var endpoint: String?
  /// The number under which the service logged the request.
  public var requestID: String?
  /// When the keys end, in seconds since 1970.
  public var expiresAt: Int?
  /// When the user has to do something again, in seconds since 1970: sign in, give a code, get new
  /// temporary keys; nil: the profile goes on by itself.
  public var needsUserAt: Int?
  /// The time of the last exchange in milliseconds.
  public var elapsed: Int?
  /// What happened, in one line.
  public var message: String
  /// What to do about it; empty where there is nothing to do.
  public var advice: String
  /// Whether trying again by itself makes sense.
  public var retryable: Bool
  /// Codes of what may be behind it, as `opt-in-region`.
  public var hints: [String]
  /// How far the clock is off, in minutes.
  public var skewMinutes: Int?
  /// Which way the clock is off.
  public var clock: Clock?
  /// The region that was probably meant.
  public var suggestedRegion: String?

  /// A verdict of a class with what the class says by itself.
  public init(_ class: Class, error: String? = nil, message: String? = nil) {
    self.class = `class`
    keys = `class`.keys
    self.error = error
    self.message = message ?? `class`.title
    advice = `class`.advice
    retryable = [.throttled, .serviceError, .noNetwork].contains(`class`)
    hints = []
  }

  /// What may be said of keys.
  public enum Keys: String, Sendable { case good, bad, unknown }

  /// Which way a clock is off.
  public enum Clock: String, Sendable { case ahead, behind }
}
