import AWSProfiles
import JSONText
import TestSupport
import Testing

@testable import AWSCredentials

@Suite("Endpoints that settings and variables name")
struct EndpointVectorTests {
  @Test("The most special one wins, as botocore's own cases have it", .needsVectors)
  func configured() throws {
    let json = try Vectors.json("botocore/configured-endpoint-urls-profile-tests.json")
    let suite = try #require(json["testSuites"]?[0])
    let book = ProfileBook.written(config: config(suite))
    // What a program sets in code is none of ours.
    let tests = try #require(suite["endpointUrlTests"]?.array)
      .filter { $0["client_config"]?.string == "default" }
    #expect(tests.count > 15)
    for test in tests {
      let variables = suite["environments"]?[test["environment"]?.string ?? ""]?.members ?? []
      let environment = Environment(
        Dictionary(variables.map { ($0.key, $0.value.string ?? "") }) { $1 })
      let profile = try #require(book.profile(test["profile"]?.string ?? ""))
      let found = CallSettings.endpoint(
        test["service"]?.string ?? "", profile, book, environment)
      let expected = test["output"]?["endpointUrl"]?.string
      let isDefault = expected?.hasSuffix(".amazonaws.com") ?? true
      #expect(found == (isDefault ? nil : expected), "\(test["name"]?.string ?? "")")
    }
  }

  typealias Row = (variables: [String: String], settings: String, url: String?)

  static let rows: [Row] = [
    (["AWS_ENDPOINT_URL_STS": "http://a"], "", "http://a"),
    (["AWS_ENDPOINT_URL": "http://b"], "", "http://b"),
    (["AWS_ENDPOINT_URL_STS": "http://a", "AWS_ENDPOINT_URL": "http://b"], "", "http://a"),
    (["AWS_ENDPOINT_URL_IAM": "http://a"], "endpoint_url = http://d", "http://d"),
    ([:], "services = s\nendpoint_url = http://d", "http://c"),
    ([:], "endpoint_url = http://d", "http://d"),
    (["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"], "endpoint_url = http://d", nil),
    ([:], "services = s\nignore_configured_endpoint_urls = TRUE", nil),
  ]

  @Test("The same holds for the services that are asked here", arguments: rows)
  func order(_ row: Row) throws {
    let book = ProfileBook.written(
      config: "[profile a]\nregion = us-east-1\n\(row.settings)\n[services s]\nsts =\n"
        + "  endpoint_url = http://c\n")
    let profile = try #require(book.profile("a"))
    let found = CallSettings.endpoint("sts", profile, book, Environment(row.variables))
    #expect(found == row.url)
  }

  private func config(_ suite: JSONValue) -> String {
    var lines: [String] = []
    for profile in suite["profiles"]?.members ?? [] {
      lines.append(profile.key == "default" ? "[default]" : "[profile \(profile.key)]")
      for setting in profile.value.members ?? [] {
        lines.append("\(setting.key) = \(setting.value.string ?? "")")
      }
    }
    for section in suite["services"]?.members ?? [] {
      lines.append("[services \(section.key)]")
      for service in section.value.members ?? [] {
        lines.append("\(service.key) =")
        for setting in service.value.members ?? [] {
          lines.append("  \(setting.key) = \(setting.value.string ?? "")")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
