import AWSProfiles
import Canvas

extension Painter {
  /// Draws what lies over the screen.
  mutating func paint(_ overlay: Overlay, over whole: Rect) {
    switch overlay {
    case .help(let offset): paintHelp(offset, over: whole)
    case .messages(let offset): paintMessages(offset, over: whole)
    case .palette(let state): paintPalette(state, over: whole)
    case .form(let state): paintForm(state, over: whole)
    case .review(let state): paintReview(state, over: whole)
    case .ask(let state): paintAsk(state, over: whole)
    }
  }

  /// A box in the middle, above the footer; gives the room inside.
  private mutating func dialog(_ title: String, _ width: Int, _ height: Int, over whole: Rect)
    -> Rect
  {
    let wide = min(width, whole.width)
    let high = min(height, max(0, whole.height - 1))
    let area = Rect(
      x: (whole.width - wide) / 2, y: max(0, (whole.height - 1 - high) / 2), width: wide,
      height: high)
    frame.buffer.fill(area, Style(.text))
    frame.buffer.box(area, title: title, style: Style(.border), glyphs: glyphs)
    return area.inset(by: 1)
  }

  private mutating func paintHelp(_ offset: Int, over whole: Rect) {
    var lines: [(key: String, title: String)] = []
    for group in Action.Group.allCases {
      lines.append(("", group.rawValue))
      for row in Action.table where row.group == group {
        lines.append((row.keys.map { $0.label(glyphs) }.joined(separator: " "), row.title))
      }
      lines.append(("", ""))
    }
    let room = dialog("Keys", 64, lines.count + 2, over: whole)
    let start = min(offset, max(0, lines.count - room.height))
    for (y, line) in lines.dropFirst(start).prefix(room.height).enumerated() {
      if line.key.isEmpty {
        write(line.title, in: room, x: 1, y: y, .title, bold: true)
      } else {
        write(line.key, in: room, x: 3, y: y, .key, bold: true)
        write(line.title, in: room, x: 18, y: y)
      }
    }
  }

  private mutating func paintMessages(_ offset: Int, over whole: Rect) {
    let room = dialog("Messages", 90, max(5, model.notices.count + 2), over: whole)
    if model.notices.isEmpty { write("None so far.", in: room, x: 1, .dim) }
    for (y, notice) in model.notices.reversed().dropFirst(offset).prefix(room.height).enumerated() {
      let role: StyleRole =
        switch notice.level {
        case .done: .text
        case .warning: .warn
        case .error: .bad
        }
      write(notice.text, in: room, x: 1, y: y, role)
    }
  }

  private mutating func paintPalette(_ state: PaletteState, over whole: Rect) {
    let matches = state.matches
    let room = dialog("Commands", 60, min(18, matches.count + 3), over: whole)
    write(glyphs.selection, in: room, x: 1, .accent)
    frame.cursor = state.field.draw(
      into: &frame.buffer, in: room.splitLeft(3).rest, style: .text, glyphs: glyphs)
    let height = max(0, room.height - 1)
    let offset = state.list.offset(height: height, count: matches.count)
    for y in 0..<height where offset + y < matches.count {
      let row = matches[offset + y].row
      let isChosen = offset + y == state.list.selection
      let role: StyleRole = isChosen ? .selection : .text
      write(row.title, in: room, x: 3, y: y + 1, role, bold: isChosen)
      write(row.keys.first?.label(glyphs) ?? "", in: room, x: room.width - 8, y: y + 1, .key)
    }
  }

  private mutating func paintForm(_ form: FormState, over whole: Rect) {
    let title = form.editing.map { "Edit \($0)" } ?? "Add profile"
    let room = dialog(title, 92, 12, over: whole)
    for (y, field) in FormState.Field.allCases.enumerated() {
      guard let text = form.fields[field] else { continue }
      let isFocus = field == form.focus
      write(field.label, in: room, x: 1, y: y, isFocus ? .accent : .dim, bold: isFocus)
      let width = max(10, min(46, room.width - 13))
      let box = Rect(x: room.x + 11, y: room.y + y, width: width, height: 1)
      var shown = text
      if form.isRevealed { shown.isMasked = false }
      let cursor = shown.draw(into: &frame.buffer, in: box, glyphs: glyphs)
      if isFocus { frame.cursor = cursor }
      if let remark = form.remark(field, in: model.catalog) {
        write(
          "\(remark.good ? glyphs.check : glyphs.warning) \(remark.text)", in: room,
          x: 11 + width + 2, y: y, remark.good ? .good : .warn)
      }
    }
    write(
      "Paste anything: export lines, JSON of STS, an INI section, a console CSV.", in: room,
      x: 1, y: 6, .dim)
    write("goes to   credentials: keys   config: region", in: room, x: 1, y: 7, .dim)
    if let complaint = form.complaint { write(complaint, in: room, x: 1, y: 9, .bad) }
  }

  private mutating func paintReview(_ review: ReviewState, over whole: Rect) {
    let height = review.lines.count + review.remarks.count + 4
    let room = dialog("\(review.change.title)?", 96, height, over: whole)
    let (foot, body) = room.splitBottom(min(room.height, review.remarks.count + 1))
    for (y, line) in review.lines.dropFirst(review.offset).prefix(body.height).enumerated() {
      let (sign, role): (String, StyleRole) =
        switch line.kind {
        case .file: ("", .title)
        case .added: ("+", .good)
        case .removed: ("-", .bad)
        case .context: (" ", .dim)
        }
      if line.kind == .file {
        write(line.text, in: body, x: 1, y: y, .title, bold: true)
      } else {
        write(line.number.map(String.init) ?? "", in: body, x: 1, y: y, .dim)
        write("\(sign) \(line.text)", in: body, x: 7, y: y, role)
      }
    }
    for (y, remark) in review.remarks.enumerated() {
      write("\(glyphs.warning) \(remark)", in: foot, x: 1, y: y, .warn)
    }
    let keys =
      "Enter writes" + (review.canCheck ? "   c writes and checks" : "")
      + "   Esc leaves all as it was"
    write(keys, in: foot, x: max(1, foot.width - displayWidth(keys) - 1), y: foot.height - 1, .key)
  }

  private mutating func paintAsk(_ ask: AskState, over whole: Rect) {
    let (title, words): (String, String) =
      switch ask.purpose {
      case .rename(let name): ("Rename \(name)", "New name; roles that use it follow.")
      case .copy(let name): ("Copy \(name)", "Name of the copy.")
      case .delete(let name): ("Delete \(name)", "Type \(name) to delete it from both files.")
      case .useProtected(let name): ("Use \(name)", "It is protected. Type its name to use it.")
      }
    let room = dialog(title, 64, 6, over: whole)
    write(words, in: room, x: 1)
    let box = Rect(x: room.x + 1, y: room.y + 2, width: max(0, room.width - 2), height: 1)
    frame.cursor = ask.field.draw(into: &frame.buffer, in: box, glyphs: glyphs)
    if let complaint = ask.complaint { write(complaint, in: room, x: 1, y: 3, .bad) }
  }
}
