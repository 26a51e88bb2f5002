/// What of a profile decides which version of the framework can use it.
public struct ProfileFacts: Sendable, Equatable {
  /// Whether either file has the profile.
  public var exists: Bool
  /// Kind, spelled as the program spells it: `keys`, `temporary-keys`, `role`, `sso`,
  /// `web-identity`, `process`, `login`, `empty`, `mixed`.
  public var kind: String
  /// Whether what counts, keys or role with its source, is in the credentials file.
  public var inCredentialsFile: Bool
  /// Whether the profile or the chain behind its role ends in a key pair.
  public var endsInKeys: Bool

  /// Collects the facts.
  public init(exists: Bool, kind: String, inCredentialsFile: Bool, endsInKeys: Bool) {
    self.exists = exists
    self.kind = kind
    self.inCredentialsFile = inCredentialsFile
    self.endsInKeys = endsInKeys
  }
}

/// Which versions of the framework can use a profile that is named to them.
public struct ProfileUse: Sendable, Equatable {
  /// Versions 1 to 3.
  public var v3: Bool
  /// Version 3 with `AWS_SDK_LOAD_CONFIG=1`.
  public var v3LoadConfig: Bool
  /// Version 4.
  public var v4: Bool
  /// Why one of them cannot; nil where all can.
  public var whyNot: String?
}

extension ProfileUse {
  /// The versions that can use the profile, in a column's width.
  public var words: String {
    if v3 { return v4 ? "3 · 4" : "3" }
    if v3LoadConfig { return "4 · 3 with LOAD_CONFIG" }
    return v4 ? "4 only" : "none"
  }
}

extension ServerlessProject {
  /// Which versions can use a profile: SDK v2 reads keys, and roles that lead to keys, from the
  /// credentials file and, if told to, from the config file; SDK v3 in version 4 reads all kinds.
  public static func usability(_ facts: ProfileFacts) -> ProfileUse {
    guard facts.exists else {
      return ProfileUse(v3: false, v3LoadConfig: false, v4: false, whyNot: "no such profile")
    }
    switch facts.kind {
    case "empty":
      return ProfileUse(
        v3: false, v3LoadConfig: false, v4: false, whyNot: "the profile gives no credentials")
    case "keys", "temporary-keys", "role", "mixed":
      guard facts.endsInKeys else { break }
      if facts.inCredentialsFile { return ProfileUse(v3: true, v3LoadConfig: true, v4: true) }
      return ProfileUse(
        v3: false, v3LoadConfig: true, v4: true,
        whyNot: "Serverless 3 reads the config file only with AWS_SDK_LOAD_CONFIG=1")
    default: break
    }
    let what = facts.kind == "role" ? "a role that does not lead to keys" : "kind \(facts.kind)"
    return ProfileUse(
      v3: false, v3LoadConfig: false, v4: true, whyNot: "Serverless 3 cannot use \(what)")
  }
}

extension StageProject {
  /// Which versions can deploy with a profile that a row names: resolvers are read from 4 on.
  public func usability(_ facts: ProfileFacts) -> ProfileUse {
    var use = ServerlessProject.usability(facts)
    guard isByResolver, facts.exists else { return use }
    use.v3 = false
    use.v3LoadConfig = false
    use.whyNot = use.v4 ? "Serverless 3 knows no resolvers" : use.whyNot
    return use
  }

  /// Whether resolvers decide, as from version 4 on, and no expression.
  public var isByResolver: Bool { resolver != nil && expression == nil }

  /// Findings about the profiles that the stages take, missing ones and ones of the wrong kind.
  ///
  /// `facts` tells what is known of a name; nil for a profile that does not exist.
  public func profileFindings(_ facts: (String) -> ProfileFacts?) -> [StageFinding] {
    var found: [StageFinding] = []
    func check(_ name: String, stage: String?, line: Int?, _ place: String = "") {
      let subject = stage.map { "stage \($0)" } ?? "the project"
      guard let facts = facts(name), facts.exists else {
        found.append(
          StageFinding(
            code: "profile-not-found", severity: .error, line: line,
            message: "\(subject) uses profile \(name), which is in neither file\(place)",
            stage: stage))
        return
      }
      let use = usability(facts)
      let isUsable = frameworkMajor.map { $0 < 4 ? use.v3 : use.v4 } ?? use.v4
      guard !isUsable, let why = use.whyNot else { return }
      found.append(
        StageFinding(
          code: "kind-not-readable", severity: .warning, line: line,
          message: "\(subject) uses profile \(name): \(why)\(place)", stage: stage))
    }
    for row in rows {
      guard let name = row.profile, !name.isEmpty else { continue }
      let isHere = row.file == path
      let place = isHere ? "" : " (\(ProjectPath.name(of: row.file)):\(row.line))"
      check(name, stage: row.stage, line: isHere ? row.line : nil, place)
    }
    if status == .fixed, let name = otherStageProfile {
      check(name, stage: nil, line: expressionLine)
    }
    if let name = fallback?.value, defaultRow == nil {
      check(name, stage: nil, line: expressionLine)
    }
    return found
  }
}

extension StageProject {
  /// Findings about the role for CloudFormation: its form, and whether it is where the stages are.
  ///
  /// `account` gives the account of a profile as far as it is known.
  public func roleFindings(account: (String) -> String?) -> [StageFinding] {
    guard let role = deploymentRole, !role.contains("${") else { return [] }
    guard let own = ServerlessProject.account(ofRole: role) else {
      return [
        StageFinding(
          code: "deployment-role-form", severity: .error, line: deploymentRoleLine,
          message: "the role for CloudFormation is no ARN of a role: \(role)")
      ]
    }
    var uses = rows.map { row in
      (what: "stage \(row.stage)", stage: Optional(row.stage), name: row.effective ?? row.profile)
    }
    if defaultRow == nil, let name = otherStageProfile {
      uses.append((rows.isEmpty ? "the project" : "any other stage", nil, name))
    }
    return uses.compactMap { use in
      guard let name = use.name, let other = account(name), other != own else { return nil }
      return StageFinding(
        code: "deployment-role-account", severity: .warning, line: deploymentRoleLine,
        message: "\(use.what) goes to account \(other) (\(name)), the role for "
          + "CloudFormation is in \(own): the deploy fails there", stage: use.stage)
    }
  }
}

extension ServerlessProject {
  /// The account in the ARN of a role; nil where the text is none.
  public static func account(ofRole arn: String) -> String? {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 6, parts[0] == "arn", parts[2] == "iam", parts[5].hasPrefix("role/"),
      parts[4].utf8.count == 12, parts[4].utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return String(parts[4])
  }
}
