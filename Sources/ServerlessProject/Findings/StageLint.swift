/// What is wrong or risky in a project, found without knowing any profile.
struct StageLint {
  let project: StageProject
  let document: YAMLDocument
  /// Whether `--stage` has no part in which row is taken.
  let ignoresStage: Bool
  let documents: ProjectDocuments
  /// Paths of the texts that the expression led through.
  let variablePaths: [[String]]

  /// All findings, gravest kinds first.
  func findings() -> [StageFinding] {
    elsewhereFindings() + expressionFindings() + stageOptionFindings() + rowFindings()
      + providerFindings() + resolverFindings() + sourceFindings() + dotenvFindings()
  }

  func line(_ path: [String]) -> Int? { document.node(at: path).map(document.line(of:)) }

  private func elsewhereFindings() -> [StageFinding] {
    guard project.isElsewhere else { return [] }
    return [
      StageFinding(
        code: "map-not-in-this-file", severity: .warning, line: project.problemLines.first,
        message: project.refusal ?? project.whyNot ?? "the map is in another file")
    ]
  }

  private func expressionFindings() -> [StageFinding] {
    var found: [StageFinding] = []
    var paths = [["provider", "profile"], ["provider", "stage"], ["custom", "stage"]]
    for path in variablePaths where !paths.contains(path) { paths.append(path) }
    for path in paths {
      guard let text = document.node(at: path)?.text else { continue }
      let template = Template(parsing: text)
      let name = path.joined(separator: ".")
      for fault in template.faults {
        found.append(
          StageFinding(
            code: fault.rawValue, severity: .error, line: line(path),
            message: "\(name): \(fault.words)"))
      }
      if template.hasBareStageOption {
        found.append(
          StageFinding(
            code: "opt-stage-without-fallback", severity: .warning, line: line(path),
            message: "\(name): ${opt:stage} without a fallback fails where --stage is not given; "
              + "use ${sls:stage}"))
      }
    }
    return found
  }

  private func stageOptionFindings() -> [StageFinding] {
    guard ignoresStage, let stage = project.defaultStage else { return [] }
    let profile = project.otherStageProfile.map { " (\($0))" } ?? ""
    return [
      StageFinding(
        code: "stage-option-ignored", severity: .error, line: line(["provider", "stage"]),
        message: "provider.stage is always \"\(stage)\" and the expression reads it: --stage never "
          + "reaches the map, so a deploy of any other stage takes the profile of \(stage)"
          + "\(profile); use ${sls:stage} (v2.37 and later) or "
          + "${opt:stage, self:provider.stage}")
    ]
  }

  private func rowFindings() -> [StageFinding] {
    var found: [StageFinding] = []
    func add(_ code: String, _ severity: StageSeverity, _ row: StageRow, _ message: String) {
      let line = row.file == project.path ? row.line : nil
      found.append(
        StageFinding(
          code: code, severity: severity, line: line, message: message, stage: row.stage))
    }
    for row in project.rows where row.stage != project.defaultRow {
      if (row.raw ?? "").isEmpty {
        add(
          "empty-profile", .warning, row,
          "stage \"\(row.stage)\" maps to an empty profile: the framework falls back to the "
            + "environment or the default profile")
      }
      if let kind = valueKind(row) {
        add(
          "value-not-text", .warning, row,
          "stage \"\(row.stage)\": \(row.raw ?? "") is read as \(kind), which is no profile name: "
            + "quote it")
      }
      if row.stage.contains(".") {
        add(
          "unreachable-row", .warning, row,
          "no stage reaches row \"\(row.stage)\": addresses are split at dots")
      } else if ignoresStage, row.stage != project.defaultStage {
        add("unreachable-row", .warning, row, "no --stage reaches row \"\(row.stage)\"")
      }
      if !row.stage.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) {
        add(
          "stage-variable-impossible", .info, row,
          "AWS_\(row.stage.uppercased())_PROFILE is no name that a shell can export")
      }
    }
    return found
  }

  private func providerFindings() -> [StageFinding] {
    var found: [StageFinding] = []
    if project.expression != nil, document.node(at: ["provider", "resolver"]) != nil {
      found.append(
        StageFinding(
          code: "profile-with-resolver", severity: .error, line: line(["provider", "resolver"]),
          message: "provider.profile and provider.resolver together are an error in Serverless 4"))
    }
    if let orphan = project.orphan {
      let map = orphan.path.prefix { $0 != "{stage}" }.joined(separator: ".")
      let why =
        project.status == .fixed
        ? "provider.profile is always \(project.expression ?? "")" : "provider.profile is absent"
      found.append(
        StageFinding(
          code: "orphan-map", severity: .warning, line: orphan.rows.first?.line,
          message: "\(map) looks like a stage map, but \(why): nothing reads it; connect it"))
    }
    if project.org != nil, project.app != nil {
      found.append(
        StageFinding(
          code: "dashboard-may-win", severity: .info, line: line(["org"]),
          message: "org and app are set: a provider of the dashboard wins over local profiles"))
    }
    if document.node(at: ["params"]) != nil, document.node(at: ["stages"]) != nil {
      found.append(
        StageFinding(
          code: "params-with-stages", severity: .error, line: line(["stages"]),
          message: "params and stages together are an error in Serverless 4"))
    }
    if let role = project.deploymentRole {
      found.append(
        StageFinding(
          code: "deployment-role", severity: .info,
          line: project.deploymentRoleLine,
          message: "CloudFormation works as \(role), everything else as the profile"))
    }
    return found
  }

  /// `.env` files that the framework loads and that set variables of AWS.
  private func dotenvFindings() -> [StageFinding] {
    let loads = document.node(at: ["useDotenv"])?.text == "true" || project.frameworkMajor == 4
    guard loads else { return [] }
    let folder = ProjectPath.folder(of: project.path)
    let names = [".env"] + (["default"] + project.rows.map(\.stage)).map { ".env.\($0)" }
    return names.compactMap { name in
      let variables = documents.variablesOfAWS(at: ProjectPath.join(folder, name)) ?? []
      guard !variables.isEmpty else { return nil }
      return StageFinding(
        code: "dotenv-sets-aws", severity: .warning, line: nil,
        message: "\(name) sets \(variables.joined(separator: ", ")) for the deploy")
    }
  }
}

extension Template {
  /// Whether `${opt:stage}` stands somewhere with nothing behind it.
  var hasBareStageOption: Bool {
    parts.contains { part in
      guard case .variable(let variable) = part else { return false }
      let isAlone = variable.sources.count == 1
      return variable.sources.contains { source in
        guard case .lookup(let type, let parameter, let address) = source else { return false }
        if type == "opt", address?.parts == [.text("stage")], isAlone { return true }
        return parameter?.hasBareStageOption == true || address?.hasBareStageOption == true
      }
    }
  }
}
