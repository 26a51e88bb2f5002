import Canvas

/// A field with the list of what matches it below.
protocol FieldOverList {
  /// What is typed.
  var field: TextField { get set }
  /// The chosen row.
  var list: ListState { get set }
  /// How many rows match what is typed.
  var matchCount: Int { get }
}

extension FieldOverList {
  /// Moves in the list, or types in the field and goes to the best match.
  mutating func moveOrType(_ event: InputEvent) {
    switch event {
    case .key(.up): list.move(by: -1, count: matchCount)
    case .key(.down): list.move(by: 1, count: matchCount)
    case .key(.pageUp): list.move(by: -10, count: matchCount)
    case .key(.pageDown): list.move(by: 10, count: matchCount)
    default: if field.handle(event) { list.select(0, count: matchCount) }
    }
  }
}

extension PaletteState: FieldOverList { var matchCount: Int { matches.count } }
extension PickerState: FieldOverList { var matchCount: Int { matches.count } }
extension ProfilePick: FieldOverList { var matchCount: Int { matches.count } }
extension ProjectPick: FieldOverList { var matchCount: Int { matches.count } }

extension BrowseState: FieldOverList {
  var field: TextField {
    get { filter }
    set { filter = newValue }
  }
  var matchCount: Int { shown.count }
}
