import AWSCredentials
import AWSProfiles
import INIDocument
import JSONText
import TestSupport

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
    let body = action["body"]?.string.flatMap { readFile("\(folder)/\($0)") } ?? []
    let headers = (action["headers"]?.members ?? []).map {
      HTTPHeader($0.key, $0.value.string ?? "")
    }
    verdict = STSAnswer.verdict(
      HTTPResponse(status: status, headers: headers, body: body), context: context,
      now: action["now"]?.string.flatMap(CalendarTime.seconds(iso:)))
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

/// Runs a case of the area `resolve`; nil where it holds, else why not.
func runResolveCase(_ folder: String, _ caseJSON: JSONValue) -> String? {
  var variables = ["HOME": folder]
  for member in caseJSON["given"]?["env"]?.members ?? [] {
    variables[member.key] = member.value.string
  }
  let environment = Environment(variables)
  // The files of a case lie in its folder, and are found as if that were ~/.aws.
  guard let places = try? FileLocations(environment: environment) else { return "no home" }
  func document(_ path: String) -> Document? {
    guard path.hasPrefix("\(folder)/.aws/") else { return nil }
    return readFile(folder + path.dropFirst("\(folder)/.aws".count)).map(Document.init)
  }
  let catalog = ProfileCatalog(
    SharedFiles(credentials: document(places.credentials), config: document(places.config)))
  let resolution = Resolution.resolve(environment: environment, catalog: catalog)
  let found = seen(resolution)
  for member in caseJSON["expect"]?.members ?? [] {
    switch member.key {
    case "notices", "suggestions_include":
      let all = found[member.key]?.array ?? []
      for code in member.value.array ?? [] where !all.contains(code) {
        return "\(member.key): \(code) is missing"
      }
    case "notices_exclude":
      let all = found["notices"]?.array ?? []
      for code in member.value.array ?? [] where all.contains(code) { return "told: \(code)" }
    default:
      guard found[member.key] == member.value else {
        return "\(member.key): \(found[member.key]?.compactText() ?? "missing") "
          + "instead of \(member.value.compactText())"
      }
    }
  }
  return nil
}

private func seen(_ resolution: Resolution) -> JSONValue {
  func list(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
  var name: String?
  if case .sourceMissing(_, let missing) = resolution.error { name = missing }
  return [
    "profile": .string(resolution.profile),
    "credential_source": .string(resolution.credentialSource.rawValue),
    "access_key_id": JSONValue(resolution.accessKeyID),
    "has_session_token": .bool(resolution.sessionToken != nil),
    "session_token": JSONValue(resolution.sessionToken?.reveal()),
    "region": JSONValue(resolution.region), "region_source": JSONValue(resolution.regionSource),
    "error": JSONValue(resolution.error?.code), "name": JSONValue(name),
    "missing": list(resolution.missing), "chain": list(resolution.chain),
    "source_chain": list(resolution.sourceChain),
    "suggestions_include": list(resolution.suggestions),
    "notices": list(resolution.notices.map(\.code)),
  ]
}
