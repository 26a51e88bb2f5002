/// One profile or shared section that a text or file holds, ready to be given a name.
public struct ImportDraft: Sendable, Equatable {
  /// What it is.
  public var family: SectionFamily
  /// The name that the text gives it; nil where the user has to be asked.
  public var name: String?
  /// Its keys, if it has any.
  public var keys: NewKeys?
  /// Its other settings in the order of the text; a nested one as `s3.max_queue_size`.
  public var settings: [(key: String, value: String)]
  /// What is odd about its keys.
  public var notices: [ImportNotice]
  /// When its keys end, as the text spells it.
  public var expiration: String?

  /// Puts a draft together.
  public init(
    family: SectionFamily = .profile, name: String? = nil, keys: NewKeys? = nil,
    settings: [(key: String, value: String)] = [], notices: [ImportNotice] = [],
    expiration: String? = nil
  ) {
    self.family = family
    self.name = name
    self.keys = keys
    self.settings = settings
    self.notices = notices
    self.expiration = expiration
  }

  /// Whether both say the same.
  public static func == (left: ImportDraft, right: ImportDraft) -> Bool {
    left.family == right.family && left.name == right.name && left.keys == right.keys
      && left.notices == right.notices && left.expiration == right.expiration
      && left.settings.elementsEqual(right.settings) { $0.key == $1.key && $0.value == $1.value }
  }

  /// The changes that write it under a name; one in use gets the new keys and settings on top.
  public func changes(named name: String, in catalog: ProfileCatalog) -> [ProfileChange] {
    guard family == .profile else {
      return settings.map {
        .setInSection(family, name: name, key: $0.key, value: $0.value)
      }
    }
    guard catalog[name] != nil else {
      return [.add(ProfileDraft(name: name, keys: keys, settings: settings))]
    }
    return (keys.map { [.setKeys(profile: name, keys: $0)] } ?? [])
      + settings.map { .set(profile: name, key: $0.key, value: $0.value, file: nil) }
  }
}

extension ImportDraft {
  /// A draft of keys that were read.
  public init(_ row: ImportedKeys, notices: [ImportNotice] = []) {
    self.init(
      name: row.profile,
      keys: NewKeys(
        accessKeyID: row.accessKeyID, secretAccessKey: row.secret, sessionToken: row.sessionToken),
      settings: row.region.map { [("region", $0)] } ?? [], notices: notices,
      expiration: row.expiration)
  }

  /// What writing it would do to what has the name already; nil where it is new.
  public enum Overwriting: Sendable, Equatable {
    /// A profile gets other settings, or ones that it had not.
    case changesSettings
    /// A profile without keys gets some.
    case addsKeys
    /// The keys of a profile are replaced.
    case replacesKeys
    /// A section that profiles share gets other settings.
    case changesSection(SectionFamily)
  }

  /// What writing it under a name would do to what has that name; nil where it is new.
  public func overwriting(named name: String, in catalog: ProfileCatalog) -> Overwriting? {
    switch family {
    case .profile:
      guard let old = catalog[name] else { return nil }
      if keys == nil { return .changesSettings }
      return old["aws_access_key_id"] == nil ? .addsKeys : .replacesKeys
    case .ssoSession:
      return catalog.ssoSessions.contains { $0.name.isExactly(name) }
        ? .changesSection(family) : nil
    case .services:
      return catalog.services.contains { $0.name.isExactly(name) } ? .changesSection(family) : nil
    }
  }
}
