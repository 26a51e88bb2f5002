import AWSProfiles
import Canvas

extension Painter {
  /// The rows of a form with what is said of each, and where they go.
  mutating func paintForm(_ form: FormState, over whole: Rect) {
    let word = form.kind.family == .profile ? "profile" : form.kind.rawValue.lowercased()
    let title = form.editing.map { "Edit \($0)" } ?? "Add \(word)"
    let lines = formLines(form)
    let noteCount = min(3, form.notices.count)
    let room = dialog(title, 100, lines.count + noteCount + 5, over: whole)
    let (foot, body) = room.splitBottom(room.height >= 8 ? 3 + noteCount : min(1, room.height - 1))
    let focused = lines.firstIndex { $0 == .place(form.focus) } ?? 0
    let last = max(0, lines.count - body.height)
    let first = min(last, max(0, focused - body.height / 2))
    for (y, line) in lines.dropFirst(first).prefix(body.height).enumerated() {
      switch line {
      case .heading(let text): write(text, in: body, x: 1, y: y, .dim)
      case .place(let place): paintRow(place, of: form, in: body, y: y)
      }
    }
    paintFoot(foot, of: form)
  }

  /// Where fields begin: labels give way on the smallest screens.
  private func fieldColumn(_ body: Rect) -> Int {
    body.width >= 40 ? 17 : max(4, body.width / 2 - 2)
  }

  /// Where fields of other settings begin: their names are longer.
  private func otherColumn(_ form: FormState, from x: Int) -> Int {
    let longest = form.others.map { displayWidth($0.spelledKey) }.max() ?? 0
    return min(34, max(x, longest + 3))
  }

  /// A label, cut where the field begins.
  private mutating func label(
    _ text: String, _ isFocus: Bool, upTo x: Int, in body: Rect, y: Int
  ) {
    let start = body.width >= 40 ? 2 : 1
    let shown = cut(text, to: max(0, x - start - 1), ellipsis: glyphs.ellipsis)
    write(shown, in: body, x: start, y: y, isFocus ? .accent : .dim, bold: isFocus)
  }

  private enum FormLine: Equatable {
    case place(FormState.Place)
    case heading(String)
  }

  private func formLines(_ form: FormState) -> [FormLine] {
    let others = form.others.map { FormState.Place.setting($0.key) }
    let (first, rest) = (form.places.filter { !others.contains($0) && $0 != .add }, others + [.add])
    return first.map(FormLine.place) + [.heading(others.isEmpty ? "" : "Other settings")]
      + rest.map(FormLine.place)
  }

  private mutating func paintRow(
    _ place: FormState.Place, of form: FormState, in body: Rect, y: Int
  ) {
    let isFocus = place == form.focus
    let x = fieldColumn(body)
    if isFocus { write(glyphs.selection, in: body, y: y, .accent, bold: true) }
    switch place {
    case .kind:
      label("Kind", isFocus, upTo: x, in: body, y: y)
      paintKinds(form, x: x, in: body, y: y)
    case .add:
      label("+ another setting", isFocus, upTo: body.width, in: body, y: y)
      if isFocus { frame.cursor = Point(x: body.x + 1, y: body.y + y) }
    case .name:
      label("Name", isFocus, upTo: x, in: body, y: y)
      paintField(form.name, place, of: form, x: x, in: body, y: y)
    case .setting(let key):
      let row = form.kind.rows.first { $0.key == key }
      let entry = form[key]
      let isLong = row == nil && body.width >= 40
      let start = isLong ? otherColumn(form, from: x) : x
      label(row?.label ?? entry.spelledKey, isFocus, upTo: start, in: body, y: y)
      if entry.isLocked {
        write("(several lines)", in: body, x: start, y: y, .dim)
      } else {
        let isRevealed = isFocus && form.revealedUntil != nil
        let field = entry.text.field(isRevealed: isRevealed)
        paintField(field, place, of: form, x: start, in: body, y: y)
      }
    }
  }

  private mutating func paintKinds(_ form: FormState, x: Int, in body: Rect, y: Int) {
    let isFocus = form.focus == .kind
    if isFocus { frame.cursor = Point(x: body.x + x, y: body.y + y) }
    let choices = form.kind.choices
    let words = choices.map { $0 == form.kind ? "[\($0.rawValue)]" : $0.rawValue.lowercased() }
    let between = " \(glyphs.bullet) "
    let room = max(0, body.width - x - 5)
    var shown = (choices.firstIndex(of: form.kind) ?? 0)...(choices.firstIndex(of: form.kind) ?? 0)
    func width(_ range: ClosedRange<Int>) -> Int {
      displayWidth(words[range].joined(separator: between))
    }
    // Kinds stand in one order always; as many as fit before the chosen one, then behind it.
    while shown.upperBound + 1 < words.count, width(shown.lowerBound...shown.upperBound + 1) <= room
    { shown = shown.lowerBound...shown.upperBound + 1 }
    while shown.lowerBound > 0, width(shown.lowerBound - 1...shown.upperBound) <= room {
      shown = shown.lowerBound - 1...shown.upperBound
    }
    var end = x + write("\(glyphs.choiceLeft) ", in: body, x: x, y: y, isFocus ? .accent : .dim)
    for index in shown {
      let isChosen = choices[index] == form.kind
      if index > shown.lowerBound { end += write(between, in: body, x: end, y: y, .dim) }
      end += write(
        words[index], in: body, x: end, y: y, isChosen ? (isFocus ? .accent : .text) : .dim,
        bold: isChosen)
    }
    write(" \(glyphs.choiceRight)", in: body, x: end, y: y, isFocus ? .accent : .dim)
  }

