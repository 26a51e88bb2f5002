import Canvas
import JSONText
import Live
import ServerlessProject

extension Session {
  /// The stage map as a table, what serves other stages, and what is to be said of it.
  func printStages(_ project: StageProject) {
    Streams.print("\(project.path.printable)  profile: \(project.expressionWords.printable)")
    var lines = [
      ["STAGE", "PROFILE", "KIND", "ACCOUNT", "USABLE BY", "LINE", "OVERRIDDEN BY"]
    ]
    for row in project.rows {
      let isDefault = row.stage == project.defaultRow
      let name = row.profile ?? row.raw ?? "-"
      let winners = project.overrides(of: row.stage, environment: environment.variables)
      var words = [isDefault ? "\(row.stage) (any other)" : row.stage, name]
      words +=
        profileWords(row.profile, project) + ["\(row.line)", winners.joined(separator: ", ")]
      lines.append(words)
    }
    let what = project.rows.isEmpty ? "every stage" : "any other"
    switch project.otherStage {
    case .profile(let name)?: lines.append([what, name] + profileWords(name, project) + ["-", ""])
    case let other?: lines.append([what, other.text])
    case nil: break
    }
    for line in columns(lines) { Streams.print("  " + line) }
    if let orphan = project.orphan, let map = project.orphanName {
      let rows = orphan.rows.map { "\($0.stage): \($0.profile ?? "-")" }.joined(separator: ", ")
      Streams.print(
        "not in force: \(map.printable) (\(rows.printable)); stages connect connects it")
    }
    if let why = project.whyNot { Streams.print("read only: \(why.printable)") }
    for finding in findings(of: project) {
      let line = finding.line.map { ":\($0)" } ?? ""
      Streams.print("\(finding.severity.rawValue)\(line): \(finding.message.printable)")
    }
  }

  /// Kind, account and usable versions of a profile.
  private func profileWords(_ name: String?, _ project: StageProject) -> [String] {
    guard let name else { return ["-", "-", "-"] }
    let facts = facts(of: name)
    guard facts.exists else { return ["no such profile", "-", "none"] }
    return [facts.kind, account(of: name)?.id ?? "-", project.usability(facts).words]
  }

  private func columns(_ lines: [[String]]) -> [String] {
    let printable = lines.map { $0.map(\.printable) }
    let full = printable.filter { $0.count > 2 }
    let widths = (0..<(full.first?.count ?? 0)).map { column in
      (column == 0 ? printable : full).map { displayWidth($0[column]) }.max() ?? 0
    }
    return printable.map { line in
      let cells = zip(line, widths).map { $0.padded($1) }.joined(separator: "  ")
      return String(cells.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The stage map as `--json` gives it.
  func json(of project: StageProject) -> JSONValue {
    [
      "file": .string(project.path), "host": .string(project.host.rawValue),
      "expression": JSONValue(project.expression), "editable": .bool(project.editable),
      "why_not": JSONValue(project.whyNot),
      "rows": .array(
        project.rows.map { row in
          let overrides = project.overrides(of: row.stage, environment: environment.variables)
          return .object(
            [
              .init("stage", .string(row.stage)), .init("line", JSONValue(row.line)),
              .init("raw", JSONValue(row.raw)),
              .init("overridden_by", .array(overrides.map(JSONValue.string))),
            ] + profileMembers(row.profile, project))
        }),
      "default_row": defaultRow(of: project),
      "findings": .array(
        findings(of: project).map {
          [
            "code": .string($0.code), "severity": .string($0.severity.rawValue),
            "line": JSONValue($0.line), "stage": JSONValue($0.stage),
            "message": .string($0.message), "trips": .array($0.trips.map(JSONValue.string)),
          ]
        }), "deployment_role": JSONValue(project.deploymentRole),
    ]
  }

  /// What serves stages without a row of their own: a row, or a profile that the expression ends
  /// in; null where nothing does.
  private func defaultRow(of project: StageProject) -> JSONValue {
    let row = project.defaultRow.flatMap(project.row)
    guard let profile = row?.profile ?? project.otherStageProfile else { return .null }
    return .object(
      [
        .init("stage", JSONValue(row?.stage)),
        .init("line", JSONValue(row?.line ?? project.expressionLine)),
      ]
        + profileMembers(profile, project))
  }

  private func profileMembers(
    _ name: String?, _ project: StageProject
  ) -> [JSONValue.Member] {
    let facts = name.map(facts(of:))
    let use = facts.map(project.usability)
    return [
      .init("profile", JSONValue(name)), .init("exists", .bool(facts?.exists ?? false)),
      .init("kind", facts?.exists == true ? JSONValue(facts?.kind) : .null),
      .init("account_id", JSONValue(name.flatMap(account(of:))?.id)),
      .init(
        "usable_by",
        [
          "v3": .bool(use?.v3 ?? false), "v3_load_config": .bool(use?.v3LoadConfig ?? false),
          "v4": .bool(use?.v4 ?? false),
        ]
      ),
    ]
  }
}
