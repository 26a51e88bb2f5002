import AWSProfiles
import Canvas
import ServerlessProject

extension Painter {
  /// The stage map of the project, who overrules it now, and what a deploy does.
  mutating func paintStages(_ area: Rect) {
    guard let project = model.project else { return paintNoProject(area) }
    let body = paintStageHead(project, in: area)
    let lines = model.stageLines
    let isMapped = lines.contains { $0.stage != nil }
    let other = isMapped ? model.otherStage(project) : nil
    let table = StageTable(
      width: body.width, stages: lines.map(stageName) + [otherName(project)],
      profiles: lines.map { profileText($0, project) })
    let remarks = model.stageRemarks(project).flatMap { remarkLines($0, width: body.width) }
    let wanted = lines.count + (other == nil ? 0 : 1)
    let most = max(min(wanted, 4), body.height - 2 - min(remarks.count, body.height / 2))
    let height = max(0, min(wanted, most, body.height - 1))
    paintTitles(table, in: body)
    let shown = max(0, height - (other == nil || height < 2 ? 0 : 1))
    let offset = model.stages.list.offset(height: shown, count: lines.count)
    if lines.count > shown { placeMark = " \(place(model.stages.list.selection, lines.count)) " }
    defer {
      let rows = Rect(x: body.x, y: body.y + 1, width: body.width, height: shown)
      paintThumb(first: offset, of: lines.count, in: rows)
    }
    for y in 0..<shown where offset + y < lines.count {
      let isChosen = offset + y == model.stages.list.selection
      paint(lines[offset + y], project, table, in: body, y + 1, isChosen)
      target(offset + y, in: body, y: y + 1)
    }
    if let other, height > shown { paint(other, project, table, in: body, height) }
    let (_, below) = body.splitTop(height + 1)
    guard below.height > 1 else { return }
    rule(below)
    paintRemarkLines(remarks, in: below.splitTop(1).rest)
  }

  private mutating func paintNoProject(_ area: Rect) {
    let folder = model.shown(model.stages.searched ?? ".")
    write("No serverless file here.", in: area, x: 3, y: 1, .title, bold: true)
    var lines = [
      "Looked for serverless.yml, .yaml, .json, .js, .mjs, .cjs, .ts upward from \(folder)."
    ]
    if model.stages.tree.count > 1 {
      lines.append("\(model.stages.tree.count) projects lie below it: P (projects) lists them.")
    }
    lines.append("Start the program in a project, or with --project DIR.")
    var y = 3
    for line in lines.flatMap({ wrapped($0, to: max(1, area.width - 4)) }) {
      write(line, in: area, x: 3, y: y)
      y += 1
    }
  }

  /// Path, expression and version in one line, or in two where that is too narrow.
  private mutating func paintStageHead(_ project: StageProject, in area: Rect) -> Rect {
    let parts = project.path.split(separator: "/").suffix(2).joined(separator: "/")
    let path = area.width >= 120 ? model.shown(project.path) : parts
    let version = project.frameworkVersion.map { "Serverless \($0)" } ?? ""
    let expression = "profile: \(project.expression ?? resolverWords(project))"
    let needed = displayWidth(path) + displayWidth(expression) + displayWidth(version) + 8
    let end = max(1, area.width - displayWidth(version) - 1)
    if needed <= area.width {
      let x = 1 + write(path, in: area, x: 1, .title, bold: true)
      write(expression, in: area, x: x + 3, .dim)
      write(version, in: area, x: end, .dim)
      guard area.height > 6 else { return area.splitTop(1).rest }
      rule(area, y: 1)
      return area.splitTop(2).rest
    }
    let room = max(1, end - 3)
    write(cutMiddle(path, to: room, ellipsis: glyphs.ellipsis), in: area, x: 1, .title, bold: true)
    if area.width > displayWidth(version) + 12 { write(version, in: area, x: end, .dim) }
    guard area.height > 8 else { return area.splitTop(1).rest }
    write(
      cutMiddle(expression, to: max(1, area.width - 2), ellipsis: glyphs.ellipsis), in: area, x: 1,
      y: 1, .dim)
    rule(area, y: 2)
    return area.splitTop(3).rest
  }

