import AWSProfiles
import Canvas
import ServerlessProject

extension Painter {
  /// Draws what lies over the Stages screen.
  mutating func paint(_ overlay: StageOverlay, over whole: Rect) {
    switch overlay {
    case .profile(let pick): paintProfilePick(pick, over: whole)
    case .names(let names): paintStageNames(names, over: whole)
    case .project(let pick): paintProjectPick(pick, over: whole)
    case .variable(let question): paintVariable(question, over: whole)
    }
  }

  private mutating func paintProfilePick(_ pick: ProfilePick, over whole: Rect) {
    let matches = pick.matches
    let room = dialog(pick.title, 72, min(18, max(6, matches.count + 3)), over: whole)
    let rows = prompt(pick.field, "\(matches.count)/\(pick.names.count)", in: room)
    let name = max(10, room.width - 3 - (room.width > 50 ? 30 : 0))
    list(pick.list, of: matches.count, in: rows, barAt: 1, placeOn: room) { painter, row in
      painter.paintChoice(matches[row.index], name, row)
      guard row.area.width > 50 else { return }
      let (_, facts) = row.area.splitLeft(name + 3)
      guard let profile = painter.model.catalog[matches[row.index]] else {
        painter.write("no such profile yet", in: facts, row.role(.warn))
        return
      }
      painter.write(profile.kind.rawValue, in: facts, row.role(.dim))
      let account = painter.model.account(of: profile) ?? painter.glyphs.none
      painter.write(account, in: facts, x: 16, row.role(.dim))
    }
  }

  private mutating func paintProjectPick(_ pick: ProjectPick, over whole: Rect) {
    let matches = pick.matches
    let room = dialog("Projects", 92, min(18, max(6, matches.count + 3)), over: whole)
    let rows = prompt(pick.field, "\(matches.count)/\(pick.paths.count)", in: room)
    let name = max(10, room.width - 3 - (room.width > 60 ? 28 : 0))
    list(pick.list, of: matches.count, in: rows, barAt: 1, placeOn: room) { painter, row in
      let path = matches[row.index]
      painter.paintChoice(painter.model.shown(path), name, row)
      guard row.area.width > 60,
        let project = painter.model.stages.tree.first(where: { $0.path == path })
      else { return }
      let isBroken = painter.model.findings(of: project).contains { $0.severity == .error }
      let words = (isBroken ? "\(painter.glyphs.cross) " : "") + project.inFewWords
      painter.write(words, in: row.area, x: name + 3, row.role(isBroken ? .bad : .dim))
    }
  }

  private mutating func paintChoice(_ text: String, _ width: Int, _ row: ListRow) {
    let part = Rect(x: row.area.x + 3, y: row.area.y, width: width, height: 1)
    writeMiddle(text, in: part, row.role(.text), bold: row.isChosen)
  }

  private mutating func paintStageNames(_ names: StageNames, over whole: Rect) {
    let words =
      names.isMap ? "Stages, blanks between them; then a profile for each." : "Name of the stage."
    let width = min(64, whole.width) - 4
    let asked = isTight ? 1 : wrapped(words, to: max(8, width)).count
    let wrong = names.complaint.map { wrapped($0, to: max(8, width)).count } ?? 1
    let room = dialog(
      names.isMap ? "Add a stage map" : "Add a stage", 64, asked + wrong + 4, over: whole)
    writeLines(words, in: room.splitTop(asked).part, x: 1)
    let y = asked + (isTight ? 0 : 1)
    let box = Rect(x: room.x + 1, y: room.y + y, width: max(0, room.width - 2), height: 1)
    frame.cursor = names.field.draw(into: &frame.buffer, in: box, glyphs: glyphs)
    if let complaint = names.complaint { writeLines(complaint, in: room, x: 1, y: y + 1, .bad) }
  }

  private mutating func paintVariable(_ question: VariableQuestion, over whole: Rect) {
    let room = dialog("Replace a variable?", 72, 7, over: whole)
    let text =
      "Line \(question.line) takes the profile of stage \(question.stage) from "
      + "\(question.text). A fixed name would end that for everyone who deploys this project."
    for (y, line) in wrapped(text, to: max(1, room.width - 2)).prefix(3).enumerated() {
      write(line, in: room, x: 1, y: y)
    }
    hints(
      ["Enter chooses a fixed name", "Esc keeps the variable"], in: room, y: room.height - 1)
  }
}

extension StageOverlay {
  /// Keys that do something in this overlay.
  var footer: [(key: String, word: String)] {
    switch self {
    case .profile, .project: [("type", "to narrow"), ("Enter", "choose"), ("Esc", "back")]
    case .names: [("Enter", "go on"), ("Esc", "cancel")]
    case .variable: [("Enter", "choose a fixed name"), ("Esc", "keep the variable")]
    }
  }
}

extension StageProject {
  /// What the project has, for a list of projects.
  var inFewWords: String {
    switch status {
    case .editable, .external: "\(rows.count) stage\(rows.count == 1 ? "" : "s")"
    case .fixed: "always \(expression ?? "")"
    case .computed: "computed name"
    case .none: orphan == nil ? "no profile" : "unconnected map"
    case .unsupported: "read only"
    }
  }
}
