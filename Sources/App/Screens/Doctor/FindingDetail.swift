import AWSProfiles
import Canvas
import ServerlessProject

/// Lines of a file, one of them marked.
struct MarkedLines {
  /// The line, counted from 1.
  var number: Int
  /// Which of its characters are marked.
  var range: Range<Int>
  /// The text of a line, secrets masked; nil where there is no such line.
  var line: (Int) -> String?
}

extension Model {
  /// The lines that a finding is about, of one of the shared files or of the project.
  func lines(of finding: Finding) -> MarkedLines? {
    guard let number = finding.line else { return nil }
    if let file = finding.file, let (_, range) = catalog.mark(of: finding) {
      return MarkedLines(number: number, range: range) { catalog.maskedLine($0, of: file) }
    }
    guard finding.file == nil, let project, finding.place == project.fileName,
      let text = project.line(number).map(maskedLine)
    else { return nil }
    let start = text.prefix { $0 == " " || $0 == "\t" }.count
    return MarkedLines(number: number, range: start..<text.count) {
      project.line($0).map(maskedLine)
    }
  }
}

extension Painter {
  /// The message of the chosen finding in full, then the lines of the file, the part that it is
  /// about underlined.
  func findingPage(in area: Rect) -> TextPage {
    guard let finding = model.doctor.chosen else { return TextPage(parts: [], height: area.height) }
    let stops = finding.stops.isEmpty || finding.stops == "—" ? nil : "Stops: \(finding.stops)."
    let fix = finding.fix.map { "f \($0.title)\($0.isSafe ? "" : ", after a look")." }
    let spot = showsPlaces(area) ? "" : "\(finding.spot): "
    let isSentence = finding.message.last.map { ".?!".contains($0) } ?? true
    let words = [spot + finding.message + (isSentence ? "" : "."), stops, fix]
    let text = words.compactMap { $0 }.joined(separator: " ")
    var rows = wrapped(text, to: max(8, area.width - 3)).map { TextRow(TextRow.Piece($0, x: 1)) }
    if let lines = model.lines(of: finding) {
      rows.append(TextRow())
      // As many as fit, but some in any case: the rest is scrolled to.
      rows += lineRows(lines, finding, count: max(5, area.height - rows.count - 1), area.width)
    }
    return TextPage(parts: [rows], height: area.height)
  }

  private func lineRows(
    _ lines: MarkedLines, _ finding: Finding, count: Int, _ width: Int
  ) -> [TextRow] {
    var rows: [TextRow] = []
    let number = lines.number
    var first = max(1, number - count / 2)
    // What belongs together is seen together: the first of two, where it is near.
    if let other = finding.firstLine, other < number, number - other < count { first = other }
    for place in first..<first + count {
      guard let text = lines.line(place) else { break }
      let isLine = place == number
      rows.append(
        TextRow([
          .init(
            "\(isLine ? glyphs.selection : " ")\(pad(place)) ", x: 0, isLine ? .accent : .dim),
          .init(text, x: 8, isLine ? .text : .dim),
        ]))
      if isLine { rows.append(markRow(finding, text, lines.range, width)) }
    }
    return rows
  }

  private func pad(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, 5 - text.count)) + text
  }

  private func markRow(
    _ finding: Finding, _ text: String, _ range: Range<Int>, _ width: Int
  ) -> TextRow {
    let before = displayWidth(String(text.prefix(range.lowerBound)))
    let length = displayWidth(String(text.dropFirst(range.lowerBound).prefix(range.count)))
    let (_, role) = look(finding.severity)
    let mark = String(repeating: "~", count: max(1, min(length, width - 9 - before)))
    let summary = FindingRule.of(finding.code)?.summary ?? ""
    return TextRow(
      TextRow.Piece("\(mark) \(summary)", x: 8 + before, role == .dim ? .accent : role))
  }
}
