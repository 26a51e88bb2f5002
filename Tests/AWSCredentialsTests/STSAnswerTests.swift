import AWSProfiles
import JSONText
import Testing

@testable import AWSCredentials

@Suite("Answers of STS")
struct STSAnswerTests {
  let context = STSAnswer.Context(
    host: "sts.eu-west-1.amazonaws.com", region: "eu-west-1", keyID: "AKIAEXAMPLE2ALPHA222")

  @Test("Identities of every kind and partition")
  func identities() throws {
    let table = try Fixture.json("conformance/cases/sts-responses.json")
    for entry in try #require(table["ok"]?.array) {
      let verdict = STSAnswer.verdict(response(entry), context: context)
      #expect(verdict.class == .valid)
      #expect(verdict.arn == entry["expected"]?["Arn"]?.string)
      #expect(verdict.userID == entry["expected"]?["UserId"]?.string)
      #expect(verdict.accountID == entry["expected"]?["Account"]?.string)
      let partition = verdict.arn?.split(separator: ":").dropFirst().first.map(String.init)
      #expect(verdict.partition == partition)
    }
  }

  @Test("Errors and odd answers get their class and what may be said of the keys")
  func classes() throws {
    let table = try Fixture.json("conformance/cases/sts-responses.json")
    let entries = try #require(table["errors"]?.array) + #require(table["odd"]?.array)
    #expect(entries.count > 30)
    for entry in entries {
      let id = entry["id"]?.string ?? ""
      var asked = context
      if id == "err-17" { asked.operation = "AssumeRoleWithWebIdentity" }
      let verdict = STSAnswer.verdict(response(entry), context: asked)
      #expect(verdict.class.rawValue == entry["class"]?.string, "\(id)")
      #expect(verdict.keys.rawValue == entry["keys"]?.string, "\(id)")
      #expect(verdict.error == entry["expected"]?["code"]?.string, "\(id)")
    }
  }

  @Test("No prefix of a good answer, and no byte flipped in it, breaks the reader or is believed")
  func cutAnswers() throws {
    let table = try Fixture.json("conformance/cases/sts-responses.json")
    let whole = Array(try #require(table["ok"]?[0]?["body"]?.string).utf8)
    let closed = try #require(whole.lastIndex(of: UInt8(ascii: ">")))
    for length in 0...closed {
      let verdict = STSAnswer.verdict(
        HTTPResponse(status: 200, body: Array(whole[..<length])), context: context)
      #expect(verdict.class == .notSTSResponse, "\(length) bytes")
    }
    for index in whole.indices {
      var flipped = whole
      flipped[index] ^= 0x1F
      _ = XMLElement.parse(flipped)
    }
  }

  @Test("An element nested too deep is refused")
  func deepXML() {
    func nested(_ depth: Int) -> [UInt8] {
      let open = String(repeating: "<a>", count: depth)
      return Array((open + String(repeating: "</a>", count: depth)).utf8)
    }
    #expect(XMLElement.parse(nested(32)) != nil)
    #expect(XMLElement.parse(nested(33)) == nil)
  }

  @Test("An unknown key in an opt-in region is not called bad")
  func optInRegion() {
    var asked = context
    asked.region = "eu-south-1"
    asked.host = "sts.eu-south-1.amazonaws.com"
    let body = "<ErrorResponse><Error><Code>InvalidClientTokenId</Code></Error></ErrorResponse>"
    let verdict = STSAnswer.verdict(
      HTTPResponse(status: 403, body: Array(body.utf8)), context: asked)
    #expect(verdict.class == .invalidKeyID)
    #expect(verdict.keys == .unknown)
    #expect(verdict.hints == ["opt-in-region"])
  }

  @Test("Where the message has no times, the Date header tells how far the clock is off")
  func skewFromDate() throws {
    let now = try #require(CalendarTime.seconds(iso: "2030-01-10T10:15:00Z"))
    let body = "<ErrorResponse><Error><Code>RequestExpired</Code></Error></ErrorResponse>"
    let answer = HTTPResponse(
      status: 400, headers: [HTTPHeader("date", "Thu, 10 Jan 2030 11:00:10 GMT")],
      body: Array(body.utf8))
    let verdict = STSAnswer.verdict(answer, context: context, now: now)
    #expect(verdict.clock == .behind)
    #expect(verdict.skewMinutes == 45)
  }

  @Test(
    "A date that no clock shows tells nothing of ours",
    arguments: [
      "Thu, 10 Jan 2030 9223372036854775807:00:00 GMT", "Thu, 10 Jan 2030 24:00:00 GMT",
      "Thu, 10 Jan 2030 10:60:00 GMT", "Thu, 10 Jan 2030 10:00:61 GMT",
      "Thu, 10 Jan 2030 10:-1:00 GMT", "Thu, 10 Jan 9223372036854775807 10:00:00 GMT",
    ])
  func oddDates(_ date: String) {
    #expect(CalendarTime.seconds(httpDate: date) == nil)
    let body = "<ErrorResponse><Error><Code>RequestExpired</Code></Error></ErrorResponse>"
    let answer = HTTPResponse(
      status: 400, headers: [HTTPHeader("Date", date)], body: Array(body.utf8))
    let verdict = STSAnswer.verdict(answer, context: context, now: PlayedWorld.start)
    #expect(verdict.class == .clockSkew)
    #expect(verdict.skewMinutes == nil)
  }

  @Test(
    "No fault on the way says anything about keys",
    arguments: [
      (TransportFault.Kind.unknownHost, Verdict.Class.noNetwork), (.unreachable, .noNetwork),
      (.refused, .noNetwork), (.reset, .noNetwork), (.timeout, .noNetwork),
      (.proxy, .proxyFailure), (.tls, .tlsFailure), (.caFile, .tlsFailure),
      (.tooLarge, .notSTSResponse), (.truncated, .notSTSResponse), (.notHTTP, .notSTSResponse),
      (.cancelled, .cancelled), (.unavailable, .noNetwork),
    ])
  func faults(kind: TransportFault.Kind, expected: Verdict.Class) {
    let verdict = STSAnswer.verdict(TransportFault(kind), context: context)
    #expect(verdict.class == expected)
    #expect(verdict.keys == .unknown)
    #expect(verdict.retryable == (expected == .noNetwork && kind != .unavailable))
  }

  @Test("The request is the one that STS documents, signed for the endpoint's region")
  func request() throws {
    let keys = Credentials(accessKeyID: "AKIAEXAMPLE2ALPHA222", secretAccessKey: Secret("s"))
    let endpoint = try STSEndpoint.resolve(region: "aws-global")
    let request = GetCallerIdentity.request(keys, endpoint: endpoint)
    #expect(request.method == "POST")
    #expect(request.url == "https://sts.amazonaws.com/")
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == "Action=GetCallerIdentity&Version=2011-06-15")
    #expect(request.signing?.region == "us-east-1")
    #expect(request.signing?.service == "sts")
  }

  @Test("The JSON of a verdict has every key, null where nothing is known")
  func json() {
    let members = Verdict(.notRun).json(profile: "p").members ?? []
    #expect(
      members.map(\.key) == [
        "profile", "class", "error", "keys", "account_id", "arn", "user_id", "partition",
        "region", "endpoint", "expires_at", "elapsed_ms", "message", "advice", "retryable",
      ])
  }

  private func response(_ entry: JSONValue) -> HTTPResponse {
    HTTPResponse(
      status: entry["status"]?.integer ?? 0, body: Array((entry["body"]?.string ?? "").utf8))
  }
}

