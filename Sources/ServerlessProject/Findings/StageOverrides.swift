extension StageProject {
  /// Variables that make a deploy of `stage` take other credentials than its row, winner first.
  ///
  /// Versions 1 to 3 only: version 4 lets a named profile win over all of them. A project that
  /// names no version counts as version 3. `environment` holds names and values.
  ///
  /// Variables that the expression itself asks before the map count for every version.
  public func overrides(of stage: String, environment: [String: String]) -> [String] {
    let isSet = { (name: String) in environment[name].map { !$0.isEmpty } ?? false }
    let asked =
      site == nil
      ? [] : chain.filter { $0.hasPrefix("env:") }.map { String($0.dropFirst(4)) }.filter(isSet)
    guard (frameworkMajor ?? 3) < 4, resolver == nil else { return asked }
    let differs = { (name: String) in
      isSet(name) && environment[name] != effectiveProfile(stage: stage)
    }
    // The framework turns the stage to upper case and changes nothing else.
    let prefix = "AWS_\(stage.uppercased())_"
    var found: [String] = []
    if differs(prefix + "PROFILE") { found.append(prefix + "PROFILE") }
    for (prefix, name) in [(prefix, ""), ("AWS_", "AWS_PROFILE")] {
      if prefix == "AWS_", differs(name) { found.append(name) }
      if isSet(prefix + "ACCESS_KEY_ID"), isSet(prefix + "SECRET_ACCESS_KEY") {
        found.append(prefix + "ACCESS_KEY_ID")
      }
    }
    return found + asked.filter { !found.contains($0) }
  }

  /// Findings about variables of the environment that overrule the map.
  public func environmentFindings(_ environment: [String: String]) -> [StageFinding] {
    var stages: [String: [String]] = [:]
    var order: [String] = []
    for row in rows where row.stage != defaultRow {
      for name in overrides(of: row.stage, environment: environment) {
        if stages[name] == nil { order.append(name) }
        stages[name, default: []].append(row.stage)
      }
    }
    return order.map { name in
      let code =
        name == "AWS_PROFILE" ? "aws-profile-overrides-stages" : "environment-overrides-stages"
      let value = name.hasSuffix("PROFILE") ? "=\(environment[name] ?? "")" : ""
      let list = (stages[name] ?? []).joined(separator: ", ")
      let who = chain.contains("env:\(name)") ? "the expression" : "Serverless 3"
      return StageFinding(
        code: code, severity: .warning, line: expressionLine,
        message: "\(name)\(value) is set: \(who) uses it for \(list), whatever the map says; "
          + "unset it")
    }
  }
}
