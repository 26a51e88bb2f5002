import AWSProfiles
import JSONText
import Testing

@testable import AWSCredentials

@Suite("Which source gives the credentials")
struct ResolutionTests {
  @Test("Every row of the table, as botocore decides it")
  func botocore() throws {
    let table = try Fixture.json("conformance/cases/resolution.json")
    let entries = try #require(table["cases"]?.array)
    #expect(entries.count >= 60)
    for entry in entries {
      let id = entry["id"]?.string ?? ""
      // On purpose: AWS CLI 2 leads, which takes AWS_PROFILE; the row is held by toolsDiffer().
      if id == "res-59" { continue }
      let resolution = resolve(entry)
      #expect(found(resolution) == expected(entry), "\(id): \(entry["title"]?.string ?? "")")
      if let keyID = entry["botocore"]?["access_key"]?.string,
        resolution.credentialSource != .process
      {
        #expect(resolution.accessKeyID == keyID, "\(id)")
        #expect(resolution.sessionToken?.reveal() == entry["botocore"]?["token"]?.string, "\(id)")
      }
    }
  }

  private func resolve(_ entry: JSONValue) -> Resolution {
    var variables: [String: String] = [:]
    for member in entry["env"]?.members ?? [] { variables[member.key] = member.value.string }
    return Resolution.resolve(
      book: .written(
        config: entry["input"]?["config"]?.string ?? "",
        credentials: entry["input"]?["credentials"]?.string ?? ""),
      environment: Environment(variables), profile: entry["profile"]?.string)
  }

  private func found(_ resolution: Resolution) -> String {
    if let error = resolution.error { return error.code }
    return resolution.credentialSource.rawValue
  }

  private func expected(_ entry: JSONValue) -> String {
    let sources = [
      "shared-credentials-file": "credentials-file", "config-file": "config-file",
      "assume-role": "role", "assume-role-with-web-identity": "web-identity", "sso": "sso",
      "custom-process": "process", "env": "env",
    ]
    let outcome = entry["botocore"]
    guard let type = outcome?["error"]?["type"]?.string else {
      return outcome?["method"]?.string.flatMap { sources[$0] } ?? "none"
    }
    let message = outcome?["error"]?["message"]?.string ?? ""
    switch type {
    case "PartialCredentialsError":
      return message.contains("source_profile") ? "role-without-source" : "partial-credentials"
    case "InfiniteLoopConfigError": return "source-profile-loop"
    case "ProfileNotFound": return "profile-not-found"
    // Only says that a package for signing was missing where the table was made.
    case "MissingDependencyException":
      return entry["input"]?["config"]?.string?.contains("role_arn") == true ? "role" : "login"
    default:
      return message.contains("source_profile") && message.contains("does not exist")
        ? "source-profile-missing" : "invalid-config"
    }
  }

  @Test(
    "Notices",
    arguments: [
      (
        ["AWS_PROFILE": "p", "AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s"],
        "env-keys-hide-profile"
      ),
      (["AWS_PROFILE": ""], "profile-env-empty"),
      (["AWS_PROFILE": "p", "AWS_DEFAULT_PROFILE": "default"], "profile-env-conflict"),
      (["AWS_REGION": "eu-west-1", "AWS_DEFAULT_REGION": "us-east-1"], "region-env-conflict"),
      (["AWS_REGION": "eu-west-1"], "env-region-hides-profile-region"),
      (["AWS_PROFILE": "p"], "no-region"), (["AWS_PROFILE": "two"], "two-session-tokens"),
      (["AWS_PROFILE": "asia"], "session-token-missing"),
      (["AWS_PROFILE": "a b"], "profile-name-portability"),
      (["AWS_PROFILE": "two"], "region-in-both-files"),
      (["AWS_PROFILE": "two"], "keys-in-both-files"),
    ])
  func notices(variables: [String: String], code: String) {
    let credentials = """
      [default]
      region = us-east-1
      [p]
      aws_access_key_id = AKIAP
      aws_secret_access_key = s
      [two]
      aws_access_key_id = ASIAT
      aws_secret_access_key = s
      aws_session_token = a
      aws_security_token = b
      region = us-east-1
      [asia]
      aws_access_key_id = ASIAT
      aws_secret_access_key = s
      [a b]
      region = us-east-1
      """
    let config = "[profile two]\naws_access_key_id = AKIAX\nregion = us-east-1"
    let book = ProfileBook.written(config: config, credentials: credentials)
    let resolution = Resolution.resolve(book: book, environment: Environment(variables))
    #expect(resolution.notices.contains { $0.code == code })
    let quiet = Resolution.resolve(book: book, environment: Environment())
    #expect(quiet.notices.isEmpty)
  }
}

@Suite("Who wins for each tool")
struct ToolReportTests {
  private func report(
    _ variables: [String: String], config: String = "", project: String? = nil,
    stage: String? = nil
  ) -> ToolReport {
    let credentials = ["default", "p", "q"].map {
      "[\($0)]\naws_access_key_id = AKIA\($0)\naws_secret_access_key = s"
    }.joined(separator: "\n")
    return ToolJudge(
      environment: Environment(variables), book: .written(config: config, credentials: credentials),
      projectProfile: project, stage: stage
    ).report()
  }

  private func profiles(_ report: ToolReport) -> [String?] { report.decisions.map(\.profile) }

  @Test("Both profile variables: CLI 1 takes the default one, Serverless 4 does not know it")
  func toolsDiffer() {
    let both = report(["AWS_PROFILE": "p", "AWS_DEFAULT_PROFILE": "q"])
    #expect(profiles(both) == ["q", "p", "p", "p", "p"])
    let only = report(["AWS_DEFAULT_PROFILE": "q"])
    #expect(profiles(only) == ["q", "q", "q", "q", "default"])
  }

