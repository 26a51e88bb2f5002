import AWSCredentials
import AWSProfiles
import Canvas
import JSONText
import Live
import ServerlessProject

extension Verb {
  static let show = Verb(
    name: "show",
    summary: "one profile: settings with file and line, chain, findings, who refers to it",
    options: [json, VerbOption("reveal", "show secrets in clear")], operands: [.profile]
  ) { arguments, session in
    let profile = try session.requireProfile(try arguments.operand(0, "PROFILE"))
    let reveal = arguments.has("reveal")
    let catalog = try session.catalog()
    if arguments.has("json") {
      Streams.print(session.showJSON(profile, catalog, reveal: reveal).text())
    } else {
      Streams.write(session.showText(profile, catalog, reveal: reveal), to: 1)
    }
  }
}

extension Session {
  fileprivate func showText(_ profile: Profile, _ catalog: ProfileCatalog, reveal: Bool) -> String {
    var text = "\(profile.name.printable)  \(profile.kind.rawValue)\n"
    let settings = profile.settings.flatMap(\.rows)
    let width = settings.map { displayWidth($0.spelledKey.printable) }.max() ?? 0
    for setting in settings {
      let value = setting.shown(reveal: reveal).printable
      text += "  \(setting.spelledKey.printable.padded(width)) = \(value)"
      text += "    \(setting.origin.file.rawValue):\(setting.origin.line)\n"
      if let other = reveal ? setting.cliValue : setting.shownCLIValue {
        text += "    the AWS CLI reads: \(other.printable)\n"
      }
    }
    let chain = catalog.chain(of: profile.name)
    text +=
      "  chain: "
      + chain.links.map { "\($0.profile) (\($0.step))" }.joined(separator: " → ")
      .printable + "\n"
    let steps = chainSteps(of: profile.name, catalog: catalog, environment: environment)
    for step in steps {
      text += "    \(step.profile.printable): \(step.source): \(step.outcome.rawValue): "
      text += step.why.printable + "\n"
    }
    let findings = catalog.findings.filter { $0.profile == profile.name }
    if let fault = chain.fault.map(catalog.suggesting),
      !findings.contains(where: { $0.code == fault.code })
    {
      text += "  error \(fault.code): \(fault.message.printable)\n"
    }
    let referrers = catalog.referrers(of: profile.name)
    if !referrers.isEmpty { text += "  used by: \(referrers.joined(separator: ", ").printable)\n" }
    let stages = stages(using: profile.name)
    if !stages.isEmpty { text += "  stages: \(stages.joined(separator: ", ").printable)\n" }
    for finding in findings {
      let place = finding.file.map { "\($0.rawValue):\(finding.line ?? 1): " } ?? ""
      text += "  \(finding.severity.rawValue) \(finding.code): \(place)"
      text += finding.message.printable + "\n"
    }
    return text
  }

  fileprivate func showJSON(
    _ profile: Profile, _ catalog: ProfileCatalog, reveal: Bool
  ) -> JSONValue {
    let settings = profile.settings.flatMap(\.rows).map { setting -> JSONValue in
      let other = reveal ? setting.cliValue : setting.shownCLIValue
      return [
        "key": .string(setting.key), "value": .string(setting.shown(reveal: reveal)),
        "secret": .bool(setting.shownValue != setting.value),
        "file": .string(setting.origin.file.rawValue),
        "line": JSONValue(setting.origin.line), "cli_value": JSONValue(other),
      ]
    }
    let links = catalog.chain(of: profile.name).links.map { link -> JSONValue in
      [
        "profile": .string(link.profile), "step": .string(link.step),
        "detail": .string(link.detail),
      ]
    }
    return [
      "name": .string(profile.name), "kind": .string(profile.kind.rawValue),
      "settings": .array(settings), "chain": .array(links),
      "referenced_by": [
        "profiles": .array(catalog.referrers(of: profile.name).map(JSONValue.string)),
        "stages": .array(stages(using: profile.name).map(JSONValue.string)),
      ],
      "findings": .array(
        catalog.findings.filter { $0.profile == profile.name }.map(\.json)),
    ]
  }

  private func stages(using name: String) -> [String] {
    let disk = ProjectDisk()
    guard let path = ServerlessProject.find(upFrom: directory, files: disk) else { return [] }
    return StageProject(path: path, files: disk).rows.filter { $0.profile == name }.map(\.stage)
  }
}

extension Setting {
  /// The value for people: secrets masked.
  fileprivate func shown(reveal: Bool) -> String { reveal ? value : shownValue }

  /// A row for itself, or one for each setting of its block, named `outer.inner`.
  fileprivate var rows: [Setting] {
    guard !nested.isEmpty else { return [self] }
    return nested.map { inner in
      var row = inner
      row.key = "\(key).\(inner.key)"
      row.spelledKey = "\(spelledKey).\(inner.spelledKey)"
      row.cliValue = inner.cliValue ?? cliValue(of: inner)
      return row
    }
  }

  /// What the AWS CLI reads for a setting of the block, where it reads another value.
  private func cliValue(of inner: Setting) -> String? {
    for line in (cliValue ?? "").split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1).map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard parts.count == 2, parts[0] == inner.spelledKey else { continue }
      return parts[1] == inner.value ? nil : parts[1]
    }
    return nil
  }
}

extension Finding {
  /// A finding, as `doctor --json` and `show --json` give it.
  var json: JSONValue {
    [
      "code": .string(code), "severity": .string(severity.rawValue),
      "file": JSONValue(file?.rawValue ?? place), "line": JSONValue(line),
      "profile": JSONValue(profile),
      "message": .string(message), "trips": .array(trips.map(JSONValue.string)),
      "fix": JSONValue(fix?.title),
    ]
  }
}
