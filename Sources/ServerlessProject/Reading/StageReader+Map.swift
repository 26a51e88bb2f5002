/// What the expression gives: a map with its rows, a name, or a reason why it is neither.
extension StageReader {
  mutating func adopt(_ value: Reading, line: Int) {
    switch value {
    case .missing(let what) where what.hasPrefix("file("): project.isElsewhere = true
    case .unknown(let why) where why.contains("outside the project"): project.isElsewhere = true
    case .outside(let what) where what.contains("file("): project.isElsewhere = true
    default: break
    }
    switch value {
    case .site(let site): adopt(site)
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

  private mutating func adopt(_ site: MapSite) {
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

  func rows(_ site: MapSite, file: String) -> [StageRow] {
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
}
