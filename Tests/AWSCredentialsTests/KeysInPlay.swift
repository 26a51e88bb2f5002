import AWSProfiles
import Synchronization

@testable import AWSCredentials

/// An IAM in memory with the keys of one user, and faults to play at chosen operations.
final class KeysInPlay: Sendable {
  static let file = """
    [a]
    aws_access_key_id = AKIAOLDEXAMPLE000000
    aws_secret_access_key = ExampleSecretOld0123456789abcdefghijklmn
    """
  static let old = "AKIAOLDEXAMPLE000000"
  static let new = "AKIANEWEXAMPLE000000"

  struct State {
    var keys: [(id: String, isActive: Bool, created: String)]
    var asked: [String] = []
    /// Answers that come instead, by operation, first come first served.
    var faults: [String: [Result<HTTPResponse, TransportFault>]] = [:]
    /// Whether a fault comes after the work was done: its answer gets lost.
    var losesAnswers = false
    /// Whether a policy lets only sessions of an MFA device at the keys; each code opens one.
    var demandsCode = false
    var usedCodes: Set<String> = []
  }

  let state: Mutex<State>

  init(_ ids: [String] = [old], faults: [String: [Result<HTTPResponse, TransportFault>]] = [:]) {
    state = Mutex(
      State(
        keys: ids.enumerated().map { ($1, true, "202\($0)-01-10T10:00:00Z") }, faults: faults))
  }

  var asked: [String] { state.withLock { $0.asked } }
  var ids: [String] { state.withLock { $0.keys.map(\.id) } }

  /// A world whose services are these keys, and whose user gives a code where asked.
  func world(code: String? = nil) -> PlayedWorld {
    PlayedWorld(code: code) { [self] request, _ in answer(request) }
  }

  static let session = "ASIASESSIONEXAMPLE00"

  /// What IAM says where a policy denies all without a code, word for word: it tells no condition.
  static let denial = Played.answer(
    403,
    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>User: "
      + "arn:aws:iam::123456789012:user/ann is not authorized to perform: iam:ListAccessKeys on "
      + "resource: user ann with an explicit deny in an identity-based policy</Message></Error>"
      + "</ErrorResponse>")

  private static func opened(
    by fields: [String: String], _ state: inout State
  ) -> Result<HTTPResponse, TransportFault> {
    guard let code = fields["TokenCode"], code != "000000",
      state.usedCodes.insert(code).inserted
    else {
      return Played.answer(
        403,
        "<ErrorResponse><Error><Code>AccessDenied</Code><Message>MultiFactorAuthentication "
          + "failed with invalid MFA one time pass code. </Message></Error></ErrorResponse>")
    }
    return Played.assumed("GetSessionToken", keyID: session)
  }

  func answer(_ request: HTTPRequest) -> Result<HTTPResponse, TransportFault> {
    var fields: [String: String] = [:]
    for pair in String(decoding: request.body, as: UTF8.self).split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      fields[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
    }
    let operation = fields["Action"] ?? ""
    return state.withLock { state in
      state.asked.append(operation)
      let fault = state.faults[operation]?.first
      if fault != nil { state.faults[operation]?.removeFirst() }
      if let fault, !state.losesAnswers { return fault }
      if operation == "GetSessionToken" { return Self.opened(by: fields, &state) }
      let isOfIAM = operation != "GetCallerIdentity"
      if state.demandsCode, isOfIAM, request.signing?.credentials.sessionToken == nil {
        return Self.denial
      }
      let answer = Self.work(operation, fields["AccessKeyId"] ?? "", fields["Status"], &state)
      return fault ?? answer
    }
  }

  private static func work(
    _ operation: String, _ id: String, _ status: String?, _ state: inout State
  ) -> Result<HTTPResponse, TransportFault> {
    switch operation {
    case "ListAccessKeys":
      let members = state.keys.map {
        "<member><UserName>ann</UserName><AccessKeyId>\($0.id)</AccessKeyId><Status>"
          + "\($0.isActive ? "Active" : "Inactive")</Status><CreateDate>\($0.created)</CreateDate>"
          + "</member>"
      }.joined()
      return Played.ok(
        "<ListAccessKeysResponse><ListAccessKeysResult><AccessKeyMetadata>\(members)"
          + "</AccessKeyMetadata></ListAccessKeysResult></ListAccessKeysResponse>")
    case "GetAccessKeyLastUsed":
      return Played.ok(
        "<GetAccessKeyLastUsedResponse><GetAccessKeyLastUsedResult><AccessKeyLastUsed><Region>"
          + "eu-west-1</Region><LastUsedDate>2029-12-01T00:00:00Z</LastUsedDate><ServiceName>s3"
          + "</ServiceName></AccessKeyLastUsed></GetAccessKeyLastUsedResult>"
          + "</GetAccessKeyLastUsedResponse>")
    case "CreateAccessKey":
      guard state.keys.count < 2 else { return Played.refusal(409, "LimitExceeded") }
      state.keys.append((new, true, "2030-01-10T10:00:00Z"))
      return Played.ok(
        "<CreateAccessKeyResponse><CreateAccessKeyResult><AccessKey><AccessKeyId>\(new)"
          + "</AccessKeyId><SecretAccessKey>ExampleSecretNew</SecretAccessKey></AccessKey>"
          + "</CreateAccessKeyResult></CreateAccessKeyResponse>")
    case "UpdateAccessKey":
      guard let index = state.keys.firstIndex(where: { $0.id == id }) else {
        return Played.refusal(404, "NoSuchEntity")
      }
      state.keys[index].isActive = status == "Active"
      return Played.ok("<UpdateAccessKeyResponse/>")
    case "DeleteAccessKey":
      guard state.keys.contains(where: { $0.id == id }) else {
        return Played.refusal(404, "NoSuchEntity")
      }
      state.keys.removeAll { $0.id == id }
      return Played.ok("<DeleteAccessKeyResponse></DeleteAccessKeyResponse>")
    default: return Played.identity
    }
  }
}
