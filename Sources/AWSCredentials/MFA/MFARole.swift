/// Assumes a role that asks for the code of an MFA device.
struct MFARole<Outside: World>: Sendable {
  let fetch: CredentialFetch<Outside>
  let call: RoleCall
  let serial: String
  /// The arguments of AssumeRole, the device and its code not among them.
  let parameters: [(String, String)]
  /// What the role is assumed with.
  let keys: Credentials

  private var caller: ServiceCaller<Outside> { fetch.caller }

  /// The credentials of the role: by a session of the device where one is open or can be opened,
  /// else by the code itself.
  func credentials() async throws(CredentialError) -> Credentials {
    guard let devices = caller.devices else { return try await assume(code: try await ask()) }
    let now = caller.world.now()
    if let session = await devices.session(serial, keyID: keys.accessKeyID, now: now) {
      if let assumed = try await assume(by: session) { return assumed }
      await devices.forget(serial)
    }
    if let known = await devices.code(serial) {
      // A code that served another profile may be used up: then, and only then, ask again.
      do throws(CredentialError) {
        return try await assume(code: known, sharing: devices)
      } catch {
        guard error.isRefusedCode else { throw error }
      }
    }
    let code = try await ask()
    await devices.keep(code, of: serial)
    return try await assume(code: code, sharing: devices)
  }

  private func ask() async throws(CredentialError) -> String {
    guard caller.options.asksForCodes,
      let code = await caller.world.mfaCode(serial: serial, profile: call.profile)
    else { throw .mfaDeclined(profile: call.profile, serial: serial) }
    return code
  }

  private func assume(
    code: String, sharing devices: MFADevices
  ) async throws(CredentialError) -> Credentials {
    do throws(CredentialError) {
      if let session = try await session(code, devices),
        let assumed = try await assume(by: session)
      {
        return assumed
      }
      return try await assume(code: code)
    } catch {
      if error.isRefusedCode { await devices.forget(serial) }
      throw error
    }
  }

  /// A session of the user; nil where the keys can open none (temporary ones) or STS will not.
  private func session(
    _ code: String, _ devices: MFADevices
  ) async throws(CredentialError) -> Credentials? {
    guard keys.sessionToken == nil, !KeyID.isTemporary(keys.accessKeyID) else { return nil }
    let (fetch, serial, keys) = (fetch, serial, keys)
    let opened = await devices.open(
      serial, keyID: keys.accessKeyID, now: caller.world.now()
    ) {
      do throws(CredentialError) {
        return .success(
          try await fetch.temporary(
            "GetSessionToken", [("SerialNumber", serial), ("TokenCode", code)], with: keys))
      } catch {
        return .failure(error)
      }
    }
    switch opened {
    case .success(let session): return session
    case .failure(let error):
      guard case .refused(let verdict) = error, verdict.class.isOfTheSessionAlone else {
        throw error
      }
      return nil
    }
  }

  /// The role by a session; nil where STS does not know the session, as with emulators that keep
  /// none.
  private func assume(by session: Credentials) async throws(CredentialError) -> Credentials? {
    do throws(CredentialError) {
      return try await fetch.temporary("AssumeRole", parameters, with: session, keeping: call)
    } catch {
      guard case .refused(let verdict) = error, verdict.keys == .bad else { throw error }
      return nil
    }
  }

  private func assume(code: String) async throws(CredentialError) -> Credentials {
    try await fetch.temporary(
      "AssumeRole", parameters + [("SerialNumber", serial), ("TokenCode", code)], with: keys,
      keeping: call)
  }
}

extension CredentialError {
  /// Whether STS did not take the code of the device.
  fileprivate var isRefusedCode: Bool {
    guard case .refused(let verdict) = self else { return false }
    return verdict.class == .mfaFailed
  }
}

extension Verdict.Class {
  /// Whether a refusal of GetSessionToken says nothing of what AssumeRole will say.
  fileprivate var isOfTheSessionAlone: Bool {
    switch self {
    case .deniedButAuthenticated, .requestRefused, .serviceError, .notSTSResponse: true
    default: false
    }
  }
}
