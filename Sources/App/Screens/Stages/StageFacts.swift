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
    let all =
      project.profileFindings { catalog.stageFacts(of: $0) }
      + project.environmentFindings(environment.variables) + project.findings
    let ranked = all.enumerated().sorted {
      ($0.element.severity.rank, $0.offset) < ($1.element.severity.rank, $1.offset)
    }
    return ranked.map(\.element)
  }

  /// What makes a deploy of a stage take other credentials than its row, in words; winner first.
  func overrides(of stage: String, in project: StageProject) -> [String] {
    project.overrides(of: stage, environment: environment.variables)
  }
}

extension StageSeverity {
  /// Errors first.
  var rank: Int {
    switch self {
    case .error: 0
    case .warning: 1
    case .info: 2
    }
  }
}
