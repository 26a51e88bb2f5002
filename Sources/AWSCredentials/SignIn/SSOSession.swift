import AWSProfiles

/// A sign-in of IAM Identity Center: an `[sso-session]`, or the older form inside a profile.
public struct SSOSession: Sendable, Equatable, Hashable {
  /// The name of the `[sso-session]`; nil: the older form.
  public var name: String?
  /// `sso_start_url`.
  public var startURL: String
  /// `sso_region`.
  public var region: String
  /// `sso_registration_scopes`, split at commas.
  public var scopes: [String]

  /// How it is called before the user: the name, else the start page.
  public var title: String { name ?? startURL }

  /// The sign-in that a profile, or the source of its role chain, begins with; nil: it needs none
  /// or it is not told whole.
  public init?(of profile: String, in catalog: ProfileCatalog) {
    let book = ProfileBook(catalog)
    var seen: Set<String> = []
    var next: String? = profile
    while let current = next, seen.insert(current).inserted, let facts = book.profile(current) {
      if facts.text("sso_session") != nil || facts.text("sso_start_url") != nil {
        self.init(facts, book)
        return
      }
      next = facts.text("source_profile")
    }
    return nil
  }

  /// An `[sso-session]` by name; nil: there is none or it is not told whole.
  public init?(named name: String, in catalog: ProfileCatalog) {
    self.init(
      ProfileFacts(name: "", credentials: [:], config: ["sso_session": name]),
      ProfileBook(catalog))
  }

  private init?(_ facts: ProfileFacts, _ book: ProfileBook) {
    let shared = facts.text("sso_session").map { book.ssoSession($0) }
    if case .some(nil) = shared { return nil }
    let settings = shared.flatMap { $0 } ?? [:]
    guard let startURL = settings["sso_start_url"] ?? facts.text("sso_start_url"),
      let region = settings["sso_region"] ?? facts.text("sso_region")
    else { return nil }
    name = facts.text("sso_session")
    self.startURL = startURL
    self.region = region
    scopes = SSOCall.scopes(settings)
  }

  init(_ call: SSOCall) {
    name = call.sessionName
    startURL = call.startURL
    region = call.region
    scopes = call.scopes
  }
}

extension SSOCall {
  /// The scopes that a session asks for.
  static func scopes(_ settings: [String: String]) -> [String] {
    (settings["sso_registration_scopes"] ?? "").split(separator: ",")
      .map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
  }
}
