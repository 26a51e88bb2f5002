import AWSCredentials
import AWSProfiles

@testable import Live

/// Answers of STS as the tests' own server gives them, whoever asks.
enum PlayedSTS {
  static let identity = success(
    "GetCallerIdentity",
    "<Arn>arn:aws:iam::123456789012:user/sample</Arn><UserId>AIDAEXAMPLE</UserId>"
      + "<Account>123456789012</Account>")

  static func answer(_ request: String) -> String {
    guard request.contains("Action=AssumeRole") else { return identity }
    let operation =
      request.contains("Action=AssumeRoleWithWebIdentity")
      ? "AssumeRoleWithWebIdentity" : "AssumeRole"
    let end = CalendarTime.iso(LiveWorld(environment: Environment()).now() + 3_600)
    return success(
      operation,
      "<Credentials><AccessKeyId>ASIAASSUMEDEXAMPLE00</AccessKeyId><SecretAccessKey>"
        + "ExampleSecretAssumed0123456789abcdefghij</SecretAccessKey><SessionToken>token"
        + "</SessionToken><Expiration>\(end)</Expiration></Credentials><AssumedRoleUser>"
        + "<AssumedRoleId>AROAEXAMPLE:one</AssumedRoleId>"
        + "<Arn>arn:aws:sts::123456789012:assumed-role/Ops/one</Arn></AssumedRoleUser>")
  }

  static func success(_ operation: String, _ result: String) -> String {
    http(
      200,
      "<\(operation)Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
        + "<\(operation)Result>\(result)</\(operation)Result><ResponseMetadata><RequestId>"
        + "00000000-0000-4000-8000-000000000000</RequestId></ResponseMetadata>"
        + "</\(operation)Response>")
  }

  static func refusal(_ status: Int, _ code: String, _ headers: String = "") -> String {
    http(
      status,
      "<ErrorResponse><Error><Type>Sender</Type><Code>\(code)</Code><Message>no</Message></Error>"
        + "</ErrorResponse>", headers)
  }

  static func http(_ status: Int, _ body: String, _ headers: String = "") -> String {
    "HTTP/1.1 \(status) Played\r\nContent-Type: text/xml\r\n\(headers)"
      + "Content-Length: \(body.utf8.count)\r\n\r\n" + body
  }
}
