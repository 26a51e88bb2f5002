import AWSProfiles
import Canvas

extension Painter {
  /// The rows that were found, what each would overwrite, what is odd about the chosen one.
  mutating func paintImport(_ state: ImportState, over whole: Rect) {
    let notes = noteLines(of: state)
    let title = state.path.map { "Import \($0)" } ?? "Import what was pasted"
    let room = dialog(title, 96, state.rows.count + notes.count + 5, over: whole)
    let footHeight = min(notes.count + 1, max(0, room.height - 2))
    let (foot, rest) = room.splitBottom(footHeight)
    var body = rest
    if body.height > 2 {
      let (head, below) = body.splitTop(1)
      body = below
      write("NAME", in: head, x: 6, .dim)
      write("HOLDS", in: head, x: nameWidth(head) + 8, .dim)
    }
    let offset = state.list.offset(height: body.height, count: state.rows.count)
    defer { paintThumb(first: offset, of: state.rows.count, in: body) }
    for y in 0..<body.height where offset + y < state.rows.count {
      paintImportRow(offset + y, of: state, in: body, y: y)
    }
    for (y, note) in notes.prefix(foot.height).enumerated() {
      write(note.text, in: foot, x: 1, y: y, note.role)
    }
  }

  private func nameWidth(_ area: Rect) -> Int { max(6, min(30, area.width / 3)) }

  private mutating func paintImportRow(
    _ index: Int, of state: ImportState, in body: Rect, y: Int
  ) {
    let row = state.rows[index]
    let isHere = index == state.list.selection
    func role(_ role: StyleRole) -> StyleRole { isHere ? .selection : role }
    if isHere { bar(in: body, y: y) }
    write(
      row.isChosen ? "[\(glyphs.check)]" : "[ ]", in: body, x: 2, y: y,
      role(row.isChosen ? .good : .dim))
    let width = nameWidth(body)
    if isHere, state.isNaming {
      let box = Rect(x: body.x + 6, y: body.y + y, width: min(width, body.width - 6), height: 1)
      frame.cursor = row.name.draw(into: &frame.buffer, in: box, glyphs: glyphs)
    } else {
      let name = row.name.isEmpty ? "(no name)" : row.name.text
      write(
        cut(name, to: width, ellipsis: glyphs.ellipsis), in: body, x: 6, y: y,
        role(row.isChosen ? .text : .dim), bold: isHere)
    }
    write(contents(of: row.draft), in: body, x: 8 + width, y: y, role(row.isChosen ? .text : .dim))
    let x = 10 + width + (state.rows.map { displayWidth(contents(of: $0.draft)) }.max() ?? 0)
    if let fault = state.fault(of: row), row.isChosen {
      write("\(glyphs.cross) \(fault)", in: body, x: x, y: y, role(.bad))
    } else if let words = state.overwrites(row, in: model.catalog) {
      write("\(glyphs.warning) \(words)", in: body, x: x, y: y, role(.warn))
    } else if !row.draft.notices.isEmpty {
      write(
        "\(glyphs.warning) \(row.draft.notices.map(\.code.rawValue).joined(separator: ", "))",
        in: body, x: x, y: y, role(.warn))
    } else {
      write("new", in: body, x: x, y: y, role(.dim))
    }
  }

  private func contents(of draft: ImportDraft) -> String {
    guard draft.family == .profile else { return draft.family.rawValue }
    if let keys = draft.keys {
      let more = draft.settings.isEmpty ? "" : " +\(draft.settings.count)"
      return keys.accessKeyID + (keys.sessionToken == nil ? "" : " and token") + more
    }
    let kind = FormKind(settings: Set(draft.settings.map { $0.key.lowercased() })) ?? .settings
    return kind.rawValue.lowercased() + ", \(draft.settings.count) settings"
  }

  private func noteLines(of state: ImportState) -> [(text: String, role: StyleRole)] {
    var lines: [(text: String, role: StyleRole)] = []
    if state.rows.indices.contains(state.list.selection) {
      let draft = state.rows[state.list.selection].draft
      lines += draft.notices.map { ("\(glyphs.warning) \($0.message)", .warn) }
      if let end = draft.expiration { lines.append(("These keys end: \(end)", .dim)) }
    }
    lines += state.skipped.prefix(3).map { ("\(glyphs.warning) \($0)", .warn) }
    if let complaint = state.complaint { lines.append(("\(glyphs.cross) \(complaint)", .bad)) }
    return lines
  }
}
