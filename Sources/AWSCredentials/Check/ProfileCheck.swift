import AWSProfiles

/// One check of a profile: settings first, then credentials, then GetCallerIdentity.
struct ProfileCheck<Outside: World>: Sendable {
  let book: ProfileBook
  let environment: Environment
  let world: Outside
  let options: CheckOptions
  var devices: MFADevices?

  /// The verdict on a profile; never throws, and says `cancelled` where the task was cancelled.
  ///
  /// - Parameter name: nil: what is in force in the environment, keys of variables first.
  func verdict(_ name: String?) async -> Verdict {
    var region: String?
    do {
      let (plan, call, lack) = try prepare(name)
      region = call.region
      let caller = try caller(call)
      var verdict = await verdict(plan, caller, orElse: lack)
      let sentences = [verdict.advice] + (await caller.remarks.sentences)
      verdict.advice = sentences.filter { !$0.isEmpty }.joined(separator: " ")
      verdict.region = verdict.region ?? region
      return verdict
    } catch {
      var verdict = verdict(error)
      verdict.region = verdict.region ?? region
      return verdict
    }
  }

  /// The verdict once it is settled where credentials come from.
  private func verdict(
    _ plan: CredentialPlan, _ caller: ServiceCaller<Outside>, orElse lack: CredentialError?
  ) async -> Verdict {
    do throws(CredentialError) {
      let keys = try await keys(plan, caller, orElse: lack)
      var verdict = await identity(keys, caller, isFromFile: plan.staticKeys != nil)
      verdict.needsUserAt = userIsNeeded(plan, keys, caller)
      return verdict
    } catch {
      return verdict(error)
    }
  }

  /// The credentials of a profile, without asking whose they are.
  ///
  /// - Parameter tell: is given what the user must know besides, whether it throws or not.
  func credentials(
    _ name: String, tell: @Sendable (String) -> Void
  ) async throws(CredentialError) -> Credentials {
    let (plan, call, lack) = try prepare(name)
    let caller = try caller(call)
    do throws(CredentialError) {
      let keys = try await keys(plan, caller, orElse: lack)
      for sentence in await caller.remarks.sentences { tell(sentence) }
      return keys
    } catch {
      for sentence in await caller.remarks.sentences { tell(sentence) }
      throw error
    }
  }

  /// - Parameter lack: what is wrong where the source is silent: it was only a last attempt.
  private func keys(
    _ plan: CredentialPlan, _ caller: ServiceCaller<Outside>, orElse lack: CredentialError?
  ) async throws(CredentialError) -> Credentials {
    do throws(CredentialError) {
      return try await CredentialFetch(caller: caller).credentials(plan)
    } catch {
      if case .sourceSilent = error, let lack { throw lack }
      throw error
    }
  }

  private func caller(
    _ call: CallSettings
  ) throws(CredentialError) -> ServiceCaller<Outside> {
    var caller = try call.caller(world: world, options: options)
    caller.devices = devices
    return caller
  }

  /// What to do for a profile, and what is wrong with it where that comes to nothing.
  private func prepare(
    _ named: String?
  ) throws(CredentialError) -> (
    plan: CredentialPlan, call: CallSettings, lack: CredentialError?
  ) {
    let choice = ProfileChoice(environment, named: named)
    let name = choice.name
    let found = book.profile(name)
    // Only the default profile that nothing names need not be there.
    guard found != nil || choice.source == "default" else { throw missing(name) }
    var planner = CredentialPlanner(
      book: book, environment: environment, isExplicit: named != nil)
    let settled = try planner.plan(name)
    if settled == nil, named == nil, let half = environment.halfPair { throw half }
    var lack: CredentialError?
    if settled == nil { lack = found == nil ? missing(name) : .noCredentials(profile: name) }
    // Where nobody named a profile, the AWS CLI asks the machine that it runs on last of all.
    let asksMachine = named == nil && !environment.isTrue("AWS_EC2_METADATA_DISABLED")
    if let lack, !asksMachine { throw lack }
    let plan = settled ?? .instance
    let profile = found ?? ProfileFacts(name: name, credentials: [:], config: [:])
    let call = CallSettings(profile: profile, book: book, environment: environment, plan: plan)
    if let unknown = call.unknownRegion { throw .refused(unknown) }
    return (plan, call, lack)
  }

  /// That there is no such profile; told only where it is so: all names are compared for it.
  private func missing(_ name: String) -> CredentialError {
    .profileNotFound(name, suggestions: Spelling.nearest(to: name, in: book.names))
  }

  /// - Parameter isFromFile: whether the end of the keys is what some tool noted beside them: STS
  ///   is asked all the same.
  private func identity(
    _ keys: Credentials, _ caller: ServiceCaller<Outside>, isFromFile: Bool
  ) async -> Verdict {
    guard !keys.accessKeyID.isEmpty, !keys.secretAccessKey.isEmpty else {
      return emptiness(keys)
    }
    if !isFromFile, let end = keys.expiration, end <= world.now() {
      var verdict = Verdict(.expiredToken)
      verdict.expiresAt = end
      return verdict
    }
    var verdict = await caller.sts("GetCallerIdentity", with: keys).verdict
    verdict.expiresAt = keys.expiration
    verdict.accountID = verdict.accountID ?? keys.accountID
    return verdict
  }

  /// When the user has to act again: temporary keys of a file, a role behind an MFA code and a
  /// sign-in end for good, everything else renews itself.
  private func userIsNeeded(
    _ plan: CredentialPlan, _ keys: Credentials, _ caller: ServiceCaller<Outside>
  ) -> Int? {
    switch plan {
    case .keys(let own, _): own.expiration
    case .role(let call, let source):
      call.mfaSerial == nil ? userIsNeeded(source, keys, caller) : keys.expiration
    case .sso(let call): SSOFetch(caller: caller).signInEnds(call)
    case .webIdentity, .process, .login, .container, .instance: nil
    }
  }

  /// What is said of keys that are there in name only.
  private func emptiness(_ keys: Credentials) -> Verdict {
    let empty = missing(keys)
    return Verdict(
      .configError, error: "partial-credentials",
      message: "\(empty.joined(separator: " and ")) \(empty.count > 1 ? "are" : "is") empty")
  }

  private func missing(_ keys: Credentials) -> [String] {
    (keys.accessKeyID.isEmpty ? ["aws_access_key_id"] : [])
      + (keys.secretAccessKey.isEmpty ? ["aws_secret_access_key"] : [])
  }

  private func verdict(_ error: CredentialError) -> Verdict {
    if Task.isCancelled { return Verdict(.cancelled) }
    switch error {
    case .refused(let verdict): return verdict
    case .noCredentials, .sourceSilent: return Verdict(.noCredentials, message: error.message)
    case .signInNeeded:
      var verdict = Verdict(.signInNeeded, message: error.message)
      verdict.advice = error.signInCommand.map { "Sign in: \($0)" } ?? ""
      return verdict
    case .processFailed: return Verdict(.processFailed, message: error.message)
    case .notRun: return Verdict(.notRun, message: error.message)
    case .mfaDeclined:
      var verdict = Verdict(.mfaNeeded, message: error.message)
      verdict.advice =
        options.asksForCodes
        ? "Check it again and give the code of the device, which is asked for on a terminal."
        : "Check this profile by name and give the code of the device, which is asked for on a "
          + "terminal."
      return verdict
    default:
      var verdict = Verdict(.configError, error: error.code, message: error.message)
      verdict.advice = error.advice ?? verdict.advice
      return verdict
    }
  }
}
