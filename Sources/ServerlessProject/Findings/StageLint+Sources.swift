extension StageLint {
  /// Resolvers of Serverless 4 that are left open, or that leave no say to the command line.
  func resolverFindings() -> [StageFinding] {
    if let name = project.resolver, project.expression == nil {
      return [
        StageFinding(
          code: "resolver-ignores-option", severity: .info, line: project.expressionLine,
          message: "resolver \(name) decides alone: --aws-profile does nothing here")
      ]
    }
    let names = StageReader.resolverNames(document)
    guard project.expression == nil, names.count > 1 else { return [] }
    return [
      StageFinding(
        code: "several-resolvers", severity: .error, line: line(["stages"]),
        message: "several resolvers of type aws (\(names.joined(separator: ", "))): Serverless 4 "
          + "wants provider.resolver to name one")
    ]
  }

  /// Sources that come before the map, that are too new, or that have a default of their own.
  func sourceFindings() -> [StageFinding] {
    var found: [StageFinding] = []
    if project.site != nil, !project.chain.isEmpty {
      found.append(
        StageFinding(
          code: "source-before-map", severity: .info, line: project.expressionLine,
          message:
            "\(project.chain.joined(separator: ", ")) comes before the map: where it is set, "
            + "it wins for every stage"))
    }
    found += versionFindings()
    if let stage = project.defaultStage, let own = project.row(stage)?.effective,
      let taken = project.effectiveProfile(stage: nil), taken != own
    {
      found.append(
        StageFinding(
          code: "default-stage-differs", severity: .error, line: project.expressionLine,
          message: "without --stage the stage is \(stage), but the expression has a default of its "
            + "own: the profile is \(taken), not \(own)", stage: stage))
    }
    return found
  }

  /// `sls:` came with 2.37, `param:` with 3.3: told only where the version is pinned below that.
  private func versionFindings() -> [StageFinding] {
    guard let version = project.pinnedVersion else { return [] }
    var types: Set<String> = []
    for path in [["provider", "profile"]] + variablePaths {
      if let text = document.node(at: path)?.text { Template(parsing: text).collect(&types) }
    }
    let news: [(type: String, since: (Int, Int))] = [("sls", (2, 37)), ("param", (3, 3))]
    return news.filter { types.contains($0.type) && version < $0.since }.map { new in
      StageFinding(
        code: "source-too-new", severity: .error, line: line(["frameworkVersion"]),
        message: "frameworkVersion is \(project.frameworkVersion ?? ""), but ${\(new.type):…} came "
          + "with \(new.since.0).\(new.since.1)")
    }
  }

  /// As what YAML reads a plain value that is no text; nil for a text.
  func valueKind(_ row: StageRow) -> String? {
    guard let raw = row.raw, row.note == nil,
      let document = documents.document(at: row.file), let site = project.site,
      let node = document.node(
        at: site.file == nil ? site.suffix : site.prefix + [row.stage] + site.suffix),
      case .scalar(_, .plain) = document.target(of: node).content,
      document.target(of: node).tag == nil
    else { return nil }
    if ["true", "false"].contains(raw.lowercased()) { return "true or false" }
    let digits = raw.drop { $0 == "-" || $0 == "+" }
    guard let first = digits.first, first.isNumber || first == "." else { return nil }
    if digits.allSatisfy({ "0123456789".contains($0) }) || Double(digits) != nil {
      return "a number"
    }
    let isOctalOrHex =
      (digits.hasPrefix("0x") && Int(digits.dropFirst(2), radix: 16) != nil)
      || (digits.hasPrefix("0o") && Int(digits.dropFirst(2), radix: 8) != nil)
    return isOctalOrHex ? "a number" : nil
  }
}

extension Template {
  /// Adds the types of all sources, nested ones too.
  func collect(_ types: inout Set<String>) {
    for case .variable(let variable) in parts {
      for case .lookup(let type, let parameter, let address) in variable.sources {
        types.insert(type)
        parameter?.collect(&types)
        address?.collect(&types)
      }
    }
  }

  /// Whether a literal of some variable is exactly `text`.
  func hasLiteral(_ text: String) -> Bool {
    parts.contains { part in
      guard case .variable(let variable) = part else { return false }
      return variable.sources.contains { source in
        switch source {
        case .literal(let literal): literal == text
        case .lookup(_, let parameter, let address):
          parameter?.hasLiteral(text) == true || address?.hasLiteral(text) == true
        }
      }
    }
  }
}

extension StageProject {
  /// Major and minor version, where `frameworkVersion` allows no later minor than that.
  var pinnedVersion: (Int, Int)? {
    guard let text = frameworkVersion, let first = text.first, first.isNumber || first == "~" else {
      return nil
    }
    let words = text.drop { $0 == "~" }.split(separator: ".")
    guard words.count >= 2, let major = Int(words[0]), let minor = Int(words[1]) else { return nil }
    return (major, minor)
  }
}
