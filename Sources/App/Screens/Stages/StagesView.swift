import AWSProfiles
import Canvas
import ServerlessProject

/// Where the parts of the Stages screen stand.
struct StageRooms {
  var head: Rect
  /// The table, and the line of its filter above it.
  var table: Rect
  /// Whether the columns have titles.
  var hasTitles: Bool
  /// How many rows show.
  var shown: Int
  /// What is told below the table.
  var below: ListRooms
}

extension Painter {
  /// The stage map of the project, who overrules it now, and what a deploy does.
  mutating func paintStages(_ area: Rect) {
    guard let project = model.project else { return paintNoProject(area) }
    let rooms = stageRooms(project, in: area)
    if rooms.below.isPaneLow, model.textInFront == .stageDetails {
      return paintDetails(.stageDetails, in: rooms.below)
    }
    paintStageHead(project, in: rooms.head)
    let count = model.allStageLines.count
    let body = paintFilter(
      model.stages.filter, shown: model.stages.rows.count, of: count, in: rooms.table)
    guard !model.stages.rows.isEmpty else {
      return paintNothing("No stage matches. Esc shows all again.", in: body)
    }
    paintStageTable(project, rooms, in: body)
    paintDetails(.stageDetails, in: rooms.below)
  }

  private mutating func paintStageTable(_ project: StageProject, _ rooms: StageRooms, in body: Rect)
  {
    let lines = model.stages.rows
    let other = otherRow(project)
    let table = StageTable(
      width: body.width, stages: lines.map(stageName) + [otherName(project)],
      profiles: lines.map { profileText($0, project) })
    let (titles, rows) = body.splitTop(rooms.hasTitles ? 1 : 0)
    if !titles.isEmpty { paintTitles(table, in: titles) }
    let shown = rooms.shown
    let offset = model.stages.list.offset(height: shown, count: lines.count)
    if lines.count > shown { placeMark = " \(place(model.stages.list.selection, lines.count)) " }
    defer { paintThumb(first: offset, of: lines.count, in: rows.splitTop(shown).part) }
    for y in 0..<shown where offset + y < lines.count {
      let isChosen = offset + y == model.stages.list.selection
      paint(lines[offset + y], project, table, in: rows, y, isChosen)
      target(offset + y, in: rows, y: y)
    }
    if let other, rows.height > shown { paint(other, project, table, in: rows, shown) }
  }

  /// Where the parts stand: the table gives way to what is told below it, but for a few rows.
  func stageRooms(_ project: StageProject, in area: Rect) -> StageRooms {
    let (head, room) = area.splitTop(stageHeadHeight(project, in: area))
    let (filter, body) = room.splitTop(model.stages.filter.isOn ? 1 : 0)
    let hasTitles = area.height > 4
    let titles = hasTitles ? 1 : 0
    let isOther = otherRow(project) != nil
    let wanted = model.stages.rows.count + (isOther ? 1 : 0)
    let told = remarkRows().count
    let most = max(min(wanted, 4), body.height - 1 - titles - min(told, body.height / 2))
    let height = max(0, min(wanted, most, body.height - titles))
    let (table, below) = body.splitTop(height + titles)
    return StageRooms(
      head: head,
      table: Rect(
        x: room.x, y: room.y, width: room.width, height: filter.height + table.height),
      hasTitles: hasTitles, shown: max(0, height - (!isOther || height < 2 ? 0 : 1)),
      below: ListRooms(below: below, whole: area))
  }

  /// What the last row tells, of all stages without one: nothing where rows are left out.
  private func otherRow(_ project: StageProject) -> OtherStage? {
    guard model.stages.filter.pattern.isEmpty else { return nil }
    return model.stages.rows.contains { $0.stage != nil } ? project.otherStage : nil
  }

  /// The lines that are told of the chosen row and the project.
  func stageDetailPage(in area: Rect) -> TextPage {
    TextPage(parts: [remarkRows()], height: area.height)
  }

  /// They are as wide as the screen, wherever they stand.
  private func remarkRows() -> [TextRow] {
    guard let project = model.project, !model.stages.rows.isEmpty else { return [] }
    return stageRemarkRows {
      model.stageRemarks(project).flatMap { remarkRows($0, width: body.width) }
    }
  }

  /// A remark broken into lines of the screen.
  private func remarkRows(_ remark: StageRemark, width: Int) -> [TextRow] {
    let isNarrow = width < 50
    let hasSign = remark.label.isEmpty || isNarrow
    let indent = hasSign ? 3 : 17
    let sign: String =
      switch remark.role {
      case .bad: glyphs.cross
      case .dim, .text: glyphs.bullet
      default: glyphs.warning
      }
    let label = TextRow.Piece(
      hasSign ? sign : remark.label, x: 1, hasSign ? remark.role : .dim)
    return wrapped(remark.text, to: max(1, width - indent - 1)).enumerated().map { index, text in
      var row = TextRow(TextRow.Piece(text, x: indent, remark.role))
      guard index == 0 else { return row }
      row.pieces.insert(label, at: 0)
      let x = width - displayWidth(remark.note) - 2
      if !remark.note.isEmpty, x > indent + displayWidth(text) + 1 {
        row.pieces.append(TextRow.Piece(remark.note, x: x, .key))
      }
      return row
    }
  }
}
