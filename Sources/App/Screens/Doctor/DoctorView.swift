import AWSProfiles
import Canvas

extension Painter {
  /// The findings, and below them the lines of the file round the chosen one.
  mutating func paintDoctor(_ area: Rect) {
    let findings = model.doctor.findings
    guard !findings.isEmpty else {
      write(
        "\(glyphs.check) Nothing to mend: every tool reads these files alike.", in: area, x: 3,
        y: 1, .good)
      return
    }
    let fixable = findings.filter { $0.fix?.isSafe == true }.count
    write(
      "\(findings.count) \(findings.count == 1 ? "finding" : "findings")", in: area, x: 1, .title,
      bold: true)
    write("\(fixable) can be fixed safely", in: area, x: 16, .dim)
    let (list, context) = Rect(
      x: area.x, y: area.y + 1, width: area.width, height: max(0, area.height - 1)
    ).splitTop(max(1, (area.height - 1) * 3 / 5))
    let offset = model.doctor.list.offset(height: list.height, count: findings.count)
    for y in 0..<list.height where offset + y < findings.count {
      let isChosen = offset + y == model.doctor.list.selection
      paintFinding(findings[offset + y], in: list, y, isChosen: isChosen)
    }
    guard findings.indices.contains(model.doctor.list.selection) else { return }
    paintContext(of: findings[model.doctor.list.selection], in: context)
  }

  private mutating func paintFinding(
    _ finding: Finding, in area: Rect, _ y: Int, isChosen: Bool
  ) {
    let (sign, role): (String, StyleRole) =
      switch finding.severity {
      case .error: (glyphs.cross, .bad)
      case .warning: (glyphs.warning, .warn)
      case .info: (glyphs.bullet, .dim)
      }
    if isChosen {
      frame.buffer.fill(
        Rect(x: area.x, y: area.y + y, width: area.width, height: 1), Style(.selection))
      write(glyphs.selection, in: area, x: 0, y: y, .selection, bold: true)
    }
    let base: StyleRole = isChosen ? .selection : .text
    write(sign, in: area, x: 2, y: y, isChosen ? base : role, bold: true)
    let spot = [finding.file?.rawValue, finding.line.map(String.init)].compactMap { $0 }
      .joined(separator: ":")
    write(spot, in: area, x: 4, y: y, base)
    let trips = finding.trips.isEmpty ? "" : "  trips \(finding.trips.joined(separator: ", "))"
    let fix = finding.fix == nil ? "" : "  f fixes"
    write(finding.message + trips + fix, in: area, x: 22, y: y, base)
  }

  private mutating func paintContext(of finding: Finding, in area: Rect) {
    guard area.height > 1, let file = finding.file, let line = finding.line else { return }
    rule(area)
    let first = max(1, line - (area.height - 1) / 2)
    for y in 1..<area.height {
      let number = first + y - 1
      guard let text = model.catalog.maskedLine(number, of: file) else { break }
      let isLine = number == line
      write(
        "\(isLine ? glyphs.selection : " ") \(number)", in: area, x: 1, y: y,
        isLine ? .accent : .dim)
      write(text, in: area, x: 9, y: y, isLine ? .text : .dim)
    }
  }
}
