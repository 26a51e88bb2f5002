import AWSProfiles
import JSONText
import TestSupport
import Testing

@testable import AWSCredentials

@Suite("The handed login cases", .needsVectors)
struct LoginVectorTests {
  @Test("Cached keys, renewed keys and what stops both, as the SDKs agreed")
  func login() async throws {
    let cases = try #require(try Vectors.json("smithy-rs/login-provider-test-cases.json").array)
    #expect(cases.count == 8)
    for item in cases { try await hold(item) }
  }

  private func hold(_ item: JSONValue) async throws {
    let title = item["documentation"]?.string ?? ""
    var files: [String: String] = [:]
    for member in item["cacheContents"]?.members ?? [] {
      files["/home/u/.aws/login/cache/" + member.key] = member.value.compactText()
    }
    let call = item["mockApiCalls"]?[0]
    let world = PlayedWorld(
      files: files, begin: try #require(CalendarTime.seconds(iso: "2025-11-19T00:00:00Z"))
    ) { _, _ in
      Played.answer(
        call?["responseCode"]?.integer ?? 200,
        call?["response"]?["tokenOutput"]?.compactText() ?? "{}")
    }
    let found = try? await credentials(
      of: "signin", catalog: .written(config: item["configContents"]?.string ?? ""),
      environment: Environment(["HOME": "/home/u"]), world: world, tell: { _ in })
    for outcome in item["outcomes"]?.array ?? [] {
      switch outcome["result"]?.string {
      case "error": #expect(found == nil, "\(title)")
      case "credentials":
        #expect(found?.accessKeyID == outcome["accessKeyId"]?.string, "\(title)")
        #expect(
          (found?.secretAccessKey.reveal() == outcome["secretAccessKey"]?.string) as Bool,
          "\(title)")
        #expect(found?.accountID == outcome["accountId"]?.string, "\(title)")
        #expect(
          found?.expiration.map(CalendarTime.iso) == outcome["expiresAt"]?.string, "\(title)")
      default:
        for member in outcome.members ?? [] where member.key != "result" {
          let kept = world.text("/home/u/.aws/login/cache/" + member.key)
          #expect(try kept.map { try JSONValue(parsing: $0) } == member.value, "\(title)")
        }
      }
    }
    if let input = call?["request"]?["tokenInput"] {
      let sent = try JSONValue(parsing: world.requests.first?.body ?? [])
      for member in input.members ?? [] { #expect(sent[member.key] == member.value) }
    }
  }
}
