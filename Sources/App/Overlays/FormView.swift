import AWSProfiles
import Canvas

extension Painter {
  /// The fields of a form with what is said of each.
  mutating func paintForm(_ form: FormState, over whole: Rect) {
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
}
