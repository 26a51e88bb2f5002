import ServerlessProject

/// A project of many functions, as large ones grow.
enum StageProjects {
  /// A serverless.yml of that many lines, its map in the middle.
  static func text(lines: Int) -> [UInt8] {
    var text = "service: large\nprovider:\n  name: aws\n"
    text += "  profile: ${self:custom.profiles.${sls:stage}}\nfunctions:\n"
    let rows = (lines - 10) / 5
    for row in 0..<rows {
      if row == rows / 2 { text += "custom:\n  profiles:\n    dev: a\n    prod: b\nresources:\n" }
      text += "  handler\(row):\n    handler: src/handler\(row).main # the \(row)th\n"
      text += "    timeout: 30\n    environment:\n      TABLE: !Ref Table\(row)\n"
    }
    return Array(text.utf8)
  }

  /// One file in memory.
  struct Files: ProjectFiles {
    let bytes: [UInt8]
    func read(_ path: String) -> [UInt8]? { bytes }
    func exists(_ path: String) -> Bool { path == "/p/serverless.yml" }
  }

  /// Reads the project; gives the number of its rows.
  static func open(_ bytes: [UInt8]) -> Int {
    StageProject(path: "/p/serverless.yml", files: Files(bytes: bytes)).rows.count
  }
}
