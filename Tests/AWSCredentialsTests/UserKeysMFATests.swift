import AWSProfiles
import Testing

@testable import AWSCredentials

/// Keys that a policy lets only those at who give the code of an MFA device.
@Suite("Keys behind an MFA code")
struct UserKeysMFATests {
  static let device = "arn:aws:iam::123456789012:mfa/ann"
  static let own = "[profile a]\nmfa_serial = \(device)\n"
  static let role = """
    [profile ops]
    role_arn = arn:aws:iam::123456789012:role/ops
    source_profile = a
    mfa_serial = \(device)
    """

  private func keys(
    _ world: PlayedWorld, _ config: String = own, devices: MFADevices = MFADevices(),
    asks: Bool = true
  ) throws -> UserKeys<PlayedWorld> {
    try UserKeys(
      of: "a", catalog: .written(config: config, credentials: KeysInPlay.file),
      environment: Environment([:]), world: world, options: CheckOptions(asksForCodes: asks),
      devices: devices)
  }

  private func demanding(_ ids: [String] = [KeysInPlay.old]) -> KeysInPlay {
    let play = KeysInPlay(ids)
    play.state.withLock { $0.demandsCode = true }
    return play
  }

  @Test(
    "One code serves the list and all steps, whether the profile or its role names the device",
    arguments: [own, role])
  func once(_ config: String) async throws {
    let play = demanding()
    let world = play.world(code: "123456")
    let devices = MFADevices()
    let report = try await keys(world, config, devices: devices).report()
    #expect(report.own?.isUseKnown == true)
    let made = try await keys(world, config, devices: devices).create(beside: report)
    #expect(made.accessKeyID == KeysInPlay.new)
    try await keys(world, config, devices: devices).set(KeysInPlay.new, active: false)
    try await keys(world, config, devices: devices).delete(KeysInPlay.new)
    #expect(world.asked == [Self.device])
    #expect(play.asked.filter { $0 == "GetSessionToken" }.count == 1)
    #expect(play.asked.filter { $0 == "ListAccessKeys" }.count == 2)
    let opening = try #require(
      world.requests.first { String(decoding: $0.body, as: UTF8.self).contains("TokenCode") })
    #expect(opening.signing?.credentials.accessKeyID == KeysInPlay.old)
    #expect(opening.signing?.service == "sts")
    #expect(world.requests.last?.signing?.credentials.accessKeyID == KeysInPlay.session)
  }

  @Test("Where no device is known, the way to name it is told")
  func noDevice() async throws {
    let world = demanding().world(code: "123456")
    let error = await error { try await keys(world, "[profile a]\nregion = us-east-1").report() }
    guard case .refused(let verdict)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(verdict.class == .deniedButAuthenticated)
    #expect(verdict.advice.contains("set mfa_serial of this profile"))
    #expect(world.asked.isEmpty)
  }

  @Test("A refusal that has nothing to do with codes does not speak of them")
  func otherRefusal() async throws {
    let play = KeysInPlay(faults: ["ListAccessKeys": [Played.refusal(403, "AccessDenied")]])
    let error = await error { try await keys(play.world(), "").report() }
    guard case .refused(let verdict)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(verdict.advice.hasPrefix("Ask for iam:ListAccessKeys"))
  }

  @Test("Nobody gives the code: the device is named, and nothing more is asked")
  func declined() async throws {
    for (code, asks) in [(nil as String?, true), ("123456", false)] {
      let play = demanding()
      let error = await error { try await keys(play.world(code: code), asks: asks).report() }
      #expect(error == .mfaDeclined(profile: "a", serial: Self.device))
      #expect(play.asked == ["ListAccessKeys"])
    }
  }

  @Test("A code that is refused is told so, and asked for anew the next time")
  func refused() async throws {
    let world = demanding().world(code: "000000")
    let devices = MFADevices()
    for count in 1...2 {
      let error = await error { try await keys(world, devices: devices).report() }
      guard case .refused(let verdict)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(verdict.class == .mfaFailed)
      #expect(world.asked.count == count)
    }
  }

  @Test("Who is refused with a code too is told the refusal, and asked once")
  func refusedWithSession() async throws {
    let play = KeysInPlay(faults: ["ListAccessKeys": [KeysInPlay.denial, KeysInPlay.denial]])
    let world = play.world(code: "123456")
    let error = await error { try await keys(world).report() }
    guard case .refused(let verdict)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(verdict.advice.hasPrefix("Ask for iam:ListAccessKeys"))
    #expect(world.asked.count == 1)
    #expect(play.asked == ["ListAccessKeys", "GetSessionToken", "ListAccessKeys"])
  }

  @Test("A session that ended with its key is opened anew")
  func endedSession() async throws {
    let play = demanding()
    let world = play.world(code: "123456")
    let devices = MFADevices()
    let keys = try keys(world, devices: devices)
    _ = try await keys.report()
    play.state.withLock {
      $0.faults["DeleteAccessKey"] = [Played.refusal(403, "InvalidClientTokenId")]
      $0.usedCodes = []
    }
    try await keys.delete("AKIAOTHEREXAMPLE0000")
    #expect(world.asked.count == 2)
    #expect(world.slept.isEmpty)
  }

  @Test("A session that is over is opened anew with the code that was asked for")
  func overSession() async throws {
    let play = demanding()
    let world = play.world(code: "123456")
    let devices = MFADevices()
    let keys = try keys(world, devices: devices)
    _ = try await keys.report()
    await world.sleep(milliseconds: 12 * 3_600_000)
    play.state.withLock { $0.usedCodes = [] }
    _ = try await keys.report()
    #expect(world.asked.count == 2)
    #expect(play.asked.filter { $0 == "GetSessionToken" }.count == 2)
  }

  @Test("For the last use of a key alone nobody is asked for a code")
  func useAlone() async throws {
    let play = KeysInPlay(faults: ["GetAccessKeyLastUsed": [KeysInPlay.denial]])
    let world = play.world(code: "123456")
    #expect(try await keys(world).report().own?.isUseKnown == false)
    #expect(world.asked.isEmpty)
  }

  private func error<Value>(_ work: () async throws -> Value) async -> CredentialError? {
    do {
      _ = try await work()
      return nil
    } catch {
      return error as? CredentialError
    }
  }
}
