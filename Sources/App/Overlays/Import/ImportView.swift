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
    list(state.list, of: state.rows.count, in: body, placeOn: room) { painter, row in
      painter.paintImportRow(row, of: state)
    }
    for (y, note) in notes.prefix(foot.height).enumerated() {
      write(note.text, in: foot, x: 1, y: y, note.role)
    }
  }

  private func nameWidth(_ area: Rect) -> Int { max(6, min(30, area.width / 3)) }

  private mutating func paintImportRow(_ place: ListRow, of state: ImportState) {
    let row = state.rows[place.index]
    let area = place.area
    let text = place.role(row.isChosen ? .text : .dim)
    write(
      row.isChosen ? "[\(glyphs.check)]" : "[ ]", in: area, x: 2,
      place.role(row.isChosen ? .good : .dim))
    let width = nameWidth(area)
    if place.isChosen, state.isNaming {
      let box = Rect(x: area.x + 6, y: area.y, width: min(width, area.width - 6), height: 1)
      frame.cursor = row.name.draw(into: &frame.buffer, in: box, glyphs: glyphs)
    } else {
      let name = row.name.isEmpty ? "(no name)" : row.name.text
      write(
        cut(name, to: width, ellipsis: glyphs.ellipsis), in: area, x: 6, text,
        bold: place.isChosen)
    }
    write(contents(of: row.draft), in: area, x: 8 + width, text)
    let x = 10 + width + (state.rows.map { displayWidth(contents(of: $0.draft)) }.max() ?? 0)
    let (words, role) = outlook(of: row, in: state)
    write(words, in: area, x: x, place.role(role))
  }

  /// What becomes of a row that is imported, or why it cannot be.
  private func outlook(of row: ImportState.Row, in state: ImportState) -> (String, StyleRole) {
    if let fault = state.fault(of: row), row.isChosen { return ("\(glyphs.cross) \(fault)", .bad) }
    if let words = state.overwrites(row, in: model.catalog) {
      return ("\(glyphs.warning) \(words)", .warn)
    }
    guard row.draft.notices.isEmpty else {
      let codes = row.draft.notices.map(\.code.rawValue).joined(separator: ", ")
      return ("\(glyphs.warning) \(codes)", .warn)
    }
    return ("new", .dim)
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
