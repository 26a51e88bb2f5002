import Canvas

extension Model {
  /// Scrolls a text that is only read; `remade` puts the overlay back at its new first line.
  mutating func scroll(
    _ event: InputEvent, _ offset: Int, _ remade: (Int) -> Overlay
  ) {
    guard case .key(let key) = event else { return }
    switch key {
    case .escape, .enter, .character("q"), .character("?"): overlay = nil
    case .up, .character("k"): overlay = remade(max(0, offset - 1))
    case .down, .character("j"): overlay = remade(offset + 1)
    case .pageUp: overlay = remade(max(0, offset - size.rows))
    case .pageDown: overlay = remade(offset + size.rows)
    default: break
    }
  }
}

extension Painter {
  /// The table of keys, by group.
  mutating func paintHelp(_ offset: Int, over whole: Rect) {
    var lines: [(key: String, title: String)] = []
    for group in Action.Group.allCases {
      lines.append(("", group.rawValue))
      for row in Action.table where row.group == group {
        lines.append((model.keymap.label(of: row.action, glyphs), row.title))
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

  /// The lines so far, newest first.
  mutating func paintMessages(_ offset: Int, over whole: Rect) {
    let width = max(1, whole.width - 4)
    let lines = model.notices.reversed().flatMap { notice in
      let role: StyleRole =
        switch notice.level {
        case .done: .text
        case .warning: .warn
        case .error: .bad
        }
      // What belongs to the line above stands further in.
      return wrapped(notice.text, to: max(1, width - 2)).enumerated().map { index, text in
        (text: index == 0 ? text : "  " + text, role: role)
      }
    }
    let room = dialog("Messages", whole.width, max(5, lines.count + 2), over: whole)
    if lines.isEmpty { write("None so far.", in: room, x: 1, .dim) }
    let start = min(offset, max(0, lines.count - room.height))
    for (y, line) in lines.dropFirst(start).prefix(room.height).enumerated() {
      write(line.text, in: room, x: 1, y: y, line.role)
    }
  }
}
