import AWSCredentials
import AWSProfiles
import JSONText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a case of the area `sts`; nil where it holds, else why not.
func runSTSCase(_ folder: String, _ caseJSON: JSONValue) -> String? {
  guard let action = caseJSON["action"], let request = action["request"],
    let expect = caseJSON["expect"]
  else { return "case without action or expectation" }
  let context = STSAnswer.Context(
    operation: request["operation"]?.string ?? "", host: request["host"]?.string ?? "",
    region: request["region"]?.string, keyID: request["key_id_prefix"]?.string ?? "",
    hasSessionToken: request["has_session_token"]?.bool ?? false)
  let verdict: Verdict
  if let transport = action["transport"] {
    verdict = STSAnswer.verdict(playedFault(transport), context: context)
  } else {
    guard let status = action["http_status"]?.integer else { return "no status" }
    let body = action["body"]?.string.flatMap { contents(of: "\(folder)/\($0)") } ?? []
    verdict = STSAnswer.verdict(HTTPResponse(status: status, body: body), context: context)
  }
  return firstDifference(verdict, expect)
}

private func playedFault(_ transport: JSONValue) -> TransportFault {
  let kinds: [Int: TransportFault.Kind] = [
    5: .proxy, 6: .unknownHost, 7: .refused, 28: .timeout, 60: .tls, 77: .caFile,
  ]
  let number = transport["curl_code"]?.integer ?? 0
  return TransportFault(
    kinds[number] ?? .reset, number: number, message: transport["message"]?.string ?? "")
}

private func firstDifference(_ verdict: Verdict, _ expect: JSONValue) -> String? {
  var json = verdict.json(profile: "case")
  guard case .object(var members) = json else { return "verdict is no object" }
  members += [
    .init("account", JSONValue(verdict.accountID)), .init("retry", .bool(verdict.retryable)),
    .init("clock", JSONValue(verdict.clock?.rawValue)),
    .init("skew_minutes", JSONValue(verdict.skewMinutes)),
    .init("suggest_region", JSONValue(verdict.suggestedRegion)),
    .init("hints", .array(verdict.hints.map(JSONValue.string))),
  ]
  json = .object(members)
  for member in expect.members ?? [] {
    switch member.key {
    case "advice_mentions":
      for text in member.value.array ?? [] where !verdict.advice.contains(text.string ?? "") {
        return "advice does not mention \(text)"
      }
    case "advice_excludes":
      for text in member.value.array ?? [] where verdict.advice.contains(text.string ?? "") {
        return "advice mentions \(text)"
      }
    default:
      guard json[member.key] == member.value else {
        return "\(member.key): \(json[member.key]?.compactText() ?? "missing") "
          + "instead of \(member.value.compactText())"
      }
    }
  }
  return nil
}

/// The bytes of a file; nil where it cannot be read.
func contents(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
    bytes += chunk[..<count]
  }
  return bytes
}
