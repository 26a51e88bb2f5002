import Canvas
import ServerlessProject

extension Painter {
  /// The stage map of the project, and who overrules it now.
  mutating func paintStages(_ area: Rect) {
    guard let project = model.project else {
      let folder = model.stages.searched ?? "."
      write("No serverless file here.", in: area, x: 3, y: 1, .title, bold: true)
      write(
        "Looked for serverless.yml, .yaml, .json, .js, .ts upward from \(folder).", in: area,
        x: 3, y: 3)
      write("Start the program in a project, or with --project DIR.", in: area, x: 3, y: 4)
      return
    }
    write(
      cutMiddle(project.path, to: max(10, area.width / 2), ellipsis: glyphs.ellipsis), in: area,
      x: 1, y: 0,
      .title, bold: true)
    write(
      "profile: \(project.expression ?? "not set")", in: area, x: area.width / 2 + 3, y: 0,
      .dim)
    var y = 2
    write("STAGE", in: area, x: 3, y: y, .dim)
    write("PROFILE", in: area, x: 18, y: y, .dim)
    write("ACCOUNT", in: area, x: 40, y: y, .dim)
    write("VERDICT", in: area, x: 55, y: y, .dim)
    y += 1
    for (index, row) in project.rows.enumerated() where y < area.height {
      paintStage(row, in: area, y, isChosen: index == model.stages.list.selection)
      y += 1
    }
    y = paintRemarks(project, in: area, from: y + 1)
    if project.rows.indices.contains(model.stages.list.selection) {
      let stage = project.rows[model.stages.list.selection].stage
      write("deploy   \(model.deployCommand(stage: stage))", in: area, x: 1, y: y + 1, .dim)
    }
  }

  private mutating func paintStage(_ row: StageRow, in area: Rect, _ y: Int, isChosen: Bool) {
    let base: StyleRole = isChosen ? .selection : .text
    if isChosen {
      frame.buffer.fill(
        Rect(x: area.x, y: area.y + y, width: area.width, height: 1), Style(.selection))
      write(glyphs.selection, in: area, x: 1, y: y, base, bold: true)
    }
    write(cut(row.stage, to: 14, ellipsis: glyphs.ellipsis), in: area, x: 3, y: y, base)
    guard let name = row.profile else {
      write(row.raw ?? glyphs.none, in: area, x: 18, y: y, isChosen ? base : .dim)
      return
    }
    write(cut(name, to: 21, ellipsis: glyphs.ellipsis), in: area, x: 18, y: y, base)
    guard let profile = model.catalog[name] else {
      let near = model.nearestName(to: name).map { ". Did you mean \($0)?" } ?? ""
      write("\(glyphs.cross) no such profile\(near)", in: area, x: 40, y: y, isChosen ? base : .bad)
      return
    }
    write(model.account(of: profile) ?? glyphs.none, in: area, x: 40, y: y, base)
    let (verdict, role) = verdictText(name)
    write(
      verdict.isEmpty ? profile.kind.rawValue : verdict, in: area, x: 55, y: y,
      isChosen ? base : (verdict.isEmpty ? .dim : role))
  }

  private mutating func paintRemarks(_ project: StageProject, in area: Rect, from: Int) -> Int {
    var y = from
    if let name = model.environment["AWS_PROFILE"] {
      write(
        "\(glyphs.warning) AWS_PROFILE=\(name) is set here: Serverless 3 uses it for every stage, "
          + "whatever stands above.", in: area, x: 1, y: y, .warn)
      y += 1
    }
    if let why = project.whyNot {
      write("\(glyphs.warning) \(why)", in: area, x: 1, y: y, .warn)
      y += 1
    }
    for finding in project.findings where y < area.height {
      write(
        "\(glyphs.warning) line \(finding.line ?? 0): \(finding.message)", in: area, x: 1, y: y,
        .warn)
      y += 1
    }
    if let role = project.deploymentRole {
      write("CloudFormation role   \(role)", in: area, x: 1, y: y, .dim)
      y += 1
    }
    return y
  }
}

extension Model {
  /// The profile whose name comes nearest to a mistyped one.
  func nearestName(to name: String) -> String? {
    catalog.nearestNames(to: name).first
  }
}
