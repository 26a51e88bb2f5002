import AWSProfiles

/// The access keys of the user whom a profile's own keys belong to: asked for, made, switched, and
/// deleted through IAM, signed with those keys themselves.
public struct UserKeys<Outside: World>: Sendable {
  let caller: ServiceCaller<Outside>
  let keys: Credentials
  let endpoint: (url: String, signingRegion: String)
  let profile: String
  /// The MFA device of the user, where a profile names it.
  let device: String?
  let devices: MFADevices

  /// Prepares the calls for a profile that holds keys of its own.
  ///
  /// Throws `invalidConfig` where it holds none or temporary ones, which nobody can rotate, and
  /// the errors of a profile that cannot be read.
  ///
  /// - Parameter devices: what MFA devices have opened: where IAM demands a code, one serves all
  ///   steps that share it.
  public init(
    of profile: String, catalog: ProfileCatalog, environment: Environment, world: Outside,
    options: CheckOptions = CheckOptions(), devices: MFADevices = MFADevices()
  ) throws(CredentialError) {
    let book = ProfileBook(catalog)
    guard let facts = book.profile(profile) else {
      throw .profileNotFound(profile, suggestions: Spelling.nearest(to: profile, in: book.names))
    }
    let keys = try Self.ownKeys(facts, catalog)
    let call = CallSettings(
      profile: facts, book: book, environment: environment,
      plan: .keys(keys, .credentialsFile))
    if let unknown = call.unknownRegion { throw .refused(unknown) }
    self.keys = keys
    self.profile = profile
    self.devices = devices
    device = Self.device(of: facts, in: book)
    caller = try call.caller(world: world, options: options)
    if let custom = caller.customEndpoints["iam"] {
      guard let host = URLText.host(of: custom), !host.isEmpty else {
        throw .invalidEndpoint(custom)
      }
      let home = IAMEndpoint.resolve(region: call.region)
      endpoint = (URLText.path(of: custom).isEmpty ? custom + "/" : custom, home.signingRegion)
    } else {
      endpoint = IAMEndpoint.resolve(
        region: call.region, fips: call.usesFIPS, dualStack: call.usesDualStack)
    }
  }

  /// All keys of the user with age and last use.
  ///
  /// Where the user may list keys but not ask for their use, the use stays unknown.
  public func report() async throws(CredentialError) -> KeyReport {
    let listed = try await call("ListAccessKeys", [("MaxItems", "100")])
    let members = listed["ListAccessKeysResult"]?["AccessKeyMetadata"]?.children ?? []
    var found = members.compactMap { Self.key($0) }
    guard !found.isEmpty else {
      throw .refused(Verdict(.notSTSResponse, message: "the answer of IAM lists no key"))
    }
    for index in found.indices { try await addUse(to: &found[index]) }
    return KeyReport(
      userName: members.first?["UserName"]?.text, ownKeyID: keys.accessKeyID,
      keys: found.sorted { ($0.created ?? 0, $0.id) < ($1.created ?? 0, $1.id) })
  }

  /// A second key for the user, with the secret that IAM tells only this once.
  ///
  /// `report` is what was listed before. Throws `invalidConfig` where the user has two keys. Where
  /// the answer is lost on the way, the key that it told of is deleted again.
  public func create(beside report: KeyReport) async throws(CredentialError) -> NewKeys {
    guard report.keys.count < 2 else { throw twoKeys(report) }
    let root: XMLElement
    do {
      root = try await call("CreateAccessKey", [], isRepeatable: false)
    } catch {
      guard case .refused(let verdict) = error else { throw error }
      if verdict.error == "LimitExceeded" { throw twoKeys(report) }
      let isInDoubt = [.noNetwork, .serviceError, .notSTSResponse].contains(verdict.class)
      if isInDoubt { throw await lost(verdict, report) }
      throw error
    }
    guard let made = root["CreateAccessKeyResult"]?["AccessKey"],
      let id = made["AccessKeyId"]?.text,
      let secret = made["SecretAccessKey"]?.text, !id.isEmpty, !secret.isEmpty
    else {
      throw await lost(Verdict(.notSTSResponse, message: "the answer of IAM has no key"), report)
    }
    return NewKeys(accessKeyID: id, secretAccessKey: Secret(secret))
  }

  /// Switches a key on or off; the profile's own one is refused.
  public func set(_ id: String, active: Bool) async throws(CredentialError) {
    try refuseOwn(id)
    _ = try await call(
      "UpdateAccessKey", [("AccessKeyId", id), ("Status", active ? "Active" : "Inactive")],
      patience: Self.patience)
  }

  /// Deletes a key for good; the profile's own one is refused.
  public func delete(_ id: String) async throws(CredentialError) {
    try refuseOwn(id)
    do {
      _ = try await call("DeleteAccessKey", [("AccessKeyId", id)], patience: Self.patience)
    } catch {
      // Gone already: an earlier answer was lost on the way.
      guard case .refused(let verdict) = error, verdict.error == "NoSuchEntity" else { throw error }
    }
  }

  /// Asks STS who the profile's keys are until it knows them: a new key takes some seconds.
  ///
  /// - Parameter waiting: is told how long it has been, in milliseconds, before each new try.
  public func verify(
    waiting: @Sendable (Int) -> Void = { _ in }
  ) async throws(CredentialError) -> Verdict {
    let start = caller.world.uptime()
    var attempt = 0
    while true {
      let verdict = await caller.sts("GetCallerIdentity", with: keys).verdict
      if verdict.class == .valid || verdict.class == .deniedButAuthenticated { return verdict }
      let spent = caller.world.uptime() - start
      guard verdict.error == "InvalidClientTokenId", spent < Self.patience, !Task.isCancelled else {
        throw .refused(Task.isCancelled ? Verdict(.cancelled) : verdict)
      }
      waiting(spent)
      await pause(attempt)
      attempt += 1
    }
  }

  /// How long a new key may be unknown, in milliseconds.
  static var patience: Int { 30_000 }

  private func refuseOwn(_ id: String) throws(CredentialError) {
    guard id != keys.accessKeyID else {
      throw .invalidConfig(profile: profile, reason: "\(id) is the key that it uses itself")
    }
  }

  private func twoKeys(_ report: KeyReport) -> CredentialError {
    let user = report.userName ?? "the root user"
    let other = report.others.first.map { " (\($0.id), \($0.isActive ? "active" : "inactive"))" }
    return .invalidConfig(
      profile: profile,
      reason: "\(user) has two access keys already\(other ?? ""), and IAM allows no third. "
        + "Delete the one that nobody uses first")
  }
}
