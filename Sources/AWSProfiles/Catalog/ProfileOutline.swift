import INIDocument

/// What lists show of a profile, read without making a text of anything else.
///
/// `Profile` holds every setting as text; among thousands of profiles that is felt, and a list asks
/// for a handful of values only.
public struct ProfileOutline: SourceReading, Sendable {
  /// The settings that an outline knows.
  public enum Key: Int, CaseIterable, Sendable {
    case roleARN, webIdentityTokenFile, ssoAccountID, ssoRoleName, ssoSession, ssoStartURL
    case loginSession, credentialProcess, accessKeyID, secretAccessKey, sessionToken
    case securityToken, region, accountID, sourceProfile

    /// The name in lower case.
    public var name: String { spelling.description }

    var spelling: StaticString {
      switch self {
      case .roleARN: "role_arn"
      case .webIdentityTokenFile: "web_identity_token_file"
      case .ssoAccountID: "sso_account_id"
      case .ssoRoleName: "sso_role_name"
      case .ssoSession: "sso_session"
      case .ssoStartURL: "sso_start_url"
      case .loginSession: "login_session"
      case .credentialProcess: "credential_process"
      case .accessKeyID: "aws_access_key_id"
      case .secretAccessKey: "aws_secret_access_key"
      case .sessionToken: "aws_session_token"
      case .securityToken: "aws_security_token"
      case .region: "region"
      case .accountID: "aws_account_id"
      case .sourceProfile: "source_profile"
      }
    }
  }

  private let catalog: ProfileCatalog
  /// The line of each setting in force, the file in its lowest bit; -1 where it is not set.
  private var places = SIMD16<Int32>(repeating: -1)
  /// The profile as a whole, where a setting is written in a way that takes it.
  private var whole: Profile?

  /// The outline of the profile with that number in the catalog's index.
  init(_ number: Int, in catalog: ProfileCatalog) {
    self.catalog = catalog
    let index = catalog.index
    var place = index.firstPlace(of: number)
    while let current = place {
      guard read(index.spans[current]) else {
        whole = catalog.names.indices.contains(number) ? catalog[catalog.names[number]] : nil
        return
      }
      place = index.place(after: current)
    }
  }

  /// The value of a setting; nil where the profile has none of that name.
  public subscript(key: Key) -> String? {
    if let whole { return whole[key.name] }
    guard let (document, line) = place(key) else { return nil }
    return document.text(line.value)
  }

  /// Whether the setting is there, empty or not.
  public func has(_ key: Key) -> Bool {
    whole.map { $0[key.name] != nil } ?? (places[key.rawValue] >= 0)
  }

  /// Which way the profile leads to credentials; `mixed` where it has two ways.
  public var kind: ProfileKind { ProfileKind(of: self) }

  /// Whether a text stands in the value of any of these settings.
  public func contains(_ wanted: [UInt8], in keys: [Key]) -> Bool {
    if let whole {
      return keys.contains { whole[$0.name]?.utf8.hasPart(wanted) == true }
    }
    return keys.contains { key in
      guard let (document, line) = place(key) else { return false }
      return document.bytes.withUnsafeBufferPointer { $0[line.value].hasPart(wanted) }
    }
  }

  /// Whether the access key id is one of temporary keys.
  public var hasTemporaryID: Bool {
    if let whole { return whole.hasTemporaryID }
    guard let (document, line) = place(.accessKeyID) else { return false }
    return document.bytes[line.value].starts(with: "ASIA".utf8)
  }

  /// Whether the access key stands in the credentials file.
  public var hasKeysInCredentials: Bool {
    if let whole { return whole.hasKeysInCredentials }
    let key = has(.accessKeyID) ? Key.accessKeyID : .secretAccessKey
    return places[key.rawValue] >= 0 && places[key.rawValue] & 1 == 0
  }

  private func place(_ key: Key) -> (Document, Line)? {
    let place = places[key.rawValue]
    guard place >= 0, let document = catalog.files[place & 1 == 0 ? .credentials : .config]
    else {
      return nil
    }
    return (document, document.lines[Int(place >> 1)])
  }

  /// Takes in the settings of a section; false where one of them takes the long way.
  private mutating func read(_ span: SectionSpan) -> Bool {
    guard let document = catalog.files[span.role] else { return true }
    let isCredentials = span.role == .credentials
    return document.bytes.withUnsafeBufferPointer { bytes in
      document.lines.withUnsafeBufferPointer { lines in
        var last: Key?
        for index in span.body {
          switch lines[index].role {
          // A value of several lines: `Setting` knows how they go together.
          case .continuation: if last != nil { return false }
          case .setting:
            let name = UnsafeBufferPointer(rebasing: bytes[lines[index].name])
            last = Key(name)
            guard let key = last?.rawValue else {
              // Letters beyond ASCII can be small ones of ASCII's: `Setting` knows which.
              if name.contains(where: { $0 >= 0x80 }) { return false }
              continue
            }
            // The later line of a file counts, and credentials over config.
            if isCredentials || places[key] & 1 == 1 {
              places[key] = Int32(index << 1 | (isCredentials ? 0 : 1))
            }
          default: continue
          }
        }
        return true
      }
    }
  }
}

extension ProfileOutline.Key {
  /// The key of that name, if it is one of these; letter case counts for nothing.
  fileprivate init?(_ name: UnsafeBufferPointer<UInt8>) {
    let length = name.count
    guard length + 1 < Self.starts.count else { return nil }
    for place in Self.starts[length]..<Self.starts[length + 1] {
      let key = Self.byLength[place]
      if name.isWord(key.spelling) {
        self = key
        return
      }
    }
    return nil
  }

  /// The keys, those of shorter names first.
  private static let byLength = allCases.sorted {
    $0.spelling.utf8CodeUnitCount < $1.spelling.utf8CodeUnitCount
  }

  /// Where the names of each length begin among them.
  private static let starts: [Int] = (0...25).map { length in
    byLength.firstIndex { $0.spelling.utf8CodeUnitCount >= length } ?? byLength.count
  }
}

extension ProfileCatalog {
  /// The outline of the profile of that name.
  public func outline(of name: String) -> ProfileOutline? {
    guard let number = index.profile(named: name, in: files) else { return nil }
    return ProfileOutline(number, in: self)
  }

  /// The outline of a profile by its place in `names`.
  public func outline(at place: Int) -> ProfileOutline { ProfileOutline(place, in: self) }

  /// The outlines of all profiles, in the order of `names`.
  public var outlines: [ProfileOutline] { (0..<count).map(outline(at:)) }
}
