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
    paintField(pick.field, "\(matches.count)/\(pick.names.count)", in: room)
    let height = max(0, room.height - 1)
    let offset = pick.list.offset(height: height, count: matches.count)
    defer { paintThumb(first: offset, of: matches.count, in: room.splitTop(1).rest) }
    let nameWidth = max(10, room.width - 3 - (room.width > 50 ? 30 : 0))
    for y in 0..<height where offset + y < matches.count {
      let name = matches[offset + y]
      let isChosen = offset + y == pick.list.selection
      let role: StyleRole = isChosen ? .selection : .text
      paintChoice(name, nameWidth, in: room, y + 1, isChosen)
      guard room.width > 50 else { continue }
      guard let profile = model.catalog[name] else {
        write("no such profile yet", in: room, x: nameWidth + 3, y: y + 1, isChosen ? role : .warn)
        continue
      }
      write(profile.kind.rawValue, in: room, x: nameWidth + 3, y: y + 1, isChosen ? role : .dim)
      write(
        model.account(of: profile) ?? glyphs.none, in: room, x: nameWidth + 19, y: y + 1,
        isChosen ? role : .dim)
    }
  }

  private mutating func paintProjectPick(_ pick: ProjectPick, over whole: Rect) {
    let matches = pick.matches
    let room = dialog("Projects", 92, min(18, max(6, matches.count + 3)), over: whole)
    paintField(pick.field, "\(matches.count)/\(pick.paths.count)", in: room)
    let height = max(0, room.height - 1)
    let offset = pick.list.offset(height: height, count: matches.count)
    defer { paintThumb(first: offset, of: matches.count, in: room.splitTop(1).rest) }
    let nameWidth = max(10, room.width - 3 - (room.width > 60 ? 28 : 0))
    for y in 0..<height where offset + y < matches.count {
      let path = matches[offset + y]
      let isChosen = offset + y == pick.list.selection
      let shown = cutMiddle(
        model.shortPath(path), to: nameWidth - 1, ellipsis: glyphs.ellipsis)
      paintChoice(shown, nameWidth, in: room, y + 1, isChosen)
      guard room.width > 60,
        let project = model.stages.tree.first(where: { $0.path == path })
      else { continue }
      let broken = model.findings(of: project).contains { $0.severity == .error }
      let words = project.inFewWords
      write(
        broken ? "\(glyphs.cross) \(words)" : words, in: room, x: nameWidth + 3, y: y + 1,
        isChosen ? .selection : (broken ? .bad : .dim))
    }
  }

  private mutating func paintField(_ field: TextField, _ count: String, in room: Rect) {
    write(glyphs.selection, in: room, x: 1, .accent)
    frame.cursor = field.draw(
      into: &frame.buffer, in: room.splitLeft(3).rest, style: .text, glyphs: glyphs)
    write(count, in: room, x: max(3, room.width - displayWidth(count) - 1), .dim)
  }

  private mutating func paintChoice(
    _ text: String, _ width: Int, in room: Rect, _ y: Int, _ isChosen: Bool
  ) {
    if isChosen { bar(in: room, x: 1, y: y) }
    write(
      cutMiddle(text, to: width - 1, ellipsis: glyphs.ellipsis), in: room, x: 3, y: y,
      isChosen ? .selection : .text, bold: isChosen)
  }

  private mutating func paintStageNames(_ names: StageNames, over whole: Rect) {
    let room = dialog(names.isMap ? "Add a stage map" : "Add a stage", 64, 6, over: whole)
    write(
      names.isMap
        ? "Stages, blanks between them; then a profile for each." : "Name of the stage.",
      in: room, x: 1)
    let box = Rect(x: room.x + 1, y: room.y + 2, width: max(0, room.width - 2), height: 1)
    frame.cursor = names.field.draw(into: &frame.buffer, in: box, glyphs: glyphs)
    if let complaint = names.complaint { write(complaint, in: room, x: 1, y: 3, .bad) }
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
