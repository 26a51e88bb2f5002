import AWSProfiles
import JSONText
import TestSupport

/// Carries out a case of `keys-import`; nil is passed, else why not, without a secret.
@Sendable func runImportCase(_ folder: String, _ caseJSON: JSONValue) -> String? {
  guard let input = caseJSON["action"]?["input"]?.string,
    let bytes = readFile(folder + "/" + input), let expected = caseJSON["expect"]
  else { return "the case names no input" }
  do throws(KeyImportError) {
    let found: KeyImport
    switch caseJSON["action"]?["kind"]?.string {
    case "import-csv": found = try .parseCSV(bytes)
    case "parse-paste": found = try .parsePaste(String(decoding: bytes, as: UTF8.self))
    case let kind: return "unknown action \(kind ?? "none")"
    }
    if let code = expected["error"]?.string { return "no error where \(code) is wanted" }
    return difference(of: found, to: expected)
  } catch {
    return difference(of: error, to: expected)
  }
}

private func difference(of error: KeyImportError, to expected: JSONValue) -> String? {
  guard let code = expected["error"]?.string else { return "error \(error.code)" }
  if error.code != code { return "error \(error.code) where \(code) is wanted" }
  if let columns = expected["found_columns"]?.array {
    guard case .noKeyColumns(let found) = error, found.map(JSONValue.string) == columns else {
      return "found columns differ"
    }
  }
  for text in expected["message_mentions"]?.array ?? [] {
    if !error.message.contains(text.string ?? "") { return "the message leaves a wanted text out" }
  }
  for text in expected["message_excludes"]?.array ?? [] {
    if error.message.contains(text.string ?? "") { return "the message holds an unwanted text" }
  }
  return nil
}

private func difference(of found: KeyImport, to expected: JSONValue) -> String? {
  if let rows = expected["rows"]?.array {
    guard rows.count == found.rows.count else {
      return "\(found.rows.count) rows where \(rows.count) are wanted"
    }
    for (index, (wanted, row)) in zip(rows, found.rows).enumerated() {
      let fields: [String: String?] = [
        "profile": row.profile, "access_key_id": row.accessKeyID,
        "secret_access_key": row.secret.reveal(), "session_token": row.sessionToken?.reveal(),
        "region": row.region, "expiration": row.expiration,
      ]
      for member in wanted.members ?? [] {
        guard let value = fields[member.key] else { return "unknown field \(member.key)" }
        if JSONValue(value) != member.value { return "row \(index + 1): \(member.key) differs" }
      }
      // A token that no row of the case names is one too many.
      if wanted["session_token"] == nil, row.sessionToken != nil {
        return "row \(index + 1): a session token out of nowhere"
      }
    }
  }
  if let skipped = expected["skipped"]?.array {
    let told = found.skipped.map { skip -> JSONValue in
      ["row": .number(String(skip.row)), "reason": .string(skip.reason.rawValue)]
    }
    if told != skipped { return "skipped rows differ" }
  }
  let notices = found.notices.map { JSONValue.string($0.code.rawValue) }
  for code in expected["notices"]?.array ?? [] where !notices.contains(code) {
    return "notice \(code.text()) is missing"
  }
  for code in expected["notices_exclude"]?.array ?? [] where notices.contains(code) {
    return "notice \(code.text()) is not wanted"
  }
  return nil
}
