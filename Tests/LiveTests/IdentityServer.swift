import Synchronization

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// STS and IAM Identity Center on one loopback port, as strict as AWS about codes and tokens: a code
/// of an MFA device works once, a sign-in is agreed to after two questions.
final class IdentityServer: Sendable {
  struct State {
    var requests: [String] = []
    var usedCodes: Set<String> = []
    var polls = 0
  }

  static let token = "bearer-of-the-test"

  let port: Int
  private let listener: Int32
  private let state: Mutex<State>

  init?() {
    let listener = Socket.listen()
    guard let port = Socket.port(of: listener) else { return nil }
    self.listener = listener
    self.port = port
    let state = Mutex(State())
    self.state = state
    let answers = Answers()
    let started = OwnThread.start { [weak self] in
      while true {
        let connection = Socket.accept(from: listener)
        if connection < 0 { break }
        _ = OwnThread.start { [weak self] in
          while let request = Socket.request(from: connection) {
            guard let answer = self?.take(request, answers) else { break }
            Socket.send(connection, answer)
          }
          close(connection)
        }
      }
      close(listener)
    }
    if !started { return nil }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  var url: String { "http://127.0.0.1:\(port)" }

  /// The first lines and forms of all requests so far.
  var requests: [String] { state.withLock { $0.requests } }

  /// How many requests hold a text.
  func count(_ text: String) -> Int { requests.count { $0.contains(text) } }

  private func take(_ request: String, _ answers: Answers) -> String {
    let line = String(request.prefix { $0 != "\r\n" })
    let body = request.firstRange(of: "\r\n\r\n").map { String(request[$0.upperBound...]) } ?? ""
    return state.withLock { state in
      state.requests.append(line + " " + body)
      if line.hasPrefix("POST / ") { return answers.sts(request, body, &state) }
      return answers.identityCenter(line, request, &state)
    }
  }
}

/// What the server answers.
private struct Answers {
  func sts(_ request: String, _ body: String, _ state: inout IdentityServer.State) -> String {
    if let start = body.firstRange(of: "TokenCode=") {
      let code = String(body[start.upperBound...].prefix { $0 != "&" })
      let isFresh = state.usedCodes.insert(code).inserted
      if code == "000000" || !isFresh {
        return error(
          "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code.")
      }
    }
    if body.contains("Action=GetSessionToken") {
      return keys("GetSessionToken", "ASIASESSIONEXAMPLE00")
    }
    if body.contains("Action=AssumeRole") {
      let role = String(
        (body.firstRange(of: "role%2F").map { body[$0.upperBound...] } ?? "").prefix { $0 != "&" })
      return keys("AssumeRole", "ASIAROLE" + role)
    }
    let key = request.firstRange(of: "Credential=").map {
      String(request[$0.upperBound...].prefix { $0 != "/" })
    }
    guard let key, key != "AKIAUNKNOWNEXAMPLE00" else {
      return error("InvalidClientTokenId", "The security token included in the request is invalid.")
    }
    return http(
      200,
      "<GetCallerIdentityResponse><GetCallerIdentityResult>"
        + "<Arn>arn:aws:sts::123456789012:assumed-role/\(key)/me</Arn><UserId>A</UserId>"
        + "<Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>")
  }

  func identityCenter(
    _ line: String, _ request: String, _ state: inout IdentityServer.State
  ) -> String {
    if line.contains("/client/register") {
      return http(
        200, #"{"clientId": "c", "clientSecret": "s", "clientSecretExpiresAt": 4102444800}"#)
    }
    if line.contains("/device_authorization") {
      return http(
        200,
        #"{"deviceCode": "d", "userCode": "TEST-CODE", "verificationUri": "https://device/","#
          + #""expiresIn": 3600, "interval": 1}"#)
    }
    if line.contains("/token"), request.contains("refresh_token") {
      return http(
        200,
        "{\"accessToken\": \"\(IdentityServer.token)\", \"expiresIn\": 28800, "
          + "\"refreshToken\": \"next\"}")
    }
    if line.contains("/token") {
      state.polls += 1
      return state.polls < 2
        ? http(400, #"{"error": "authorization_pending"}"#)
        : http(200, "{\"accessToken\": \"\(IdentityServer.token)\", \"expiresIn\": 28800}")
    }
    guard request.contains("x-amz-sso_bearer_token: \(IdentityServer.token)") else {
      return http(401, #"{"message": "Session token not found or invalid"}"#)
    }
    return http(
      200,
      #"{"roleCredentials": {"accessKeyId": "ASIASSOEXAMPLE000000", "secretAccessKey": "s","#
        + #""sessionToken": "t", "expiration": 4102444800000}}"#)
  }

  private func keys(_ operation: String, _ key: String) -> String {
    http(
      200,
      "<\(operation)Response><\(operation)Result><Credentials><AccessKeyId>\(key)</AccessKeyId>"
        + "<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>"
        + "<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>"
        + "</\(operation)Result></\(operation)Response>")
  }

  private func error(_ code: String, _ message: String) -> String {
    http(
      403,
      "<ErrorResponse><Error><Code>\(code)</Code><Message>\(message)</Message></Error>"
        + "</ErrorResponse>")
  }

  private func http(_ status: Int, _ body: String) -> String {
    "HTTP/1.1 \(status) X\r\nContent-Length: \(body.utf8.count)\r\n"
      + "x-amzn-RequestId: 11111111-2222-3333-4444-555555555555\r\n\r\n\(body)"
  }
}
