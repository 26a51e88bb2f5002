import AWSProfiles
import Canvas
import ServerlessProject

/// One thing that the Stages screen tells below the table.
struct StageRemark: Equatable {
  /// A word in front; empty for warnings, which have their sign.
  var label = ""
  var text: String
  var role = StyleRole.text
  /// Stands at the right edge where there is room.
  var note = ""
}

extension Model {
  /// What is to be told of the chosen row and of the project, what matters most first.
  func stageRemarks(_ project: StageProject) -> [StageRemark] {
    let line = stageLine
    var remarks = line.map { rowRemarks($0, project) } ?? []
    let told = Set(remarks.map(\.text))
    let findings = findings(of: project)
    func tell(_ severities: [StageSeverity]) -> [StageRemark] {
      findings.filter { severities.contains($0.severity) && !isTold($0, line, project) }.map {
        finding in
        let place = finding.line.map { "line \($0): " } ?? ""
        let role: StyleRole =
          switch finding.severity {
          case .error: .bad
          case .warning: .warn
          case .info: .dim
          }
        return StageRemark(text: place + finding.message, role: role)
      }.filter { !told.contains($0.text) }
    }
    if let why = project.whyNot, !project.editable, project.status != .fixed {
      remarks.append(StageRemark(text: whyWords(why, project), role: .warn))
    }
    if let line { remarks += deployRemarks(line, project) }
    // What is wrong elsewhere in the map comes behind what belongs to the row.
    remarks += tell([.error])
    remarks += tell([.warning])
    remarks += tell([.info])
    return remarks
  }

  private func whyWords(_ why: String, _ project: StageProject) -> String {
    switch project.status {
    case .none where project.orphan != nil: "\(why). O (connect) connects it."
    case .none: "\(why). Enter (choose profile) names one profile, M adds a stage map."
    default: "Read only: \(why)"
    }
  }

  /// Whether a finding is told by the chosen row already.
  private func isTold(
    _ finding: StageFinding, _ line: StageLine?, _ project: StageProject
  ) -> Bool {
    switch finding.code {
    case "profile-not-found", "kind-not-readable":
      finding.stage == nil || finding.stage == line?.stage
    case "aws-profile-overrides-stages", "environment-overrides-stages":
      line?.stage.map { !overrides(of: $0, in: project).isEmpty } ?? false
    case "deployment-role", "deployment-role-form": true
    // Why the project is only read is told already.
    case "map-not-in-this-file": project.whyNot != nil && !project.editable
    case "deployment-role-account": finding.stage == line?.stage
    default: false
    }
  }

  /// What is wrong with the chosen row, and who takes its place.
  private func rowRemarks(_ line: StageLine, _ project: StageProject) -> [StageRemark] {
    var remarks: [StageRemark] = []
    if let name = line.profile, !name.isEmpty, !catalog.contains(name) {
      let near = Suggestion.words(nearestName(to: name).map { [$0] } ?? [])
      let what = line.stage.map { "stage \($0)" } ?? "every stage"
      remarks.append(
        StageRemark(
          text: "\(what): no file has a profile \(name).\(near) Enter chooses another.",
          role: .bad))
    }
    if line.isOrphan {
      remarks.append(
        StageRemark(
          text: "Not in force: no deploy reads this row until O connects its map.", role: .warn))
      return remarks + everyStageRemarks(project.otherStageProfile, project)
    }
    if case .everyStage(let profile) = line {
      return remarks + everyStageRemarks(profile, project)
    }
    guard let stage = line.stage else { return remarks }
    if case .stage(let row) = line, let really = row.effective, let name = row.profile,
      really != name, stage != project.defaultRow
    {
      remarks.append(
        StageRemark(text: "A deploy of \(stage) really takes \(really), not \(name).", role: .bad))
    }
    let winners = overrides(of: stage, in: project)
    if let winner = winners.first {
      let value = winner.hasSuffix("PROFILE") ? "=\(environment[winner] ?? "")" : ""
      let others =
        winners.dropFirst().isEmpty ? "" : ", before \(winners.dropFirst().joined(separator: ", "))"
      remarks.append(
        StageRemark(
          text: "\(winner)\(value) is set in this shell: Serverless 3 takes it for \(stage), "
            + "whatever stands here\(others). u unsets it for this shell.",
          role: .warn))
    }
    if case .stage(let row) = line, let note = row.note {
      remarks.append(StageRemark(text: "line \(row.line): the row \(note).", role: .dim))
    }
    return remarks
  }

  /// Who decides where no row does: variables of this shell before a fixed profile.
  private func everyStageRemarks(_ profile: String?, _ project: StageProject) -> [StageRemark] {
    let winners = overrides(of: project.defaultStage ?? "dev", in: project)
    guard let winner = winners.first, winner.hasPrefix("AWS_") else { return [] }
    let value = winner.hasSuffix("PROFILE") ? "=\(environment[winner] ?? "")" : ""
    guard [.none, .fixed].contains(project.status) else { return [] }
    let before = profile.map { ", not \($0)" } ?? ""
    return [
      StageRemark(
        text: "A deploy from this shell takes \(winner)\(value)\(before).",
        role: profile == nil ? .text : .warn)
    ]
  }

  /// What a deploy of the chosen stage does.
  private func deployRemarks(_ line: StageLine, _ project: StageProject) -> [StageRemark] {
    var remarks = [
      StageRemark(label: "deploy", text: deployCommand(line), note: "y copies")
    ]
    if let stage = project.defaultStage {
      remarks.append(
        StageRemark(label: "stage", text: "\(stage) where --stage is not given", role: .dim))
    }
    let named = line.isOrphan ? nil : line.profile
    guard let name = named ?? project.otherStageProfile, !name.isEmpty else {
      return remarks
    }
    let use = project.usability(catalog.stageFacts(of: name))
    if catalog.contains(name) {
      let why = use.whyNot.map { ": \($0)" } ?? ""
      remarks.append(
        StageRemark(
          label: "usable by", text: use.words + why, role: use.whyNot == nil ? .dim : .warn))
    }
    remarks.append(
      StageRemark(
        label: "functions",
        text: "invoke local runs as \(name), not as the function's role", role: .dim))
    if let role = project.deploymentRole { remarks.append(roleRemark(role, of: name, line)) }
    return remarks
  }

  private func roleRemark(_ role: String, of name: String, _ line: StageLine) -> StageRemark {
    let what = line.stage ?? "the profile"
    let label = "CloudFormation"
    guard let account = ServerlessProject.account(ofRole: role) else {
      let isVariable = role.contains("${")
      return StageRemark(
        label: label, text: role + (isVariable ? "" : "   this is no ARN of a role"),
        role: isVariable ? .dim : .warn)
    }
    guard let own = catalog[name].flatMap({ self.account(of: $0) }) else {
      return StageRemark(label: label, text: "\(role)   c tells whether \(what) is there too")
    }
    return own == account
      ? StageRemark(label: label, text: "\(role)   same account as \(what) \(glyphs.check)")
      : StageRemark(
        label: label, text: "\(role)   another account than \(what) (\(own)) \(glyphs.cross)",
        role: .bad)
  }
}
