import Canvas

extension Model {
  /// Keys over a text that is only read.
  mutating func read(_ event: InputEvent) {
    guard case .key(let key) = event, !scrollText(key) else { return }
    switch key {
    case .escape, .enter, .character("q"), .character("?"): overlay = nil
    default: break
    }
  }
}

extension Painter {
  /// The table of keys, by group.
  func helpPage(over whole: Rect) -> TextPage {
    var rows: [TextRow] = []
    let width = dialogRoom(Self.helpWidth, 0, over: whole).width
    for group in Action.Group.allCases {
      rows.append(TextRow(.init(group.rawValue, x: 1, .title, bold: true)))
      for row in Action.table where row.group == group {
        let key = model.keymap.label(of: row.action, glyphs)
        if width >= 40 {
          let place = row.screens?.map(\.rawValue).joined(separator: ", ") ?? ""
          let x = width - displayWidth(place) - 2
          let fits = x > 18 + displayWidth(row.title) + 1
          rows.append(
            TextRow([
              .init(key, x: 3, end: 17, .key, bold: true), .init(row.title, x: 18),
              .init(fits ? place : "", x: x, .dim),
            ]))
        } else {
          rows.append(TextRow(.init(key, x: 1, .key, bold: true)))
          rows += wrapped(row.title, to: max(8, width - 3)).map { TextRow(.init($0, x: 3)) }
        }
      }
      rows.append(TextRow())
    }
    return TextPage(
      parts: [rows], height: dialogRoom(Self.helpWidth, rows.count + 2, over: whole).height)
  }

  private static var helpWidth: Int { 80 }

  /// Draws the table of keys.
  mutating func paintHelp(_ offset: Int, over whole: Rect) {
    let page = helpPage(over: whole)
    let room = dialog("Keys", Self.helpWidth, page.count(of: 0) + 2, over: whole)
    paint(page, from: offset, in: room, of: .help)
    paintPlace(of: page, from: offset, beside: room)
  }

  /// The lines so far, newest first.
  func messagesPage(over whole: Rect) -> TextPage {
    let width = max(1, whole.width - 4)
    let start = width < 40 ? 3 : 8
    let rows = model.notices.reversed().flatMap { notice -> [TextRow] in
      let (sign, role) = look(of: notice.level)
      let age = width < 40 ? "" : ageText(max(0, model.now - notice.at))
      return wrapped(notice.text, to: max(1, width - start)).enumerated().map { index, text in
        let line = TextRow.Piece(text, x: start, notice.level == .done ? .text : role)
        guard index == 0 else { return TextRow(line) }
        return TextRow([
          .init(age, x: 1, .dim), .init(sign, x: start - 2, role, bold: true), line,
        ])
      }
    }
    let room = dialogRoom(whole.width, max(5, rows.count + 2), over: whole)
    return TextPage(parts: [rows], height: room.height)
  }

  /// Draws the lines so far.
  mutating func paintMessages(_ offset: Int, over whole: Rect) {
    let page = messagesPage(over: whole)
    let room = dialog("Messages", whole.width, max(5, page.count(of: 0) + 2), over: whole)
    if page.count(of: 0) == 0 { write("None so far.", in: room, x: 1, .dim) }
    paint(page, from: offset, in: room, of: .messages)
    paintPlace(of: page, from: offset, beside: room)
  }
}
