import AWSProfiles
import INIDocument
import JSONText
import ServerlessProject
import TestSupport

/// Carries out a case of the area `stages`; nil is passed, else why not.
@Sendable func runStageCase(_ folder: String, _ caseJSON: JSONValue) -> String? {
  guard let given = caseJSON["given"], let action = caseJSON["action"],
    let expected = caseJSON["expect"]
  else { return "the case is not complete" }
  var run = StageCase(folder: folder, action: action)
  if let why = run.place(given) { return why }
  run.act()
  return run.difference(to: expected)
}

/// One case on its way: its files in memory, and what came out.
private struct StageCase: ProjectFiles {
  var folder: String
  var action: JSONValue
  private var contents: [String: [UInt8]] = [:]
  /// Where each role lies.
  private var places: [String: String] = [:]
  private var environment: [String: String] = [:]
  private var catalog = ProfileCatalog(SharedFiles())
  private var project: StageProject?
  private var edit: StageEdit?
  private var fault: StageError?

  init(folder: String, action: JSONValue) {
    self.folder = folder
    self.action = action
  }

  func read(_ path: String) -> [UInt8]? { contents[path] }
  func exists(_ path: String) -> Bool { contents[path] != nil }
  func names(in directory: String) -> [String] {
    contents.keys.filter { $0.hasPrefix(directory + "/") }.map {
      String($0.dropFirst(directory.count + 1))
    }
  }

  /// Puts the files of the case in their places.
  mutating func place(_ given: JSONValue) -> String? {
    var shared = SharedFiles()
    for member in given["files"]?.members ?? [] {
      guard let name = member.value.string, let bytes = readFile(folder + "/" + name) else {
        return "file of role \(member.key) is missing"
      }
      switch member.key {
      case "credentials": shared.credentials = Document(bytes)
      case "config": shared.config = Document(bytes)
      default:
        let isProject = member.key == "serverless" && !name.hasPrefix("serverless.")
        let path = "/work-folder/" + (isProject ? "serverless.yml" : name)
        contents[path] = bytes
        places[member.key] = path
      }
    }
    for member in given["env"]?.members ?? [] { environment[member.key] = member.value.string }
    catalog = ProfileCatalog(shared)
    return nil
  }

  /// Reads the project and does what the case asks for.
  mutating func act() {
    guard let path = ServerlessProject.find(upFrom: "/work-folder", files: self) else { return }
    let project = StageProject(path: path, files: self)
    self.project = project
    let stage = action["stage"]?.string ?? ""
    do throws(StageError) {
      switch action["kind"]?.string {
      case "stage-set":
        edit = try project.setting(stage: stage, to: action["profile"]?.string ?? "")
      case "stage-unset": edit = try project.unsetting(stage)
      default: break
      }
    } catch { fault = error }
  }

  /// The first thing that is not as expected.
  func difference(to expected: JSONValue) -> String? {
    guard let project else { return "no project is found" }
    if let choices = expected["one_of"]?.array {
      let reasons = choices.map { difference(to: $0) }
      if !reasons.contains(nil) { return reasons.compactMap { $0 }.joined(separator: ", or ") }
    }
    if let ok = expected["ok"]?.bool, ok != (fault == nil) {
      return fault.map { "refused: \($0.message)" } ?? "not refused"
    }
    if let code = expected["error"]?.string, code != fault?.code {
      return "error \(fault?.code ?? "none") where \(code) is wanted"
    }
    if let why = textDifference(expected) ?? fileDifference(expected) { return why }
    return readingDifference(project, expected)
  }

  private func textDifference(_ expected: JSONValue) -> String? {
    let message = fault?.message ?? ""
    for text in (expected["message_mentions"]?.array ?? []).compactMap(\.string)
    where !message.contains(text) {
      return "the message does not mention \(text)"
    }
    for text in (expected["message_excludes"]?.array ?? []).compactMap(\.string)
    where message.contains(text) {
      return "the message mentions \(text)"
    }
    return nil
  }

  private func fileDifference(_ expected: JSONValue) -> String? {
    if expected["files_unchanged"]?.bool == true, let edit, edit.before != edit.after {
      return "a file changed"
    }
    for member in expected["files"]?.members ?? [] {
      guard let name = member.value.string, let wanted = readFile(folder + "/" + name),
        let path = places[member.key]
      else { return "file of role \(member.key) is missing" }
      let actual = edit?.path == path ? edit?.after : contents[path]
      if actual == wanted { continue }
      guard expected["compare"]?.string == "parsed", let actual else {
        return "\(member.key) has other bytes than wanted"
      }
      if !isSame(actual, wanted, path) { return "\(member.key) reads otherwise than wanted" }
    }
    return nil
  }

  /// Whether two texts differ in nothing but how one value of the map is quoted.
  private func isSame(_ left: [UInt8], _ right: [UInt8], _ path: String) -> Bool {
    let read = { (bytes: [UInt8]) in
      var files = self
      files.contents[path] = bytes
      return StageProject(path: path, files: files)
    }
    let quotes: Set<UInt8> = [UInt8(ascii: "'"), UInt8(ascii: "\"")]
    return read(left).rows == read(right).rows
      && left.filter { !quotes.contains($0) } == right.filter { !quotes.contains($0) }
  }

  private func readingDifference(_ project: StageProject, _ expected: JSONValue) -> String? {
    if let stages = expected["stages"]?.members {
      let rows = project.rows.filter { $0.stage != project.defaultRow }
      for member in stages {
        let row = project.row(member.key)
        let readings = [JSONValue(row?.profile), JSONValue(row?.raw), JSONValue(row?.effective)]
        if row == nil || !readings.contains(member.value) {
          return "stage \(member.key) is \(row?.profile ?? "nothing")"
        }
      }
      let named = Set(stages.map(\.key))
      if let extra = rows.first(where: { !named.contains($0.stage) }) {
        return "stage \(extra.stage) is one too many"
      }
    }
    let problems =
      project.findings
      + project.profileFindings { name in
        catalog[name].map { _ in
          ProfileFacts(exists: true, kind: "keys", inCredentialsFile: true, endsInKeys: true)
        }
      }
    for wanted in expected["problems"]?.array ?? []
    where !problems.contains(where: { matches($0, wanted, project) }) {
      return "not told: \(wanted.compactText())"
    }
    for unwanted in expected["problems_exclude"]?.array ?? []
    where problems.contains(where: { matches($0, unwanted, project) }) {
      return "told without reason: \(unwanted.compactText())"
    }
    let notices = Set((problems + project.environmentFindings(environment)).map(\.code))
    for code in (expected["notices"]?.array ?? []).compactMap(\.string)
    where !notices.contains(code) {
      return "no notice \(code)"
    }
    for code in (expected["notices_exclude"]?.array ?? []).compactMap(\.string)
    where notices.contains(code) {
      return "notice \(code) without reason"
    }
    return nil
  }

  private func matches(
    _ finding: StageFinding, _ wanted: JSONValue, _ project: StageProject
  ) -> Bool {
    let code = wanted["code"]?.string ?? wanted.string
    if finding.code != code { return false }
    if let stage = wanted["stage"]?.string, finding.stage != stage { return false }
    if let line = wanted["line"]?.integer, finding.line != line { return false }
    guard let name = wanted["name"]?.string else { return true }
    return finding.stage.flatMap { project.row($0)?.profile } == name
  }
}
