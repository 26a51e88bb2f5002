import AWSCredentials
import Canvas

extension Painter {
  /// The progress line, then the rows in groups, worst first.
  mutating func paintCheck(_ area: Rect) {
    guard !model.check.names.isEmpty else {
      write("Nothing checked yet.", in: area, x: 3, y: 1, .title, bold: true)
      write(
        "C asks STS who each of your profiles is. No check ever runs by itself.", in: area,
        x: 3, y: 3)
      return
    }
    let (head, body) = area.splitTop(1)
    paintProgress(head)
    var rows: [CheckRow] = []
    for (group, names) in model.checkGroups() {
      rows.append(.heading("\(group.title)   \(names.count)"))
      rows += names.map(CheckRow.profile)
    }
    let chosen = chosenLine(rows)
    let offset = max(0, min(chosen - body.height / 2, rows.count - body.height))
    for y in 0..<body.height where offset + y < rows.count {
      switch rows[offset + y] {
      case .heading(let title): write(title, in: body, x: 1, y: y, .title, bold: true)
      case .profile(let name): paintRow(name, in: body, y, isChosen: offset + y == chosen)
      }
    }
  }

  private enum CheckRow {
    case heading(String)
    case profile(String)
  }

  private func chosenLine(_ rows: [CheckRow]) -> Int {
    var seen = -1
    for (line, row) in rows.enumerated() {
      if case .profile = row { seen += 1 }
      if seen == model.check.list.selection { return line }
    }
    return 0
  }

  private mutating func paintProgress(_ head: Rect) {
    guard let run = model.check.run else {
      write("Checked \(model.check.names.count) profiles", in: head, x: 1, .dim)
      return
    }
    let text = "Checking \(run.answered) of \(run.count) "
    let x = 1 + write(text, in: head, x: 1, .accent, bold: true)
    let width = max(0, min(40, head.width - x - 24))
    let done = run.count == 0 ? 0 : width * run.answered / run.count
    write(String(repeating: glyphs.barDone, count: done), in: head, x: x, .accent)
    write(String(repeating: glyphs.barLeft, count: width - done), in: head, x: x + done, .dim)
    write("\(run.count - run.answered) to come   Esc stops", in: head, x: x + width + 2, .dim)
  }

  private mutating func paintRow(_ name: String, in body: Rect, _ y: Int, isChosen: Bool) {
    let base: StyleRole = isChosen ? .selection : .text
    if isChosen {
      frame.buffer.fill(
        Rect(x: body.x, y: body.y + y, width: body.width, height: 1), Style(.selection))
      write(glyphs.selection, in: body, x: 1, y: y, .selection, bold: true)
    }
    let nameWidth = max(8, min(28, body.width / 3))
    write(name, in: Rect(x: body.x, y: body.y + y, width: nameWidth + 2, height: 1), x: 3, base)
    guard let verdict = model.verdicts[name]?.verdict else {
      write("\(glyphs.ellipsis) asking", in: body, x: nameWidth + 3, y: y, isChosen ? base : .dim)
      return
    }
    let (short, role) = verdictText(name)
    let told = nameWidth + 3 + min(24, max(12, body.width / 5))
    let column = Rect(x: body.x, y: body.y + y, width: min(told - 1, body.width), height: 1)
    write(short, in: column, x: nameWidth + 3, isChosen ? base : role)
    let tell =
      verdict.class == .valid
      ? [verdict.accountID, verdict.arn, verdict.elapsed.map { "\($0) ms" }]
        .compactMap { $0 }.joined(separator: "  ")
      : [verdict.message, verdict.advice].filter { !$0.isEmpty }.joined(separator: ". ")
    write(tell, in: body, x: told, y: y, isChosen ? base : .dim)
  }
}
