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

  private func evaluator(_ stage: Evaluator.Stage) -> Evaluator {
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

  private mutating func refuse(_ why: String, lines: [Int]) {
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
      take(value, line: document.line(of: source))
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

  /// v4: `stages.<stage>.resolvers.<name>.profile`.
  private mutating func readResolver(_ document: YAMLDocument) {
    let named = document.node(at: ["provider", "resolver"])
    project.expressionLine = named.map(document.line(of:))
    let names = Self.resolverNames(document)
    guard let name = named?.text ?? (names.count == 1 ? names.first : nil) else {
      if names.count > 1 {
        let lines = document.node(at: ["stages"]).map { [document.line(of: $0)] } ?? []
        return refuse(
          "several resolvers of type aws, and provider.resolver names none", lines: lines)
      }
      return readOrphan(document)
    }
    project.resolver = name
    var evaluator = evaluator(.hole)
    let path = ["stages", MapSite.stageHole, "resolvers", name, "profile"]
    guard case .site(var site) = evaluator.value(at: path), documents.hasRows(site) else {
      return refuse("resolver \(name) names no profile", lines: [])
    }
    if documents.rows(site).contains(where: { $0.key == "default" }) { site.defaultRow = "default" }
    take(.site(site), line: 1)
  }

  /// Names of the resolvers of type aws over all stages, in the order of the text.
  static func resolverNames(_ document: YAMLDocument) -> [String] {
    guard let stages = document.node(at: ["stages"]) else { return [] }
    var names: [String] = []
    for stage in document.entries(of: stages) {
      guard let found = document.entry("resolvers", of: stage.entry.value) else { continue }
      for resolver in document.entries(of: found.entry.value) {
        guard document.entry("type", of: resolver.entry.value)?.entry.value.text == "aws",
          let key = resolver.entry.key.text, !names.contains(key)
        else { continue }
        names.append(key)
      }
    }
    return names
  }

  private mutating func take(_ value: Reading, line: Int) {
    switch value {
    case .missing(let what) where what.hasPrefix("file("): project.isElsewhere = true
    case .unknown(let why) where why.contains("outside the project"): project.isElsewhere = true
    case .outside(let what) where what.contains("file("): project.isElsewhere = true
    default: break
    }
    switch value {
    case .site(let site): take(site)
    case .text("") where project.chain.isEmpty:
      project.status = .none
      project.whyNot = "provider.profile is empty: the environment or the default profile decides"
    case .text(let text) where text.contains("${"):
      let fault = project.expression.flatMap { Template(parsing: $0).faults.first }
      refuse(
        fault?.words ?? "the expression is no variable that the framework knows", lines: [line])
    case .text(let text) where text.contains(MapSite.stageHole) || text.contains(MapSite.keyHole):
      project.template = text.showingHoles
      refuse("the name is made from the stage and other text", lines: [line])
      project.status = .computed
    case .text where project.chain.isEmpty:
      project.status = .fixed
      project.whyNot = "one profile for every stage"
    case .text, .outside:
      refuse(
        "the profile does not depend on the stage but on "
          + project.chain.joined(separator: ", "), lines: [line])
    case .null: project.status = .none
    case .missing(let what): refuse("nothing stands at \(what.showingHoles)", lines: [line])
    case .collection: refuse("provider.profile is a mapping, not a name", lines: [line])
    case .unknown(let why):
      refuse(why, lines: [line])
      if why.contains("made from the stage") { project.status = .computed }
    }
  }

  private mutating func take(_ site: MapSite) {
    project.site = site
    project.defaultRow = site.defaultRow
    project.keyMapPath = site.keySites.first?.path
    if let file = site.file {
      project.rows = rows(site, file: file)
    } else {
      let stages = Self.usualStages + [project.defaultStage].compactMap { $0 }
      project.rows = documents.fileRows(site, stages: stages).compactMap { found in
        documents.document(at: found.file).map {
          row(found.key, found.value, merged: false, file: found.file, document: $0)
        }
      }
    }
    if site.file == project.path {
      project.mapPath = site.path
      project.status = .editable
    } else {
      project.status = .external
      let path = site.file == nil ? site.suffix : site.path
      project.external = ExternalMap(
        filePattern: site.writtenPath ?? site.file ?? "", path: path)
    }
    project.editable = !project.rows.isEmpty
    if project.rows.isEmpty {
      project.whyNot = "nothing stands at \(site.path.joined(separator: "."))"
    }
    project.fallback = fallback(site)
    if project.defaultRow == nil, site.fallback.count == 1, let path = project.fallback?.path,
      path.count == site.path.count, path.starts(with: site.prefix),
      Array(path.dropFirst(site.prefix.count + 1)) == site.suffix
    {
      project.defaultRow = path[site.prefix.count]
    }
  }

  /// Stage names that are looked for where a folder cannot be listed.
  private static let usualStages = [
    "dev", "development", "local", "sandbox", "test", "int", "qa", "uat", "stage", "staging",
    "preprod", "pre-prod", "demo", "live", "prod", "production",
  ]

  private func rows(_ site: MapSite, file: String) -> [StageRow] {
    guard let document = documents.document(at: file) else { return [] }
    return documents.rows(site).map {
      row($0.key, $0.value, merged: $0.merged, file: file, document: document)
    }
  }

  private func row(
    _ stage: String, _ value: YAMLNode, merged: Bool, file: String, document: YAMLDocument
  ) -> StageRow {
    let node = document.target(of: value)
    let raw = node.isNull ? nil : node.text
    var row = StageRow(
      stage: stage, profile: raw, raw: raw, file: file, line: document.line(of: value))
    if merged { row.note = "comes from a merge key: changing it adds a row of its own" }
    if case .alias(let name, _) = value.content {
      row.note = "is the alias *\(name): changing it replaces the alias on this line only"
    }
    if let raw, Template(parsing: raw).hasVariables {
      row.note = "is a variable"
      var evaluator = evaluator(.given(stage))
      if case .text(let text) = evaluator.value(of: raw) {
        row.profile = text
      } else {
        row.profile = nil
      }
    }
    return row
  }

  private func fallback(_ site: MapSite) -> StageFallback? {
    guard let first = site.fallback.first else { return nil }
    var evaluator = evaluator(.absent)
    var fallback = StageFallback()
    if case .text(let text) = evaluator.value(of: site.fallback) { fallback.value = text }
    switch first {
    case .literal(let text): fallback.literal = text
    case .lookup(let type, _, let address):
      guard type == "self", case .text(let text)? = address?.parts.first,
        address?.parts.count == 1
      else { break }
      fallback.path = text.split(separator: ".").map(String.init)
    }
    return fallback
  }

  private mutating func readOrphan(_ document: YAMLDocument) {
    project.status = .none
    project.whyNot = "provider.profile is absent: the environment or the default profile decides"
    findOrphan(document)
    if let orphan = project.orphan {
      let name = orphan.path.prefix { $0 != "{stage}" }.last ?? "the map"
      project.whyNot = "nothing points at \(name): provider.profile is absent"
    }
  }

  /// Looks for a map that reads like one of stages.
  private mutating func findOrphan(_ document: YAMLDocument) {
    guard let custom = document.node(at: ["custom"]) else { return }
    for found in document.entries(of: custom) {
      guard let key = found.entry.key.text else { continue }
      for suffix in key.lowercased().contains("profile") ? [[], ["profile"]] : [["profile"]] {
        let site = MapSite(file: project.path, prefix: ["custom", key], suffix: suffix)
        let rows = rows(site, file: project.path)
        let count = document.entries(of: found.entry.value).count
        guard !rows.isEmpty, rows.count == count, rows.allSatisfy({ $0.profile != nil }) else {
          continue
        }
        project.orphan = OrphanMap(path: site.path, rows: rows)
        return
      }
    }
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
