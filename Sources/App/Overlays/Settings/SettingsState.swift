import Canvas

/// The settings while they are changed: a draft that is saved as a whole or not at all.
public struct SettingsState: Equatable, Sendable {
  /// One row of the list.
  enum Row: Equatable {
    case heading(String)
    case theme, mouse, loadConfig, nameTemplate, timeout, retries
    case pin(String)
    case protection(Int)
    case addProtection
    case key(Action)
    case sample
  }

  /// The settings as they would be saved.
  public var draft: Settings
  /// The settings as they are in the file.
  public private(set) var before: Settings
  /// The row in front.
  public var list = ListState()
  /// The action that waits for its new key.
  public var capture: Action?
  /// The key that was pressed for it although another action has it.
  public var contested: Key?
  /// The name template while it is typed.
  public var text: TextField?
  /// The protection while it is typed.
  public var protection: ProtectionEdit?
  /// Why the last key did nothing, or what it would do.
  public var complaint: String?

  /// A draft of these settings.
  public init(_ settings: Settings) {
    draft = settings
    before = settings
    list.select(1, count: rows.count)
  }

  /// Takes on settings that were changed outside, unless the user has begun to change them.
  mutating func adopt(_ settings: Settings) {
    guard draft == before else { return }
    draft = settings
    before = settings
    list.fit(count: rows.count)
  }

  /// All rows, headings among them.
  var rows: [Row] {
    var rows: [Row] = [
      .heading("Screen"), .theme, .mouse, .heading("Switching and checking"), .loadConfig,
      .nameTemplate, .timeout, .retries, .heading("Protections"),
    ]
    rows += draft.protections.indices.map { .protection($0) }
    rows += [.addProtection, .heading("Pins")] + draft.pins.map { .pin($0) }
    rows += [.heading("File"), .sample, .heading("Keys")]
    return rows + Action.table.map { .key($0.action) }
  }

  /// The row in front.
  var row: Row? { rows.indices.contains(list.selection) ? rows[list.selection] : nil }

  /// Keys that do something just now.
  var footer: [(key: String, word: String)] {
    if capture != nil { return [("any key", "is the new one"), ("Esc", "leave it")] }
    if text != nil { return [("Enter", "take it"), ("Esc", "leave it")] }
    if protection != nil {
      return [
        ("Tab", "next"), ("Left Right", "colour"), ("Space", "asks"), ("Enter", "take it"),
        ("Esc", "leave it"),
      ]
    }
    return [
      ("s", "save"), ("Left Right", "change"), ("Enter", "edit"), ("a", "add protection"),
      ("d", "remove"), ("Esc", "leave as it was"),
    ]
  }

  /// Moves over the headings.
  mutating func move(_ key: Key) {
    let start = list.selection
    list.fit(count: rows.count)
    guard list.handle(key) else { return }
    let isDown = list.selection >= start
    while let row, case .heading = row {
      let next = list.selection + (isDown ? 1 : -1)
      guard rows.indices.contains(next) else { return list.select(isDown ? start : 1) }
      list.select(next)
    }
  }
}

/// A protection while it is typed.
public struct ProtectionEdit: Equatable, Sendable {
  /// Which one of the draft; nil: a new one.
  public var index: Int?
  /// The pattern of names.
  public var pattern: TextField
  /// What stands beside the names.
  public var label: TextField
  /// Its colour.
  public var colour: Protection.Colour
  /// Whether it asks before use.
  public var asks: Bool
  /// The place that takes the keys: 0 pattern, 1 label, 2 colour, 3 asks.
  public var focus = 0

  /// A protection as it is, or an empty one.
  init(_ protection: Protection?, at index: Int?) {
    self.index = index
    pattern = TextField(protection?.pattern ?? "*prod*")
    label = TextField(protection?.label ?? "PROD")
    colour = protection?.colour ?? .red
    asks = protection?.asks ?? true
  }

  /// The protection that it makes.
  var made: Protection {
    let word = label.text.split(separator: ",").joined(separator: " ")
    return Protection(
      pattern: Protection.writable(pattern.text),
      label: word.isEmpty ? "protected" : Protection.writable(word), colour: colour, asks: asks)
  }
}