  @Test("Exported keys beat AWS_PROFILE, except in both Serverless versions")
  func exportedKeys() {
    let keys = ["AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s"]
    let named = report(keys.merging(["AWS_PROFILE": "p"]) { first, _ in first })
    #expect(profiles(named) == [nil, nil, nil, "p", "p"])
    #expect(profiles(report(keys)) == [nil, nil, nil, nil, nil])
    #expect(profiles(report(keys, project: "q")) == [nil, nil, nil, nil, "q"])
  }

  @Test("The project's profile: AWS_PROFILE overrides it in Serverless 3 only, and is told")
  func project() {
    let both = report(["AWS_PROFILE": "p"], project: "q")
    #expect(profiles(both) == ["p", "p", "p", "p", "q"])
    #expect(both.notices.contains { $0.code == "aws-profile-overrides-stages" })
    let staged = report(
      ["AWS_PROFILE": "p", "AWS_PROD_PROFILE": "default"], project: "q", stage: "prod")
    #expect(staged[.serverless3]?.profile == "default")
  }

  @Test("A missing project profile stops Serverless 3 even where exported keys would win")
  func missingProject() {
    let report = report(
      ["AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s"], project: "gone")
    #expect(report[.serverless3]?.profile == "gone")
    #expect(report[.serverless3]?.problem != nil)
    #expect(report[.cli2]?.problem == nil)
  }

  @Test(
    "Serverless 3 names the variable that decides",
    arguments: [
      (["AWS_PROFILE": "gone"], nil, nil, "gone", "AWS_PROFILE=gone", true),
      (["AWS_PROFILE": "gone"], "q", nil, "gone", "AWS_PROFILE=gone", true),
      (["AWS_DEV_PROFILE": "p"], nil, nil, "p", "AWS_DEV_PROFILE=p", false),
      (
        ["AWS_DEV_PROFILE": "gone", "AWS_PROFILE": "p"], "q", "dev", "gone",
        "AWS_DEV_PROFILE=gone", true
      ),
      (["AWS_DEV_PROFILE": "p"], "q", "prod", "q", "the project's provider.profile=q", false),
      (
        ["AWS_PROFILE": "gone", "AWS_PROD_PROFILE": "p"], "q", "prod", "gone",
        "AWS_PROFILE=gone", true
      ),
    ] as [([String: String], String?, String?, String, String, Bool)])
  func deciding(
    variables: [String: String], project: String?, stage: String?, name: String, why: String,
    fails: Bool
  ) {
    let report = report(variables, project: project, stage: stage)
    #expect(report[.serverless3]?.profile == name)
    #expect(report[.serverless3]?.why == why)
    #expect((report[.serverless3]?.problem != nil) == fails)
    if variables["AWS_PROFILE"] == "gone" {
      #expect(!report.notices.contains { $0.code == "aws-profile-overrides-stages" })
    }
  }

  @Test("A source profile that is missing stops every tool")
  func missingSource() {
    let config = """
      [profile r]
      role_arn = arn:aws:iam::1:role/r
      source_profile = r2
      [profile r2]
      role_arn = arn:aws:iam::1:role/r2
      source_profile = gone
      """
    let report = report(["AWS_PROFILE": "r", "AWS_SDK_LOAD_CONFIG": "1"], config: config)
    for decision in report.decisions {
      #expect(decision.source == .none, "\(decision.tool)")
      #expect(decision.problem != nil, "\(decision.tool)")
    }
    #expect(report[.terraform]?.problem?.contains("“gone”") == true)
  }

  @Test("Half a pair of keys hides no profile")
  func halfAPair() {
    for secret in [nil, ""] {
      var variables = ["AWS_PROFILE": "p", "AWS_ACCESS_KEY_ID": "A"]
      variables["AWS_SECRET_ACCESS_KEY"] = secret
      #expect(!report(variables).notices.contains { $0.code == "env-keys-hide-profile" })
    }
  }

  @Test("An empty AWS_PROFILE stops CLI 1 and nobody else")
  func emptyVariable() {
    let report = report(["AWS_PROFILE": ""])
    #expect(report.decisions.filter { $0.problem != nil }.map(\.tool) == [.cli1])
  }

  @Test("SSO beside keys: the CLI takes SSO, Terraform and Serverless the keys")
  func ssoBesideKeys() {
    let config = """
      [profile p]
      sso_account_id = 1
      sso_role_name = r
      sso_region = us-east-1
      sso_start_url = u
      """
    let sources = report(["AWS_PROFILE": "p"], config: config).decisions.map(\.source)
    #expect(sources == [.sso, .sso, .credentialsFile, .credentialsFile, .credentialsFile])
  }

  @Test("Serverless 3 needs AWS_SDK_LOAD_CONFIG to see a role in the config file")
  func loadConfig() {
    let config = "[profile r]\nrole_arn = arn:aws:iam::1:role/r\nsource_profile = p"
    let plain = report(["AWS_PROFILE": "r"], config: config)
    #expect(plain[.serverless3]?.problem?.contains("AWS_SDK_LOAD_CONFIG") == true)
    let loaded = report(["AWS_PROFILE": "r", "AWS_SDK_LOAD_CONFIG": "1"], config: config)
    #expect(loaded[.serverless3]?.source == .role)
  }

  @Test("The JSON has all tools and no key left out")
  func json() {
    let json = report(["AWS_PROFILE": "p"]).json
    #expect(json.members?.map(\.key) == ["profile", "source", "why", "per_tool", "notices"])
    #expect(json["per_tool"]?.members?.map(\.key) == Tool.allCases.map(\.rawValue))
    #expect(json["why"]?.string == "AWS_PROFILE=p")
  }
}
