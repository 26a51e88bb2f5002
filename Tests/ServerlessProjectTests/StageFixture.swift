import JSONText
import ServerlessProject
import Testing

/// One entry of a fixture folder's manifest.
struct StageFixture {
  let folder: String
  let fields: JSONValue

  var name: String { fields["file"]?.string ?? "?" }
  var path: String { "\(folder)/\(name)" }

  /// All fixtures of a folder; a manifest that cannot be read counts as one broken fixture.
  static func all(in folder: String) -> [StageFixture] {
    guard let bytes = DiskFiles().read("\(folder)/manifest.json"),
      let manifest = try? JSONValue(parsing: bytes), let fixtures = manifest["fixtures"]?.array
    else { return [StageFixture(folder: folder, fields: ["file": "manifest.json"])] }
    return fixtures.map { StageFixture(folder: folder, fields: $0) }
  }

  /// What does not hold, one line each.
  func failures() -> [String] {
    let project = StageProject(path: path, files: DiskFiles())
    return readingFailures(project) + rowFailures(project) + editFailures(project)
      + externalFailures(project) + diagnosticFailures(project)
  }

  private func compare(_ field: String, _ actual: JSONValue) -> [String] {
    guard let expected = fields[field], expected != actual else { return [] }
    return ["\(field) is \(actual.compactText()), not \(expected.compactText())"]
  }

  private func readingFailures(_ project: StageProject) -> [String] {
    var failures: [String] = []
    let accepted =
      [fields["status"]?.string].compactMap { $0 }
      + (fields["acceptAlso"]?.array ?? []).compactMap(\.string)
    if !accepted.contains(project.status.rawValue) {
      failures.append("status is \(project.status.rawValue), not \(accepted)")
    }
    failures += compare("providerProfile", JSONValue(project.expression))
    failures += compare("defaultStage", JSONValue(project.defaultStage))
    failures += compare("defaultRow", JSONValue(project.defaultRow))
    failures += compare("mapPath", Self.path(project.mapPath))
    failures += compare("keyMapPath", Self.path(project.keyMapPath))
    failures += compare("template", JSONValue(project.template))
    if let lines = fields["problemLines"]?.array?.compactMap(\.integer) {
      for line in lines where !project.problemLines.contains(line) {
        failures.append("line \(line) is not named, but \(project.problemLines)")
      }
    }
    if let expected = fields["fallback"]?.members {
      for member in expected {
        let actual: JSONValue? =
          switch member.key {
          case "literal": JSONValue(project.fallback?.literal)
          case "path": Self.path(project.fallback?.path)
          case "value": JSONValue(project.fallback?.value)
          default: nil
          }
        if let actual, actual != member.value {
          failures.append("fallback \(member.key) is \(actual.compactText())")
        }
      }
    }
    return failures
  }

  private static func path(_ path: [String]?) -> JSONValue {
    path.map { .array($0.map(JSONValue.string)) } ?? .null
  }

  private static func rows(_ rows: [StageRow]) -> [String: JSONValue] {
    Dictionary(rows.map { ($0.stage, JSONValue($0.raw)) }, uniquingKeysWith: { _, last in last })
  }

  private static func table(_ value: JSONValue?) -> [String: JSONValue] {
    Dictionary(
      (value?.members ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last })
  }

  private func rowFailures(_ project: StageProject) -> [String] {
    var failures: [String] = []
    if let map = fields["map"], !map.isNull, Self.table(map) != Self.rows(project.rows) {
      failures.append("map is \(project.rows.map { "\($0.stage): \($0.raw ?? "null")" })")
    }
    if let candidate = fields["candidateMap"] {
      if Self.table(candidate["map"]) != Self.rows(project.orphan?.rows ?? []) {
        failures.append("the orphan map is not found")
      }
      if candidate["path"] != Self.path(project.orphan?.path) {
        failures.append("the orphan map is at \(project.orphan?.path ?? [])")
      }
    }
    for (stage, profile) in Self.table(fields["effective"]) {
      let actual = project.effectiveProfile(stage: stage == "*" ? "zz-unknown" : stage)
      if JSONValue(actual) != profile {
        failures.append("effective \(stage) is \(actual ?? "nothing")")
      }
    }
    if fields["effective"] == nil, fields["keyMapPath"] == nil {
      for row in project.rows where row.raw == row.profile && row.stage != project.defaultRow {
        let actual = project.effectiveProfile(stage: row.stage)
        if actual != row.profile, row.profile != nil, !row.stage.contains(".") {
          failures.append("effective \(row.stage) is \(actual ?? "nothing")")
        }
      }
    }
    return failures
  }

