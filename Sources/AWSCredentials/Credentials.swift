import AWSProfiles

/// A key pair that can sign requests, with its token where it is a temporary one.
public struct Credentials: Sendable, Equatable {
  /// As `AKIA…` or `ASIA…`; no secret.
  public var accessKeyID: String
  /// The secret access key.
  public var secretAccessKey: Secret
  /// The session token of temporary keys.
  public var sessionToken: Secret?
  /// When temporary keys end, in seconds since 1970; nil: not known or never.
  public var expiration: Int?
  /// The account, where the source of the keys told it.
  public var accountID: String?

  /// Keys as a source gave them.
  public init(
    accessKeyID: String, secretAccessKey: Secret, sessionToken: Secret? = nil,
    expiration: Int? = nil, accountID: String? = nil
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.expiration = expiration
    self.accountID = accountID
  }
}
