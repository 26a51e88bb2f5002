import AWSCredentials
import JSONText

/// IAM Identity Center of the demo: a sign-in that somebody agrees to after a few questions, and a
/// portal with a handful of accounts.
struct DemoSSO {
  private static let accounts = [
    ("111122223333", "Acme Dev", ["Admin", "ReadOnly"]),
    ("444455556666", "Acme Prod", ["Ops", "ReadOnly"]),
    ("777788889999", "Acme Billing", ["Billing"]),
    ("222233334444", "Acme Sandbox", ["Admin", "Developer", "ReadOnly"]),
  ]

  /// What it answers; nil: the request is for another service.
  ///
  /// - Parameter poll: counts the questions of a sign-in, from 0 where one begins.
  func answer(_ request: HTTPRequest, poll: (_ isNew: Bool) -> Int) -> HTTPResponse? {
    let url = request.url
    if url.hasSuffix("/client/register") {
      return json(200, ["clientId": "demo", "clientSecret": "invented"])
    }
    if url.hasSuffix("/device_authorization") {
      _ = poll(true)
      return json(
        200,
        [
          "deviceCode": "invented", "userCode": "DEMO-CODE",
          "verificationUri": "https://acme.example.com/device",
          "verificationUriComplete": "https://acme.example.com/device?user_code=DEMO-CODE",
          "expiresIn": 600, "interval": 1,
        ])
    }
    if url.hasSuffix("/token") {
      guard poll(false) > 4 else { return json(400, ["error": "authorization_pending"]) }
      return json(200, ["accessToken": "invented", "expiresIn": 28_800])
    }
    return portal(url)
  }

  private func portal(_ url: String) -> HTTPResponse? {
    if url.contains("/federation/credentials") {
      return json(
        200,
        [
          "roleCredentials": [
            "accessKeyId": "ASIA3KF6UTOHQDEMOSSO", "secretAccessKey": "invented",
            "sessionToken": "invented", "expiration": 4_102_444_800_000,
          ]
        ])
    }
    if url.contains("/assignment/accounts") {
      return json(
        200,
        [
          "accountList": .array(
            Self.accounts.map { ["accountId": .string($0.0), "accountName": .string($0.1)] })
        ])
    }
    guard url.contains("/assignment/roles") else { return nil }
    let roles = Self.accounts.first { url.contains($0.0) }?.2 ?? []
    return json(
      200, ["roleList": .array(roles.map { ["roleName": .string($0)] })])
  }

  private func json(_ status: Int, _ body: JSONValue) -> HTTPResponse {
    HTTPResponse(status: status, body: Array(body.compactText().utf8), elapsed: 60)
  }
}
