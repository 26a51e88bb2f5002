import AWSCredentials
import AWSProfiles
import TestSupport

@testable import Live

/// Users of moto's IAM with keys that may do everything.
enum MotoUser {
  struct NoAnswer: Error {
    var text: String
  }

  private static let policy =
    "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow"
    + "%22%2C%22Action%22%3A%22%2A%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D"

  /// Makes a user in three calls, which moto must not check yet.
  static func make(_ name: String, at url: String) async throws -> NewKeys {
    _ = try await call("Action=CreateUser&UserName=\(name)", at: url)
    _ = try await call(
      "Action=PutUserPolicy&UserName=\(name)&PolicyName=all&PolicyDocument=\(policy)", at: url)
    let made = try await call("Action=CreateAccessKey&UserName=\(name)", at: url)
    guard let id = element("AccessKeyId", made), let secret = element("SecretAccessKey", made)
    else {
      throw NoAnswer(text: "no key was made for \(name)")
    }
    return NewKeys(accessKeyID: id, secretAccessKey: Secret(secret))
  }

  /// Makes a role that anybody of the account may assume, in two calls; gives its ARN.
  static func makeRole(_ name: String, at url: String) async throws -> String {
    let trust =
      "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22"
      + "%2C%22Principal%22%3A%7B%22AWS%22%3A%22%2A%22%7D%2C%22Action%22%3A%22sts%3AAssumeRole%22"
      + "%7D%5D%7D"
    let made = try await call(
      "Action=CreateRole&RoleName=\(name)&AssumeRolePolicyDocument=\(trust)", at: url)
    _ = try await call(
      "Action=PutRolePolicy&RoleName=\(name)&PolicyName=all&PolicyDocument=\(policy)", at: url)
    guard let arn = element("Arn", made) else { throw NoAnswer(text: "no role \(name)") }
    return arn
  }

  /// One call of IAM, signed by anybody.
  static func call(_ form: String, at url: String) async throws -> String {
    let anybody = Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: Secret("anything"))
    let request = HTTPRequest(
      method: "POST", url: url + "/",
      headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
      body: Array((form + "&Version=2010-05-08").utf8),
      signing: HTTPRequest.Signing(credentials: anybody, region: "us-east-1", service: "iam"),
      timeout: 60_000)
    let response = try await LiveWorld(environment: Environment()).send(request)
    let text = String(decoding: response.body, as: UTF8.self)
    guard response.status == 200 else { throw NoAnswer(text: text) }
    return text
  }

  /// The text of the first element with that name.
  static func element(_ name: String, _ text: String) -> String? {
    guard let start = text.firstRange(of: "<\(name)>") else { return nil }
    return String(text[start.upperBound...].prefix { $0 != "<" })
  }

  /// A section of a credentials file.
  static func section(_ profile: String, _ keys: NewKeys) -> String {
    """
    [\(profile)]
    aws_access_key_id = \(keys.accessKeyID)
    aws_secret_access_key = \(keys.secretAccessKey.reveal())

    """
  }
}
