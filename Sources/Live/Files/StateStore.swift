import JSONText

/// What the program remembers from run to run.
///
/// No secret goes in here.
public struct SavedState: Sendable, Equatable {
  /// The profiles that were used last, newest first.
  public var recents: [String]
  /// The last verdict of each profile as the caller spells it: class, account, ARN, time.
  public var verdicts: [String: JSONValue]
  /// The last screen with its filter and selection, as the caller spells it; nil for none.
  public var screen: JSONValue?
  /// The key of the digests in `verdicts`, 16 random bytes in hexadecimal; nil: none was made yet.
  public var digestKey: String?

  /// The ids of the access keys that were deleted here, newest first.
  public var deletedKeys: [String] = []

  /// How many recents are kept.
  public static let recentLimit = 20

  /// A state of these parts.
  public init(
    recents: [String] = [], verdicts: [String: JSONValue] = [:], screen: JSONValue? = nil
  ) {
    self.recents = recents
    self.verdicts = verdicts
    self.screen = screen
  }

  /// Puts `profile` at the head of the recents.
  public mutating func use(_ profile: String) {
    recents.removeAll { $0 == profile }
    recents.insert(profile, at: 0)
    recents = Array(recents.prefix(Self.recentLimit))
  }

  /// Remembers that a key is no more; undo can reach back no further than that many.
  mutating func noteDeleted(_ id: String) {
    deletedKeys = Array(([id] + deletedKeys.filter { $0 != id }).prefix(50))
  }
}

/// The file in the private state folder that holds a `SavedState`.
public struct StateStore: Sendable {
  private let path: String

  /// The store in the private folder `state`; nothing is made yet.
  public init(state: String) { path = FilePath.join(state, "state.json") }

  /// What was saved last; an empty state where there is none or it is damaged.
  public func load() -> SavedState {
    guard let bytes = PrivateFile.read(path), let json = try? JSONValue(parsing: bytes) else {
      return SavedState()
    }
    var state = SavedState()
    state.recents = (json["recents"]?.array ?? []).compactMap(\.string)
    for member in json["verdicts"]?.members ?? [] { state.verdicts[member.key] = member.value }
    if let screen = json["screen"], !screen.isNull { state.screen = screen }
    state.digestKey = json["digest_key"]?.string
    state.deletedKeys = (json["deleted_keys"]?.array ?? []).compactMap(\.string)
    return state
  }

  /// Changes what is kept, under a lock that keeps two runs from losing each other's.
  public func update(_ change: (inout SavedState) -> Void) {
    let lock = try? FileLock(
      target: path, path: path, state: FilePath.folder(of: path), patience: 500)
    defer { withExtendedLifetime(lock) {} }
    var state = load()
    change(&state)
    save(state)
  }

  /// Saves in one step; whether it worked.
  ///
  /// To fail here costs memory, never work.
  @discardableResult
  public func save(_ state: SavedState) -> Bool {
    let verdicts = state.verdicts.sorted { $0.key < $1.key }
    let json: JSONValue = [
      "version": 1,
      "recents": .array(state.recents.map(JSONValue.string)),
      "verdicts": .object(verdicts.map { JSONValue.Member($0.key, $0.value) }),
      "screen": state.screen ?? .null,
      "digest_key": JSONValue(state.digestKey),
      "deleted_keys": .array(state.deletedKeys.map(JSONValue.string)),
    ]
    return PrivateFile.write(Array(json.text().utf8), to: path)
  }
}
