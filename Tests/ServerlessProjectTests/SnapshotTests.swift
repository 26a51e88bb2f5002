import ServerlessProject
import Synchronization
import Testing

/// Files that count what is asked of them, and may be taken away.
private final class CountedFiles: ProjectFiles {
  private let texts: Mutex<[String: [UInt8]]>
  private let asked = Mutex(0)

  init(_ texts: [String: String]) { self.texts = Mutex(texts.mapValues { Array($0.utf8) }) }

  var count: Int { asked.withLock { $0 } }

  func removeAll() { texts.withLock { $0 = [:] } }

  func read(_ path: String) -> [UInt8]? {
    asked.withLock { $0 += 1 }
    return texts.withLock { $0[path] }
  }

  func exists(_ path: String) -> Bool { read(path) != nil }

  func names(in directory: String) -> [String] {
    asked.withLock { $0 += 1 }
    return texts.withLock { Array($0.keys) }.compactMap { path in
      path.hasPrefix(directory + "/") ? String(path.dropFirst(directory.count + 1)) : nil
    }
  }
}

/// A project is a value: what is asked of it after it was read asks no file.
@Suite("Snapshots of projects")
struct SnapshotTests {
  private static let map = """
    provider:
      profile: ${file(stages/${sls:stage}.yml):profile, file(more.yml):other}
    useDotenv: true

    """

  private static let projects: [(name: String, texts: [String: String])] = [
    (
      "a map in the file",
      [
        "serverless.yml": "provider:\n  profile: ${self:custom.p.${sls:stage}}\n"
          + "custom:\n  p:\n    dev: a\n    prod: ${file(more.yml):other}\n",
        "more.yml": "other: b\n",
      ]
    ),
    (
      "a file for each stage",
      [
        "serverless.yml": map, "stages/dev.yml": "profile: a\n", "stages/qa.yml": "profile: q\n",
        "more.yml": "other: b\n", ".env": "AWS_PROFILE=x\nAWS_SECRET_ACCESS_KEY=hidden\nB=c\n",
      ]
    ),
    ("one profile", ["serverless.yml": "provider:\n  profile: a\n"]),
    (
      "no profile", ["serverless.yml": "provider:\n  name: aws\ncustom:\n  profiles:\n    dev: a\n"]
    ),
    ("a broken file", ["serverless.yml": "a: [1\n"]), ("no file", [:]),
  ]

  private static func path(_ name: String) -> String { "/p/" + name }

  @Test(arguments: projects.map(\.name)) func noFileIsAskedAgain(name: String) throws {
    let texts = try #require(Self.projects.first { $0.name == name }).texts
    let files = CountedFiles(
      Dictionary(uniqueKeysWithValues: texts.map { (Self.path($0.key), $0.value) }))
    let project = StageProject(path: "/p/serverless.yml", files: files)
    let stages = ["dev", "prod", "qa", "other"]
    let before = stages.map { project.effectiveProfile(stage: $0) }
    let count = files.count
    files.removeAll()
    #expect(stages.map { project.effectiveProfile(stage: $0) } == before)
    _ = project.effectiveProfile(stage: nil)
    let environment = ["AWS_PROFILE": "x", "AWS_DEV_PROFILE": "y"]
    for stage in stages { _ = project.overrides(of: stage, environment: environment) }
    _ = project.environmentFindings(environment)
    let edits = [
      try? project.setting(stage: "dev", to: "z"), try? project.settingProfile("z"),
      try? project.addingMap([("dev", "z")]), try? project.connectingOrphan(),
    ].compactMap { $0 }
    for edit in edits {
      let after = project.after([edit])
      #expect(after.rows.count >= project.rows.count)
      // What an edit does not touch is still there.
      for row in after.rows where row.stage != "dev" {
        #expect(project.row(row.stage)?.effective == row.effective)
      }
    }
    #expect(files.count == count)
  }

  @Test func ofFilesOfTheEnvironmentNamesAloneAreKept() throws {
    let texts = try #require(Self.projects.first { $0.name == "a file for each stage" }).texts
    let project = StageProject(
      path: "/p/serverless.yml",
      files: CountedFiles(
        Dictionary(uniqueKeysWithValues: texts.map { (Self.path($0.key), $0.value) })))
    let told = try #require(project.findings.first { $0.code == "dotenv-sets-aws" })
    #expect(told.message.contains("AWS_PROFILE, AWS_SECRET_ACCESS_KEY"))
    var dumped = ""
    dump(project, to: &dumped)
    let hidden = Array("hidden".utf8).map { "- \($0)" }.joined(separator: "\n")
    #expect(dumped.contains("AWS_PROFILE"))
    #expect(
      !dumped.contains("hidden")
        && !dumped.filter { $0 != " " }.contains(hidden.filter { $0 != " " }))
    let edit = try project.setting(stage: "dev", to: "z")
    #expect(project.after([edit]).findings.contains { $0.code == "dotenv-sets-aws" })
  }
}
