import AWSProfiles
import JSONText

/// Who is in force here for each tool, and why.
public struct ToolReport: Sendable, Equatable {
  /// What AWS CLI 2 takes, the leading reading.
  public var resolution: Resolution
  /// What each tool takes, in the order of `Tool.allCases`.
  public var decisions: [Decision]
  /// What the user should know; those of the resolution first.
  public var notices: [Resolution.Notice]

  /// What one tool takes.
  public struct Decision: Sendable, Equatable {
    /// The tool.
    public var tool: Tool
    /// The profile; nil where keys of the environment need none.
    public var profile: String?
    /// What gives the credentials.
    public var source: CredentialSource
    /// The variable or setting that decides, in words.
    public var why: String
    /// The region that the tool takes from environment and profile.
    public var region: String?
    /// What stops the tool; nil where nothing does.
    public var problem: String?

    /// The object in the program's JSON.
    public var json: JSONValue {
      [
        "profile": JSONValue(profile), "source": .string(source.rawValue), "why": .string(why),
        "region": JSONValue(region), "problem": JSONValue(problem),
      ]
    }
  }

  /// What a tool takes.
  public subscript(tool: Tool) -> Decision? { decisions.first { $0.tool == tool } }

  /// The object that `current --json` prints.
  public var json: JSONValue {
    let leading = self[.cli2]
    return [
      "profile": .string(resolution.profile),
      "source": .string(resolution.credentialSource.rawValue),
      "why": JSONValue(leading?.why),
      "per_tool": .object(decisions.map { JSONValue.Member($0.tool.rawValue, $0.json) }),
      "notices": .array(notices.map(\.json)),
    ]
  }
}

/// Decides for each tool.
struct ToolJudge {
  let environment: Environment
  let book: ProfileBook
  /// The profile that the project's stage map or `provider.profile` gives.
  let projectProfile: String?
  /// The stage, for the `AWS_<STAGE>_…` variables of Serverless 3.
  let stage: String?
  /// Why the AWS CLI reads neither file; nil where it reads both.
  var refusal: String?
  /// Files that are there and could not be read.
  var unread: [FileRole] = []

  func report() -> ToolReport {
    let resolution = Resolution.resolve(book: book, environment: environment)
    var notices = resolution.notices
    if let chosen = environment["AWS_PROFILE"], let projectProfile, chosen != projectProfile,
      book.profile(chosen) != nil
    {
      notices.append(
        Resolution.Notice(
          code: "aws-profile-overrides-stages",
          message: "AWS_PROFILE “\(chosen)” wins over the project's “\(projectProfile)” "
            + "in Serverless 3"))
    }
    let decisions = Tool.allCases.map { tool -> ToolReport.Decision in
      var decision =
        switch tool {
        case .cli1, .cli2, .terraform: awsTool(tool)
        case .serverless3: serverless3()
        case .serverless4: serverless4()
        }
      decision.region = region(tool, decision.profile)
      if let refusal, tool == .cli1 || tool == .cli2 {
        // Both are read before anything else is looked at, the keys of the environment too.
        decision.source = .none
        decision.problem = "stops: it cannot read the files. \(refusal)"
      }
      return decision
    }
    return ToolReport(resolution: resolution, decisions: decisions, notices: notices)
  }

  private var hasEnvironmentKeys: Bool {
    environment["AWS_ACCESS_KEY_ID"] != nil && environment["AWS_SECRET_ACCESS_KEY"] != nil
  }

  private var loadsConfig: Bool { environment["AWS_SDK_LOAD_CONFIG"] != nil }

  /// The AWS CLI and Terraform: keys of the environment, then the profile that a variable names.
  private func awsTool(_ tool: Tool) -> ToolReport.Decision {
    let variables =
      tool == .cli1
      ? ["AWS_DEFAULT_PROFILE", "AWS_PROFILE"] : ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"]
    let chosen = variables.first { environment[$0] != nil }
    if tool == .cli1, let empty = variables.first(where: { environment.variables[$0] != nil }),
      environment.isEmpty(empty)
    {
      return .init(
        tool: tool, profile: "", source: .none, why: "\(empty) is set but empty",
        problem: "stops: profile \"\" is not found")
    }
    let name = chosen.flatMap { environment[$0] } ?? "default"
    if let chosen, book.profile(name) == nil {
      return missing(tool, name, "\(chosen)=\(name)")
    }
    if hasEnvironmentKeys {
      return .init(
        tool: tool, profile: nil, source: .environment, why: "AWS_ACCESS_KEY_ID is exported")
    }
    // botocore stops here; the SDK of Go takes half a pair for none.
    if tool != .terraform, environment["AWS_ACCESS_KEY_ID"] != nil, let half = environment.halfPair
    {
      return .init(
        tool: tool, profile: nil, source: .none, why: "AWS_ACCESS_KEY_ID is exported",
        problem: half.message)
    }
    let isRoleProfile = book.profile(name)?.text("role_arn") != nil
    if environment["AWS_WEB_IDENTITY_TOKEN_FILE"] != nil, tool == .terraform || !isRoleProfile {
      return .init(
        tool: tool, profile: nil, source: .webIdentity, why: "AWS_WEB_IDENTITY_TOKEN_FILE is set")
    }
    return taken(
      tool, name, why: chosen.map { "\($0)=\(name)" } ?? "no variable names a profile")
  }

