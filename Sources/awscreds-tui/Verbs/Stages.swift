import JSONText
import Live
import ServerlessProject

extension Verb {
  static let stages = Verb(
    name: "stages",
    summary: "the stage map of the Serverless project: which profile each stage deploys with",
    forms: [
      VerbForm(options: [json, projectOption]),
      VerbForm(
        "set", [Operand("STAGE", .stage), .profile],
        options: [
          VerbOption("replace-variable", "let `set` put a name in the place of a variable"),
          projectOption, diff,
        ]),
      VerbForm("unset", [Operand("STAGE", .stage)], options: [projectOption, diff]),
      VerbForm(
        "add-map", [Operand("STAGE PROFILE", .free, .profile, count: .any)],
        options: [projectOption, diff]),
      VerbForm(
        "connect", [Operand("MAP", .free, count: .optional)], options: [projectOption, diff]),
    ]
  ) { arguments, session in
    let project = try session.project(arguments)
    switch arguments.operands.first {
    case nil where arguments.has("json"):
      Streams.print(session.json(of: project).text())
    case nil: session.printStages(project)
    case "set":
      let stage = try arguments.operand(1, "STAGE")
      let profile = try arguments.operand(2, "PROFILE")
      session.warnOfMissing(profile)
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
      let rows = try session.firstRows(arguments, project)
      try session.write(arguments, "stage map added") { () throws(StageError) in
        try project.addingMap(rows)
      }
    case "connect":
      let map = project.orphanName
      if arguments.operands.count > 1, let map {
        let name = arguments.operands[1]
        guard name == map || map.hasSuffix(".\(name)") else {
          throw Failure.unknown("map \(name)", near: name, among: [map])
        }
      }
      try session.write(arguments, "map \(map ?? "") connected") { () throws(StageError) in
        try project.connectingOrphan()
      }
    default: break
    }
  }

  static let projectOption = VerbOption(
    "project", value: "DIR", of: .folder, "the project's folder or file")
}

extension Session {
  /// The project that the options name, or the nearest one upwards from the working folder.
  func project(_ arguments: Arguments) throws(Failure) -> StageProject {
    let disk = ProjectDisk()
    let folder = try projectFolder(arguments)
    if ServerlessProject.fileNames.contains(where: { folder.hasSuffix("/" + $0) }) {
      return StageProject(path: folder, files: disk)
    }
    guard let path = ServerlessProject.find(upFrom: folder, files: disk) else {
      throw noProject(folder)
    }
    return StageProject(path: path, files: disk)
  }

  /// The project that the options name, which must be there then, or the nearest one upwards;
  /// nil where there is none.
  func projectIfAny(_ arguments: Arguments) throws(Failure) -> StageProject? {
    if arguments["project"] != nil { return try project(arguments) }
    let disk = ProjectDisk()
    return ServerlessProject.find(upFrom: directory, files: disk).map {
      StageProject(path: $0, files: disk)
    }
  }

  /// The folder or file that `--project` names, else the working folder; absolute.
  func projectFolder(_ arguments: Arguments) throws(Failure) -> String {
    guard let named = arguments["project"] else { return directory }
    let folder = named.hasPrefix("/") ? named : directory + "/" + named
    guard ProjectDisk().exists(folder) else {
      throw Failure(
        code: "no-project",
        message: "cannot read the project: \(folder): there is no such folder or file. Name the "
          + "project's folder by --project",
        file: folder)
    }
    return folder
  }

  private func noProject(_ folder: String) -> Failure {
    Failure(
      code: "no-project",
      message: "no project: \(folder): no serverless.yml here or above. Name its folder by "
        + "--project",
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
      throw Failure(code: error.code, message: "stages: \(error.message). \(remedy(for: error))")
    }
    if arguments.has("diff") {
      Streams.write(Self.text(of: change.path, change.before, change.after), to: 1)
      return
    }
    let history = history
    try fileWork { () throws(FileFault) in
      let snapshot = try FileSnapshot(reading: change.path)
      guard snapshot.bytes == change.before else {
        throw .changedOnDisk(path: change.path, parts: [])
      }
      if try !history.write(change.after, over: snapshot, title: title) {
        Streams.complain(FileNotice.historyNotKept.message)
      }
    }
  }

  /// All that is to be said of a project in these surroundings, gravest first.
  func findings(of project: StageProject) -> [StageFinding] {
    project.allFindings(
      environment: environment.variables, facts: { facts(of: $0) }, account: { account(of: $0)?.id }
    )
  }
}
