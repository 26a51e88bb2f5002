import AWSProfiles
import Canvas

extension Painter {
  /// The findings, and below them the lines of the file round the chosen one.
  mutating func paintDoctor(_ area: Rect) {
    let findings = model.doctor.findings
    guard !findings.isEmpty else { return paintHealth(area) }
    var (head, room) = area.splitTop(area.height >= 8 ? 2 : 0)
    if !head.isEmpty { paintSummary(findings, in: head) }
    let wanted = max(1, findings.count)
    let most = room.height >= 6 ? room.height - min(9, room.height / 2) : room.height
    let (list, context) = room.splitTop(min(most, wanted))
    let offset = model.doctor.list.offset(height: list.height, count: findings.count)
    paintThumb(first: offset, of: findings.count, in: list)
    let rows = findings.count > list.height ? list.splitRight(1).rest : list
    for y in 0..<list.height where offset + y < findings.count {
      let isChosen = offset + y == model.doctor.list.selection
      target(offset + y, in: rows, y: y)
      paintFinding(findings[offset + y], in: rows, y, isChosen: isChosen)
    }
    room = context
    guard let chosen = model.doctor.chosen, room.height > 1 else { return }
    rule(room)
    let (_, below) = room.splitTop(1)
    paintDetails(of: chosen, in: below)
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

  private mutating func paintSummary(_ findings: [Finding], in area: Rect) {
    let files = Set(findings.compactMap { $0.file?.rawValue ?? $0.place }).count
    let safe = findings.filter { $0.fix?.isSafe == true }.count
    let count = "\(findings.count) \(findings.count == 1 ? "finding" : "findings")"
    let spread = files > 1 ? " in \(files) places" : ""
    let width = write(count + spread, in: area, x: 1, .title, bold: true)
    let words =
      model.isExamining
      ? "examining \(model.catalog.count) profiles\(glyphs.ellipsis)"
      : safe == 0 ? "none can be fixed by itself" : "\(safe) can be fixed safely: F"
    write(words, in: area, x: width + 4, .dim)
    let mark = place(model.doctor.list.selection, findings.count)
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

  private mutating func paintFinding(
    _ finding: Finding, in area: Rect, _ y: Int, isChosen: Bool
  ) {
    let (sign, role) = look(finding.severity)
    if isChosen { bar(in: area, y: y) }
    let base: StyleRole = isChosen ? .selection : .text
    write(sign, in: area, x: 2, y: y, isChosen ? base : role, bold: true)
    // Columns fall away from the right: who stops, then what the fix does, then the place. What
    // is wrong needs the room most; what falls away is told below the list.
    let fixWidth = area.width >= 110 ? model.doctor.fixWidth : area.width >= 60 ? 3 : 0
    let stopWidth = area.width >= 96 ? model.doctor.stopWidth : 0
    let placeWidth = area.width >= 60 ? model.doctor.placeWidth : 0
    if placeWidth > 0 {
      let spot = cutMiddle(finding.spot, to: placeWidth - 1, ellipsis: glyphs.ellipsis)
      write(spot, in: area, x: 4, y: y, base)
    }
    let end = area.width - fixWidth - stopWidth
    let message = cut(
      finding.headline, to: max(0, end - 4 - placeWidth - 1), ellipsis: glyphs.ellipsis)
    write(message, in: area, x: 4 + placeWidth, y: y, base)
    if stopWidth > 0 {
      let words = cut(finding.stops, to: stopWidth - 1, ellipsis: glyphs.ellipsis)
      write(words, in: area, x: end, y: y, isChosen ? base : .dim)
    }
    if fixWidth > 0, let fix = finding.fix {
      let words = fixWidth < 10 ? "f" : "f \(fix.title)"
      write(
        cut(words, to: fixWidth - 1, ellipsis: glyphs.ellipsis), in: area, x: end + stopWidth, y: y,
        isChosen ? base : .key)
    }
  }

  /// The message in full, then the lines of the file, the part that it is about underlined.
  private mutating func paintDetails(of finding: Finding, in area: Rect) {
    var y = 0
    let stops = finding.stops.isEmpty || finding.stops == "—" ? "" : " Stops: \(finding.stops)."
    let fix = finding.fix.map { " f \($0.title)\($0.isSafe ? "" : ", after a look")." } ?? ""
    let spot = area.width < 60 ? "\(finding.spot): " : ""
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
