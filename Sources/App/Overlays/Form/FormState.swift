import AWSProfiles
import Canvas

/// A form that adds or edits a profile, or a section that profiles share.
public struct FormState: Equatable, Sendable {
  /// A row that can take the keys.
  public enum Place: Hashable, Sendable {
    case kind, name
    /// The row of a setting, its name in lower case.
    case setting(String)
    /// The row that adds another setting.
    case add
  }

  /// The name of what is edited; nil: something new.
  public var editing: String?
  /// The kind chosen.
  public var kind: FormKind
  /// The kind when the form opened.
  public let firstKind: FormKind
  /// The name that is typed.
  public var name = TextField("")
  /// Settings that stood in the files or were typed, in order.
  public var entries: [FormEntry] = []
  /// Names of settings that were added by hand.
  public var added: Set<String> = []
  /// The row that takes the keys.
  public var focus: Place
  /// Until when the secret in focus shows in clear, in milliseconds of `Model.uptime`.
  public var revealedUntil: Int?
  /// Why it cannot be saved, or what became of a paste.
  public var complaint: String?
  /// What is odd about pasted keys.
  public var notices: [String] = []

  /// An empty form for something new of a kind.
  public init(adding kind: FormKind = .keys) {
    self.kind = kind
    firstKind = kind
    focus = .name
  }

  /// A form with what a profile holds.
  public init(editing profile: Profile) {
    self.init(adding: FormKind(of: profile))
    begin(profile.name, profile.settings)
  }

  /// A form with what a shared section holds.
  public init(editing family: SectionFamily, name: String, settings: [Setting]) {
    self.init(adding: family == .services ? .services : .ssoSession)
    begin(name, settings)
  }

  private mutating func begin(_ name: String, _ settings: [Setting]) {
    editing = name
    self.name = TextField(name)
    for setting in settings {
      if setting.nested.isEmpty {
        entries.append(FormEntry(setting))
      } else {
        entries += setting.nested.map { FormEntry($0, under: setting) }
      }
    }
    focus = places.first { $0 != .kind } ?? .add
  }

  /// The name of what the form makes or changes.
  public var subject: String { editing ?? name.text }

  /// The row of a setting: what is typed, or an empty one.
  public subscript(key: String) -> FormEntry {
    get { entries.last { $0.key == key } ?? FormEntry(key) }
    set {
      if let index = entries.lastIndex(where: { $0.key == key }) {
        entries[index] = newValue
      } else {
        entries.append(newValue)
      }
    }
  }

  /// Whether something was typed, pasted or taken out that is not in the files.
  public var isTouched: Bool {
    (editing == nil && !name.isEmpty) || !outgrown.isEmpty || entries.contains(where: \.isChanged)
  }

  /// What is typed for a setting.
  public func value(_ key: String) -> String { self[key].value }

  /// Puts a text into the row of a setting.
  public mutating func put(_ text: String, into key: String) {
    var entry = self[key]
    entry.text = FormText(text, isSecret: SettingNames.isSecret(key))
    entry.isRemoved = false
    self[key] = entry
  }

  /// Settings that go because the kind was changed.
  public var outgrown: [FormEntry] {
    guard editing != nil, kind != firstKind else { return [] }
    let kept = Set(kind.rows.map(\.key))
    let own = Set(firstKind.identityKeys)
    return entries.filter { $0.initial != nil && own.contains($0.key) && !kept.contains($0.key) }
  }

  /// Settings that the kind has no row for: those of the files, and those added by name.
  public var others: [FormEntry] {
    let rows = Set(kind.rows.map(\.key))
    let gone = Set(outgrown.map(\.key))
    return entries.filter {
      !rows.contains($0.key) && !gone.contains($0.key)
        && ($0.initial != nil || added.contains($0.key))
    }
  }

  /// The rows that can take the keys, from top to bottom.
  public var places: [Place] {
    (editing == nil || kind.family == .profile ? [.kind] : []) + (editing == nil ? [.name] : [])
      + kind.rows.map { .setting($0.key) } + others.map { .setting($0.key) } + [.add]
  }

  /// Moves to another row; a secret that showed is masked again.
  public mutating func step(_ by: Int) {
    let all = places
    let place = (all.firstIndex(of: focus) ?? 0) + by
    go(to: all[(place % all.count + all.count) % all.count])
  }

  /// Moves to a row; a secret that showed is masked again.
  public mutating func go(to place: Place) {
    focus = place
    revealedUntil = nil
  }

  /// Takes another kind, keeping what was typed.
  public mutating func turn(_ by: Int) {
    let all = kind.choices
    let place = (all.firstIndex(of: kind) ?? 0) + by
    kind = all[(place % all.count + all.count) % all.count]
    complaint = nil
  }
}
