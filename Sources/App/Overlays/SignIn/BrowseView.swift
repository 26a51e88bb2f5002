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
    let offset = state.list.offset(height: body.height, count: shown.count)
    defer { paintThumb(first: offset, of: shown.count, in: body) }
    let visible = shown.dropFirst(offset).prefix(body.height)
    let nameEnd = 5 + (visible.map { displayWidth(words(of: $0)) }.max() ?? 0)
    for (y, row) in visible.enumerated() {
      paint(
        row, state, in: body, y, nameEnd: nameEnd, isChosen: offset + y == state.list.selection)
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
    _ row: BrowseState.Row, _ state: BrowseState, in body: Rect, _ y: Int, nameEnd: Int,
    isChosen: Bool
  ) {
    let base: StyleRole = isChosen ? .selection : .text
    if isChosen { bar(in: body, y: y) }
    let isMarked = state.marked.contains(row)
    if isMarked { write(glyphs.check, in: body, x: 1, y: y, isChosen ? base : .accent, bold: true) }
    let half = max(12, min(body.width * 60 / 100, nameEnd))
    let text = words(of: row)
    let left = Rect(x: body.x, y: body.y + y, width: half, height: 1)
    write(cutMiddle(text, to: half - 4, ellipsis: glyphs.ellipsis), in: left, x: 3, base)
    guard body.width > half + 6 else { return }
    let isWanted = isMarked || (isChosen && state.marked.isEmpty)
    let collision = isWanted ? state.collision(row, in: model.catalog) : nil
    let name = state.name(row)
    let x = half + write("\(glyphs.arrow) \(name)", in: body, x: half, y: y, isChosen ? base : .dim)
    if let collision {
      write("  \(glyphs.cross) \(collision)", in: body, x: x, y: y, isChosen ? base : .bad)
    }
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
    for (y, session) in state.sessions.enumerated() {
      let isChosen = y == state.list.selection
      if isChosen { bar(in: room, y: y) }
      write(
        "\(session.title)  \(session.startURL)", in: room, x: 2, y: y,
        isChosen ? .selection : .text)
    }
  }
}
