import AWSCredentials
import Canvas

extension Painter {
  /// The progress line, the rows in groups, worst first, and below them the chosen one in full.
  mutating func paintCheck(_ area: Rect) {
    guard !model.check.names.isEmpty else {
      return paintEmpty(
        "Nothing checked yet.",
        ["C asks STS who each of your profiles is. No check ever runs by itself."], in: area)
    }
    let rooms = checkRooms(area)
    if rooms.below.isPaneLow, model.textInFront == .checkDetails {
      return paintDetails(.checkDetails, in: rooms.below)
    }
    paintProgress(rooms.head)
    let list = paintFilter(
      model.check.filter, shown: model.check.rows.count, of: model.check.names.count,
      in: rooms.list)
    guard !model.check.rows.isEmpty else {
      return paintNothing("No profile matches. Esc shows all again.", in: list)
    }
    paintCheckList(model.check.groups, list)
    paintDetails(.checkDetails, in: rooms.below)
  }

  /// Where the progress line, the list with the line of its filter and what is below it stand.
  func checkRooms(_ area: Rect) -> (head: Rect, list: Rect, below: ListRooms) {
    let (head, room) = area.splitTop(1)
    let height = room.height - (model.check.filter.isOn ? 1 : 0)
    let isHigh = height >= 24 && !model.check.rows.isEmpty
    let (below, list) = room.splitBottom(isHigh ? min(14, height / 2) : 0)
    return (head, list, ListRooms(below: below, whole: area))
  }

  private mutating func paintProgress(_ head: Rect) {
    guard let run = model.check.run else {
      let count = model.check.names.count
      let took = model.check.took.map { " in \(secondsText($0))" } ?? ""
      let needy = model.needy.count
      let left = model.check.names.count(where: model.isUnasked)
      var text = "\(count) \(count == 1 ? "profile" : "profiles")\(took)"
      if left > 0 { text = "Stopped: \(count - left) of \(count) answered\(took)" }
      if needy > 0 { text += " \(glyphs.bullet) \(needy) need you" }
      write(text, in: head, x: 1, .dim)
      return
    }
    let text = "Checking \(run.answered) of \(run.count) "
    let stop = "Esc stops"
    var left = "\(run.waiting.count) left \(glyphs.bullet) "
    left += secondsText(max(0, model.uptime - run.began))
    if let spinner = model.spinner { left += " \(spinner)" }
    let x = 1 + write(text, in: head, x: 1, .accent, bold: true)
    // The numbers before the bar, the bar before the hint: what is left over is the bar's.
    let width = head.width - x - displayWidth(left) - displayWidth(stop) - 6
    guard width >= 4 else {
      write(left, in: head, x: x, .dim)
      let room = head.width - x - displayWidth(left) - displayWidth(stop)
      if room > 2 { write(stop, in: head, x: head.width - displayWidth(stop) - 1, .key) }
      return
    }
    ProgressBar(done: run.answered, total: run.count).draw(
      into: &frame.buffer, in: Rect(x: head.x + x, y: head.y, width: width, height: 1),
      glyphs: glyphs)
    write(left, in: head, x: x + width + 2, .dim)
    write(stop, in: head, x: head.width - displayWidth(stop) - 1, .key)
  }

  /// As `1.2 s`.
  private func secondsText(_ milliseconds: Int) -> String {
    "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
  }

  private mutating func paintCheckList(_ groups: [CheckGroup], _ area: Rect) {
    // The last column is kept for the thumb: whether it is needed shows only with the lines.
    let columns = CheckColumns(width: max(0, area.width - 1))
    let rows = checkLines(groups, columns, height: area.height)
    let total = groups.reduce(0) { $0 + $1.names.count }
    if total > area.height { placeMark = " \(place(model.check.list.selection, total)) " }
    let places = wantsTargets ? model.check.rows : []
    let chosen = rows.firstIndex { $0.isChosen } ?? 0
    let end = rows.lastIndex { $0.isChosen } ?? 0
    var offset = max(0, min(chosen - area.height / 2, rows.count - area.height))
    // All of the chosen row shows, where it fits.
    if end >= offset + area.height { offset = min(chosen, end - area.height + 1) }
    paintThumb(first: offset, of: rows.count, in: area)
    let isLong = rows.count > area.height
    let room = isLong ? area.splitRight(1).rest : area
    for y in 0..<area.height where offset + y < rows.count {
      paint(rows[offset + y], columns, in: room, y)
      if let name = rows[offset + y].name, let row = places.firstIndex(of: name) {
        target(row, in: area, y: y)
      }
    }
  }

  private mutating func paint(
    _ line: CheckLine, _ columns: CheckColumns, in area: Rect, _ y: Int
  ) {
    if let heading = line.heading {
      write(heading, in: area, x: 1, y: y, .title, bold: true)
      return
    }
    let base: StyleRole = line.isChosen ? .selection : .text
    // The bar is on the row alone: what is said below it is read as text.
    if line.isChosen, line.name != nil { bar(in: area, x: 1, y: y) }
    if let name = line.name {
      let column = Rect(
        x: area.x, y: area.y + y, width: max(0, columns.verdict - 1), height: 1)
      let shown = cutMiddle(name, to: max(1, column.width - 3), ellipsis: glyphs.ellipsis)
      write(shown, in: column, x: 3, base, bold: line.isChosen)
      let pattern = model.check.filter.pattern
      if !pattern.isEmpty, let match = fuzzyMatch(pattern, name) {
        mark(match.positions, of: name, in: column.splitLeft(3).rest, line.isChosen)
      }
      let end = columns.isWide ? columns.words - 1 : area.width
      let room = Rect(x: area.x, y: area.y + y, width: end, height: 1)
      write(line.verdict, in: room, x: columns.verdict, line.isChosen ? base : line.role)
    }
    let said: StyleRole = line.isChosen ? (line.name == nil ? .text : base) : .dim
    write(line.text, in: area, x: columns.words, y: y, said)
    if !line.time.isEmpty {
      write(
        line.time, in: area, x: area.width - displayWidth(line.time) - 1, y: y,
        line.isChosen ? base : .dim)
    }
  }
}
