extension StageProject {
  /// All that is to be said of the project, gravest first, in the order found among equals.
  ///
  /// `environment` holds names and values of variables; `facts` and `account` tell what is known
  /// of a profile by its name.
  public func allFindings(
    environment: [String: String], facts: (String) -> ProfileFacts?, account: (String) -> String?
  ) -> [StageFinding] {
    let all =
      profileFindings(facts) + environmentFindings(environment) + findings
      + roleFindings(account: account)
    return all.enumerated().sorted {
      ($0.element.severity.rank, $0.offset) < ($1.element.severity.rank, $1.offset)
    }.map(\.element)
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
