import AWSProfiles
import Canvas

/// What lies over a screen and takes the keys.
public enum Overlay: Equatable, Sendable {
  /// The table of keys.
  case help(offset: Int)
  /// All commands, to search.
  case palette(PaletteState)
  /// Lines so far.
  case messages(offset: Int)
  /// A form for a profile.
  case form(FormState)
  /// The change of the files, to be agreed to.
  case review(ReviewState)
  /// A word to be typed: a new name, or the name of what is deleted.
  case ask(AskState)
}

/// A question answered by typing.
public struct AskState: Equatable, Sendable {
  /// What the answer is for.
  public enum Purpose: Equatable, Sendable {
    case rename(String)
    case copy(String)
    case delete(String)
    case useProtected(String)
  }

  /// The purpose.
  public var purpose: Purpose
  /// What is typed.
  public var field: TextField
  /// Why the answer will not do.
  public var complaint: String?

  /// A question with a first answer in the field.
  public init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    field = TextField(text)
  }
}

/// A change with its diff, before it is written.
public struct ReviewState: Equatable, Sendable {
  /// What will be written.
  public var change: Change
  /// Lines of the diff, secrets masked.
  public var lines: [DiffLine]
  /// The first line shown.
  public var offset = 0
  /// What else the user should know, as who refers to the profile.
  public var remarks: [String] = []
  /// Whether profiles can be checked once written.
  public var canCheck = false
}

/// The palette: a word typed and the actions that match it.
public struct PaletteState: Equatable, Sendable {
  /// What is typed.
  public var field = TextField("")
  /// The chosen row.
  public var list = ListState()

  /// An empty palette.
  public init() {}

  /// Rows that match, best first.
  public var matches: [Action] {
    let typed = field.text
    let rows = Action.table.map(\.action)
    guard !typed.isEmpty else { return rows }
    return rows.compactMap { action in
      fuzzyMatch(typed, action.row.title).map { (action, $0.score) }
    }.sorted { $0.1 > $1.1 }.map(\.0)
  }
}
