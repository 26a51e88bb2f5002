import AWSProfiles
import Canvas

extension Model {
  /// Shows what was found in a paste or file.
  mutating func openImport(
    _ batch: ImportBatch, from path: String? = nil, mayRemove: Bool = false
  ) {
    overlay = .importRows(ImportState(batch, path: path, mayRemove: mayRemove))
  }

  /// Keys of the import.
  mutating func handle(_ event: InputEvent, importing: ImportState) -> [Effect] {
    var state = importing
    let place = state.list.selection
    if state.isNaming, state.rows.indices.contains(place) {
      switch event {
      case .key(.enter), .key(.tab), .key(.escape): state.isNaming = false
      case .key(.up), .key(.down): state.move(event)
      default:
        if state.rows[place].name.handle(event) { state.complaint = nil }
      }
      overlay = .importRows(state)
      return []
    }
    guard case .key(let key) = event else { return [] }
    switch key {
    case .escape:
      leave(.importing(state))
      return []
    case .character(" "):
      guard state.rows.indices.contains(place) else { return [] }
      state.rows[place].isChosen.toggle()
      state.list.move(by: 1, count: state.rows.count)
    case .character("a"):
      let all = state.rows.allSatisfy(\.isChosen)
      for index in state.rows.indices { state.rows[index].isChosen = !all }
    case .character("e"), .character("r"), .tab: state.isNaming = true
    case .enter:
      reviewImport(state)
      return []
    default:
      state.list.fit(count: state.rows.count, height: max(1, size.rows - 8))
      _ = state.list.handle(key)
    }
    state.complaint = nil
    overlay = .importRows(state)
    return []
  }

  private mutating func reviewImport(_ importing: ImportState) {
    var state = importing
    state.complaint = nil
    let wrong = state.rows.firstIndex { $0.isChosen && state.fault(of: $0) != nil }
    if let wrong, let why = state.fault(of: state.rows[wrong]) {
      state.list.select(wrong, count: state.rows.count)
      state.isNaming = true
      state.complaint = "Row \(wrong + 1): \(why)"
    } else if state.chosen.isEmpty {
      state.complaint = "No row is chosen: space chooses one, a all"
    } else {
      let rows = state.chosen
      let warnings = rows.compactMap { row in
        state.overwrites(row, in: catalog).map { "\(row.name.text) is there already: \($0)" }
      }
      let notices = rows.flatMap { row in
        row.draft.notices.map { "\(row.name.text): \($0.message)" }
      }
      let before = state
      review(
        state.change(in: catalog), remarks: warnings + notices, backTo: .importing(before))
      if case .review = overlay { return }
      if overlay == nil { return }
      state.complaint = takeToast()
    }
    overlay = .importRows(state)
  }
}

extension ImportState {
  /// Goes to the next name while names are typed.
  fileprivate mutating func move(_ event: InputEvent) {
    list.move(by: event == .key(.up) ? -1 : 1, count: rows.count)
  }
}
