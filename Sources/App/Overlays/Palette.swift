import Canvas

/// The palette: a word typed and the actions that match it.
public struct PaletteState: Equatable, Sendable {
  /// What is typed.
  public var field = TextField.pattern()
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
    switch event {
    case .key(.escape):
      overlay = nil
      return []
    case .key(.enter):
      let matches = state.matches { obstacle(to: $0) == nil }
      guard matches.indices.contains(state.list.selection) else { return [] }
      let action = matches[state.list.selection]
      // The reason stands in the row already.
      guard obstacle(to: action) == nil else { return [] }
      overlay = nil
      return act(action)
    default: state.moveOrType(event)
    }
    overlay = .palette(state)
    return []
  }
}

extension Painter {
  /// The word typed and the actions that match it.
  mutating func paintPalette(_ state: PaletteState, over whole: Rect) {
    let matches = state.matches { model.obstacle(to: $0) == nil }
    let told = wordsBelow(matches, state.list.selection, over: whole)
    let room = dialog(
      "Commands", Self.paletteWidth, min(18, matches.count + told.height + 3), over: whole)
    let body = prompt(state.field, in: room)
    let (foot, rows) = body.splitBottom(min(told.height, max(0, body.height - 1)))
    list(state.list, of: matches.count, in: rows, barAt: 1, placeOn: room) {
      painter, row in
      let action = matches[row.index]
      let obstacle = painter.model.obstacle(to: action)
      let role = row.role(obstacle == nil ? .text : .dim)
      let key = painter.key(of: action)
      let place = painter.keyPlace(key, in: row.area)
      let part = row.area.splitLeft(place - 1).part
      let title = cutMiddle(
        action.row.title, to: max(1, part.width - 3), ellipsis: painter.glyphs.ellipsis)
      let used = 3 + painter.write(title, in: part, x: 3, role, bold: row.isChosen)
      if let obstacle { painter.write("(\(obstacle))", in: part, x: used + 1, role) }
      painter.write(key, in: row.area, x: place, row.role(.key))
    }
    for (y, line) in told.lines.prefix(foot.height).enumerated() {
      write(line, in: foot, x: isTight ? 0 : 3, y: y, .dim)
    }
  }

  private static var paletteWidth: Int { 88 }

  private func key(of action: Action) -> String {
    model.keymap.keys(for: action).first?.label(glyphs) ?? ""
  }

  private func keyPlace(_ key: String, in area: Rect) -> Int {
    max(3, area.width - max(4, displayWidth(key)) - 1)
  }

  /// What is told of the chosen row below the list, where that has no room for all of its words, and
  /// how many lines are kept for it: as many for all rows, so that none moves.
  private func wordsBelow(
    _ matches: [Action], _ chosen: Int, over whole: Rect
  ) -> (lines: [String], height: Int) {
    let area = dialogRoom(Self.paletteWidth, 18, over: whole)
    let width = max(8, area.width - (isTight ? 0 : 4))
    let lines = matches.map { action -> [String] in
      let obstacle = model.obstacle(to: action).map { "(\($0))" }
      let title = action.row.title
      let room = keyPlace(key(of: action), in: area) - 5
      guard displayWidth([title, obstacle].compactMap { $0 }.joined(separator: " ")) > room else {
        return []
      }
      // Where only the reason is cut, and where the title can be cut alone, that is told alone.
      let isTold = displayWidth(title) <= room || isTight
      return (isTold ? [] : wrapped(title, to: width))
        + (obstacle.map { wrapped($0, to: width) } ?? [])
    }
    let own = lines.indices.contains(chosen) ? lines[chosen] : []
    return (own, isTight ? own.count : lines.map(\.count).max() ?? 0)
  }
}
