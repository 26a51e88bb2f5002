import AWSCredentials

/// The STS of the demo: answers by the key that signed and by what was asked.
struct DemoSTS {
  /// Seconds since 1970, for the times that its keys end at.
  let now: Int

  /// What it answers to a request; `body` is its form.
  func answer(_ key: String, _ body: String) -> HTTPResponse {
    if body.contains("Action=GetSessionToken") { return session(key, body) }
    if body.contains("Action=AssumeRole") { return role(body) }
    switch key {
    case "AKIARTX3GSDSQDEMOAAA", "ASIARTX3GSDSQDEMOMFA": return identity("111122223333", "user/ann")
    case "AKIARTX3GSDSQDEMOCCC": return identity("111122223333", "user/ci-bot")
    case "ASIAWO645SY5ADEMOOPS":
      return identity("444455556666", "assumed-role/Ops/ann", service: "sts")
    case "ASIA3KF6UTOHQDEMOSSO":
      return identity("777788889999", "assumed-role/AWSReservedSSO_Billing/ann", service: "sts")
    case "ASIATHPRDSKWADEMODDD":
      return error("ExpiredToken", "The security token included in the request is expired")
    default:
      return error(
        "InvalidClientTokenId", "The security token included in the request is invalid.")
    }
  }

  private func session(_ key: String, _ body: String) -> HTTPResponse {
    // The one code that the demo refuses, so that a refusal can be seen.
    if body.contains("TokenCode=000000") {
      return error(
        "AccessDenied",
        "MultiFactorAuthentication failed with invalid MFA one time pass code.")
    }
    return temporary("GetSessionToken", "ASIARTX3GSDSQDEMOMFA")
  }

  private func role(_ body: String) -> HTTPResponse {
    temporary("AssumeRole", "ASIAWO645SY5ADEMOOPS")
  }

  private func temporary(_ operation: String, _ key: String) -> HTTPResponse {
    xml(
      200,
      "<\(operation)Response><\(operation)Result><Credentials>"
        + "<AccessKeyId>\(key)</AccessKeyId><SecretAccessKey>invented</SecretAccessKey>"
        + "<SessionToken>invented</SessionToken>"
        + "<Expiration>\(CalendarTime.iso(now + 2460))</Expiration>"
        + "</Credentials></\(operation)Result></\(operation)Response>")
  }

  private func identity(
    _ account: String, _ path: String, service: String = "iam"
  ) -> HTTPResponse {
    xml(
      200,
      "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
        + "<GetCallerIdentityResult><Arn>arn:aws:\(service)::\(account):\(path)</Arn>"
        + "<UserId>AIDADEMODEMODEMODEMO1</UserId><Account>\(account)</Account>"
        + "</GetCallerIdentityResult></GetCallerIdentityResponse>")
  }

  private func error(_ code: String, _ message: String) -> HTTPResponse {
    xml(
      403,
      "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error>"
        + "<Type>Sender</Type><Code>\(code)</Code><Message>\(message)</Message></Error>"
        + "</ErrorResponse>")
  }

  private func xml(_ status: Int, _ body: String) -> HTTPResponse {
    HTTPResponse(
      status: status,
      headers: [
        HTTPHeader("Content-Type", "text/xml"),
        HTTPHeader("x-amzn-RequestId", "d3a0d3a0-0000-4000-8000-00000000demo"),
      ], body: Array(body.utf8), elapsed: 80)
  }
}
