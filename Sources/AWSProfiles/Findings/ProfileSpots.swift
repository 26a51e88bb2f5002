import INIDocument

/// A setting that findings look at.
enum SpotKey: String, CaseIterable, Sendable {
  case accessKeyID = "aws_access_key_id"
  case secret = "aws_secret_access_key"
  case token = "aws_session_token"
  case oldToken = "aws_security_token"
  case region
  case role = "role_arn"
  case source = "source_profile"
  case credentialSource = "credential_source"
  case serial = "mfa_serial"
  case duration = "duration_seconds"
  case tokenFile = "web_identity_token_file"
  case process = "credential_process"
  case login = "login_session"
  case ssoSession = "sso_session"
  case ssoAccount = "sso_account_id"
  case ssoRole = "sso_role_name"
  case ssoURL = "sso_start_url"
  case ssoRegion = "sso_region"
  case services
  case endpoint = "endpoint_url"

  private static let byLength: [[(bytes: [UInt8], key: SpotKey)]] = {
    var table: [[(bytes: [UInt8], key: SpotKey)]] = Array(repeating: [], count: 32)
    for key in allCases { table[key.rawValue.utf8.count].append((Array(key.rawValue.utf8), key)) }
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

/// The settings of one profile that findings look at, a file each: text is decoded only where a
/// finding needs it, so that thousands of profiles are looked through in one pass.
struct ProfileSpots: Sendable {
  var name: String
  /// The line of the first header, and its file.
  var header: (role: FileRole, line: Int)
  var credentials: [Spot] = []
  var config: [Spot] = []
  /// How many settings there are in both files, those of no interest included.
  var settingCount = 0

  /// The setting in force: credentials before config.
  subscript(key: SpotKey) -> Spot? { self[key, .credentials] ?? self[key, .config] }

  /// The setting of one file, the last of the same name.
  subscript(key: SpotKey, role: FileRole) -> Spot? {
    (role == .credentials ? credentials : config).last { $0.key == key }
  }
}

extension ProfileCatalog {
  /// What findings look at of every profile, in the order of `names`.
  func allSpots() -> [ProfileSpots] { names.compactMap(spots) }

  private func spots(_ name: String) -> ProfileSpots? {
    var spots: ProfileSpots?
    for role in FileRole.allCases {
      guard let document = files[role] else { continue }
      for section in sections(of: name, in: role) {
        var found = spots ?? ProfileSpots(name: name, header: (role, section.header + 1))
        for index in section.header + 1..<max(section.end, section.header + 1) {
          let line = document.lines[index]
          guard line.role == .setting else { continue }
          found.settingCount += 1
          guard let key = SpotKey.of(document.bytes[line.name]) else { continue }
          let spot = Spot(key: key, role: role, index: index)
          if role == .credentials {
            found.credentials.append(spot)
          } else {
            found.config.append(spot)
          }
        }
        spots = found
      }
    }
    return spots
  }
}
