import AWSCredentials
import AWSProfiles
import App

/// Carries out one step of a rotation; used by the screens and by the verbs alike.
public struct KeyRunner<Outside: World>: Sendable {
  private let profile: String
  private let catalog: ProfileCatalog
  private let environment: Environment
  private let world: Outside
  private let shelf: any ProfileShelf
  private let unwritten: UnwrittenKeys
  private let devices: MFADevices

  /// A runner for the keys of `profile` as `catalog` has them; `devices` let one MFA code serve all
  /// steps.
  public init(
    profile: String, catalog: ProfileCatalog, environment: Environment, world: Outside,
    shelf: any ProfileShelf, unwritten: UnwrittenKeys, devices: MFADevices
  ) {
    self.devices = devices
    self.profile = profile
    self.catalog = catalog
    self.environment = environment
    self.world = world
    self.shelf = shelf
    self.unwritten = unwritten
  }

  /// Does a step; `report` is told of waiting, and the answer is the last word.
  public func run(
    _ step: KeyStep, report: @escaping @Sendable (KeyAnswer) -> Void
  ) async -> KeyAnswer {
    do throws(CredentialError) {
      let keys = try UserKeys(
        of: profile, catalog: catalog, environment: environment, world: world, devices: devices)
      switch step {
      case .list:
        let listed = try await keys.report()
        // A run that was killed between writing and tidying up leaves a file behind.
        unwritten.forget(listed.ownKeyID)
        return .listed(listed, kept: unwritten.kept(among: listed.others.map(\.id)))
      case .create(let listed): return try await create(keys, listed)
      case .verify:
        _ = try await keys.verify { report(.waiting(milliseconds: $0)) }
        return .verified
      case .set(let id, let active):
        try await keys.set(id, active: active)
        return .set(id: id, active: active)
      case .delete(let id):
        try await keys.delete(id)
        unwritten.noteDeleted(id)
        return .deleted(id: id)
      case .write(let change, let id): return write(change, keyID: id)
      }
    } catch {
      return .failed(Self.words(error), code: Self.code(error))
    }
  }

  /// The code of a fault: what IAM itself refuses is one, what kept it from being asked another.
  private static func code(_ error: CredentialError) -> String {
    guard case .refused(let verdict) = error else { return error.code }
    switch verdict.class {
    case .noNetwork, .tlsFailure, .proxyFailure, .regionUnknown, .throttled, .serviceError,
      .cancelled:
      return verdict.class.rawValue
    default: return "iam-refused"
    }
  }

  private func create(
    _ keys: UserKeys<Outside>, _ listed: KeyReport
  ) async throws(CredentialError) -> KeyAnswer {
    let made = try await keys.create(beside: listed)
    if let kept = unwritten.keep(made, for: profile) { return .made(kept) }
    do throws(CredentialError) {
      try await keys.delete(made.accessKeyID)
    } catch {
      return .failed(
        "The new key \(made.accessKeyID) could not be kept in a private file, nor deleted again: "
          + "\(Self.words(error)) Delete it here with d once the disk has room.")
    }
    return .failed(
      "The new key could not be kept in a private file, so it was deleted again: nothing changed. "
        + "See whether the disk is full and ~/.local/state can be written.")
  }

  /// Writes the profile, then lets the private file of its new key go; waits for file locks.
  public func write(_ change: Change, keyID id: String) -> KeyAnswer {
    let answer = shelf.save(change, seen: catalog.files)
    if case .done = answer { unwritten.forget(id) }
    return .written(answer)
  }

  private static func words(_ error: CredentialError) -> String {
    var words = error.message
    if !words.hasSuffix(".") { words += "." }
    if case .refused(let verdict) = error, !verdict.advice.isEmpty { words += " \(verdict.advice)" }
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
