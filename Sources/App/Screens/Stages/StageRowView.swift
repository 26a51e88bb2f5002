import AWSProfiles
import Canvas
import ServerlessProject

extension Painter {
  /// The titles of the columns.
  mutating func paintTitles(_ table: StageTable, in body: Rect) {
    for (column, place) in table.places {
      write(column.title, in: body, x: place.x, .dim)
    }
  }

  /// What a row is about.
  func stageName(_ line: StageLine) -> String {
    switch line {
    case .stage(let row) where row.stage == model.project?.defaultRow: "\(row.stage) (any other)"
    case .stage(let row), .orphan(let row): row.stage
    case .everyStage: "every stage"
    }
  }

  /// Whom the last row is about: all stages where no row is in force.
  func otherName(_ project: StageProject) -> String {
    project.rows.isEmpty ? "every stage" : "any other"
  }

  /// The profile of a row, or what stands in its place.
  func profileText(_ line: StageLine, _ project: StageProject) -> String {
    switch line {
    case .stage(let row), .orphan(let row):
      (row.profile ?? row.raw).flatMap { $0.isEmpty ? nil : $0 } ?? glyphs.none
    case .everyStage(let profile):
      switch project.otherStage {
      case .profile(let name)?: profile ?? name
      case .made(let text, _)?: profile ?? text
      case .words?, nil: profile ?? glyphs.none
      }
    }
  }

  /// Draws a row of the table.
  mutating func paint(
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
    let marks = stageMarks(line)
    mark(marks.stage, of: stageName(line), in: table.rect(of: .stage, in: body, y), isChosen)
    let narrow = table.places[.verdict] == nil
    let sign = narrow && isMissing ? "\(glyphs.cross) " : ""
    let warned: StyleRole = isOverruled && !isChosen && !isMissing ? .warn : base
    cell(sign + text, .profile, table, in: body, y, warned)
    mark(
      marks.profile.map { $0 + sign.count }, of: sign + text,
      in: table.rect(of: .profile, in: body, y), isChosen)
    if let place = line.place ?? model.placeOfProgram(project) {
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

  /// The letters that the filter found in the stage and in the profile of a row.
  private func stageMarks(_ line: StageLine) -> (stage: [Int], profile: [Int]) {
    let pattern = model.stages.filter.pattern
    guard !pattern.isEmpty, let match = fuzzyMatch(pattern, line.filterText) else {
      return ([], [])
    }
    let start = line.filterText.count - line.profileText.count
    return (
      match.positions.filter { $0 < start - 1 },
      match.positions.filter { $0 >= start }.map { $0 - start }
    )
  }

  /// Why no profile can be told for a row.
  private func unknownWords(_ line: StageLine, _ project: StageProject) -> String {
    switch line {
    case .stage(let row) where row.note == "is a variable": "known only when it is deployed"
    case .stage, .orphan: "no profile: the environment or default decides"
    case .everyStage:
      switch project.otherStage {
      case .made(_, let how)?: how
      case .words(let words, _)?: words
      case .profile?, nil: ""
      }
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

  /// Draws the row of all stages that have none.
  mutating func paint(
    _ other: OtherStage, _ project: StageProject, _ table: StageTable, in body: Rect, _ y: Int
  ) {
    cell(otherName(project), .stage, table, in: body, y, .dim)
    switch other {
    case .profile(let name):
      cell(name, .profile, table, in: body, y, !model.catalog.contains(name) ? .bad : .text)
      paintProfile(name, project, table, in: body, y, nil)
    case .made, .words:
      let isBad = if case .words(_, true) = other { true } else { false }
      let text = other.text
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
