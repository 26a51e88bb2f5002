import AWSProfiles
import JSONText

/// Carries out a plan: asks, runs and reads until there are credentials.
struct CredentialFetch<Outside: World>: Sendable {
  let caller: ServiceCaller<Outside>

  var world: Outside { caller.world }
  private var cache: CommandLineCache<Outside> { CommandLineCache(caller: caller) }

  /// The credentials of a plan; each step of a chain in turn.
  func credentials(_ plan: CredentialPlan) async throws(CredentialError) -> Credentials {
    switch plan {
    case .keys(let keys, _): return keys
    case .role(let call, let source): return try await role(call, through: source)
    case .webIdentity(let call): return try await webIdentity(call)
    case .sso(let call): return try await SSOFetch(caller: caller).credentials(call)
    case .process(let profile, let command): return try await process(profile, command)
    case .login(let profile, let session):
      return try await LoginFetch(caller: caller).credentials(profile: profile, session: session)
    case .container: return try await MetadataFetch(caller: caller).container()
    case .instance: return try await MetadataFetch(caller: caller).instance()
    }
  }

  private func role(
    _ call: RoleCall, through source: CredentialPlan
  ) async throws(CredentialError) -> Credentials {
    if let cached = cache.keys(CacheName.role(call, hashing: world)) { return cached }
    let sourceKeys = try await credentials(source)
    var parameters = [
      ("RoleArn", call.roleARN), ("RoleSessionName", call.sessionName ?? madeUpSessionName),
    ]
    if let externalID = call.externalID { parameters.append(("ExternalId", externalID)) }
    if let duration = call.duration { parameters.append(("DurationSeconds", String(duration))) }
    guard let serial = call.mfaSerial else {
      return try await temporary("AssumeRole", parameters, with: sourceKeys, keeping: call)
    }
    return try await MFARole(
      fetch: self, call: call, serial: serial, parameters: parameters, keys: sourceKeys
    ).credentials()
  }

  private func webIdentity(_ call: WebIdentityCall) async throws(CredentialError) -> Credentials {
    let path = call.tokenFile
    // No tool of AWS puts the home folder in for a tilde here.
    let bytes = path.hasPrefix("~") ? nil : world.read(path)
    let token = bytes.map { String(decoding: $0, as: UTF8.self) }
    if let cached = keptByCommandLine(call, token) { return cached }
    guard let token else {
      throw .invalidConfig(
        profile: call.profile ?? "default",
        reason: "its token file \(path) cannot be read"
          + (path.hasPrefix("~") ? ": no tool expands ~ there, write the whole path" : ""))
    }
    return try await temporary(
      "AssumeRoleWithWebIdentity",
      [
        ("RoleArn", call.roleARN), ("RoleSessionName", call.sessionName ?? madeUpSessionName),
        ("WebIdentityToken", token.trimmingBlanks()),
      ], with: nil)
  }

  /// Keys that the AWS CLI keeps of a role taken with a token: since 1.46 by the token too, before
  /// that under the name of a role that is assumed with keys.
  private func keptByCommandLine(_ call: WebIdentityCall, _ token: String?) -> Credentials? {
    let role = RoleCall(profile: "", roleARN: call.roleARN, sessionName: call.sessionName)
    return token.flatMap { cache.keys(CacheName.role(role, token: $0, hashing: world)) }
      ?? cache.keys(CacheName.role(role, hashing: world))
  }

  /// The temporary credentials that an operation of STS answers with.
  ///
  /// - Parameter call: the role, where the answer goes into the cache of the AWS CLI.
  func temporary(
    _ operation: String, _ parameters: [(String, String)], with keys: Credentials?,
    keeping call: RoleCall? = nil
  ) async throws(CredentialError) -> Credentials {
    var (verdict, answer) = await caller.sts(operation, parameters, with: keys)
    guard verdict.class == .valid, let answer else {
      if verdict.class == .deniedButAuthenticated, operation == "AssumeRole" {
        verdict.advice = "The keys are good, but may not assume the role: see its trust policy."
      }
      throw .refused(verdict)
    }
    let whole = XMLElement.parse(answer.body)?["\(operation)Result"]
    guard let result = whole?["Credentials"], let keyID = result["AccessKeyId"]?.text,
      let secret = result["SecretAccessKey"]?.text, let token = result["SessionToken"]?.text
    else { throw .refused(Verdict(.notSTSResponse)) }
    if let call, let whole { cache.keep(whole, answer, of: call) }
    return Credentials(
      accessKeyID: keyID, secretAccessKey: Secret(secret), sessionToken: Secret(token),
      expiration: (result["Expiration"]?.text).flatMap(CalendarTime.seconds(iso:)),
      accountID: (whole?["AssumedRoleUser"]?["Arn"]?.text).flatMap(AccountID.inARN))
  }

  private func process(
    _ profile: String, _ command: String
  ) async throws(CredentialError) -> Credentials {
    guard caller.options.runsProcesses else {
      throw .notRun(profile: profile, kind: "credential_process")
    }
    guard let words = ShellWords.split(command), !words.isEmpty else {
      throw .processFailed(profile: profile, reason: "credential_process has an open quote")
    }
    let result = await world.run(words, timeout: 60_000)
    guard result.status == 0 else {
      let how = result.status.map { "ended with status \($0)" } ?? "did not start or took too long"
      let said = result.errorText.split(whereSeparator: \.isNewline).last.map { ": \($0)" } ?? ""
      throw .processFailed(profile: profile, reason: "\(words[0]) \(how)\(said)")
    }
    do {
      return try CredentialJSON.process(result.output)
    } catch {
      throw .processFailed(profile: profile, reason: "\(words[0]) \(error.reason)")
    }
  }

  private var madeUpSessionName: String { "awscreds-tui-\(world.now())" }
}
