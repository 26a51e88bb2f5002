import Canvas

/// The list of a screen: all four are filtered, kept and moved in by the same rules.
///
/// The rows that show are kept in the state of their screen. They are made anew when what they come
/// from changes, or their filter; the chosen row stays chosen wherever it goes.
extension Model {
  /// The list of a screen; where that has none nothing is kept.
  subscript(list screen: Screen) -> ListState {
    get {
      switch screen {
      case .profiles: profiles.list
      case .check: check.list
      case .stages: stages.list
      case .doctor: doctor.list
      case .shell: ListState()
      }
    }
    set {
      switch screen {
      case .profiles: profiles.list = newValue
      case .check: check.list = newValue
      case .stages: stages.list = newValue
      case .doctor: doctor.list = newValue
      case .shell: break
      }
    }
  }

  /// The filter of the list in front; nil where there is no list.
  var filterInFront: FilterLine? {
    get {
      switch screen {
      case .profiles: profiles.filter
      case .check: check.filter
      case .stages: stages.filter
      case .doctor: doctor.filter
      case .shell: nil
      }
    }
    set {
      guard let newValue else { return }
      switch screen {
      case .profiles: profiles.filter = newValue
      case .check: check.filter = newValue
      case .stages: stages.filter = newValue
      case .doctor: doctor.filter = newValue
      case .shell: break
      }
    }
  }

  /// How many rows of a screen show.
  func rowCount(on screen: Screen) -> Int {
    switch screen {
    case .profiles: profiles.rows.count
    case .check: check.rows.count
    case .stages: stages.rows.count
    case .doctor: doctor.rows.count
    case .shell: 0
    }
  }

  /// Chooses a row of the screen in front.
  mutating func choose(_ row: Int) { choose(row, on: screen) }

  /// Chooses a row of a screen; the nearest one where there is no such row.
  mutating func choose(_ row: Int, on screen: Screen) {
    self[list: screen].select(row, count: rowCount(on: screen))
    if screen == .check { check.keepChosen() }
  }

  /// Makes the rows of the list in front anew, the chosen one kept.
  private mutating func arrangeRows() {
    switch screen {
    case .profiles: arrangeProfiles()
    case .check: arrangeChecks()
    case .stages: arrangeStages()
    case .doctor: arrangeFindings()
    case .shell: break
    }
  }

  /// Lets the rows show that the filter is for; while it is typed the first is the choice.
  private mutating func narrowRows() {
    arrangeRows()
    if filterInFront?.pattern.isEmpty == false { choose(0) }
  }

  /// Lets all rows show again; false where they do.
  mutating func endFilter() -> Bool {
    guard filterInFront?.isOn == true else { return false }
    filterInFront?.end()
    arrangeRows()
    return true
  }

  /// Keys while the filter line is typed in; true where the key was taken.
  mutating func typeInFilter(_ event: InputEvent) -> Bool {
    guard let effect = filterInFront?.handle(event), effect != .none else { return false }
    if effect == .narrowed { narrowRows() }
    return true
  }

  /// A paste over a list is filter text, never commands; over an empty one it is keys.
  mutating func pasteIntoFilter(_ text: String) {
    guard textInFront == nil, screen != .shell else { return }
    if screen == .profiles, isFirstRun {
      paste(text, into: FormState())
      return
    }
    guard obstacleHere(to: .filter) == nil else { return }
    filterInFront?.insert(text)
    narrowRows()
  }

  /// Moves the choice of the screen in front, or scrolls the text there.
  mutating func move(_ action: Action) {
    if textInFront != nil {
      if let key = Self.scrolling[action] { _ = scrollText(key) }
      return
    }
    let page = max(1, size.rows - 6)
    let count = rowCount(on: screen)
    switch action {
    case .up: self[list: screen].move(by: -1, count: count)
    case .down: self[list: screen].move(by: 1, count: count)
    case .pageUp: self[list: screen].move(by: -page, count: count)
    case .pageDown: self[list: screen].move(by: page, count: count)
    case .first: choose(0)
    default: choose(count - 1)
    }
    if screen == .check { check.keepChosen() }
    detailOffset = 0
  }

  /// The keys that scroll a text as these actions move in a list.
  private static let scrolling: [Action: Key] = [
    .up: .up, .down: .down, .pageUp: .pageUp, .pageDown: .pageDown, .first: .home, .last: .end,
  ]
}

extension ListState {
  /// Takes rows that were made anew: the chosen one is chosen wherever it went; where it is gone its
  /// neighbour takes its place.
  mutating func follow<Row>(_ chosen: Row?, among rows: [Row], isSame: (Row, Row) -> Bool) {
    let place = chosen.flatMap { chosen in rows.firstIndex { isSame($0, chosen) } }
    select(place ?? selection, count: rows.count)
  }
}