  /// The stage of a project that names none.
  private static let usualStage = "dev"

  /// Serverless 3: each later step that gives credentials beats the earlier ones.
  private func serverless3() -> ToolReport.Decision {
    let tool = Tool.serverless3
    let first = environment["AWS_DEFAULT_PROFILE"] ?? "default"
    var decision = taken(
      tool, first,
      why: environment["AWS_DEFAULT_PROFILE"] == nil
        ? "nothing names a profile" : "AWS_DEFAULT_PROFILE=\(first)")
    var steps: [(name: String?, why: String)] = [(projectProfile, "the project's provider.profile")]
    let prefix = "AWS_\((stage ?? Self.usualStage).uppercased())_"
    for prefix in ["AWS_", prefix] {
      steps.append((nil, prefix))
      steps.append((environment[prefix + "PROFILE"], prefix + "PROFILE"))
    }
    for step in steps {
      if let name = step.name {
        decision = taken(tool, name, why: "\(step.why)=\(name)")
        // A named profile without credentials stops it even where a later step would win.
        if decision.problem != nil { return decision }
      } else if environment[step.why + "ACCESS_KEY_ID"] != nil,
        environment[step.why + "SECRET_ACCESS_KEY"] != nil
      {
        decision = .init(
          tool: tool, profile: nil, source: .environment,
          why: "\(step.why)ACCESS_KEY_ID is exported")
      }
    }
    return decision
  }

  /// Serverless 4: a named profile beats the keys of the environment.
  private func serverless4() -> ToolReport.Decision {
    let tool = Tool.serverless4
    if let projectProfile {
      return taken(tool, projectProfile, why: "the project's provider.profile=\(projectProfile)")
    }
    if let name = environment["AWS_PROFILE"] {
      return taken(tool, name, why: "AWS_PROFILE=\(name)")
    }
    if hasEnvironmentKeys {
      return .init(
        tool: tool, profile: nil, source: .environment, why: "AWS_ACCESS_KEY_ID is exported")
    }
    return taken(tool, "default", why: "nothing names a profile")
  }

  private func taken(_ tool: Tool, _ name: String, why: String) -> ToolReport.Decision {
    guard let profile = book.profile(name) else { return missing(tool, name, why) }
    let source = tool.source(of: profile, book: book, loadsConfig: loadsConfig)
    var decision = ToolReport.Decision(tool: tool, profile: name, source: source, why: why)
    if source == .none {
      decision.problem = "no credentials in profile “\(name)”"
      if tool == .serverless3, !loadsConfig, profile.credentials.isEmpty {
        decision.problem = "Serverless 3 reads the config file only with AWS_SDK_LOAD_CONFIG=1"
      }
    } else if source == .role, let gone = missingSource(of: profile) {
      decision.source = .none
      decision.problem = gone
    }
    return decision
  }

  /// What is wrong with a chain of roles that leads to a profile which is in neither file.
  private func missingSource(of profile: ProfileFacts) -> String? {
    var link = profile
    var seen: Set = [link.name]
    while link.text("role_arn") != nil, let next = link.text("source_profile"),
      seen.insert(next).inserted
    {
      guard let facts = book.profile(next) else {
        return "“\(next)”, the source profile of “\(link.name)”, \(nowhere)"
      }
      link = facts
    }
    return nil
  }

  private func missing(_ tool: Tool, _ name: String, _ why: String) -> ToolReport.Decision {
    .init(
      tool: tool, profile: name, source: .none, why: why,
      problem: "profile “\(name)” \(nowhere)")
  }

  /// That a profile was found nowhere, and where it could not be looked for.
  private var nowhere: String {
    guard let file = unread.first else { return "is in neither file" }
    guard unread.count == 1 else { return "cannot be looked for: neither file could be read" }
    let other = file == .config ? FileRole.credentials : .config
    return "is not in \(other.rawValue), and \(file.rawValue) could not be read"
  }

  private func region(_ tool: Tool, _ profile: String?) -> String? {
    let variables =
      tool == .cli1 ? ["AWS_DEFAULT_REGION"] : ["AWS_REGION", "AWS_DEFAULT_REGION"]
    if let region = variables.lazy.compactMap({ environment[$0] }).first { return region }
    return profile.flatMap(book.profile)?.text("region")
  }
}