  private func externalFailures(_ project: StageProject) -> [String] {
    guard let external = fields["external"] else { return [] }
    var failures: [String] = []
    if external["filePattern"]?.string != project.external?.filePattern {
      failures.append("the other file is \(project.external?.filePattern ?? "none")")
    }
    if external["path"] != Self.path(project.external?.path) {
      failures.append("the path there is \(project.external?.path ?? [])")
    }
    if Self.table(external["map"]) != Self.rows(project.rows) {
      failures.append("the map there is \(project.rows.map(\.stage))")
    }
    return failures
  }

  private func editFailures(_ project: StageProject) -> [String] {
    var failures: [String] = []
    let old = DiskFiles().read(path) ?? []
    if let edit = fields["edit"], let stage = edit["stage"]?.string, let to = edit["to"]?.string,
      let line = edit["line"]?.integer, let after = edit["after"]?.string
    {
      var lines = Self.lines(old)
      let end = lines[line - 1].reversed().prefix { $0 == 0x0A || $0 == 0x0D }.reversed()
      lines[line - 1] = Array(after.utf8) + end
      failures += Self.difference("edit", Array(lines.joined())) { () throws(StageError) in
        try project.setting(stage: stage, to: to, replacingVariable: true)
      }
    }
    if let add = fields["add"], let stage = add["stage"]?.string,
      let profile = add["profile"]?.string, let line = add["afterLine"]?.integer,
      let text = add["text"]?.string
    {
      let end = Array((fields["lineEnding"]?.string == "crlf" ? "\r\n" : "\n").utf8)
      var lines = Self.lines(old)
      let ends = lines[line - 1].last == 0x0A
      lines.insert(ends ? Array(text.utf8) + end : end + Array(text.utf8), at: line)
      failures += Self.difference("add", Array(lines.joined())) { () throws(StageError) in
        try project.setting(stage: stage, to: profile)
      }
    }
    return failures
  }

  private static func difference(
    _ what: String, _ expected: [UInt8], _ edit: () throws(StageError) -> StageEdit
  ) -> [String] {
    do throws(StageError) {
      let after = try edit().after
      guard after != expected else { return [] }
      let pairs = zip(lines(after), lines(expected)).enumerated()
      let line = pairs.first { $0.element.0 != $0.element.1 }
      let text = line.map { String(decoding: $0.element.0, as: UTF8.self) } ?? ""
      return ["\(what): line \((line?.offset ?? -1) + 1) differs: \(text)"]
    } catch {
      return ["\(what): \(error.message)"]
    }
  }

  /// Lines with their line ends.
  static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    for byte in bytes {
      lines[lines.count - 1].append(byte)
      if byte == 0x0A { lines.append([]) }
    }
    return lines.last == [] ? lines.dropLast() : lines
  }

  /// Each diagnostic must be told by a finding that has most of its longer words.
  private func diagnosticFailures(_ project: StageProject) -> [String] {
    (fields["diagnostics"]?.array ?? []).compactMap(\.string).compactMap { text in
      let wanted = Self.words(text)
      let told = project.findings.contains { finding in
        wanted.intersection(Self.words(finding.message)).count * 2 >= wanted.count
      }
      return told ? nil : "not told: \(text)"
    }
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { !$0.isLetter && $0 != "." }.map(String.init).filter { $0.count > 3 })
  }
}
