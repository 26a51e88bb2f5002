import JSONText
import Resources
import Testing

@Suite struct PolicyTests {
  private func statements(_ policy: Resources.Policy, service: String? = nil) throws -> [JSONValue]
  {
    try #require(try JSONValue(parsing: policy.text(service: service))["Statement"]?.array)
  }

  private func texts(_ json: JSONValue?) -> [String] {
    json?.string.map { [$0] } ?? json?.array?.compactMap(\.string) ?? []
  }

  @Test(arguments: Resources.Policy.allCases)
  func isAPolicyThatIAMTakes(_ policy: Resources.Policy) throws {
    let statements = try statements(policy)
    #expect(Set(statements.compactMap { $0["Sid"]?.string }).count == statements.count)
    #expect(statements.allSatisfy { $0["Effect"] == "Allow" })
    #expect(
      statements.allSatisfy { !texts($0["Action"]).isEmpty && !texts($0["Resource"]).isEmpty })
    // A managed policy may have 6144 characters, blanks not counted.
    #expect(policy.text().filter { !$0.isWhitespace }.count <= 6144)
  }

  @Test(arguments: Resources.Policy.allCases)
  func grantsNoPowerOverOthers(_ policy: Resources.Policy) throws {
    for statement in try statements(policy, service: "shop") {
      let (actions, resources) = (texts(statement["Action"]), texts(statement["Resource"]))
      #expect(!actions.contains("*"))
      #expect(!actions.contains("iam:*"))
      if actions.contains(where: { $0.hasPrefix("iam:") }) {
        let isOwn = resources.allSatisfy {
          $0.contains("role/shop-") || $0.contains("aws:username")
        }
        #expect(isOwn)
      }
      if actions.contains("iam:PassRole") || actions.contains("iam:AttachRolePolicy") {
        #expect(statement["Condition"] != nil)
      }
    }
  }

  @Test(arguments: ["a\", \"b", "", "*:*", "naïve"])
  func noTextBreaksOutOfItsName(_ service: String) throws {
    let text = Resources.Policy.serverlessDeploy.text(service: service)
    #expect(text == Resources.Policy.serverlessDeploy.text())
    #expect(!text.contains("SERVICE"))
  }

  @Test func aServiceNarrowsThePolicy() throws {
    let text = Resources.Policy.serverlessDeploy.text(service: "shop")
    #expect(text.contains("function:shop-*"))
    #expect(!text.contains("function:*-*"))
  }
}
