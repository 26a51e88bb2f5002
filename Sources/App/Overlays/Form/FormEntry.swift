import AWSProfiles
import Canvas

/// Text that is typed into a form; a secret is held in `Secret` between keys.
public struct FormText: Equatable, Sendable {
  private var plain: TextField
  private var secret: Secret?
  private var secretCursor = 0

  /// A field with a text, the cursor at its end.
  public init(_ text: String = "", isSecret: Bool = false) {
    plain = TextField(isSecret ? "" : text)
    guard isSecret else { return }
    secret = Secret(text)
    secretCursor = text.count
  }

  /// The text in clear.
  public var text: String { secret?.reveal() ?? plain.text }

  /// Whether nothing was typed.
  public var isEmpty: Bool { secret?.isEmpty ?? plain.isEmpty }

  /// The field as it is drawn, masked where it is a secret that is not revealed.
  public func field(isRevealed: Bool = false) -> TextField {
    guard let secret else { return plain }
    var field = TextField(secret.reveal(), isMasked: !isRevealed)
    field.moveCursor(to: secretCursor)
    return field
  }

  /// Whether the cursor stands behind the last character.
  public var isAtEnd: Bool { field().cursor == text.count }

  /// Changes the field by a key or a paste.
  @discardableResult
  public mutating func edit(_ work: (inout TextField) -> Bool) -> Bool {
    var field = field()
    let isTaken = work(&field)
    if secret == nil {
      plain = field
    } else {
      secret = Secret(field.text)
      secretCursor = field.cursor
    }
    return isTaken
  }
}

/// One setting in a form: what stood in the files and what is typed.
public struct FormEntry: Equatable, Sendable {
  /// The name as it is spelled in the file; a nested one as `s3.max_queue_size`.
  public var spelledKey: String
  /// Where it stands; nil for one that is new.
  public var origin: Origin?
  /// What stood in the files; nil for one that is new.
  public var initial: Secret?
  /// What is typed.
  public var text: FormText
  /// What the AWS CLI reads instead of the value.
  public var cliValue: String?
  /// Whether the value has several lines, which a form cannot keep.
  public var isLocked = false
  /// Whether the setting is to go.
  public var isRemoved = false

  /// An empty row for a setting.
  public init(_ key: String) {
    spelledKey = key
    text = FormText(isSecret: SettingNames.isSecret(key))
  }

  /// A row for a setting of the files, nested under `outer` where that is given.
  init(_ setting: Setting, under outer: Setting? = nil) {
    spelledKey = (outer.map { $0.spelledKey + "." } ?? "") + setting.spelledKey
    origin = setting.origin
    initial = Secret(setting.value)
    isLocked = setting.value.contains("\n")
    text = FormText(isLocked ? "" : setting.value, isSecret: setting.isSecret)
    cliValue = setting.isSecret ? nil : setting.cliValue
  }

  /// The name in lower case.
  public var key: String { spelledKey.lowercased() }

  /// What is typed, without blanks at its ends, which no tool reads.
  public var value: String {
    var text = text.text[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// Whether saving would change the files.
  public var isChanged: Bool {
    if isLocked { return isRemoved }
    guard let initial else { return !isRemoved && !value.isEmpty }
    return isRemoved || value != initial.reveal()
  }

  /// Whether saving takes the setting out: it was cleared, and an empty value means nothing.
  public var isTakenOut: Bool {
    guard initial != nil else { return false }
    return isRemoved || (isChanged && value.isEmpty && !isLocked && key != "cli_pager")
  }
}
