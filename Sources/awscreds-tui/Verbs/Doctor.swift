import AWSProfiles
import App
import JSONText
import Live
import ServerlessProject

extension Verb {
  static let doctor = Verb(
    name: "doctor",
    summary: "what is wrong in the files, which tools trip over it, and the repair",
    options: [
      json, VerbOption("fix", value: "CODE…", of: .finding, "mend all findings of these codes"),
      VerbOption("fix-safe", "mend all that can lose nothing"), projectOption, diff,
    ], operands: [Operand("CODE", .finding, count: .any, option: "fix")]
  ) { arguments, session in
    // `--fix A B`: the words behind the first code are codes too.
    let codes = arguments.all("fix") + arguments.operands
    for code in codes where FindingRule.of(code) == nil {
      throw Failure.unknown("code \(code)", near: code, among: FindingRule.table.map(\.code))
    }
    for option in ["fix", "fix-safe"] { try arguments.refuse("json", with: option) }
    let catalog = try session.catalog()
    if !codes.isEmpty || arguments.has("fix-safe") {
      try session.mend(codes, safe: arguments.has("fix-safe"), catalog, arguments)
      return
    }
    let project = try session.projectIfAny(arguments)
    let findings = try session.allFindings(catalog, project)
    if arguments.has("json") {
      let found: JSONValue = ["findings": .array(findings.map(\.json))]
      Streams.print(try session.tellingFaults(found).text())
    } else {
      for finding in findings { Streams.print(finding.told) }
      // What was not read may hold anything.
      if findings.isEmpty, try session.profiles().faults.isEmpty { Streams.print("nothing found") }
    }
    try session.requireReadable()
    if findings.contains(where: { $0.severity == .error }) { throw Failure.silent }
  }
}

extension Session {
  /// Findings of both files and their modes, of this shell and of the project here.
  fileprivate func allFindings(
    _ catalog: ProfileCatalog, _ project: StageProject?
  ) throws(Failure) -> [Finding] {
    let store = try store()
    var findings = catalog.findings + store.load().findings
    if let step = history.halfDone(store.paths) {
      findings.append(
        step.halfWritten("awscreds-tui undo takes it back, awscreds-tui redo finishes it."))
    }
    findings += shellFindings(environment: environment, catalog: catalog)
    guard let project else { return findings }
    return findings + self.findings(of: project).map { $0.finding(at: project.path) }
  }

  /// Carries out the fixes of some codes, or all safe ones.
  fileprivate func mend(
    _ codes: [String], safe: Bool, _ catalog: ProfileCatalog, _ arguments: Arguments
  ) throws(Failure) {
    func isWanted(_ finding: Finding) -> Bool {
      codes.contains(finding.code) || (safe && finding.fix?.isSafe == true)
    }
    var (changes, count) = catalog.fixes(where: isWanted)
    let modes = try store().load().findings.filter(isWanted).compactMap(\.fix)
    changes += modes.flatMap(\.changes)
    count += modes.count
    guard !changes.isEmpty else {
      if safe, codes.isEmpty {
        Streams.print("nothing to mend safely")
        return
      }
      throw Failure(
        code: "nothing-to-fix",
        message: "nothing to fix: \(codes.joined(separator: ", ")): no finding of that code can be "
          + "mended by itself. Look at `awscreds-tui doctor` and change the setting it names")
    }
    let title = "Fix \(count) \(count == 1 ? "finding" : "findings")"
    try write(changes, title, arguments)
    guard !arguments.has("diff") else { return }
    // A mode is no text of a file: no version of it is kept.
    let closed = changes.count { if case .closeToOthers = $0 { true } else { false } }
    let undone =
      closed == 0
      ? "; undo takes it back"
      : closed < changes.count ? "; undo takes it back, but not the modes of files" : ""
    Streams.print("\(count) \(count == 1 ? "finding" : "findings") mended\(undone)")
  }
}

extension Finding {
  /// One line for people.
  fileprivate var told: String {
    let start = [file?.rawValue, place].compactMap { $0 }.joined(separator: " ")
    let spot = start + (line.map { ":\($0)" } ?? "")
    let stopped = trips.isEmpty ? "" : "  [\(trips.joined(separator: ", "))]"
    let who = profile.map { " \($0):" } ?? ""
    return "\(severity.rawValue.padded(7)) \(spot.padded(16)) \(code):\(who.printable) "
      + "\(message.printable)\(stopped)"
  }
}
