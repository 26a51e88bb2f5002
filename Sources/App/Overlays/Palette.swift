import Canvas

/// The palette: a word typed and the actions that match it.
public struct PaletteState: Equatable, Sendable {
  /// What is typed.
  public var field = TextField("")
  /// The chosen row.
  public var list = ListState()

  /// An empty palette.
  public init() {}

  /// Rows that match, best first.
  public var matches: [Action] { matches { _ in true } }

  /// Rows that match, best first; where nothing is typed, first those that can do something now.
  func matches(isEnabled: (Action) -> Bool) -> [Action] {
    let typed = field.text
    let rows = Action.table.map(\.action)
    guard !typed.isEmpty else { return rows.filter(isEnabled) + rows.filter { !isEnabled($0) } }
    return rows.compactMap { action in
      fuzzyMatch(typed, action.row.title).map { (action, $0.score) }
    }.sorted { $0.1 > $1.1 }.map(\.0)
  }
}

extension Model {
  /// Keys of the palette.
  mutating func handle(_ event: InputEvent, palette: PaletteState) -> [Effect] {
    var state = palette
    let matches = state.matches { obstacle(to: $0) == nil }
    switch event {
    case .paste(let text): state.field.insert(text)
    case .key(.escape):
      overlay = nil
      return []
    case .key(.up): state.list.move(by: -1, count: matches.count)
    case .key(.down): state.list.move(by: 1, count: matches.count)
    case .key(.enter):
      guard matches.indices.contains(state.list.selection) else { return [] }
      let action = matches[state.list.selection]
      // The reason stands in the row already.
      guard obstacle(to: action) == nil else { return [] }
      overlay = nil
      return act(action)
    case .key(let key):
      if state.field.handle(key) { state.list.select(0, count: state.matches.count) }
    default: break
    }
    overlay = .palette(state)
    return []
  }
}

extension Painter {
  /// The word typed and the actions that match it.
  mutating func paintPalette(_ state: PaletteState, over whole: Rect) {
    let matches = state.matches { model.obstacle(to: $0) == nil }
    let room = dialog("Commands", 88, min(18, matches.count + 3), over: whole)
    let rows = prompt(state.field, in: room)
    list(state.list, of: matches.count, in: rows, barAt: 1, placeOn: room) {
      painter, row in
      let action = matches[row.index]
      let obstacle = painter.model.obstacle(to: action)
      let role = row.role(obstacle == nil ? .text : .dim)
      let key = painter.model.keymap.keys(for: action).first?.label(painter.glyphs) ?? ""
      let place = max(3, row.area.width - max(4, displayWidth(key)) - 1)
      let part = row.area.splitLeft(place - 1).part
      let used = 3 + painter.write(action.row.title, in: part, x: 3, role, bold: row.isChosen)
      if let obstacle { painter.write("(\(obstacle))", in: part, x: used + 1, role) }
      painter.write(key, in: row.area, x: place, row.role(.key))
    }
  }
}
