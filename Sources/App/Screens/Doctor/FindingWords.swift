import AWSProfiles

extension Finding {
  /// Where it is, as `config:12` or `environment`.
  var spot: String {
    let start = [file?.rawValue, place].compactMap { $0 }.joined(separator: " ")
    return start + (line.map { ":\($0)" } ?? "")
  }

  /// What is wrong in one line: the rule's words behind what they are about, else the message.
  var headline: String {
    guard let rule = FindingRule.of(code) else { return message }
    guard let name, name != rule.code, !name.contains("/") else { return rule.summary }
    return "\(name): \(rule.summary)"
  }

  /// Who trips, in words.
  var stops: String {
    if trips.isEmpty { return "—" }
    if trips.count == 4 { return "all" }
    var words: [String] = []
    if trips.contains("cli") { words.append("AWS CLI") }
    if trips.contains("terraform") { words.append("Terraform") }
    switch (trips.contains("serverless3"), trips.contains("serverless4")) {
    case (true, true): words.append("Serverless")
    case (true, false): words.append("Serverless 3")
    case (false, true): words.append("Serverless 4")
    case (false, false): break
    }
    return words.joined(separator: ", ")
  }
}
