import AWSProfiles
import Canvas

extension Painter {
  /// The list, and beside it the details where there is room.
  mutating func paintProfiles(_ area: Rect) {
    guard !model.catalog.names.isEmpty else { return paintFirstRun(area) }
    guard area.width >= 90 else {
      if model.profiles.showsDetail { paintDetail(area) } else { paintList(area) }
      return
    }
    let list = listArea(area)
    frame.buffer.fill(
      Rect(x: list.maxX, y: area.y, width: 1, height: area.height), with: glyphs.vertical,
      style: model.profiles.showsDetail ? .accent : .border)
    paintList(list)
    paintDetail(detailArea(area))
  }

  /// The room of the list beside the details.
  private func listArea(_ area: Rect) -> Rect {
    area.splitLeft(max(area.width * 55 / 100, min(60, area.width * 62 / 100))).part
  }

  /// The room of the details: beside the list where there is room, else all.
  func detailArea(_ area: Rect) -> Rect {
    guard area.width >= 90 else { return area }
    let list = listArea(area)
    return Rect(
      x: list.maxX + 2, y: area.y, width: area.maxX - list.maxX - 2, height: area.height)
  }

  private mutating func paintList(_ area: Rect) {
    let rows = model.profiles.rows.count
    var area = paintFilter(model.profiles.filter, shown: rows, of: model.catalog.count, in: area)
    guard !model.profiles.rows.isEmpty else {
      return paintNothing("No profile matches. Esc shows all again.", in: area)
    }
    let hidden = model.profiles.rows.count > area.height - (area.height > 4 ? 1 : 0)
    let columns = Columns(width: area.width - (hidden && area.maxX == model.size.columns ? 1 : 0))
    if area.height > 4 {
      let (head, rest) = area.splitTop(1)
      area = rest
      paintTitles(columns, in: head)
    }
    let list = model.profiles.list
    let offset = list.offset(height: area.height, count: model.profiles.rows.count)
    let active = model.active?.name
    defer { paintThumb(first: offset, of: model.profiles.rows.count, in: area) }
    for y in 0..<area.height {
      let index = offset + y
      guard index < model.profiles.rows.count else { break }
      target(index, in: area, y: y)
      let name = model.profiles.rows[index]
      let marks = RowMarks(isChosen: index == list.selection, isActive: name == active)
      paintRow(name, marks, columns, area, y)
    }
  }

  /// The titles of the columns, the one that the rows are sorted by marked, and the place in the
  /// list behind the first of them, which always has room.
  private mutating func paintTitles(_ columns: Columns, in head: Rect) {
    let order = model.profiles.order
    func title(_ text: String, _ own: ProfilesState.Order) -> String {
      order == own ? text + glyphs.down : text
    }
    let marked = model.profiles.marked.count
    let first = marked > 0 ? "\(marked) MARKED" : title("PROFILE", .name)
    var x = 3 + write(first, in: head, x: 3, marked == 0 ? .dim : .accent)
    let end = columns.kind ?? columns.account ?? columns.verdict
    let mark = place(model.profiles.list.selection, model.profiles.rows.count)
    if x + 1 + displayWidth(mark) < end { x += 1 + write(mark, in: head, x: x + 1, .dim) }
    let used = "by use" + glyphs.down
    if order == .recent, x + 1 + displayWidth(used) < end {
      write(used, in: head, x: x + 1, .dim)
    }
    if let x = columns.kind { write("KIND", in: head, x: x, .dim) }
    if let x = columns.account { write(title("ACCOUNT", .account), in: head, x: x, .dim) }
    write(title("VERDICT", .verdict), in: head, x: columns.verdict, .dim)
  }

  private mutating func paintRow(
    _ name: String, _ marks: RowMarks, _ columns: Columns, _ area: Rect, _ y: Int
  ) {
    let isChosen = marks.isChosen
    guard let profile = model.search.row(of: name) else { return }
    let base: StyleRole = isChosen ? .selection : .text
    if isChosen { bar(in: area, y: y) }
    if marks.isActive {
      write(glyphs.active, in: area, x: 1, y: y, isChosen ? .selection : .accent, bold: true)
    }
    if model.profiles.marked.contains(name) {
      write(glyphs.check, in: area, x: 2, y: y, isChosen ? .selection : .accent, bold: true)
    }
    if model.settings.pins.contains(name), !model.profiles.marked.contains(name) {
      write(glyphs.pin, in: area, x: 2, y: y, isChosen ? .selection : .dim)
    }
    let end = (columns.kind ?? columns.account ?? columns.verdict) - 1
    let column = Rect(x: area.x, y: area.y + y, width: end, height: 1)
    let protection = model.settings.protection(of: name)
    // The name goes before the label: of that a sign is left where there is no room for it.
    let label = protection.map { protectionText($0.label, room: end - 4 - displayWidth(name)) }
    let space = end - 3 - (label.map { displayWidth($0) + 1 } ?? 0)
    // Long names are told apart by their ends as much as by their beginnings.
    let shown = cutMiddle(name, to: max(4, space), ellipsis: glyphs.ellipsis)
    let used = 3 + write(shown, in: column, x: 3, base, bold: isChosen)
    if let label, let protection {
      write(
        label, in: column, x: used + 1, isChosen ? .selection : protection.colour.role, bold: true)
    }
    let pattern = model.profiles.filter.pattern
    if !pattern.isEmpty, let match = fuzzyMatch(pattern, name) {
      let room = Rect(x: column.x + 3, y: column.y, width: max(4, space), height: 1)
      mark(match.positions, of: name, in: room.intersection(column), isChosen)
    }
    if let x = columns.kind {
      let kind = columns.isWide ? profile.kind.rawValue : profile.kind.column
      write(kind, in: area, x: x, y: y, isChosen ? base : .dim)
    }
    if let x = columns.account {
      let told = model.verdicts[name]?.verdict.accountID
      write(told ?? profile.account ?? glyphs.none, in: area, x: x, y: y, base)
    }
    let room = area.width - columns.verdict
    let (words, role) = verdictText(name, room: room - 1)
    let text = room > Columns.signWidth ? words : String(words.prefix(1))
    write(text, in: area, x: columns.verdict, y: y, isChosen ? base : role)
  }

  private func protectionText(_ label: String, room: Int) -> String {
    if displayWidth(label) <= room { return label }
    return room < 4 ? glyphs.warning : cut(label, to: room, ellipsis: glyphs.ellipsis)
  }
}

/// What tells a row from the others.
private struct RowMarks {
  /// Whether the cursor is on it.
  var isChosen: Bool
  /// Whether it is the profile in force.
  var isActive: Bool
}

/// Where the columns of the list stand; they fall away from the right as the window narrows.
private struct Columns {
  var kind: Int?
  var account: Int?
  var verdict: Int

  /// Whether kinds have room for their whole names.
  let isWide: Bool

  /// A verdict's sign alone, where names need the room.
  static let signWidth = 3

  init(width: Int) {
    isWide = width >= 72
    let verdictWidth = isWide ? 18 : width >= 40 ? 17 : width >= 30 ? 10 : Self.signWidth
    verdict = max(4, width - verdictWidth)
    // A name needs some fifteen columns to be told from its neighbours; the rest must wait.
    if verdict >= 32 { account = verdict - (isWide ? 14 : 13) }
    if verdict >= 38 { kind = verdict - (isWide ? 30 : 21) }
  }
}

extension ProfileKind {
  /// The kind in at most seven letters, for a narrow column.
  fileprivate var column: String {
    switch self {
    case .temporaryKeys: "temp"
    case .webIdentity: "web id"
    default: rawValue
    }
  }
}