@Suite("Key ids and times")
struct KeyIDTests {
  @Test("The account out of a key id")
  func accounts() throws {
    let table = try Fixture.json("conformance/cases/key-account.json")
    for entry in try #require(table["cases"]?.array) {
      let keyID = try #require(entry["access_key_id"]?.string)
      #expect(KeyID.account(of: keyID) == entry["account_id"]?.string, "\(keyID)")
    }
  }

  @Test("Writing and reading a time are inverse, over leap days and centuries")
  func times() {
    for day in stride(from: -30_000, through: 60_000, by: 7) {
      let seconds = day * 86_400 + 45_296
      #expect(CalendarTime.seconds(iso: CalendarTime.iso(seconds)) == seconds)
    }
    #expect(CalendarTime.iso(951_782_400) == "2000-02-29T00:00:00Z")
    #expect(CalendarTime.seconds(iso: "2000-02-29T02:00:00.25+02:00") == 951_782_400)
    #expect(CalendarTime.seconds(iso: "2000-02-29T00:00:00UTC") == 951_782_400)
    #expect(CalendarTime.seconds(iso: "soon") == nil)
    #expect(CalendarTime.iso(-1) == "1969-12-31T23:59:59Z")
    for seconds in [Int.min, Int.min + 86_399, Int.max] {
      #expect(CalendarTime.iso(seconds).hasSuffix("Z"))
    }
    #expect(CalendarTime.seconds(httpDate: "Tue, 29 Feb 2000 00:00:00 GMT") == 951_782_400)
  }
}
