import AWSProfiles
import JSONText
import TestSupport
import Testing

/// Where a reading and an answer of botocore part, and which of those places are known.
struct BotocoreDifference {
  /// What a comparison comes to.
  enum Result: Equatable {
    case none
    /// One of `Tests/Peers/botocore_differences.json`, where the reasons stand.
    case explained(String)
    /// In words.
    case found(String)
  }

  private let known: [JSONValue]

  init() throws {
    let bytes = try #require(readFile(fixturesRoot + "/Peers/botocore_differences.json"))
    known = try #require(try JSONValue(parsing: bytes).array)
  }

  /// Compares lists of sections, or the cause and line of the error.
  func of(_ found: ReadFiles, from answer: JSONValue) -> Result {
    let refusal = found.refusal(of: .config) ?? found.refusal(of: .credentials)
    let cause = answer["error"]?["cause"]?.string
    let name = refusal.flatMap { BotocoreErrors.names[$0.cause] }
    guard cause == name else {
      if cause != nil, let id = known.first(where: { $0["oursFirst"]?.string == name })?["id"] {
        return .explained(id.string ?? "")
      }
      return .found("botocore: \(cause ?? "reads it"), we: \(name ?? "read it")")
    }
    if let cause {
      let message = answer["error"]?["cause_message"]?.string ?? ""
      guard let line = line(in: message), line != refusal?.line else { return .none }
      return .found("botocore: \(cause) in line \(line), we: in \(refusal?.line ?? 0)")
    }
    let lists = [
      ("profiles", found.profiles), ("sso_sessions", found.ssoSessions),
      ("services", found.services), ("other_sections", found.otherSections),
    ]
    var result = Result.none
    for (field, sections) in lists {
      let (own, theirs) = (PlainFiles(sections), PlainFiles(answer[field]))
      if own == theirs { continue }
      guard let id = explanation(of: own, theirs) else {
        return .found("\(field): botocore\n\(theirs)\nwe\n\(own)")
      }
      result = .explained(id)
    }
    return result
  }

  /// The known differences that, taken together, leave none.
  private func explanation(of own: PlainFiles, _ theirs: PlainFiles) -> String? {
    var (left, right) = (own, theirs)
    var ids: [String] = []
    for entry in known {
      let before = (left, right)
      if let name = entry["droppedSection"]?.string { left = left.without(section: name) }
      if let text = entry["theirs"]?.string, let other = entry["ours"]?.string {
        (left, right) = (left.replacing(text, by: other), right.replacing(text, by: other))
      }
      if before != (left, right), let id = entry["id"]?.string { ids.append(id) }
    }
    return left == right ? ids.joined(separator: " + ") : nil
  }

  /// The line that one of the errors of `configparser` names.
  private func line(in message: String) -> Int? {
    guard let word = message.firstRange(of: "line") else { return nil }
    return Int(message[word.upperBound...].drop { !$0.isNumber }.prefix { $0.isNumber })
  }
}
