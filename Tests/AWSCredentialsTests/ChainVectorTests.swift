import AWSProfiles
import JSONText
import TestSupport
import Testing

@testable import AWSCredentials

@Suite("The handed chains of roles", .needsVectors)
struct ChainVectorTests {
  /// A profile with an sso_session and neither account nor role gives a bearer token for services
  /// that take one, and no keys: botocore's chain of credentials passes it over, and so is it here.
  static let bearerOnly = "SSO token profile selected"

  @Test("Every chain has the base and the roles that the SDK finds, or stops where it stops")
  func chains() throws {
    let cases = try #require(try Vectors.json("smithy-rs/assume-role-tests.json").array)
    #expect(cases.count == 28)
    for item in cases {
      let title = item["docs"]?.string ?? ""
      let chain = item["output"]?["ProfileChain"]?.array?.map(step) ?? []
      let expected = title == Self.bearerOnly ? [] : chain
      #expect(found(item["input"] ?? .null) == expected, "\(title)")
    }
  }

  private func found(_ input: JSONValue) -> [String] {
    var config = ""
    for (header, key) in [("profile", "profiles"), ("sso-session", "sso_sessions")] {
      for section in input[key]?.members ?? [] {
        config += "[\(header) \(section.key)]\n"
        for setting in section.value.members ?? [] {
          config += "\(setting.key) = \(setting.value.string ?? "")\n"
        }
      }
    }
    let variables = ["AWS_ACCESS_KEY_ID": "env", "AWS_SECRET_ACCESS_KEY": "env"]
    var planner = CredentialPlanner(
      book: .written(config: config), environment: Environment(variables), isExplicit: true)
    let plan = try? planner.plan(input["selected_profile"]?.string ?? "default")
    return plan.map(steps) ?? []
  }

  private func steps(_ plan: CredentialPlan) -> [String] {
    switch plan {
    case .role(let call, let source): steps(source) + ["AssumeRole \(call.roleARN)"]
    case .keys(_, .environment): ["NamedSource Environment"]
    case .keys(let keys, _): ["AccessKey \(keys.accessKeyID)"]
    case .webIdentity(let call): ["WebIdentityToken \(call.roleARN)"]
    case .sso(let call): ["Sso \(call.roleName)"]
    case .instance: ["NamedSource Ec2InstanceMetadata"]
    default: ["other"]
    }
  }

  private func step(_ link: JSONValue) -> String {
    guard let member = link.members?.first else { return "none" }
    let detail =
      member.value.string ?? member.value["role_arn"]?.string
      ?? member.value["access_key_id"]?.string ?? member.value["sso_role_name"]?.string ?? ""
    return "\(member.key) \(detail)"
  }
}
