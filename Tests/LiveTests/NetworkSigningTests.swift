import AWSCredentials
import AWSProfiles
import JSONText
import TestSupport
import Testing

@testable import Live

/// libcurl's signatures, against those that botocore made of the same requests.
@Suite struct NetworkSigningTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let id: String
    let value: JSONValue
    var testDescription: String { id }

    func text(_ key: String) -> String { value[key]?.string ?? "" }

    func request(to port: Int) -> HTTPRequest {
      let credentials = Credentials(
        accessKeyID: text("access_key_id"), secretAccessKey: Secret(text("secret_access_key")),
        sessionToken: value["session_token"]?.string.map { Secret($0) })
      return HTTPRequest(
        method: text("method"), url: "http://127.0.0.1:\(port)\(text("path"))",
        headers: [
          HTTPHeader("Content-Type", text("content_type")), HTTPHeader("Host", text("host")),
          HTTPHeader("X-Amz-Date", text("x_amz_date")),
        ], body: Array(text("body").utf8),
        signing: HTTPRequest.Signing(
          credentials: credentials, region: text("region"), service: text("service")))
    }
  }

  static let vectors: [Vector] = {
    let bytes = readFile(fixturesFolder + "/conformance/cases/sts-signing.json") ?? []
    let cases = (try? JSONValue(parsing: bytes))?["cases"]?.array ?? []
    return cases.map { Vector(id: $0["id"]?.string ?? "", value: $0) }
  }()

  @Test func vectorsAreThere() { #expect(Self.vectors.count >= 8) }

  @Test(arguments: vectors)
  func signsAsBotocoreDoes(_ vector: Vector) async throws {
    let server = try #require(FaultServer(.echo))
    let response = try await NetworkThread.shared.send(vector.request(to: server.port))
    let seen = String(decoding: response.body, as: UTF8.self)
    #expect(HTTPText.value(of: "authorization", in: seen) == vector.text("authorization"))
    let token = HTTPText.value(of: "x-amz-security-token", in: seen)
    #expect(token == vector.value["session_token"]?.string)
  }

  @Test func theSecretIsNotSent() async throws {
    let server = try #require(FaultServer(.echo))
    let vector = try #require(Self.vectors.first)
    let response = try await NetworkThread.shared.send(vector.request(to: server.port))
    let seen = String(decoding: response.body, as: UTF8.self)
    #expect(!seen.contains(vector.text("secret_access_key")))
  }

  /// Version of libcurl, whether there is a token, whether it can sign.
  static let versions: [(UInt32, Bool, Bool)] = [
    (0x074a00, false, false), (0x074b00, false, true), (0x075600, false, true),
    (0x075601, true, false), (0x075700, true, true), (0x080000, true, true),
  ]

  @Test(arguments: versions)
  func anOldLibcurlIsRefused(_ version: UInt32, _ hasToken: Bool, _ canSign: Bool) {
    let credentials = Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("secret"),
      sessionToken: hasToken ? Secret("token") : nil)
    let signing = HTTPRequest.Signing(
      credentials: credentials, region: "us-east-1", service: "sts")
    let request = HTTPRequest(method: "POST", url: "https://sts.example/", signing: signing)
    let fault = Transfer.missing(for: request, version: version)
    #expect((fault == nil) == canSign)
    if let fault {
      #expect(fault.kind == .unavailable)
      #expect(fault.message.contains("7.87"))
    }
  }

  @Test func withoutASignatureAnyLibcurlWillDo() {
    let request = HTTPRequest(method: "GET", url: "https://sso.example/")
    #expect(Transfer.missing(for: request, version: 0x074400) == nil)
  }
}