  private mutating func paintField(
    _ field: TextField, _ place: FormState.Place, of form: FormState, x: Int, in body: Rect, y: Int
  ) {
    let isFocus = place == form.focus
    let remarkWidth = remarkWidth(x, in: body)
    let width = max(4, min(46, body.width - x - remarkWidth - 1))
    let box = Rect(
      x: body.x + min(x, body.width), y: body.y + y, width: min(width, max(0, body.width - x)),
      height: 1)
    let cursor = field.draw(
      into: &frame.buffer, in: box, style: isFocus ? .field : .text, glyphs: glyphs)
    if isFocus { frame.cursor = cursor }
    if case .setting(let key) = place, form.hasPicker(key), !isFocus || field.isEmpty {
      let end = min(displayWidth(field.isMasked ? "" : field.text) + 1, width - 1)
      write(glyphs.down, in: body, x: x + max(isFocus ? 2 : 0, end), y: y, .dim)
    }
    if remarkWidth > 8, let (text, role) = remark(place, of: form) {
      write(text, in: body, x: x + width + 1, y: y, role)
    }
  }

  /// Columns for what is said beside a field; none where the field needs them.
  private func remarkWidth(_ x: Int, in body: Rect) -> Int {
    body.width >= 72 ? min(40, max(28, body.width - x - 44)) : 0
  }

  /// The sign and words for a row; what a free row is good for where nothing was typed.
  private func remark(
    _ place: FormState.Place, of form: FormState
  ) -> (text: String, role: StyleRole)? {
    if let remark = form.remark(place, in: model.catalog) {
      let (sign, role): (String, StyleRole) =
        switch remark {
        case .good: (glyphs.check, .good)
        case .odd: (glyphs.warning, .warn)
        case .wrong: (glyphs.cross, .bad)
        }
      return ("\(sign) \(remark.text)", role)
    }
    guard case .setting(let key) = place, form.value(key).isEmpty else { return nil }
    let row = form.kind.rows.first { $0.key == key }
    let about = SettingRule.named(key)?.about ?? ""
    return ((row?.isNeeded == true ? "needed: " : "") + about, .dim)
  }

  private mutating func paintFoot(_ foot: Rect, of form: FormState) {
    var lines: [(text: String, role: StyleRole)] = []
    if foot.height > 1 {
      lines += form.notices.prefix(3).map { ("\(glyphs.warning) \($0)", .warn) }
      lines.append((goal(of: form), .dim))
    }
    if let complaint = form.complaint {
      lines.append(("\(glyphs.cross) \(complaint)", .bad))
    } else if foot.height <= 1 || isCut(form, foot) {
      remark(form.focus, of: form).map { lines.append($0) }
    } else if form.editing == nil, form.kind.family == .profile {
      let hint = "Paste anything: exports, JSON of STS or SSO, INI, a CSV of the console."
      lines.append((hint, .dim))
    }
    for (offset, line) in lines.suffix(foot.height).enumerated() {
      let y = max(0, foot.height - lines.count) + offset
      write(line.text, in: foot, x: foot.width >= 40 ? 2 : 1, y: y, line.role)
    }
  }

  /// Whether there is no room beside the field in focus for what is said of it.
  private func isCut(_ form: FormState, _ foot: Rect) -> Bool {
    let text = form.remark(form.focus, in: model.catalog)?.text ?? ""
    return displayWidth(text) + 2 > remarkWidth(fieldColumn(foot), in: foot) && !text.isEmpty
      || foot.width < 72
  }

  /// Where the rows go: for one that stands in a file its line, for new ones their file.
  private func goal(of form: FormState) -> String {
    let gone = form.outgrown.map(\.spelledKey)
    if !gone.isEmpty { return "removes   " + gone.joined(separator: ", ") }
    if case .setting(let key) = form.focus {
      let entry = form[key]
      if let origin = entry.origin {
        return "stands in   \(origin.file.rawValue):\(origin.line)"
      }
      if form.editing != nil { return "goes to   \(form.home(of: entry).rawValue)" }
    }
    let homes = FileRole.allCases.filter { role in
      form.kind.rows.contains { form.home(of: FormEntry($0.key)) == role } || role == .config
    }
    let place = form.editing == nil ? ", end of file" : ""
    return "goes to   "
      + homes.map { "\($0.rawValue)\(place)" }.joined(separator: "  \(glyphs.bullet)  ")
  }
}

extension FormState {
  /// Keys that do something in the row in focus.
  var footer: [(key: String, word: String)] {
    var keys = [("Enter", "review"), ("Tab", "next")]
    switch focus {
    case .kind: keys.append(("Left Right", "kind"))
    case .name: break
    case .add: keys[0] = ("Enter", "choose one")
    case .setting(let key):
      if hasPicker(key) { keys.append(("Right", "choose")) }
      if SettingNames.isSecret(key) { keys.append(("^R", "show")) }
      if others.contains(where: { $0.key == key }) { keys.append(("^X", "remove")) }
    }
    return keys + [("Esc", "cancel")]
  }
}
