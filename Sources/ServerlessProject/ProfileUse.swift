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
  /// Findings about the profiles that the stages take, missing ones and ones of the wrong kind.
  ///
  /// `facts` tells what is known of a name; nil for a profile that does not exist.
  public func profileFindings(_ facts: (String) -> ProfileFacts?) -> [StageFinding] {
    var found: [StageFinding] = []
    func check(_ name: String, stage: String?, line: Int?) {
      let subject = stage.map { "stage \($0)" } ?? "the project"
      guard let facts = facts(name), facts.exists else {
        found.append(
          StageFinding(
            code: "profile-not-found", severity: .error, line: line,
            message: "\(subject) uses profile \(name), which is in neither file", stage: stage))
        return
      }
      let use = ServerlessProject.usability(facts)
      let isUsable = frameworkMajor.map { $0 < 4 ? use.v3 : use.v4 } ?? use.v4
      guard !isUsable, let why = use.whyNot else { return }
      found.append(
        StageFinding(
          code: "kind-not-readable", severity: .warning, line: line,
          message: "\(subject) uses profile \(name): \(why)", stage: stage))
    }
    for row in rows {
      guard let name = row.profile, !name.isEmpty else { continue }
      check(name, stage: row.stage, line: row.file == path ? row.line : nil)
    }
    if status == .fixed, let name = expression { check(name, stage: nil, line: nil) }
    if let name = fallback?.value { check(name, stage: nil, line: nil) }
    return found
  }
}
