/// Fills in what a project file says.
struct StageReader {
  var project: StageProject
  let documents: ProjectDocuments
  /// Paths of the texts with variables that the expression led through.
  private var variablePaths: [[String]] = []

  /// A stage that no project has.
  private static let unusedStage = "zz-any-other-stage"

  /// Takes a project of which only the path is known.
  init(project: StageProject, documents: ProjectDocuments) {
    self.project = project
    self.documents = documents
  }

  func evaluator(_ stage: Evaluator.Stage) -> Evaluator {
    Evaluator(main: project.path, stage: stage, documents: documents)
  }

  /// Reads everything.
  mutating func read() {
    readFile()
    if project.profiles.isEmpty { keepProfiles() }
  }

  private mutating func readFile() {
    guard project.host == .yaml || project.host == .json else { return readProgram() }
    switch documents.result(at: project.path) {
    case nil: refuse("the file cannot be read", lines: [])
    case .failure(let fault):
      refuse(fault.reason, lines: fault.lines)
      project.findings.append(
        StageFinding(
          code: fault.code, severity: .error, line: fault.lines.first,
          message: "\(fault.reason); the framework refuses the file, so it is not edited"))
    case .success(let document): read(document)
    }
  }

  mutating func refuse(_ why: String, lines: [Int]) {
    project.status = .unsupported
    project.editable = false
    let lines = Array(Set(lines)).sorted()
    let at = lines.map(String.init).joined(separator: ", ")
    project.refusal = why
    project.whyNot = lines.isEmpty ? why : "line \(at): \(why)"
    project.problemLines = lines
  }

  /// Projects written as a program: the line that sets the profile is shown.
  private mutating func readProgram() {
    guard let bytes = documents.bytes(at: project.path) else {
      return refuse("the file cannot be read", lines: [])
    }
    guard let found = ProgramText(bytes).profile else {
      return refuse("a program makes this project, and no line of it sets a profile", lines: [])
    }
    project.expression = found.value
    refuse("a program sets the profile here; it is shown, not edited", lines: [found.line])
  }

  private mutating func read(_ document: YAMLDocument) {
    project.frameworkVersion = document.node(at: ["frameworkVersion"])?.text
    project.org = document.node(at: ["org"])?.text
    project.app = document.node(at: ["app"])?.text
    let role =
      document.node(at: ["provider", "iam", "deploymentRole"])
      ?? document.node(at: ["provider", "cfnRole"])
    project.deploymentRole = role?.text
    project.deploymentRoleLine = role.map(document.line(of:))
    if let node = document.node(at: ["provider", "variableSyntax"]) {
      refuse(
        "provider.variableSyntax changes how variables are written",
        lines: [document.line(of: node)])
      project.expression = document.node(at: ["provider", "profile"])?.text
      return
    }
    project.defaultStage = defaultStage()
    var source = document.node(at: ["provider", "profile"])
    if source == nil, let provider = document.node(at: ["provider"]), let text = provider.text,
      !provider.isNull
    {
      source = followProvider(text, line: document.line(of: provider))
      if source == nil { return finish(document) }
    }
    if let source, !document.target(of: source).isNull, let text = document.target(of: source).text
    {
      project.expression = text
      // A provider that is in another file has no line here.
      if document.node(at: ["provider", "profile"]) != nil {
        project.expressionLine = document.line(of: source)
      }
      var evaluator = evaluator(.hole)
      let value = evaluator.value(of: text)
      project.chain = evaluator.outside
      variablePaths = evaluator.variablePaths
      adopt(value, line: document.line(of: source))
      if project.status == .fixed { findOrphan(document) }
    } else {
      readResolver(document)
    }
    finish(document)
  }

  /// A provider that is a variable: its file is followed once.
  private mutating func followProvider(_ text: String, line: Int) -> YAMLNode? {
    var evaluator = evaluator(.absent)
    guard case .collection(let node, let file) = evaluator.value(at: ["provider"]),
      let document = documents.document(at: file)
    else {
      project.isElsewhere = true
      refuse("provider is \(text), so provider.profile is not in this file", lines: [line])
      return nil
    }
    guard let found = document.entry("profile", of: node)?.entry.value else {
      project.status = .none
      project.whyNot = "provider is in \(ProjectPath.name(of: file)) and names no profile"
      return nil
    }
    return found
  }

  private func defaultStage() -> String? {
    var evaluator = evaluator(.absent)
    guard case .text(let stage) = evaluator.stageInForce() else { return nil }
    return stage
  }

  /// The profile of a deploy of `stage`.
  func effective(_ stage: String?) -> String? {
    var evaluator = evaluator(stage.map { .given($0) } ?? .absent)
    if let expression = project.expression {
      guard case .text(let text) = evaluator.value(of: expression) else { return nil }
      return text
    }
    guard let resolver = project.resolver else { return nil }
    for row in [stage ?? project.defaultStage, "default"].compactMap({ $0 }) {
      let path = ["stages", row, "resolvers", resolver, "profile"]
      if case .text(let text) = evaluator.value(at: path) { return text }
    }
    return nil
  }

  /// Keeps what screens ask for at every key: the profiles of all rows, of a deploy without `--stage`
  /// and of its stage.
  private mutating func keepProfiles() {
    project.profiles.updateValue(effective(nil), forKey: .withoutStage)
    for stage in project.rows.map(\.stage) + [project.defaultStage ?? "dev"]
    where project.profiles[.stage(stage)] == nil {
      project.profiles.updateValue(effective(stage), forKey: .stage(stage))
    }
  }

  private mutating func finish(_ document: YAMLDocument) {
    keepProfiles()
    for index in project.rows.indices {
      let stage = project.rows[index].stage
      project.rows[index].effective =
        project.keyMapPath == nil
        ? project.effectiveProfile(stage: stage) : project.rows[index].profile
    }
    // A name with the stage in it is another one for each stage.
    project.otherStageProfile = effective(Self.unusedStage).flatMap {
      $0.isEmpty || $0.contains(Self.unusedStage) ? nil : $0
    }
    var probe = evaluator(.given(Self.unusedStage))
    if let expression = project.expression { _ = probe.value(of: expression) }
    let ignoresStage =
      project.expression != nil && !probe.usedStage
      && (project.site != nil || project.status == .computed)
    project.findings += StageLint(
      project: project, document: document, ignoresStage: ignoresStage, documents: documents,
      variablePaths: variablePaths
    ).findings()
  }
}
