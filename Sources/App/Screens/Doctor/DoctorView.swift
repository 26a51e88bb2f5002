import AWSProfiles
import Canvas

extension Painter {
  /// The findings, and below them the lines of the file round the chosen one.
  mutating func paintDoctor(_ area: Rect) {
    let doctor = model.doctor
    guard !doctor.findings.isEmpty else { return paintHealth(area) }
    let rooms = doctorRooms(area)
    if rooms.below.isPaneLow, model.textInFront == .finding {
      return paintDetails(.finding, in: rooms.below)
    }
    if !rooms.head.isEmpty { paintSummary(in: rooms.head) }
    let part = paintFilter(
      doctor.filter, shown: doctor.rows.count, of: doctor.findings.count, in: rooms.list)
    guard doctor.chosen != nil else {
      return paintNothing("No finding matches. Esc shows all again.", in: part)
    }
    // The last column is the thumb's.
    let rows = doctor.rows.count > part.height ? part.splitRight(1).rest : part
    list(doctor.list, of: doctor.rows.count, in: rows) { painter, row in
      painter.target(row.index, in: row.area, y: 0)
      painter.paintFinding(doctor.rows[row.index], row)
    }
    paintDetails(.finding, in: rooms.below)
  }

  /// Where the summary, the list with the line of its filter and what is below it stand.
  func doctorRooms(_ area: Rect) -> (head: Rect, list: Rect, below: ListRooms) {
    let (head, room) = area.splitTop(area.height >= 8 ? 2 : 0)
    let filter = model.doctor.filter.isOn ? 1 : 0
    let height = room.height - filter
    let most = height >= 6 ? height - min(9, height / 2) : height
    let count = model.doctor.rows.isEmpty ? height : model.doctor.rows.count
    let (list, below) = room.splitTop(filter + min(most, count))
    return (head, list, ListRooms(below: below, whole: area))
  }

  /// That nothing is wrong, or why nothing can be told.
  private mutating func paintHealth(_ area: Rect) {
    guard model.isLoaded else { return }
    let (sign, text, role): (String, String, StyleRole) =
      if !model.faults.isEmpty {
        (glyphs.cross, model.faults.joined(separator: " "), .bad)
      } else if model.isExamining {
        (glyphs.ellipsis, "examining \(model.catalog.count) profiles", .dim)
      } else if model.catalog.names.isEmpty {
        (glyphs.check, "Nothing to mend: there are no profiles yet.", .good)
      } else {
        (glyphs.check, "Nothing to mend: every tool reads these files alike.", .good)
      }
    let top = area.height > 3 ? 1 : 0
    write(sign, in: area, x: 1, y: top, role)
    for (y, line) in wrapped(text, to: max(8, area.width - 4)).enumerated() {
      write(line, in: area, x: 3, y: top + y, role)
    }
  }

  private mutating func paintSummary(in area: Rect) {
    let shown = model.doctor.rows.count
    let safe = model.doctor.safeFixes
    guard shown > 0 else {
      let all = model.doctor.findings.count
      let width = write(
        "\(all) \(all == 1 ? "finding" : "findings")", in: area, x: 1, .title, bold: true)
      write("nothing matches", in: area, x: width + 4, .dim)
      return rule(area, y: 1)
    }
    let count = "\(shown) \(shown == 1 ? "finding" : "findings")"
    let spread = model.doctor.places > 1 ? " in \(model.doctor.places) places" : ""
    let width = write(count + spread, in: area, x: 1, .title, bold: true)
    let words =
      model.isExamining
      ? "examining \(model.catalog.count) profiles\(glyphs.ellipsis)"
      : safe == 0 ? "none can be fixed by itself" : "\(safe) can be fixed safely: F"
    write(words, in: area, x: width + 4, .dim)
    let mark = place(model.doctor.list.selection, shown)
    let start = area.width - displayWidth(mark) - 1
    if start > width + 5 + displayWidth(words) { write(mark, in: area, x: start, .dim) }
    rule(area, y: 1)
  }

  /// The sign and the colour of a finding.
  func look(_ severity: Finding.Severity) -> (sign: String, role: StyleRole) {
    switch severity {
    case .error: (glyphs.cross, .bad)
    case .warning: (glyphs.warning, .warn)
    case .info: (glyphs.bullet, .dim)
    }
  }

  private mutating func paintFinding(_ finding: Finding, _ row: ListRow) {
    let area = row.area
    let (sign, role) = look(finding.severity)
    write(sign, in: area, x: 2, row.role(role), bold: true)
    // Columns fall away from the right: who stops, then what the fix does, then the place. What
    // is wrong needs the room most; what falls away is told below the list.
    let fixWidth = area.width >= 110 ? model.doctor.fixWidth : showsPlaces(area) ? 3 : 0
    let stopWidth = area.width >= 96 ? model.doctor.stopWidth : 0
    let placeWidth = showsPlaces(area) ? model.doctor.placeWidth : 0
    if placeWidth > 0 {
      let spot = cutMiddle(finding.spot, to: placeWidth - 1, ellipsis: glyphs.ellipsis)
      write(spot, in: area, x: 4, row.role(.text))
      markFound(in: spot, at: 4, of: area)
    }
    let end = area.width - fixWidth - stopWidth
    let message = cut(
      finding.headline, to: max(0, end - 4 - placeWidth - 1), ellipsis: glyphs.ellipsis)
    write(message, in: area, x: 4 + placeWidth, row.role(.text))
    markFound(in: message, at: 4 + placeWidth, of: area)
    if stopWidth > 0 {
      let words = cut(finding.stops, to: stopWidth - 1, ellipsis: glyphs.ellipsis)
      write(words, in: area, x: end, row.role(.dim))
    }
    if fixWidth > 0, let fix = finding.fix {
      let words = fixWidth < 10 ? "f" : "f \(fix.title)"
      write(
        cut(words, to: fixWidth - 1, ellipsis: glyphs.ellipsis), in: area, x: end + stopWidth,
        row.role(.key))
    }
  }

  /// Whether the rows have room for the places; where not, the words below tell that of the chosen.
  func showsPlaces(_ area: Rect) -> Bool { area.width >= 50 }
}
