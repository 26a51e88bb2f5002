import Testing

@testable import AWSCredentials

/// More answers of the forms that the handed cases have: other texts, shapes and partitions.
@Suite("Answers of STS in other forms")
struct STSVariantTests {
  @Test(
    "Clocks that are off, by the times in the message",
    arguments: [
      (
        "Signature expired: 20190904T191013Z is now earlier than 20190904T192226Z (20190904T193726Z - 15 min.)",
        "behind", 27
      ),
      (
        "Signature not yet current: 20190904T200000Z is still later than 20190904T191500Z (20190904T191000Z + 5 min.)",
        "ahead", 50
      ),
      (
        "Signature expired: 20191231T235950Z is now earlier than 20200101T000500Z (20200101T002000Z - 15 min.)",
        "behind", 20
      ),
      (
        "Signature not yet current: 20200301T000100Z is still later than 20200229T233000Z (20200229T232500Z + 5 min.)",
        "ahead", 36
      ),
    ])
  func clocks(_ message: String, _ direction: String, _ minutes: Int) {
    let verdict = refused("SignatureDoesNotMatch", message)
    #expect(verdict.class == .clockSkew)
    #expect(verdict.clock?.rawValue == direction)
    #expect(verdict.skewMinutes == minutes)
    #expect(verdict.keys == .unknown)
  }

  @Test(
    "Who it was that was denied",
    arguments: [
      (
        "User: arn:aws:iam::123456789012:user/team/sample is not authorized to perform: sts:AssumeRole",
        "arn:aws:iam::123456789012:user/team/sample", "123456789012", "aws"
      ),
      (
        "User: arn:aws-us-gov:iam::210987654321:user/gov is not authorized to perform: sts:GetCallerIdentity with an explicit deny",
        "arn:aws-us-gov:iam::210987654321:user/gov", "210987654321", "aws-us-gov"
      ),
      (
        "User: arn:aws-cn:sts::123456789012:assumed-role/Ops/me@example.com is not authorized",
        "arn:aws-cn:sts::123456789012:assumed-role/Ops/me@example.com", "123456789012", "aws-cn"
      ),
      (
        "User: arn:aws-iso-b:sts::123456789012:federated-user/Bob is not authorized",
        "arn:aws-iso-b:sts::123456789012:federated-user/Bob", "123456789012", "aws-iso-b"
      ),
    ])
  func denials(_ message: String, _ arn: String, _ account: String, _ partition: String) {
    let verdict = refused("AccessDenied", message)
    #expect(verdict.class == .deniedButAuthenticated)
    #expect(verdict.arn == arn)
    #expect(verdict.accountID == account)
    #expect(verdict.partition == partition)
    #expect(verdict.keys == .good)
  }

  @Test(
    "Denied in other words, who is not told",
    arguments: [
      "Cannot call GetSessionToken with session credentials",
      "Roles may not be assumed by root accounts.", "",
    ])
  func denialsWithoutName(_ message: String) {
    let verdict = refused("AccessDenied", message)
    #expect(verdict.class == .deniedButAuthenticated)
    #expect(verdict.arn == nil)
  }

  @Test(
    "MFA asked for, and MFA failed",
    arguments: [
      (
        "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
        Verdict.Class.mfaNeeded
      ),
      ("MultiFactorAuthentication failed with invalid MFA one time pass code. ", .mfaFailed),
      (
        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.",
        .mfaFailed
      ),
    ])
  func devices(_ message: String, _ class: Verdict.Class) {
    #expect(refused("AccessDenied", message).class == `class`)
  }

  @Test(
    "The account of a region where STS is off",
    arguments: [
      "STS is not activated in this region for account:123456789012. Your account administrator can activate STS in this region using the IAM Console.",
      "STS is not activated in this region for account: 123456789012",
    ])
  func regions(_ message: String) {
    let verdict = refused("RegionDisabledException", message)
    #expect(verdict.class == .regionDisabled)
    #expect(verdict.accountID == "123456789012")
  }

  @Test(
    "Identities of every kind",
    arguments: [
      ("arn:aws:iam::123456789012:root", "aws"),
      ("arn:aws:iam::123456789012:user/division/team/ann", "aws"),
      ("arn:aws:sts::123456789012:federated-user/ann", "aws"),
      ("arn:aws-us-gov:sts::123456789012:assumed-role/Ops/i-0123456789abcdef0", "aws-us-gov"),
      ("arn:aws-cn:sts::123456789012:assumed-role/Ops/name=with,odd.signs@x", "aws-cn"),
      ("arn:aws-iso:iam::123456789012:user/ann", "aws-iso"),
      ("arn:aws-eusc:iam::123456789012:user/ann", "aws-eusc"),
    ])
  func identities(_ arn: String, _ partition: String) {
    let body = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- played -->
      <s:GetCallerIdentityResponse xmlns:s='https://sts.amazonaws.com/doc/2011-06-15/'>
        <s:GetCallerIdentityResult><s:UserId><![CDATA[AIDA:x]]></s:UserId>
          <s:Arn>\(arn)</s:Arn><s:Account>123456789012</s:Account>
        </s:GetCallerIdentityResult><s:ResponseMetadata/>
      </s:GetCallerIdentityResponse>
      """
    let verdict = verdict(200, body)
    #expect(verdict.class == .valid)
    #expect(verdict.arn == arn)
    #expect(verdict.accountID == "123456789012")
    #expect(verdict.partition == partition)
    #expect(verdict.userID == "AIDA:x")
  }

  @Test(
    "Errors in the shapes of other services and emulators",
    arguments: [
      "<ErrorResponse><Errors><Error><Code>InvalidClientTokenId</Code></Error></Errors></ErrorResponse>",
      "<Response><Errors><Error><Code>InvalidClientTokenId</Code></Error></Errors></Response>",
      "<ErrorResponse><Error><Code> InvalidClientTokenId\n</Code></Error></ErrorResponse>",
      "\u{FEFF}<ErrorResponse><Error><Code>InvalidClientTokenId</Code></Error></ErrorResponse>\n\n",
    ])
  func shapes(_ body: String) {
    #expect(verdict(403, body).class == .invalidKeyID)
  }

  @Test(
    "What is not STS's own is not believed",
    arguments: [
      #"{"__type":"InvalidClientTokenId","message":"The token is invalid."}"#,
      #"{"message":"Missing Authentication Token"}"#, "", " ", "<html><body>403</body></html>",
      "<ErrorResponse><Error><Code>InvalidClientTokenId</Code></Error>",
      "<!DOCTYPE x [<!ENTITY a 'b'>]><ErrorResponse><Error><Code>&a;</Code></Error></ErrorResponse>",
      "<ErrorResponse><Error><Code></Code></Error></ErrorResponse>",
      "<GetCallerIdentityResponse><GetCallerIdentityResult/></GetCallerIdentityResponse>",
    ], [200, 403, 500])
  func strangers(_ body: String, _ status: Int) {
    let verdict = verdict(status, body)
    #expect(verdict.class == .notSTSResponse)
    #expect(verdict.keys == .unknown)
  }

  private func refused(_ code: String, _ message: String) -> Verdict {
    verdict(
      403,
      "<ErrorResponse><Error><Type>Sender</Type><Code>\(code)</Code><Message>\(message)</Message>"
        + "</Error></ErrorResponse>")
  }

  private func verdict(_ status: Int, _ body: String) -> Verdict {
    STSAnswer.verdict(
      HTTPResponse(status: status, body: Array(body.utf8)),
      context: STSAnswer.Context(
        host: "sts.us-east-1.amazonaws.com", region: "us-east-1", keyID: "AKIA"))
  }
}
