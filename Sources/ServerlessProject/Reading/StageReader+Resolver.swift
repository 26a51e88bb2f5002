/// A project without an expression: resolvers of version 4, or a map that nothing points at.
extension StageReader {
  /// v4: `stages.<stage>.resolvers.<name>.profile`.
  mutating func readResolver(_ document: YAMLDocument) {
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
    adopt(.site(site), line: 1)
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
  mutating func findOrphan(_ document: YAMLDocument) {
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
}
