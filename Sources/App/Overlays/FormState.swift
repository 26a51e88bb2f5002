import AWSCredentials
import AWSProfiles
import Canvas

/// The form that adds or edits a profile with keys.
public struct FormState: Equatable, Sendable {
  /// The fields, from top to bottom.
  public enum Field: Int, CaseIterable, Sendable {
    case name, accessKeyID, secret, token, region

    /// The label in front of the field.
    public var label: String {
      switch self {
      case .name: "Name"
      case .accessKeyID: "Key id"
      case .secret: "Secret"
      case .token: "Session"
      case .region: "Region"
      }
    }
  }

  /// The profile that is edited; nil: a new one.
  public var editing: String?
  /// The field that takes the keys.
  public var focus = Field.name
  /// What is typed, a field each.
  public var fields: [Field: TextField]
  /// Whether secrets are shown in clear just now.
  public var isRevealed = false
  /// Why it cannot be saved.
  public var complaint: String?

  /// An empty form, or one with what a profile holds.
  public init(editing profile: Profile? = nil) {
    editing = profile?.name
    fields = [
      .name: TextField(profile?.name ?? ""),
      .accessKeyID: TextField(profile?["aws_access_key_id"] ?? ""),
      .secret: TextField(profile?["aws_secret_access_key"] ?? "", isMasked: true),
      .token: TextField(profile?["aws_session_token"] ?? "", isMasked: true),
      .region: TextField(profile?["region"] ?? ""),
    ]
    focus = profile == nil ? .name : .accessKeyID
  }

  /// What is typed in a field.
  public func text(_ field: Field) -> String { fields[field]?.text ?? "" }

  /// What may be said of a field while it is typed: nil where there is nothing to say.
  public func remark(_ field: Field, in catalog: ProfileCatalog) -> (good: Bool, text: String)? {
    let text = text(field)
    switch field {
    case .name:
      if text.isEmpty { return nil }
      if text.contains("[") || text.contains("]") { return (false, "no [ or ] in a name") }
      return editing == nil && catalog[text] != nil ? (false, "in use already") : (true, "free")
    case .accessKeyID:
      if text.isEmpty { return nil }
      if text.hasPrefix("AKIA") {
        let account = KeyID.account(of: text)
        return (
          text.utf8.count == 20,
          account.map { "long-term key, account \($0), derived" } ?? "long-term key"
        )
      }
      if text.hasPrefix("ASIA") { return (text.utf8.count == 20, "temporary key, needs a token") }
      return (false, "key ids begin with AKIA or ASIA")
    case .secret:
      return text.isEmpty ? nil : (text.utf8.count == 40, "\(text.utf8.count) characters")
    case .token:
      let isTemporary = self.text(.accessKeyID).hasPrefix("ASIA")
      if text.isEmpty { return isTemporary ? (false, "needed for ASIA keys") : nil }
      return isTemporary ? (true, "\(text.utf8.count) characters") : (false, "AKIA keys have none")
    case .region:
      guard !text.isEmpty else { return nil }
      if let partition = Partition.listing(text) { return (true, "partition \(partition.id)") }
      return (
        false, Partition.suggestion(for: text).map { "did you mean \($0)?" } ?? "not a known region"
      )
    }
  }

  /// The changes that saving makes.
  public var changes: [ProfileChange] {
    let name = editing ?? text(.name)
    var changes: [ProfileChange] = []
    if !text(.accessKeyID).isEmpty || !text(.secret).isEmpty {
      changes.append(
        .setKeys(
          profile: name,
          keys: NewKeys(
            accessKeyID: text(.accessKeyID), secretAccessKey: Secret(text(.secret)),
            sessionToken: text(.token).isEmpty ? nil : Secret(text(.token)))))
    }
    if !text(.region).isEmpty {
      changes.append(.set(profile: name, key: "region", value: text(.region), file: nil))
    }
    return changes
  }
}
