import Testing

@testable import AWSCredentials

extension ProfileBook {
  /// Profiles out of the text of both files, in the plain form that these tests use.
  static func written(config: String = "", credentials: String = "") -> ProfileBook {
    let configSections = sections(config)
    let credentialSections = sections(credentials)
    var profiles: [String: ProfileFacts] = [:]
    var names: [String] = []
    func add(_ name: String) {
      guard profiles[name] == nil else { return }
      names.append(name)
      let header = name == "default" ? "default" : "profile \(name)"
      profiles[name] = ProfileFacts(
        name: name, credentials: credentialSections.all[name] ?? [:],
        config: configSections.all[header] ?? [:])
    }
    for header in credentialSections.order { add(header) }
    for header in configSections.order {
      if header == "default" { add(header) }
      if header.hasPrefix("profile ") { add(String(header.dropFirst(8))) }
    }
    let found = profiles
    return ProfileBook(
      names: names, profile: { found[$0] },
      ssoSession: { configSections.all["sso-session \($0)"] },
      serviceEndpoint: { configSections.all["services \($0)"]?["\($1).endpoint_url"] })
  }

  private static func sections(_ text: String) -> (all: [String: [String: String]], order: [String])
  {
    var all: [String: [String: String]] = [:]
    var order: [String] = []
    var outer = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("[") {
        order.append(String(line.dropFirst().prefix { $0 != "]" }))
        all[order[order.count - 1]] = [:]
        continue
      }
      guard let name = order.last, let sign = line.firstIndex(of: "=") else { continue }
      let key = line[..<sign].trimmingBlanks()
      let isNested = line.first == " "
      if !isNested { outer = key }
      all[name]?[isNested ? "\(outer).\(key)" : key] =
        line[line.index(after: sign)...].trimmingBlanks()
    }
    return (all, order)
  }
}
