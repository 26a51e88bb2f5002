import JSONText

/// An access key of a user, as IAM tells it; there is no secret in it.
public struct AccessKey: Sendable, Equatable {
  /// As `AKIA…`.
  public var id: String
  /// Whether requests signed with it are answered.
  public var isActive: Bool
  /// When it was made, in seconds since 1970.
  public var created: Int?
  /// Its last use; nil where it was never used or nobody could be asked.
  public var lastUse: Use?
  /// Whether IAM told of its use: a user may be allowed to list keys and not to ask that.
  public var isUseKnown: Bool

  /// A key as listed.
  public init(
    id: String, isActive: Bool = true, created: Int? = nil, lastUse: Use? = nil,
    isUseKnown: Bool = false
  ) {
    self.id = id
    self.isActive = isActive
    self.created = created
    self.lastUse = lastUse
    self.isUseKnown = isUseKnown
  }

  /// When and where a key was last used.
  public struct Use: Sendable, Equatable {
    /// Seconds since 1970.
    public var at: Int
    /// As `s3`.
    public var service: String
    /// As `eu-west-1`.
    public var region: String

    /// A use.
    public init(at: Int, service: String, region: String) {
      self.at = at
      self.service = service
      self.region = region
    }
  }

  /// Whole days since the key was made.
  public func age(at now: Int) -> Int? { created.map { max(0, now - $0) / 86_400 } }

  /// Whole days since it was last used, or made where it never was.
  public func idle(at now: Int) -> Int? {
    guard isUseKnown else { return nil }
    return (lastUse?.at ?? created).map { max(0, now - $0) / 86_400 }
  }
}

/// The access keys of the user whom a profile's keys belong to.
public struct KeyReport: Sendable, Equatable {
  /// The user's name; nil for the account's root user.
  public var userName: String?
  /// The key that stands in the profile.
  public var ownKeyID: String
  /// All keys, oldest first.
  public var keys: [AccessKey]

  /// A report.
  public init(userName: String?, ownKeyID: String, keys: [AccessKey]) {
    self.userName = userName
    self.ownKeyID = ownKeyID
    self.keys = keys
  }

  /// The profile's own key, where IAM lists it.
  public var own: AccessKey? { keys.first { $0.id == ownKeyID } }

  /// The keys that are not the profile's own.
  public var others: [AccessKey] { keys.filter { $0.id != ownKeyID } }

  /// What should be said of a key, worst first; empty where nothing is to be said.
  ///
  /// The CIS benchmark for AWS asks to rotate keys every 90 days and to switch off keys that were
  /// not used for 45 days.
  public func hint(for key: AccessKey, at now: Int) -> KeyHint? {
    if key.isActive, let age = key.age(at: now), age >= 90 { return .old(days: age) }
    if key.isActive, let idle = key.idle(at: now), idle >= 45 { return .idle(days: idle) }
    return nil
  }

  /// The object that `keys --json` prints.
  public func json(profile: String, at now: Int) -> JSONValue {
    [
      "profile": .string(profile), "user": JSONValue(userName),
      "keys": .array(
        keys.map { key in
          [
            "access_key_id": .string(key.id), "in_profile": .bool(key.id == ownKeyID),
            "active": .bool(key.isActive),
            "created_at": JSONValue(key.created.map(CalendarTime.iso)),
            "age_days": JSONValue(key.age(at: now)),
            "last_used_at": JSONValue(key.lastUse.map { CalendarTime.iso($0.at) }),
            "last_used_service": JSONValue(key.lastUse?.service),
            "last_used_region": JSONValue(key.lastUse?.region),
            "hint": JSONValue(hint(for: key, at: now)?.code),
          ]
        }),
    ]
  }
}

/// What a key's age or disuse calls for.
public enum KeyHint: Sendable, Equatable {
  /// It has been in force for that long.
  case old(days: Int)
  /// Nobody has used it for that long.
  case idle(days: Int)

  /// The code in the program's JSON.
  public var code: String {
    switch self {
    case .old: "key-old"
    case .idle: "key-idle"
    }
  }

  /// In words, with what to do.
  public var message: String {
    switch self {
    case .old(let days): "\(days) days old: rotate it"
    case .idle(let days): "not used for \(days) days: switch it off"
    }
  }
}
