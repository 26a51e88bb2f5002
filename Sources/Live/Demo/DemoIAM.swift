import AWSCredentials
import Synchronization

/// The access keys of one invented user, for `--demo`: they can be made, switched and deleted.
final class DemoIAM: Sendable {
  private struct Key {
    var id: String
    var isActive = true
    /// Seconds since 1970.
    var created: Int
  }

  private let keys: Mutex<[Key]>
  private let begin: Int

  /// One key, 412 days old at `now`.
  init(now: Int) {
    begin = now
    keys = Mutex([Key(id: "AKIARTX3GSDSQDEMOAAA", created: now - 412 * 86_400)])
  }

  /// Whether the key is one of the user's and switched on.
  func knows(_ id: String) -> Bool { keys.withLock { $0.contains { $0.id == id && $0.isActive } } }

  /// The key under which the demo's STS knows whoever signs with `id`.
  func user(of id: String) -> String {
    let first = "AKIARTX3GSDSQDEMOAAA"
    return knows(id) ? first : id == first ? "" : id
  }

  /// The answer to a request of the query protocol.
  func answer(_ request: HTTPRequest) -> HTTPResponse {
    guard knows(request.signing?.credentials.accessKeyID ?? "") else {
      return Self.refusal(403, "InvalidClientTokenId", "The token is invalid.")
    }
    var fields: [Substring: Substring] = [:]
    let body = String(decoding: request.body, as: UTF8.self)
    for pair in body.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { fields[parts[0]] = parts[1] }
    }
    let operation = String(fields["Action"] ?? "")
    let id = String(fields["AccessKeyId"] ?? "")
    return keys.withLock { keys in
      switch operation {
      case "ListAccessKeys":
        return Self.ok(
          operation, "<AccessKeyMetadata>\(keys.map(Self.member).joined())</AccessKeyMetadata>")
      case "GetAccessKeyLastUsed": return Self.ok(operation, use(of: id))
      case "CreateAccessKey": return Self.create(&keys, begin)
      case "UpdateAccessKey":
        for index in keys.indices where keys[index].id == id {
          keys[index].isActive = fields["Status"] == "Active"
        }
        return Self.ok(operation, "")
      case "DeleteAccessKey":
        keys.removeAll { $0.id == id }
        return Self.ok(operation, "")
      default: return Self.refusal(400, "InvalidAction", "The demo has no \(operation).")
      }
    }
  }

  private func use(of id: String) -> String {
    guard id.hasSuffix("AAA") else {
      return "<AccessKeyLastUsed><Region>N/A</Region><ServiceName>N/A</ServiceName>"
        + "</AccessKeyLastUsed>"
    }
    return "<AccessKeyLastUsed><Region>eu-west-1</Region><ServiceName>s3</ServiceName>"
      + "<LastUsedDate>\(CalendarTime.iso(begin - 7_300))</LastUsedDate></AccessKeyLastUsed>"
  }

  private static func create(_ keys: inout [Key], _ now: Int) -> HTTPResponse {
    guard keys.count < 2 else {
      return refusal(409, "LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2")
    }
    let free = ["AAA", "EEE", "FFF"].first { end in !keys.contains { $0.id.hasSuffix(end) } }
    let key = Key(id: "AKIARTX3GSDSQDEMO\(free ?? "GGG")", created: now)
    keys.append(key)
    return ok(
      "CreateAccessKey",
      "<AccessKey><AccessKeyId>\(key.id)</AccessKeyId><SecretAccessKey>"
        + "DemoSecretEcho0123456789abcdefghijklmnop</SecretAccessKey></AccessKey>")
  }

  private static func member(_ key: Key) -> String {
    "<member><UserName>ann</UserName><AccessKeyId>\(key.id)</AccessKeyId><Status>"
      + "\(key.isActive ? "Active" : "Inactive")</Status>"
      + "<CreateDate>\(CalendarTime.iso(key.created))</CreateDate></member>"
  }

  private static func ok(_ operation: String, _ result: String) -> HTTPResponse {
    HTTPResponse(
      status: 200,
      body: Array(
        ("<\(operation)Response><\(operation)Result>\(result)</\(operation)Result>"
          + "</\(operation)Response>").utf8), elapsed: 80)
  }

  private static func refusal(_ status: Int, _ code: String, _ message: String) -> HTTPResponse {
    HTTPResponse(
      status: status,
      body: Array(
        ("<ErrorResponse><Error><Type>Sender</Type><Code>\(code)</Code><Message>\(message)"
          + "</Message></Error></ErrorResponse>").utf8), elapsed: 80)
  }
}
