import AWSProfiles
import Canvas

/// Profiles found in a paste or file, before any of them is written.
public struct ImportState: Equatable, Sendable {
  /// One of them.
  public struct Row: Equatable, Sendable {
    /// What it holds.
    public var draft: ImportDraft
    /// The name that it will get.
    public var name: TextField
    /// Whether it is to be written.
    public var isChosen = true
  }

  /// All that were found.
  public var rows: [Row]
  /// What was left out, in words.
  public var skipped: [String]
  /// The file they came from; nil for a paste.
  public var path: String?
  /// Whether that file may be removed once its keys are saved.
  public var mayRemove: Bool
  /// The chosen row.
  public var list = ListState()
  /// Whether the name of the chosen row takes the keys.
  public var isNaming = false
  /// Why it cannot go on.
  public var complaint: String?

  /// Rows for what was found.
  public init(_ batch: ImportBatch, path: String? = nil, mayRemove: Bool = false) {
    rows = batch.rows.map { Row(draft: $0, name: TextField($0.name ?? "")) }
    skipped = batch.skipped.map(\.message)
    self.path = path
    self.mayRemove = mayRemove
    list.fit(count: rows.count)
    if let unnamed = rows.firstIndex(where: { $0.name.isEmpty }) {
      list.select(unnamed)
      isNaming = true
    }
  }

  /// Whether leaving loses something: a paste, or names and choices that were made.
  var isTouched: Bool {
    path == nil || rows.contains { !$0.isChosen || $0.name.text != $0.draft.name ?? "" }
  }

  /// The rows that will be written.
  public var chosen: [Row] { rows.filter(\.isChosen) }

  /// What writing a row would do to what is there, in words; nil where it is new.
  func overwrites(_ row: Row, in catalog: ProfileCatalog) -> String? {
    switch row.draft.overwriting(named: row.name.text, in: catalog) {
    case nil: nil
    case .changesSettings: "changes settings"
    case .addsKeys: "adds keys to it"
    case .replacesKeys: "replaces its keys"
    case .changesSection(.ssoSession): "changes the session"
    case .changesSection: "changes the section"
    }
  }

  /// Why a row cannot be written under its name; nil where it can.
  func fault(of row: Row) -> String? {
    let name = row.name.text
    if name.isEmpty { return "needs a name" }
    if let fault = ProfileName.fault(name) { return fault }
    guard row.isChosen else { return nil }
    var same = 0
    for other in rows where other.isChosen && other.draft.family == row.draft.family {
      if other.name.text == name { same += 1 }
      if same > 1 { return "two rows have this name" }
    }
    return nil
  }

  /// The change that writes the chosen rows.
  func change(in catalog: ProfileCatalog) -> Change {
    let names = chosen.map(\.name.text)
    let title =
      names.count == 1 ? "Import \(names[0])" : "Import \(names.count) profiles"
    return Change(
      title: title,
      changes: chosen.flatMap { $0.draft.changes(named: $0.name.text, in: catalog) },
      thenCheck: [])
  }
}
