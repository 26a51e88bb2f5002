import AWSCredentials
import Canvas

extension Painter {
  /// Draws the list of accounts and roles with the names that they get.
  mutating func paintBrowse(_ state: BrowseState, over whole: Rect) {
    guard let session = state.session else { return paintSessions(state, over: whole) }
    let height = max(8, min(whole.height - 2, 30))
    let room = dialog("Accounts of \(session.title)", min(100, whole.width), height, over: whole)
    let (head, below) = room.splitTop(1)
    let (foot, body) = below.splitBottom(min(3, below.height))
    paintBrowseHead(state, head)
    let shown = state.shown
    if shown.isEmpty {
      let text =
        state.complaint ?? (state.isLoading ? "asking\(glyphs.ellipsis)" : "nothing matches")
      for (y, line) in wrapped(text, to: max(8, body.width - 4)).enumerated() {
        write(line, in: body, x: 3, y: y, state.complaint == nil ? .dim : .bad)
      }
    }
    let first = state.list.offset(height: body.height, count: shown.count)
    let visible = shown.dropFirst(first).prefix(body.height)
    let nameEnd = 5 + (visible.map { displayWidth(words(of: $0)) }.max() ?? 0)
    list(state.list, of: shown.count, in: body, placeOn: room) { painter, row in
      painter.paint(shown[row.index], state, row, nameEnd: nameEnd)
    }
    paintBrowseFoot(state, foot)
  }

  private mutating func paintBrowseHead(_ state: BrowseState, _ head: Rect) {
    var told = "\(state.shown.count) of \(state.rows.count)"
    if state.isLoading { told += glyphs.ellipsis }
    if !state.marked.isEmpty { told += ", \(state.marked.count) marked" }
    let (typed, right) = head.splitLeft(max(4, head.width - displayWidth(told) - 2))
    write("/", in: typed, x: 1, .accent, bold: true)
    let field = typed.splitLeft(2).rest
    let cursor = state.filter.draw(
      into: &frame.buffer, in: field, style: .text, glyphs: glyphs)
    if state.focus == .filter { frame.cursor = cursor }
    write(told, in: right, x: 1, .dim)
  }

  private mutating func paint(
    _ choice: BrowseState.Row, _ state: BrowseState, _ row: ListRow, nameEnd: Int
  ) {
    let area = row.area
    let isMarked = state.marked.contains(choice)
    if isMarked { write(glyphs.check, in: area, x: 1, row.role(.accent), bold: true) }
    let half = max(12, min(area.width * 60 / 100, nameEnd))
    let text = cutMiddle(words(of: choice), to: half - 4, ellipsis: glyphs.ellipsis)
    write(text, in: area.splitLeft(half).part, x: 3, row.role(.text))
    guard area.width > half + 6 else { return }
    let isWanted = isMarked || (row.isChosen && state.marked.isEmpty)
    let collision = isWanted ? state.collision(choice, in: model.catalog) : nil
    let name = "\(glyphs.arrow) \(state.name(choice))"
    let x = half + write(name, in: area, x: half, row.role(.dim))
    if let collision { write("  \(glyphs.cross) \(collision)", in: area, x: x, row.role(.bad)) }
  }

  private func words(of row: BrowseState.Row) -> String {
    "\(row.account.name) \(row.account.id) \(row.role)"
  }

  private mutating func paintBrowseFoot(_ state: BrowseState, _ foot: Rect) {
    let isFocus = state.focus == .template
    let x = 1 + write("Names  ", in: foot, x: 1, isFocus ? .accent : .dim, bold: isFocus)
    let box = Rect(x: foot.x + x, y: foot.y, width: max(0, foot.width - x - 1), height: 1)
    let cursor = state.template.draw(
      into: &frame.buffer, in: box, style: isFocus ? .field : .text, glyphs: glyphs)
    if isFocus { frame.cursor = cursor }
    if let complaint = state.complaint, !state.shown.isEmpty {
      write(complaint, in: foot, x: 1, y: 1, .bad)
    } else {
      write(
        "{account_name} {account_id} {role} {session}", in: foot, x: 1, y: 1, .dim)
    }
    hints(
      ["Space marks", "^A all", "Tab names", "Enter review", "Esc back"], in: foot, y: 2)
  }

  private mutating func paintSessions(_ state: BrowseState, over whole: Rect) {
    let room = dialog("Which sign-in?", 64, state.sessions.count + 2, over: whole)
    list(state.list, of: state.sessions.count, in: room) { painter, row in
      let session = state.sessions[row.index]
      painter.write("\(session.title)  \(session.startURL)", in: row.area, x: 2, row.role(.text))
    }
  }
}
