import AWSCredentials
import Canvas

extension Painter {
  /// Who is in force per tool, and why.
  mutating func paintShell(_ area: Rect) {
    write("In this shell", in: area, x: 1, .title, bold: true)
    write(
      model.hasHook
        ? "\(glyphs.check) the hook answers: Enter on a profile switches this shell"
        : "no hook: put  eval \"$(awscreds-tui init bash)\"  in your rc file (zsh, fish alike)",
      in: area, x: 18, model.hasHook ? .good : .warn)
    write("TOOL", in: area, x: 3, y: 2, .dim)
    write("USES", in: area, x: 20, y: 2, .dim)
    write("BECAUSE", in: area, x: 44, y: 2, .dim)
    let report = whoWins(
      environment: model.environment, catalog: model.catalog,
      projectProfile: model.project?.effectiveProfile(stage: nil))
    var y = 3
    for decision in report.decisions {
      write(decision.tool.title, in: area, x: 3, y: y)
      write(
        cut(decision.profile ?? decision.source.rawValue, to: 23, ellipsis: glyphs.ellipsis),
        in: area, x: 20, y: y, decision.problem == nil ? .accent : .bad)
      write(decision.problem ?? decision.why, in: area, x: 44, y: y, .dim)
      y += 1
    }
    y += 1
    for notice in report.notices {
      write("\(glyphs.warning) \(notice.message)", in: area, x: 1, y: y, .warn)
      y += 1
    }
  }
}
