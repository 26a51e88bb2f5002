import AWSProfiles
import Canvas

/// What was written and by whom, while it lies over the screen.
public struct HistoryState: Equatable, Sendable {
  /// The steps; nil until they are there.
  public var answer: HistoryAnswer?
  /// The chosen step.
  public var list = ListState()
  /// The first line of its diff shown.
  public var offset = 0

  /// Nothing looked up yet.
  public init() {}

  /// Keys that do something now.
  var footer: [(key: String, word: String)] {
    guard let answer, !answer.entries.isEmpty else { return [("Esc", "back")] }
    var keys = [("j k", "step")]
    if answer.undoable != nil { keys.append(("z", "undo")) }
    if answer.redoable != nil { keys.append(("Z", "redo")) }
    return keys + [("b", "bring back"), ("Esc", "back")]
  }

  /// The same with steps that were looked up; the chosen one stays.
  fileprivate func showing(_ answer: HistoryAnswer) -> HistoryState {
    var state = self
    state.answer = answer
    let place = answer.entries.firstIndex { $0.id == chosen?.id } ?? 0
    state.list.select(place, count: answer.entries.count)
    return state
  }

  /// The chosen step.
  public var chosen: HistoryEntry? {
    guard let entries = answer?.entries, entries.indices.contains(list.selection) else {
      return nil
    }
    return entries[list.selection]
  }
}

extension Model {
  /// Takes in the steps that were looked up.
  mutating func receive(_ answer: HistoryAnswer) {
    switch overlay {
    case .history(let state): overlay = .history(state.showing(answer))
    case .review(var review):
      // It shows again when the review over it is left.
      guard case .history(let state)? = review.origin else { return }
      review.origin = .history(state.showing(answer))
      overlay = .review(review)
    default: break
    }
  }

  /// Keys of the history.
  mutating func handle(_ event: InputEvent, history: HistoryState) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    var state = history
    let count = state.answer?.entries.count ?? 0
    let before = state.list.selection
    switch key {
    case .escape, .enter, .character("q"), .character("H"):
      overlay = nil
      return []
    case .down, .character("j"): state.list.move(by: 1, count: count)
    case .up, .character("k"): state.list.move(by: -1, count: count)
    case .home, .character("g"): state.list.select(0, count: count)
    case .end, .character("G"): state.list.select(count - 1, count: count)
    case .pageDown, .pageUp, .character(" "), .control("b"), .control("f"):
      _ = scrollText(key)
      return []
    case .character("z"):
      // What another program wrote is taken back only by one who has it before the eyes.
      let isSeen = state.chosen?.isForeign == true && state.chosen?.id == state.answer?.undoable
      return preview(isSeen ? .undoOthers : .undo)
    case .character("Z"): return preview(.redo)
    case .character("b"), .character("c"):
      return bringBack(key == .character("b") ? .all : .comments, state)
    default: break
    }
    if state.list.selection != before { state.offset = 0 }
    overlay = .history(state)
    return []
  }

  private mutating func bringBack(_ part: BroughtBack, _ state: HistoryState) -> [Effect] {
    guard let entry = state.chosen else { return [] }
    if part == .comments, entry.lostComments == 0 {
      tell(.warning, "That step dropped no comment")
      return []
    }
    return preview(.bringBack(part, step: entry.id))
  }
}

