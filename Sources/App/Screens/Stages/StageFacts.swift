import AWSProfiles
import ServerlessProject

extension ProfileCatalog {
  /// What of a profile decides which version of the Serverless Framework can use it.
  public func stageFacts(of name: String) -> ProfileFacts {
    guard let profile = self[name] else {
      return ProfileFacts(exists: false, kind: "empty", inCredentialsFile: false, endsInKeys: false)
    }
    let chain = chain(of: name)
    let last = chain.links.last?.step ?? ""
    let deciding = profile.setting("role_arn") ?? profile.setting("aws_access_key_id")
    return ProfileFacts(
      exists: true, kind: profile.kind.rawValue,
      inCredentialsFile: deciding?.origin.file == .credentials,
      endsInKeys: chain.fault == nil && ["keys", "temporary-keys"].contains(last))
  }
}

extension Model {
  /// All that is to be said of the project in these surroundings, gravest first.
  ///
  /// Findings of the file itself, of the profiles that its stages take, of the environment and of
  /// the account of its deployment role.
  public var stageFindings: [StageFinding] {
    guard let project else { return [] }
    return findings(of: project)
  }

  /// The findings of one project, gravest first, in the order of the text among equals.
  func findings(of project: StageProject) -> [StageFinding] {
    project.allFindings(
      environment: environment.variables, facts: { catalog.stageFacts(of: $0) },
      account: { name in catalog[name].flatMap { account(of: $0) } })
  }

  /// What makes a deploy of a stage take other credentials than its row, in words; winner first.
  func overrides(of stage: String, in project: StageProject) -> [String] {
    project.overrides(of: stage, environment: environment.variables)
  }
}

extension StageFinding {
  /// The finding as the Doctor shows it, about the project file that `place` names.
  public func finding(at place: String) -> Finding {
    let severity: Finding.Severity =
      switch severity {
      case .error: .error
      case .warning: .warning
      case .info: .info
      }
    var finding = Finding(code, severity, nil, line: line, name: stage, trips: trips, message)
    finding.place = place
    return finding
  }
}
