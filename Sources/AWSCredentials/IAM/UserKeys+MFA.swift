import AWSProfiles

/// Where a policy lets a user at its keys only with the code of an MFA device.
extension UserKeys {
  /// The device that a profile names, or else a role that is assumed with the profile's keys: it is
  /// the same user's.
  static func device(of facts: ProfileFacts, in book: ProfileBook) -> String? {
    facts.text("mfa_serial")
      ?? book.names.lazy.compactMap { book.profile($0) }
      .first { $0.text("source_profile") == facts.name && $0.text("mfa_serial") != nil }?
      .text("mfa_serial")
  }

  /// The session that a code has opened before; nil where none has.
  var openSession: Credentials? {
    get async {
      guard let device else { return nil }
      return await devices.session(device, now: caller.world.now())
    }
  }

  /// Forgets the sessions of the device.
  func forgetSession() async {
    if let device { await devices.forget(device) }
  }

  /// A session opened with a code, where a refusal may be for want of one; nil where it cannot be,
  /// or no device is known.
  func session(after refusal: Verdict) async throws(CredentialError) -> Credentials? {
    guard let device, refusal.class == .mfaNeeded || refusal.class == .deniedButAuthenticated
    else { return nil }
    guard caller.options.asksForCodes,
      let code = await caller.world.mfaCode(serial: device, profile: profile)
    else { throw .mfaDeclined(profile: profile, serial: device) }
    let (fetch, keys) = (CredentialFetch(caller: caller), keys)
    return try await devices.open(
      device, keyID: keys.accessKeyID, now: caller.world.now()
    ) {
      do throws(CredentialError) {
        return .success(
          try await fetch.temporary(
            "GetSessionToken", [("SerialNumber", device), ("TokenCode", code)], with: keys))
      } catch {
        return .failure(error)
      }
    }.get()
  }
}
