import AWSProfiles
import Synchronization
import Testing

@testable import AWSCredentials

/// Codes of MFA devices: how often they are asked for, and what they are used for.
@Suite struct MFATests {
  static let serial = "arn:aws:iam::123456789012:mfa/u"
  static let config = """
    [profile user]
    region = us-east-1
    [profile ops]
    role_arn = arn:aws:iam::123456789012:role/ops
    source_profile = user
    mfa_serial = \(serial)
    [profile audit]
    role_arn = arn:aws:iam::123456789012:role/audit
    source_profile = user
    mfa_serial = \(serial)
    [profile late]
    role_arn = arn:aws:iam::123456789012:role/late
    source_profile = ops
    mfa_serial = \(serial)
    [profile bare]
    role_arn = arn:aws:iam::123456789012:role/bare
    source_profile = user
    """
  static let keys = "[user]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s"

  private func verdict(
    _ profile: String, world: PlayedWorld, devices: MFADevices?,
    options: CheckOptions = CheckOptions()
  ) async -> Verdict {
    await check(
      profile: profile, catalog: .written(config: Self.config, credentials: Self.keys),
      environment: Environment(["HOME": "/home/u"]), world: world, options: options,
      devices: devices)
  }

  private static func form(_ request: HTTPRequest) -> String {
    String(decoding: request.body, as: UTF8.self)
  }

  /// A service as AWS is: each code works once, temporary keys open no session.
  private static func strict(
    refusing: Set<String> = []
  ) -> PlayedWorld.Answer {
    let used = Mutex<Set<String>>(refusing)
    return { request, _ in
      let form = form(request)
      if let start = form.firstRange(of: "TokenCode=") {
        let code = String(form[start.upperBound...].prefix { $0 != "&" })
        guard used.withLock({ $0.insert(code).inserted }) else {
          return Played.answer(
            403,
            "<ErrorResponse><Error><Code>AccessDenied</Code><Message>MultiFactorAuthentication "
              + "failed with invalid MFA one time pass code. </Message></Error></ErrorResponse>")
        }
      }
      if form.contains("Action=GetSessionToken") {
        return Played.assumed("GetSessionToken", keyID: "ASIASESSIONEXAMPLE00")
      }
      if form.contains("Action=AssumeRole") {
        return Played.assumed("AssumeRole", keyID: "ASIAROLEEXAMPLE00000")
      }
      return Played.identity
    }
  }

  @Test("One profile by itself sends the code with AssumeRole, as the AWS CLI does")
  func alone() async {
    let world = PlayedWorld(code: "123456", answer: Self.strict())
    #expect(await verdict("ops", world: world, devices: nil).class == .valid)
    let form = Self.form(world.requests[0])
    #expect(form.contains("Action=AssumeRole"))
    #expect(form.contains("TokenCode=123456"))
    #expect(world.asked == [Self.serial])
  }

  @Test("Several profiles are served by one code, though AWS takes it once")
  func shared() async {
    let world = PlayedWorld(code: "123456", answer: Self.strict())
    let devices = MFADevices()
    for profile in ["ops", "audit", "ops"] {
      #expect(await verdict(profile, world: world, devices: devices).class == .valid)
    }
    #expect(world.asked == [Self.serial])
  }

  @Test("A chain that needs the same device twice asks once")
  func twiceInAChain() async {
    let world = PlayedWorld(code: "123456") { request, _ in
      let form = Self.form(request)
      if form.contains("GetSessionToken") {
        return Played.assumed("GetSessionToken", keyID: "ASIA")
      }
      return form.contains("AssumeRole")
        ? Played.assumed("AssumeRole", keyID: "ASIAROLEEXAMPLE00000") : Played.identity
    }
    #expect(await verdict("late", world: world, devices: MFADevices()).class == .valid)
    #expect(world.asked == [Self.serial])
  }

  @Test("A refused code is forgotten: the next check asks anew")
  func refused() async {
    let world = PlayedWorld(code: "123456", answer: Self.strict(refusing: ["123456"]))
    let devices = MFADevices()
    for count in 1...2 {
      let verdict = await verdict("ops", world: world, devices: devices)
      #expect(verdict.class == .mfaFailed)
      #expect(world.asked.count == count)
    }
  }

  @Test("Where STS gives no session, the code goes with AssumeRole")
  func noSession() async {
    let world = PlayedWorld(code: "123456") { request, _ in
      let form = Self.form(request)
      if form.contains("GetSessionToken") { return Played.refusal(400, "InvalidAction") }
      return form.contains("AssumeRole")
        ? Played.assumed("AssumeRole", keyID: "ASIAROLEEXAMPLE00000") : Played.identity
    }
    let devices = MFADevices()
    for profile in ["ops", "audit"] {
      #expect(await verdict(profile, world: world, devices: devices).class == .valid)
    }
    #expect(world.asked.count == 1)
    #expect(world.requests.contains { Self.form($0).contains("SerialNumber=arn") })
  }

  @Test("No code: the profile needs one, and is not told to set what it has")
  func declined() async {
    let world = PlayedWorld(answer: Self.strict())
    let verdict = await verdict("ops", world: world, devices: MFADevices())
    #expect(verdict.class == .mfaNeeded)
    #expect(verdict.keys == .good)
    #expect(!verdict.advice.contains("mfa_serial"))
    #expect(verdict.advice.contains("code"))
    #expect(verdict.message.contains(Self.serial))
  }

  @Test("A role that asks for MFA where the profile names no device: set mfa_serial")
  func noDevice() async {
    let world = PlayedWorld { _, _ in
      Played.answer(
        403,
        "<ErrorResponse><Error><Code>AccessDenied</Code><Message>MultiFactorAuthentication: must "
          + "provide code</Message></Error></ErrorResponse>")
    }
    let verdict = await verdict("bare", world: world, devices: nil)
    #expect(verdict.class == .mfaNeeded)
    #expect(verdict.advice.contains("mfa_serial"))
  }

  @Test("Where nobody may be asked, nobody is")
  func silent() async {
    let world = PlayedWorld(code: "123456", answer: Self.strict())
    let options = CheckOptions(asksForCodes: false)
    #expect(await verdict("ops", world: world, devices: nil, options: options).class == .mfaNeeded)
    #expect(world.asked.isEmpty)
  }
}
