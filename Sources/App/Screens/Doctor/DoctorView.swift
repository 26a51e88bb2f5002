import AWSProfiles
import Canvas

extension Painter {
  /// The findings, and below them the lines of the file round the chosen one.
  mutating func paintDoctor(_ area: Rect) {
    let doctor = model.doctor
    guard !doctor.findings.isEmpty else { return paintHealth(area) }
    let (head, below) = area.splitTop(area.height >= 8 ? 2 : 0)
    if !head.isEmpty { paintSummary(in: head) }
    let room = paintFilter(
      doctor.filter, shown: doctor.rows.count, of: doctor.findings.count, in: below)
    guard let chosen = doctor.chosen else {
      write("No finding matches. Esc shows all again.", in: room, x: 3, y: 1, .dim)
      return
    }
    let most = room.height >= 6 ? room.height - min(9, room.height / 2) : room.height
    let (part, context) = room.splitTop(min(most, doctor.rows.count))
    // The last column is the thumb's.
    let rows = doctor.rows.count > part.height ? part.splitRight(1).rest : part
    list(doctor.list, of: doctor.rows.count, in: rows) { painter, row in
      painter.target(row.index, in: row.area, y: 0)
      painter.paintFinding(doctor.rows[row.index], row)
    }
    guard context.height > 1 else { return }
    rule(context)
    paintDetails(of: chosen, in: context.splitTop(1).rest)
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

  private func look(_ severity: Finding.Severity) -> (sign: String, role: StyleRole) {
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
  private func showsPlaces(_ area: Rect) -> Bool { area.width >= 50 }

  /// The message in full, then the lines of the file, the part that it is about underlined.
  private mutating func paintDetails(of finding: Finding, in area: Rect) {
    var y = 0
    let stops = finding.stops.isEmpty || finding.stops == "—" ? "" : " Stops: \(finding.stops)."
    let fix = finding.fix.map { " f \($0.title)\($0.isSafe ? "" : ", after a look")." } ?? ""
    let spot = showsPlaces(area) ? "" : "\(finding.spot): "
    for line in wrapped(spot + finding.message + stops + fix, to: max(8, area.width - 3))
      .prefix(area.height)
    {
      write(line, in: area, x: 1, y: y)
      y += 1
    }
    guard let file = finding.file, let number = finding.line,
      let (_, range) = model.catalog.mark(of: finding)
    else { return }
    y += 1
    let left = area.height - y - 1
    guard left > 0 else { return }
    var first = max(1, number - left / 2)
    // What belongs together is seen together: the first of two, where it is near.
    if let other = finding.firstLine, other < number, number - other < left { first = other }
    for row in 0..<left {
      guard y < area.height, let text = model.catalog.maskedLine(first + row, of: file) else {
        break
      }
      let isLine = first + row == number
      write(
        "\(isLine ? glyphs.selection : " ")\(pad(first + row)) ", in: area, x: 0, y: y,
        isLine ? .accent : .dim)
      write(text, in: area, x: 8, y: y, isLine ? .text : .dim)
      y += 1
      guard isLine else { continue }
      paintMark(finding, text, range, in: area, y)
      y += 1
    }
  }

  private func pad(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, 5 - text.count)) + text
  }

  private mutating func paintMark(
    _ finding: Finding, _ text: String, _ range: Range<Int>, in area: Rect, _ y: Int
  ) {
    let before = displayWidth(String(text.prefix(range.lowerBound)))
    let length = displayWidth(String(text.dropFirst(range.lowerBound).prefix(range.count)))
    let (_, role) = look(finding.severity)
    let mark = String(repeating: "~", count: max(1, min(length, area.width - 9 - before)))
    let summary = FindingRule.of(finding.code)?.summary ?? ""
    write("\(mark) \(summary)", in: area, x: 8 + before, y: y, role == .dim ? .accent : role)
  }
}

extension Finding {
  /// Where it is, as `config:12` or `environment`.
  var spot: String {
    let start = [file?.rawValue, place].compactMap { $0 }.joined(separator: " ")
    return start + (line.map { ":\($0)" } ?? "")
  }

  /// What is wrong in one line: the rule's words behind what they are about, else the message.
  var headline: String {
    guard let rule = FindingRule.of(code) else { return message }
    guard let name, name != rule.code, !name.contains("/") else { return rule.summary }
    return "\(name): \(rule.summary)"
  }

  /// Who trips, in words.
  var stops: String {
    if trips.isEmpty { return "—" }
    if trips.count == 4 { return "all" }
    var words: [String] = []
    if trips.contains("cli") { words.append("AWS CLI") }
    if trips.contains("terraform") { words.append("Terraform") }
    switch (trips.contains("serverless3"), trips.contains("serverless4")) {
    case (true, true): words.append("Serverless")
    case (true, false): words.append("Serverless 3")
    case (false, true): words.append("Serverless 4")
    case (false, false): break
    }
    return words.joined(separator: ", ")
  }
}
