import AWSProfiles
import JSONText
import Testing

@testable import AWSCredentials

@Suite("Cache names, routes, words")
struct CacheAndRouteTests {
  let world = PlayedWorld { _, _ in Played.identity }

  @Test("Names of cache files, as botocore computes them")
  func cacheNames() throws {
    let table = try Fixture.json("conformance/cases/cache-names.json")
    for entry in try #require(table["cases"]?.array) {
      let input = try #require(entry["input"])
      let name: String
      switch entry["kind"]?.string {
      case "sso": name = CacheName.sso(input.string ?? "", hashing: world)
      case "login": name = CacheName.login(input.string ?? "", hashing: world)
      case "cli-assume-role":
        let call = RoleCall(
          profile: "p", roleARN: input["RoleArn"]?.string ?? "",
          sessionName: input["RoleSessionName"]?.string,
          externalID: input["ExternalId"]?.string, mfaSerial: input["SerialNumber"]?.string,
          duration: input["DurationSeconds"]?.integer)
        name = CacheName.role(call, hashing: world)
      default:
        let call = SSOCall(
          profile: "p", sessionName: input["sessionName"]?.string,
          startURL: input["startUrl"]?.string ?? "", region: "r",
          accountID: input["accountId"]?.string ?? "", roleName: input["roleName"]?.string ?? "",
          scopes: [])
        name = CacheName.ssoRole(call, hashing: world)
      }
      #expect("~/.aws/" + name == entry["file"]?.string, "\(input.compactText())")
    }
  }

  @Test(
    "Proxies, lower case first, and who is exempt",
    arguments: [
      (["HTTPS_PROXY": "http://p:1"], "http://p:1"),
      (["HTTPS_PROXY": "http://p:1", "https_proxy": "q:2"], "http://q:2"),
      (["HTTP_PROXY": "http://p:1"], nil), ([:], nil),
      (["https_proxy": "p", "no_proxy": "*"], nil),
      (["https_proxy": "p", "NO_PROXY": "example.com, amazonaws.com"], nil),
      (["https_proxy": "p", "no_proxy": ".amazonaws.com"], nil),
      (["https_proxy": "p", "no_proxy": "sts.eu-west-1.amazonaws.com:443"], nil),
      (["https_proxy": "p", "no_proxy": "sts.eu-west-1.amazonaws.com:80"], "http://p"),
      (["https_proxy": "p", "no_proxy": "naws.com,,"], "http://p"),
    ])
  func proxies(environment: [String: String], expected: String?) {
    let route = NetworkRoute(environment: Environment(environment))
    #expect(route.proxy(for: "https://sts.eu-west-1.amazonaws.com/") == expected)
  }

  @Test("Roots: AWS_CA_BUNDLE, the profile's ca_bundle, then ca and cafile of Serverless")
  func roots() {
    let files = PlayedWorld(files: ["/a.pem": "A", "/b.pem": "B"]) { _, _ in Played.identity }
    func route(_ environment: [String: String], _ bundle: String? = nil) -> HTTPRequest.Route {
      NetworkRoute(environment: Environment(environment), caBundle: bundle)
        .route(to: "https://x/", files: files)
    }
    #expect(
      route(["AWS_CA_BUNDLE": "~/e.pem", "HOME": "/h", "ca": "X"], "/p.pem").caFile == "/h/e.pem")
    #expect(route(["ca": "X"], "/p.pem").caFile == "/p.pem")
    #expect(route(["cafile": "/a.pem, /b.pem"]).caText == "A\nB")
    #expect(route(["HTTPS_CA": #"L1\nL2"#, "https_ca": "no"]).caText == "L1\nL2")
    #expect(route([:]) == HTTPRequest.Route())
  }

  @Test(
    "Commands split as botocore splits them",
    arguments: [
      (#"a  b"#, ["a", "b"]), (#"'a b' "c d""#, ["a b", "c d"]), (#"a\ b"#, ["a b"]),
      (#""a\"b" 'c\d' "e\f""#, [#"a"b"#, #"c\d"#, #"e\f"#]), (#"a'b'"c""#, ["abc"]),
      (#"'' a"#, ["", "a"]), (#"a | b $HOME ~"#, ["a", "|", "b", "$HOME", "~"]), (#"'a"#, nil),
      (#"a\"#, nil), ("", []),
    ])
  func words(command: String, expected: [String]?) {
    #expect(ShellWords.split(command) == expected)
  }
}
