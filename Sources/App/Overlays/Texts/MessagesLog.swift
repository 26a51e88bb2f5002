import Canvas

extension Painter {
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
