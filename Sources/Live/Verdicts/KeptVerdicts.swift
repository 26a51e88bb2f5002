import AWSCredentials
import AWSProfiles
import App
import JSONText

/// The verdicts of earlier runs, each good for the settings that were checked and no others.
///
/// Beside a verdict stands a digest of those settings under a random key: a profile whose keys,
/// role or region have changed has no verdict any more. No secret is kept.
public struct KeptVerdicts: Sendable {
  private let store: StateStore

  /// The verdicts kept in `store`.
  public init(store: StateStore) { self.store = store }

  /// What is still true of the profiles of a catalog.
  public func load(for catalog: ProfileCatalog) -> [String: KnownVerdict] {
    let state = store.load()
    var known: [String: KnownVerdict] = [:]
    for (name, json) in state.verdicts {
      guard var verdict = Verdict(json: json), let time = json["time"]?.integer,
        isOfNow(json, name, catalog, state)
      else { continue }
      verdict.needsUserAt = json["needs_user_at"]?.integer
      verdict.requestID = json["request_id"]?.string
      known[name] = KnownVerdict(verdict: verdict, at: time)
    }
    return known
  }

  /// The last verdict of each profile as `check --json` spells it, with its age in seconds.
  public func json(for catalog: ProfileCatalog, now: Int) -> [String: JSONValue] {
    load(for: catalog).reduce(into: [:]) { result, entry in
      guard case .object(var members) = entry.value.verdict.json(profile: entry.key) else { return }
      members.append(.init("age_seconds", JSONValue(max(0, now - entry.value.at))))
      result[entry.key] = .object(members)
    }
  }

  /// Keeps verdicts, those of stopped checks not.
  public func keep(_ verdicts: [String: KnownVerdict], for catalog: ProfileCatalog) {
    let newest = verdicts.values.map(\.at).max() ?? 0
    store.update { state in
      let key = state.digestKey.flatMap(Self.bytes) ?? Self.newKey()
      state.digestKey = Self.text(key)
      // Another pair of files may be in use today: what it does not know is kept for a month.
      state.verdicts = state.verdicts.filter {
        catalog[$0.key] != nil || ($0.value["time"]?.integer ?? 0) > newest - Self.monthOfSeconds
      }
      for (name, known) in verdicts
      where known.verdict.class != .cancelled && catalog[name] != nil {
        let settings = CheckedSettings(of: name, in: catalog).digest(key: key)
        state.verdicts[name] = Self.kept(known, name, settings)
      }
    }
  }

  private static let monthOfSeconds = 30 * 86_400

  private static func kept(
    _ known: KnownVerdict, _ name: String, _ settings: String
  ) -> JSONValue {
    // What a program said on its standard error may be anything.
    let verdict = known.verdict.class == .processFailed ? Verdict(.processFailed) : known.verdict
    let added: [JSONValue.Member] = [
      .init("time", JSONValue(known.at)),
      .init("needs_user_at", JSONValue(verdict.needsUserAt)),
      .init("request_id", JSONValue(verdict.requestID)), .init("settings", .string(settings)),
    ]
    return .object((verdict.json(profile: name).members ?? []) + added)
  }

  private func isOfNow(
    _ json: JSONValue, _ name: String, _ catalog: ProfileCatalog, _ state: SavedState
  ) -> Bool {
    guard let digest = json["settings"]?.string, let key = state.digestKey.flatMap(Self.bytes),
      catalog[name] != nil
    else { return false }
    return digest == CheckedSettings(of: name, in: catalog).digest(key: key)
  }

  private static func newKey() -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  private static func text(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == 32, text.count == 32 else { return nil }
    return (0..<16).map { UInt8(digits[2 * $0] << 4 | digits[2 * $0 + 1]) }
  }
}
