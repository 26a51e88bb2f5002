import INIDocument

/// What lists show of a profile, read without making a text of anything else.
///
/// `Profile` holds every setting as text; among thousands of profiles that is felt, and a list asks
/// for a handful of values only.
public struct ProfileOutline: Sendable {
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

  init(_ sections: [SectionSpan], _ name: String, in catalog: ProfileCatalog) {
    self.catalog = catalog
    for span in sections where !read(span) {
      whole = catalog[name]
      return
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
  public var kind: ProfileKind {
    ProfileKind(ways: ProfileKind.ways(has: has, hasTemporaryID: hasTemporaryID))
  }

  private func hasTemporaryID() -> Bool {
    if let whole { return whole[Key.accessKeyID.name]?.hasPrefix("ASIA") == true }
    guard let (document, line) = place(.accessKeyID) else { return false }
    return document.bytes[line.value].starts(with: "ASIA".utf8)
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
    var last: Key?
    for index in span.body {
      let line = document.lines[index]
      switch line.role {
      // A value of several lines: `Setting` knows how they go together.
      case .continuation: if last != nil { return false }
      case .setting:
        // Letters beyond ASCII can be small ones of ASCII's: `Setting` knows which.
        guard document.isASCII(line.name) else { return false }
        last = Key(line, of: document)
        guard let key = last?.rawValue else { continue }
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

extension ProfileOutline.Key {
  /// The key that a line sets, if it is one of these.
  fileprivate init?(_ line: Line, of document: Document) {
    let length = line.name.count
    guard length < Self.byLength.count,
      let key = Self.byLength[length].first(where: { document.isName(line, $0.spelling) })
    else { return nil }
    self = key
  }

  private static let byLength: [[Self]] = (0...24).map { length in
    allCases.filter { $0.spelling.utf8CodeUnitCount == length }
  }
}

extension ProfileCatalog {
  /// The outline of the profile of that name.
  public func outline(of name: String) -> ProfileOutline? {
    guard let number = index.profile(named: name, in: files) else { return nil }
    return ProfileOutline(index.sections(of: number), name, in: self)
  }

  /// The outlines of all profiles, in the order of `names`.
  public var outlines: [ProfileOutline] {
    names.enumerated().map { number, name in
      ProfileOutline(index.sections(of: number), name, in: self)
    }
  }
}
