import Canvas
import ServerlessProject

extension Painter {
  /// That there is no project here, and what to do.
  mutating func paintNoProject(_ area: Rect) {
    let folder = model.shown(model.stages.searched ?? ".")
    var lines = [
      "Looked for serverless.yml, .yaml, .json, .js, .mjs, .cjs, .ts upward from \(folder)."
    ]
    if model.stages.tree.count > 1 {
      lines.append("\(model.stages.tree.count) projects lie below it: P (projects) lists them.")
    }
    lines.append("Start the program in a project, or with --project DIR.")
    paintEmpty("No serverless file here.", lines, in: area)
  }

  /// Path, expression and version in one line, or in two where that is too narrow.
  mutating func paintStageHead(_ project: StageProject, in area: Rect) {
    let head = StageHead(project, path: model.shown(project.path), width: area.width)
    let end = max(1, area.width - displayWidth(head.version) - 1)
    let isTwo = !head.isOneLine && area.height > 1
    if area.height > 1 { rule(area, y: area.height - 1) }
    let hasVersion = head.isOneLine || area.width > displayWidth(head.version) + 12
    let room = head.isOneLine ? area.width : max(1, (hasVersion ? end : area.width) - 3)
    let path = cutMiddle(head.path, to: room, ellipsis: glyphs.ellipsis)
    let x = 1 + write(path, in: area, x: 1, .title, bold: true)
    if head.isOneLine { write(head.expression, in: area, x: x + 3, .dim) }
    if hasVersion { write(head.version, in: area, x: end, .dim) }
    guard isTwo else { return }
    let words = cutMiddle(
      head.expression, to: max(1, area.width - 2), ellipsis: glyphs.ellipsis)
    write(words, in: area, x: 1, y: 1, .dim)
  }

  /// Lines that the head takes, the rule below it included.
  func stageHeadHeight(_ project: StageProject, in area: Rect) -> Int {
    let head = StageHead(project, path: model.shown(project.path), width: area.width)
    return head.isOneLine ? (area.height > 6 ? 2 : 1) : (area.height > 8 ? 3 : 1)
  }
}

/// What the first lines of the Stages screen tell.
private struct StageHead {
  var path: String
  var expression: String
  var version: String
  /// Whether all of it has room in one line.
  var isOneLine: Bool

  /// The words for a width; `path` is that of the project as the user knows it.
  init(_ project: StageProject, path: String, width: Int) {
    let parts = project.path.split(separator: "/").suffix(2).joined(separator: "/")
    self.path = width >= 120 ? path : parts
    version = project.frameworkVersion.map { "Serverless \($0)" } ?? ""
    expression = "profile: \(project.expressionWords)"
    isOneLine =
      displayWidth(self.path) + displayWidth(expression) + displayWidth(version) + 8 <= width
  }
}