  private func resolverWords(_ project: StageProject) -> String {
    project.resolver.map { "by resolver \($0)" } ?? "not set"
  }

  private mutating func paintTitles(_ table: StageTable, in body: Rect) {
    for (column, place) in table.places {
      write(column.title, in: body, x: place.x, .dim)
    }
  }

  private func stageName(_ line: StageLine) -> String {
    switch line {
    case .stage(let row) where row.stage == model.project?.defaultRow: "\(row.stage) (any other)"
    case .stage(let row), .orphan(let row): row.stage
    case .everyStage: "every stage"
    }
  }

  /// Whom the last row is about: all stages where no row is in force.
  private func otherName(_ project: StageProject) -> String {
    project.rows.isEmpty ? "every stage" : "any other"
  }

  private func profileText(_ line: StageLine, _ project: StageProject) -> String {
    switch line {
    case .stage(let row), .orphan(let row):
      (row.profile ?? row.raw).flatMap { $0.isEmpty ? nil : $0 } ?? glyphs.none
    case .everyStage(let profile):
      profile ?? project.template ?? project.otherStageProfile ?? glyphs.none
    }
  }

  private mutating func paint(
    _ line: StageLine, _ project: StageProject, _ table: StageTable, in body: Rect, _ y: Int,
    _ isChosen: Bool
  ) {
    if isChosen { bar(in: body, x: 1, y: y) }
    let text = profileText(line, project)
    let isMissing = line.profile.map { !$0.isEmpty && !model.catalog.contains($0) } ?? false
    let isOverruled =
      line.stage.map { !line.isOrphan && !model.overrides(of: $0, in: project).isEmpty } ?? false
    let base: StyleRole =
      isChosen ? .selection : (isMissing ? .bad : (line.isOrphan ? .dim : .text))
    cell(stageName(line), .stage, table, in: body, y, base)
    let narrow = table.places[.verdict] == nil
    let sign = narrow && isMissing ? "\(glyphs.cross) " : ""
    let warned: StyleRole = isOverruled && !isChosen && !isMissing ? .warn : base
    cell(sign + text, .profile, table, in: body, y, warned)
    if let place = line.place {
      let file = place.file == project.path ? "" : "*"
      cell("\(place.line)\(file)", .line, table, in: body, y, isChosen ? base : .dim)
    }
    if line.isOrphan {
      return span("not in force: nothing reads it", table, in: body, y, isChosen ? base : .dim)
    }
    if case .stage(let row) = line, let really = row.effective, let name = row.profile,
      really != name, row.stage != project.defaultRow
    {
      return span(
        "\(glyphs.cross) really takes \(really)", table, in: body, y, isChosen ? base : .bad)
    }
    guard let name = line.profile, !name.isEmpty else {
      return span(unknownWords(line, project), table, in: body, y, isChosen ? base : .dim)
    }
    paintProfile(name, project, table, in: body, y, isChosen ? base : nil)
  }

  /// Why no profile can be told for a row.
  private func unknownWords(_ line: StageLine, _ project: StageProject) -> String {
    switch line {
    case .stage(let row) where row.note == "is a variable": "known only when it is deployed"
    case .stage, .orphan: "no profile: the environment or default decides"
    case .everyStage where project.status == .none: "not set: the environment or default decides"
    case .everyStage where project.status == .computed: "made from the stage"
    case .everyStage: project.chain.isEmpty ? "" : "from \(project.chain.joined(separator: ", "))"
    }
  }

  /// Account, verdict and users of a profile, or that there is none.
  private mutating func paintProfile(
    _ name: String, _ project: StageProject, _ table: StageTable, in body: Rect, _ y: Int,
    _ chosen: StyleRole?
  ) {
    guard let profile = model.catalog[name] else {
      let words = missingWords(name, room: table.room(from: .account)?.width ?? 0)
      return span(words, table, in: body, y, chosen ?? .bad)
    }
    cell(
      model.account(of: profile) ?? glyphs.none, .account, table, in: body, y, chosen ?? .text)
    let isAsking = model.check.run != nil && model.check.names.contains(name)
    let (verdict, role) = verdictText(name)
    if verdict.isEmpty, isAsking {
      cell("\(glyphs.ellipsis) asking", .verdict, table, in: body, y, chosen ?? .dim)
    } else {
      cell(
        verdict.isEmpty ? "not checked" : verdict, .verdict, table, in: body, y,
        chosen ?? (verdict.isEmpty ? .dim : role))
    }
    let use = project.usability(model.catalog.stageFacts(of: name))
    cell(
      use.words.replacing("·", with: glyphs.bullet), .usable, table, in: body, y,
      chosen ?? (use.v3 ? .text : .warn))
  }

