import Canvas

/// A list of values for one row of a form, narrowed by typing.
public struct PickerState: Equatable, Sendable {
  /// What is picked for.
  public enum Purpose: Equatable, Sendable {
    case kind
    /// The value of a setting.
    case value(String)
    /// The name of another setting.
    case newSetting
  }

  /// One row of the list.
  public struct Item: Equatable, Sendable {
    /// What is put into the form.
    public var value: String
    /// What it is, in a few words.
    public var detail: String
  }

  /// What is picked for.
  public var purpose: Purpose
  /// The form to go back to.
  public var form: FormState
  /// All rows.
  public var items: [Item]
  /// What is typed.
  public var field = TextField.pattern()
  /// The chosen row.
  public var list = ListState()

  /// A list for a form.
  public init(_ purpose: Purpose, of items: [Item], for form: FormState) {
    self.purpose = purpose
    self.items = items
    self.form = form
  }

  /// Rows that match what is typed, best first; what is typed itself where it may be taken.
  public var matches: [Item] {
    let typed = field.text
    guard !typed.isEmpty else { return items }
    let pattern = FuzzyPattern(typed)
    var scored: [(item: Item, score: Int)] = []
    for item in items {
      guard let score = pattern.score(item.value) else { continue }
      scored.append((item, score))
    }
    // The order of equal ones stays that of the list, whatever the sort does.
    let found = scored.enumerated().sorted {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }.map(\.element.item)
    if purpose == .kind || items.contains(where: { $0.value == typed }) { return found }
    return found + [Item(value: typed, detail: "as typed")]
  }
}

extension Model {
  /// Keys of a list of values.
  mutating func handle(_ event: InputEvent, picker: PickerState) -> [Effect] {
    var state = picker
    switch event {
    case .key(.escape):
      overlay = .form(state.form)
      return []
    case .key(.enter), .key(.tab):
      let matches = state.matches
      guard matches.indices.contains(state.list.selection) else { return [] }
      overlay = .form(state.form.taking(matches[state.list.selection].value, for: state.purpose))
      return []
    default: state.moveOrType(event)
    }
    overlay = .picker(state)
    return []
  }
}

extension Painter {
  /// What is typed and the values that match it.
  mutating func paintPicker(_ state: PickerState, over whole: Rect) {
    let title =
      switch state.purpose {
      case .kind: "Kind"
      case .value(let key): state.form.kind.rows.first { $0.key == key }?.label ?? key
      case .newSetting: "Another setting"
      }
    let matches = state.matches
    let room = dialog(title, 72, min(18, max(state.items.count, 3) + 3), over: whole)
    let rows = prompt(state.field, in: room)
    list(state.list, of: matches.count, in: rows, barAt: 1, placeOn: room) {
      painter, row in
      let item = matches[row.index]
      let width = painter.write(
        item.value, in: row.area, x: 3, row.role(.text), bold: row.isChosen)
      painter.write(item.detail, in: row.area, x: max(30, 3 + width + 2), row.role(.dim))
    }
  }
}
