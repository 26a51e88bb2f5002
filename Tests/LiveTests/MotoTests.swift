import AWSCredentials
import AWSProfiles
import Testing

@testable import Live

/// Signed requests against moto, which checks signatures by botocore's own code.
@Suite struct MotoTests {
  @Test(.hangs)
  func rightAndWrongSecretsAreToldApart() async throws {
    let moto = try #require(
      await MotoServer(unchecked: 3), "moto_server is missing or does not start: run setup.sh")
    let anybody = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("anything"))
    let iam = Caller(url: moto.url, service: "iam", credentials: anybody)
    _ = try await iam.call("Action=CreateUser&Version=2010-05-08&UserName=probe")
    let policy =
      "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow"
      + "%22%2C%22Action%22%3A%22%2A%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D"
    _ = try await iam.call(
      "Action=PutUserPolicy&Version=2010-05-08&UserName=probe&PolicyName=all"
        + "&PolicyDocument=" + policy)
    let made = try await iam.call("Action=CreateAccessKey&Version=2010-05-08&UserName=probe")
    let keyID = try #require(made.element("AccessKeyId"))
    let secret = try #require(made.element("SecretAccessKey"))

    let right = Credentials(accessKeyID: keyID, secretAccessKey: Secret(secret))
    let wrong = Credentials(accessKeyID: keyID, secretAccessKey: Secret(secret + "x"))
    let unknown = Credentials(
      accessKeyID: "AKIAUNKNOWNEXAMPLE00", secretAccessKey: Secret(secret))
    let question = "Action=GetCallerIdentity&Version=2011-06-15"
    let known = try await Caller(url: moto.url, credentials: right).call(question)
    #expect(known.status == 200)
    #expect(known.element("Arn")?.hasSuffix(":user/probe") == true)
    let refused = try await Caller(url: moto.url, credentials: wrong).call(question)
    #expect(refused.status == 403)
    #expect(refused.element("Code") == "SignatureDoesNotMatch")
    let stranger = try await Caller(url: moto.url, credentials: unknown).call(question)
    #expect(stranger.status == 403)
    #expect(stranger.element("Code") == "InvalidClientTokenId")
  }
}

/// Calls one service of moto by one key.
private struct Caller {
  let url: String
  var service = "sts"
  let credentials: Credentials

  func call(_ body: String) async throws -> Answer {
    let type = "application/x-www-form-urlencoded; charset=utf-8"
    let request = HTTPRequest(
      method: "POST", url: url + "/", headers: [HTTPHeader("Content-Type", type)],
      body: Array(body.utf8),
      signing: HTTPRequest.Signing(
        credentials: credentials, region: "us-east-1", service: service),
      timeout: 60_000)
    let response = try await LiveWorld(environment: Environment()).send(request)
    return Answer(
      status: response.status, text: String(decoding: response.body, as: UTF8.self))
  }

  struct Answer {
    let status: Int
    let text: String

    /// The text of the first element with that name.
    func element(_ name: String) -> String? {
      guard let start = text.firstRange(of: "<\(name)>") else { return nil }
      return String(text[start.upperBound...].prefix { $0 != "<" })
    }
  }
}
