import AWSProfiles
import JSONText
import Live

extension Verb {
  static let doctor = Verb(
    name: "doctor", synopsis: "[--json] [--fix CODE…|--fix-safe] [--diff]",
    summary: "what is wrong in the files, which tools trip over it, and the repair",
    options: [
      json, diff, VerbOption("fix", value: "CODE", "mend all findings of this code"),
      VerbOption("fix-safe", "mend all that can lose nothing"),
    ]
  ) { arguments, session in
    let catalog = try session.catalog()
    let findings = catalog.findings
    let codes = arguments.all("fix")
    if !codes.isEmpty || arguments.has("fix-safe") {
      let (changes, count) = catalog.fixes {
        codes.contains($0.code) || (arguments.has("fix-safe") && $0.fix?.isSafe == true)
      }
      guard !changes.isEmpty else {
        throw Failure(code: "nothing-to-fix", message: "doctor: no such finding has a fix")
      }
      try session.write(changes, "doctor: \(count) findings mended", arguments)
      return
    }
    let notices = try session.store().load().notices
    if arguments.has("json") {
      let all = findings.map(\.json) + notices.map(json(of:))
      Streams.print((["findings": .array(all)] as JSONValue).text())
    } else {
      for finding in findings {
        let place = "\(finding.file?.rawValue ?? ""):\(finding.line ?? 1)"
        let trips = finding.trips.isEmpty ? "" : "  [\(finding.trips.joined(separator: ", "))]"
        Streams.print(
          "\(finding.severity.rawValue.padded(7)) \(place.padded(16)) \(finding.code): "
            + "\(finding.message.printable)\(trips)")
      }
      for notice in notices { Streams.print("warning \(notice.code): \(notice.message.printable)") }
      if findings.isEmpty && notices.isEmpty { Streams.print("nothing found") }
    }
    try session.requireReadable()
    if findings.contains(where: { $0.severity == .error }) { throw Failure.silent }
  }

  private static func json(of notice: FileNotice) -> JSONValue {
    [
      "code": .string(notice.code), "severity": "warning", "file": JSONValue(notice.path),
      "line": nil, "profile": nil, "message": .string(notice.message), "trips": [], "fix": nil,
    ]
  }
}