extension Painter {
  /// The steps, and below them what the chosen one changed.
  mutating func paintHistory(_ state: HistoryState, over whole: Rect) {
    let room = dialog("History", 104, whole.height - 2, over: whole)
    guard let answer = state.answer else {
      write("Looking it up.", in: room, x: 1, .dim)
      return
    }
    guard !answer.entries.isEmpty else {
      writeLines(
        "Nothing was written yet by this program, or all was forgotten.", in: room, x: 1, .dim)
      return
    }
    let page = historyPage(state, over: whole)
    let marks = SearchMarks(model.textSearch, page, in: .history)
    let (steps, below) = historyParts(answer, in: room)
    list(state.list, of: answer.entries.count, in: steps) { painter, row in
      var text = page.parts[row.index][0]
      for index in text.pieces.indices {
        text.pieces[index].role = row.role(text.pieces[index].role)
      }
      painter.paint(text, in: row.area, y: 0, at: TextPlace(part: row.index), marks)
    }
    guard below.height > 2, let entry = state.chosen else { return }
    let part = state.list.selection
    if isTight { return paint(page, part: part, from: state.offset, in: below, of: .history) }
    let (ruleRow, rest) = below.splitTop(1)
    rule(ruleRow)
    let (foot, body) = rest.splitBottom(1)
    paint(page, part: part, from: state.offset, in: body, of: .history)
    if page.count(of: part) > body.height {
      let mark = page.mark(from: state.offset, part: part)
      write(mark, in: ruleRow, x: ruleRow.width - displayWidth(mark) - 2, .dim)
      paintThumb(of: page, part: part, from: state.offset, in: body)
    }
    hints(answers(to: entry, answer), in: foot, y: 0)
  }

  /// The steps and what each of them changed.
  func historyPage(_ state: HistoryState, over whole: Rect) -> TextPage {
    guard let answer = state.answer else { return TextPage(parts: [], height: 0) }
    let room = dialogRoom(104, whole.height - 2, over: whole)
    let parts = answer.entries.map { entry in
      [TextRow(stepPieces(entry, answer, width: room.width))]
        + TextRow.change(entry.lines, gap: glyphs.ellipsis) { line in
          line.file.flatMap { model.paths[$0] }
        }
    }
    let below = historyParts(answer, in: room).below.height
    return TextPage(parts: parts, height: isTight ? below : below - 2, heads: 1)
  }

  private func historyParts(_ answer: HistoryAnswer, in room: Rect) -> (list: Rect, below: Rect) {
    let most = max(1, min(8, room.height / 2 - 1))
    let (list, below) = room.splitTop(min(answer.entries.count, most))
    return (list, below)
  }

  /// How long ago, by whom, and what was done.
  private func stepPieces(
    _ entry: HistoryEntry, _ answer: HistoryAnswer, width: Int
  ) -> [TextRow.Piece] {
    let base: StyleRole = entry.isUndone ? .dim : .text
    let age = entry.time == 0 ? "" : ageText(max(0, model.now - entry.time))
    var pieces = [TextRow.Piece(age, x: 2, .dim)]
    let narrow = width < 50
    let who = entry.isForeign ? "another program" : "this program"
    if !narrow { pieces.append(.init(who, x: 8, entry.isForeign ? .warn : base)) }
    var words = entry.isForeign ? change(entry) : entry.title
    if entry.isHalfDone { words += "  cut short: z takes it back, Z finishes it" }
    if entry.isUndone { words += "  (undone)" }
    if entry.id == answer.undoable, !entry.isHalfDone { words += "  \(glyphs.bullet) z" }
    if entry.id == answer.redoable, !entry.isHalfDone { words += "  \(glyphs.bullet) Z" }
    return pieces + [.init(words, x: narrow ? 8 : 25, base)]
  }

  /// What another program did, as `3 lines added, 2 removed, 1 comment lost`.
  private func change(_ entry: HistoryEntry) -> String {
    let added = entry.lines.filter { $0.kind == .added }.count
    let removed = entry.lines.filter { $0.kind == .removed }.count
    var words = "\(added) \(added == 1 ? "line" : "lines") added, \(removed) removed"
    if entry.lostComments > 0 {
      words += ", \(entry.lostComments) \(entry.lostComments == 1 ? "comment" : "comments") lost"
    }
    return words
  }

  private func answers(to entry: HistoryEntry, _ answer: HistoryAnswer) -> [String] {
    var keys: [String] = []
    if let id = answer.undoable {
      keys.append(id == entry.id ? "z takes this back" : "z takes back the newest")
    }
    if answer.redoable != nil { keys.append("Z does again") }
    keys.append("b brings back what stood before")
    if entry.lostComments > 0 { keys.append("c only the comments") }
    return keys
  }
}
