import INIDocument

/// A setting that findings look at; the raw value is its bit in a set of them.
enum SpotKey: Int, CaseIterable, Sendable {
  case accessKeyID, secret, token, oldToken, region, role, source, credentialSource, serial
  case duration, tokenFile, process, login, ssoSession, ssoAccount, ssoRole, ssoURL, ssoRegion
  case services, endpoint

  private static let names = [
    "aws_access_key_id", "aws_secret_access_key", "aws_session_token", "aws_security_token",
    "region", "role_arn", "source_profile", "credential_source", "mfa_serial", "duration_seconds",
    "web_identity_token_file", "credential_process", "login_session", "sso_session",
    "sso_account_id", "sso_role_name", "sso_start_url", "sso_region", "services", "endpoint_url",
  ]

  /// The name in the files.
  var name: String { Self.names[rawValue] }

  private static let byLength: [[(bytes: [UInt8], key: SpotKey)]] = {
    var table: [[(bytes: [UInt8], key: SpotKey)]] = Array(repeating: [], count: 32)
    for key in allCases { table[key.name.utf8.count].append((Array(key.name.utf8), key)) }
    return table
  }()

  /// The key of that name in any capitals; nil for names that no finding is about.
  static func of(_ name: ArraySlice<UInt8>) -> SpotKey? {
    guard name.count < byLength.count else { return nil }
    for entry in byLength[name.count]
    where name.elementsEqual(entry.bytes, by: { $0 == $1 || ($0 | 0x20 == $1 && $0 >= 0x41) }) {
      return entry.key
    }
    return nil
  }
}

/// Where a setting in force stands.
struct Spot: Sendable {
  var key: SpotKey
  var role: FileRole
  /// The index of its line.
  var index: Int

  /// The number of its line, the first being 1.
  var line: Int { index + 1 }
}

/// Some of the keys.
struct SpotKeys: Sendable {
  private var bits: UInt32 = 0

  func contains(_ key: SpotKey) -> Bool { bits & (1 << UInt32(key.rawValue)) != 0 }
  mutating func insert(_ key: SpotKey) { bits |= 1 << UInt32(key.rawValue) }
  mutating func remove(_ key: SpotKey) { bits &= ~(1 << UInt32(key.rawValue)) }
}

/// The settings of one profile that findings look at: text is decoded only where a finding needs
/// it, and what is there is told by bits, so that thousands of profiles are looked through at once.
struct ProfileSpots: Sendable {
  var name: String
  /// The line of the first header, and its file.
  var header: (role: FileRole, line: Int)
  /// Those of credentials before those of config.
  var spots: [Spot] = []
  /// How many settings there are in both files, those of no interest included.
  var settingCount = 0
  /// Whether a value begins with a quote.
  var hasQuotes = false
  /// The keys that stand in each file, and those of them that hold something.
  private var inCredentials = SpotKeys()
  private var inConfig = SpotKeys()
  private var filledInCredentials = SpotKeys()
  private var filledInConfig = SpotKeys()

  init(name: String, header: (role: FileRole, line: Int)) {
    self.name = name
    self.header = header
  }

  mutating func add(_ spot: Spot, isFilled: Bool) {
    spots.append(spot)
    if spot.role == .credentials {
      inCredentials.insert(spot.key)
      if isFilled {
        filledInCredentials.insert(spot.key)
      } else {
        filledInCredentials.remove(spot.key)
      }
    } else {
      inConfig.insert(spot.key)
      if isFilled { filledInConfig.insert(spot.key) } else { filledInConfig.remove(spot.key) }
    }
  }

  /// Whether a setting is there and holds something; credentials win over config.
  func has(_ key: SpotKey) -> Bool {
    inCredentials.contains(key) ? filledInCredentials.contains(key) : filledInConfig.contains(key)
  }

  /// Whether a setting is there, be it empty.
  func contains(_ key: SpotKey) -> Bool { inCredentials.contains(key) || inConfig.contains(key) }

  /// The setting in force: credentials before config.
  subscript(key: SpotKey) -> Spot? { self[key, .credentials] ?? self[key, .config] }

  /// The setting of one file, the last of the same name.
  subscript(key: SpotKey, role: FileRole) -> Spot? {
    guard (role == .credentials ? inCredentials : inConfig).contains(key) else { return nil }
    return spots.last { $0.key == key && $0.role == role }
  }
}

extension ProfileCatalog {
  /// What findings look at of every profile, in the order of the files, and where each profile is
  /// in the list.
  func allSpots() -> (all: [ProfileSpots], index: [ExactText: Int]) {
    var all: [ProfileSpots] = []
    var index: [ExactText: Int] = [:]
    all.reserveCapacity(names.count)
    index.reserveCapacity(names.count)
    let config = sections[.config] ?? []
    // `[profile default]` hides `[default]` whole.
    let hidesBare = config.contains { !$0.isBareDefault && $0.kind == .profile("default") }
    for role in FileRole.allCases {
      guard let document = files[role] else { continue }
      for section in sections[role] ?? [] {
        guard case .profile(let name) = section.kind, !(section.isBareDefault && hidesBare) else {
          continue
        }
        let place: Int
        if let known = index[ExactText(name)] {
          place = known
        } else {
          place = all.count
          index[ExactText(name)] = place
          all.append(ProfileSpots(name: name, header: (role, section.header + 1)))
        }
        for line in section.header + 1..<max(section.end, section.header + 1) {
          document.look(at: line, role, &all[place])
        }
      }
    }
    return (all, index)
  }
}

extension Document {
  /// Notes the setting of a line, if it is one.
  fileprivate func look(at index: Int, _ role: FileRole, _ spots: inout ProfileSpots) {
    let line = lines[index]
    guard line.role == .setting else { return }
    spots.settingCount += 1
    guard let key = SpotKey.of(bytes[line.name]) else { return }
    let value = line.value
    spots.add(Spot(key: key, role: role, index: index), isFilled: !value.isEmpty)
    if !value.isEmpty, bytes[value.lowerBound] == 0x22 || bytes[value.lowerBound] == 0x27 {
      spots.hasQuotes = true
    }
  }
}
