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
  public var matches: [Action] {
    let typed = field.text
    let rows = Action.table.map(\.action)
    guard !typed.isEmpty else { return rows }
    return rows.compactMap { action in
      fuzzyMatch(typed, action.row.title).map { (action, $0.score) }
    }.sorted { $0.1 > $1.1 }.map(\.0)
  }
}

extension Model {
  /// Keys of the palette.
  mutating func take(_ event: InputEvent, palette: PaletteState) -> [Effect] {
    var state = palette
    switch event {
    case .paste(let text): state.field.insert(text)
    case .key(.escape):
      overlay = nil
      return []
    case .key(.up): state.list.move(by: -1, count: state.matches.count)
    case .key(.down): state.list.move(by: 1, count: state.matches.count)
    case .key(.enter):
      overlay = nil
      let matches = state.matches
      guard matches.indices.contains(state.list.selection) else { return [] }
      return act(matches[state.list.selection])
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
    let matches = state.matches
    let room = dialog("Commands", 60, min(18, matches.count + 3), over: whole)
    write(glyphs.selection, in: room, x: 1, .accent)
    frame.cursor = state.field.draw(
      into: &frame.buffer, in: room.splitLeft(3).rest, style: .text, glyphs: glyphs)
    let height = max(0, room.height - 1)
    let offset = state.list.offset(height: height, count: matches.count)
    for y in 0..<height where offset + y < matches.count {
      let row = matches[offset + y].row
      let isChosen = offset + y == state.list.selection
      let role: StyleRole = isChosen ? .selection : .text
      write(row.title, in: room, x: 3, y: y + 1, role, bold: isChosen)
      let key = model.keymap.keys(for: row.action).first?.label(glyphs) ?? ""
      write(key, in: room, x: room.width - 8, y: y + 1, .key)
    }
  }
}