  /// That a profile is missing, and the one that may be meant, as fits.
  private func missingWords(_ name: String, room: Int) -> String {
    let words = "\(glyphs.cross) no such profile"
    guard let near = model.nearestName(to: name) else { return words }
    let all = ["\(words). Did you mean \(near)?", "\(words): \(near)?", words]
    return all.first { displayWidth($0) <= room } ?? words
  }

  private mutating func paint(
    _ other: OtherStage, _ project: StageProject, _ table: StageTable, in body: Rect, _ y: Int
  ) {
    cell(otherName(project), .stage, table, in: body, y, .dim)
    switch other {
    case .profile(let name):
      cell(name, .profile, table, in: body, y, !model.catalog.contains(name) ? .bad : .text)
      paintProfile(name, project, table, in: body, y, nil)
    case .words(let text, let isBad):
      guard let place = table.places[.profile] else { return }
      let room = Rect(
        x: body.x, y: body.y + y, width: table.room(from: .profile).map { $0.x + $0.width } ?? 0,
        height: 1)
      write(text, in: room, x: place.x, isBad ? .bad : .dim)
    }
  }

  private mutating func cell(
    _ text: String, _ column: StageTable.Column, _ table: StageTable, in body: Rect, _ y: Int,
    _ role: StyleRole
  ) {
    guard let place = table.places[column] else { return }
    // Long names of profiles are told apart by their ends as much as by their beginnings.
    let shown =
      column == .profile
      ? cutMiddle(text, to: place.width, ellipsis: glyphs.ellipsis)
      : cut(text, to: place.width, ellipsis: glyphs.ellipsis)
    write(shown, in: body, x: place.x, y: y, role)
  }

  private mutating func span(
    _ text: String, _ table: StageTable, in body: Rect, _ y: Int, _ role: StyleRole
  ) {
    guard let room = table.room(from: .account) else { return }
    write(cut(text, to: room.width, ellipsis: glyphs.ellipsis), in: body, x: room.x, y: y, role)
  }
}

extension Painter {
  /// One line on the screen of what is told below the table.
  fileprivate struct RemarkLine {
    var label = ""
    var text: String
    var indent: Int
    var role: StyleRole
    var note = ""
  }

  /// A remark broken into lines of the screen.
  fileprivate func remarkLines(_ remark: StageRemark, width: Int) -> [RemarkLine] {
    let isNarrow = width < 50
    let indent = remark.label.isEmpty || isNarrow ? 3 : 17
    var lines = wrapped(remark.text, to: max(1, width - indent - 1)).map {
      RemarkLine(text: $0, indent: indent, role: remark.role)
    }
    let sign: String =
      switch remark.role {
      case .bad: glyphs.cross
      case .dim, .text: glyphs.bullet
      default: glyphs.warning
      }
    if lines.isEmpty { return [] }
    lines[0].note = remark.note
    lines[0].label = remark.label.isEmpty || isNarrow ? sign : remark.label
    return lines
  }

  fileprivate mutating func paintRemarkLines(_ lines: [RemarkLine], in area: Rect) {
    let isCut = lines.count > area.height
    for (y, line) in lines.prefix(area.height).enumerated() {
      if isCut, y == area.height - 1, y > 0 {
        write("\(glyphs.down) more: Doctor (4) shows all", in: area, x: 1, y: y, .dim)
        return
      }
      let isSign = line.indent == 3
      write(line.label, in: area, x: 1, y: y, isSign ? line.role : .dim)
      let end = line.indent + write(line.text, in: area, x: line.indent, y: y, line.role)
      let noteStart = area.width - displayWidth(line.note) - 2
      if noteStart > end + 1 { write(line.note, in: area, x: noteStart, y: y, .key) }
    }
  }
}
