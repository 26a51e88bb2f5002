import AWSProfiles

/// What MFA devices have opened so far: codes that were given and sessions made with them.
///
/// AWS takes each code once. Where several roles need the same device, the code opens a session of
/// the user (GetSessionToken) and that session assumes the roles, so that one answer serves all of
/// them. Everything stays in memory.
public actor MFADevices {
  /// What opening a session gave.
  typealias Opened = Result<Credentials, CredentialError>

  private struct Key: Hashable {
    var serial: String
    var keyID: String
  }

  private var codes: [String: String] = [:]
  private var sessions: [Key: Credentials] = [:]
  private var opening: [Key: Task<Opened, Never>] = [:]
  /// The sign-ins of IAM Identity Center that checks with these devices share.
  nonisolated let tokens = SignInRenewals<RenewedSignIn<Secret>>()
  /// The sessions of `aws login` that they share.
  nonisolated let logins = SignInRenewals<RenewedSignIn<Credentials>>()

  /// No device has been asked yet.
  public init() {}

  /// The session that a device has opened for a key, while it lasts.
  func session(_ serial: String, keyID: String, now: Int) -> Credentials? {
    guard let session = sessions[Key(serial: serial, keyID: keyID)],
      session.expiration.map({ $0 > now + 60 }) ?? true
    else { return nil }
    return session
  }

  /// A session that a device has opened for any key of its user, while it lasts.
  func session(_ serial: String, now: Int) -> Credentials? {
    sessions.first { $0.key.serial == serial && ($0.value.expiration ?? .max) > now + 60 }?.value
  }

  /// The session of a key while it lasts, else a new one; `open` runs once however many ask for it
  /// at the same time.
  func open(
    _ serial: String, keyID: String, now: Int, by open: @escaping @Sendable () async -> Opened
  ) async -> Opened {
    let key = Key(serial: serial, keyID: keyID)
    if let session = session(serial, keyID: keyID, now: now) { return .success(session) }
    let task = opening[key] ?? Task { await open() }
    opening[key] = task
    let opened = await task.value
    opening[key] = nil
    if case .success(let session) = opened { sessions[key] = session }
    return opened
  }

  /// The last code that was given and has not been refused.
  func code(_ serial: String) -> String? { codes[serial] }

  /// Remembers a code.
  func keep(_ code: String, of serial: String) { codes[serial] = code }

  /// Forgets a code and the sessions of its device: they did not help.
  func forget(_ serial: String) {
    codes[serial] = nil
    sessions = sessions.filter { $0.key.serial != serial }
  }
}
