import JSONText
import Live
import ServerlessProject

extension Verb {
  static let stages = Verb(
    name: "stages",
    synopsis: "[--json] | set STAGE PROFILE | unset STAGE | add-map STAGE PROFILE…",
    summary: "the stage map of the Serverless project: which profile each stage deploys with",
    options: [
      json, diff, VerbOption("project", value: "DIR", "the project's folder or file"),
      VerbOption("replace-variable", "let `set` put a name in the place of a variable"),
    ], operands: 0...64
  ) { arguments, session in
    let project = try session.project(arguments)
    switch arguments.operands.first {
    case nil where arguments.has("json"):
      Streams.print(try session.json(of: project).text())
    case nil: try session.printStages(project)
    case "set":
      let stage = try arguments.operand(1, "STAGE")
      let profile = try arguments.operand(2, "PROFILE")
      try session.write(arguments, "stage \(stage): \(profile)") { () throws(StageError) in
        try project.setting(
          stage: stage, to: profile, replacingVariable: arguments.has("replace-variable"))
      }
    case "unset":
      let stage = try arguments.operand(1, "STAGE")
      try session.write(arguments, "stage \(stage) removed") { () throws(StageError) in
        try project.unsetting(stage)
      }
    case "add-map":
      let words = arguments.operands.dropFirst()
      guard !words.isEmpty, words.count.isMultiple(of: 2) else {
        throw Failure.usage("stages add-map takes pairs: STAGE PROFILE…")
      }
      let rows = stride(from: words.startIndex, to: words.endIndex, by: 2).map {
        (stage: words[$0], profile: words[$0 + 1])
      }
      try session.write(arguments, "stage map added") { () throws(StageError) in
        try project.addingMap(rows)
      }
    case let word?:
      throw Failure.unknown("word \(word)", near: word, among: ["set", "unset", "add-map"])
    }
  }
}

extension Session {
  /// The project that the options name, or the nearest one upwards from the working folder.
  func project(_ arguments: Arguments) throws(Failure) -> StageProject {
    let disk = ProjectDisk()
    let folder = projectFolder(arguments)
    if ServerlessProject.fileNames.contains(where: { folder.hasSuffix("/" + $0) }) {
      guard disk.exists(folder) else { throw noProject(folder) }
      return StageProject(path: folder, files: disk)
    }
    guard let path = ServerlessProject.find(upFrom: folder, files: disk) else {
      throw noProject(folder)
    }
    return StageProject(path: path, files: disk)
  }

  /// The folder or file that `--project` names, else the working folder; absolute.
  func projectFolder(_ arguments: Arguments) -> String {
    let folder = arguments["project"] ?? directory
    return folder.hasPrefix("/") ? folder : directory + "/" + folder
  }

  private func noProject(_ folder: String) -> Failure {
    Failure(
      code: "no-project",
      message: "stages: \(folder): no serverless.yml here or above. Name its folder by --project",
      file: folder)
  }

  /// Writes one edit of the project, or shows it.
  fileprivate func write(
    _ arguments: Arguments, _ title: String, _ edit: () throws(StageError) -> StageEdit
  ) throws(Failure) {
    let change: StageEdit
    do {
      change = try edit()
    } catch {
      throw Failure(code: error.code, message: "stages: \(error.message)")
    }
    if arguments.has("diff") {
      Streams.write(lineDiff(change.path, change.before, change.after), to: 1)
      return
    }
    let history = history
    try fileWork { () throws(FileFault) in
      let snapshot = try FileSnapshot(reading: change.path)
      guard snapshot.bytes == change.before else {
        throw .changedOnDisk(path: change.path, parts: [])
      }
      try history.write(change.after, over: snapshot, title: title)
    }
  }

  fileprivate func printStages(_ project: StageProject) throws(Failure) {
    Streams.print("\(project.path.printable)  profile: \((project.expression ?? "none").printable)")
    let width = max(5, project.rows.map(\.stage.count).max() ?? 0)
    for row in project.rows {
      let profile = (row.profile ?? row.raw ?? "").printable
      let missing = row.profile.map { !hasProfile($0) } ?? false
      let note =
        missing
        ? "  no such profile"
        : project.overrides(of: row.stage, environment: environment.variables).first.map {
          "  hidden by \($0)"
        } ?? ""
      Streams.print("  \(row.stage.printable.padded(width))  \(profile)  line \(row.line)\(note)")
    }
    if let why = project.whyNot { Streams.print("read only: \(why.printable)") }
    for finding in findings(of: project) {
      let line = finding.line.map { ":\($0)" } ?? ""
      Streams.print("\(finding.severity.rawValue)\(line): \(finding.message.printable)")
    }
  }

  fileprivate func json(of project: StageProject) throws(Failure) -> JSONValue {
    [
      "file": .string(project.path), "host": .string(project.host.rawValue),
      "expression": JSONValue(project.expression), "editable": .bool(project.editable),
      "why_not": JSONValue(project.whyNot),
      "rows": .array(
        project.rows.map { row in
          json(
            of: row,
            overrides: project.overrides(of: row.stage, environment: environment.variables))
        }),
      "default_row": JSONValue(project.defaultRow),
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

  private func json(of row: StageRow, overrides: [String]) -> JSONValue {
    let facts = row.profile.map(facts(of:))
    let use = facts.map(ServerlessProject.usability)
    return [
      "stage": .string(row.stage), "profile": JSONValue(row.profile),
      "line": JSONValue(row.line), "raw": JSONValue(row.raw),
      "exists": .bool(facts?.exists ?? false),
      "kind": facts?.exists == true ? JSONValue(facts?.kind) : .null,
      "account_id": JSONValue(row.profile.flatMap(account(of:))?.id),
      "overridden_by": .array(overrides.map(JSONValue.string)),
      "usable_by": [
        "v3": .bool(use?.v3 ?? false), "v3_load_config": .bool(use?.v3LoadConfig ?? false),
        "v4": .bool(use?.v4 ?? false),
      ],
    ]
  }

  /// All that is to be said of a project in these surroundings, gravest first.
  func findings(of project: StageProject) -> [StageFinding] {
    project.allFindings(
      environment: environment.variables, facts: { facts(of: $0) }, account: { account(of: $0)?.id }
    )
  }
}
