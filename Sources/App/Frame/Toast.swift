import Canvas

extension Painter {
  /// Whether the last message is in view: an error waits behind what lies over the screen.
  var showsToast: Bool {
    model.toast != nil && !(model.isToastBehind && model.overlay != nil)
  }

  /// Whether the last message leaves the keys in view: an error does, for it stays.
  var isToastAbove: Bool {
    model.toast?.level == .error && model.overlay == nil && model.size.rows >= 10
  }

  /// The last message in place of the keys; it grows upwards where one line does not hold it.
  ///
  /// An error stays until Esc, above the keys.
  mutating func paintToast(over whole: Rect) {
    guard let toast = model.toast, showsToast else { return }
    let (sign, role) = look(of: toast.level)
    let room = isToastAbove ? whole.splitBottom(1).rest : whole
    let keys = isToastAbove && whole.width >= 40 ? "Esc" : ""
    let lines = wrapped(toast.text, to: max(1, room.width - 4 - 2 * keys.count))
    let count = max(1, min(lines.count, room.height / 2))
    let hasRule = count > 1 && whole.height >= 10
    let area = room.splitBottom(count + (hasRule ? 1 : 0)).part
    if count > 1 || isToastAbove { frame.buffer.fill(area, Style(.text)) }
    if hasRule { rule(area) }
    let first = area.height - count
    write(sign, in: area, x: 1, y: first, role)
    for (y, line) in lines.prefix(count).enumerated() {
      let isCut = y == count - 1 && lines.count > count
      write(isCut ? line + glyphs.ellipsis : line, in: area, x: 3, y: first + y, role)
    }
    write(keys, in: area, x: area.width - keys.count - 1, y: area.height - 1, .key)
  }

  /// The sign and the colour of a message.
  func look(of level: Notice.Level) -> (sign: String, role: StyleRole) {
    switch level {
    case .done: (glyphs.check, .good)
    case .warning: (glyphs.warning, .warn)
    case .error: (glyphs.cross, .bad)
    }
  }
}
