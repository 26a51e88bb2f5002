import ServerlessProject

/// What holds for project files of any bytes, and for edits of their stage map.
public enum ProjectLaws {
  /// The laws that an input breaks, in words; empty where all hold.
  ///
  /// Two bytes choose an edit and the kind of file; the rest is the file.
  public static func violations(of input: [UInt8]) -> [String] {
    let numbers = (0..<2).map { $0 < input.count ? Int(input[$0]) : 0 }
    let name = ["yml", "yml", "yml", "json", "ts", "js"][numbers[0] / 4 % 6]
    var file = OneFile(path: "/p/serverless.\(name)", bytes: Array(input.dropFirst(2)))
    let before = StageProject(path: file.path, files: file)
    for row in before.rows.map(\.stage) + ["dev"] { _ = before.effectiveProfile(stage: row) }
    _ = before.overrides(of: "dev", environment: ["AWS_PROFILE": "a"])
    _ = before.environmentFindings(["AWS_PROFILE": "a"])
    let stages = before.rows.map(\.stage) + ["zz", "dev", "new stage"]
    let stage = stages[numbers[1] % stages.count]
    let names = ["acme", "0123", "true", "it's", "a \"b\" \\c", "größe", "x: y #z", "-"]
    let profile = names[numbers[1] / 16 % names.count]
    let removes = numbers[0] & 3 == 3
    guard
      let edit = try? removes
        ? before.unsetting(stage)
        : before.setting(stage: stage, to: profile, replacingVariable: numbers[0] & 1 == 1)
    else { return [] }
    var violations: [String] = []
    if edit.before != file.bytes { violations.append("the edit begins from other bytes") }
    file.bytes = edit.after
    let after = StageProject(path: file.path, files: file)
    if removes, after.row(stage) != nil, before.rows.count > after.rows.count {
      violations.append("a removed row is still there")
    }
    if !removes, after.row(stage)?.raw != profile {
      violations.append("the row does not read as it was set")
    }
    for row in before.rows where row.stage != stage && after.row(row.stage)?.raw != row.raw {
      violations.append("the row of \(row.stage.debugDescription) has changed")
    }
    return violations
  }
}

/// A project of one file.
private struct OneFile: ProjectFiles {
  let path: String
  var bytes: [UInt8]

  func read(_ path: String) -> [UInt8]? { path == self.path ? bytes : nil }
  func exists(_ path: String) -> Bool { path == self.path }
}
