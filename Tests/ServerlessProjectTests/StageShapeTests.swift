import ServerlessProject
import Testing

/// A way to write a stage map, and what must be read from it.
struct StageShape: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var others: [String: String] = [:]
  var status: StageStatus = .editable
  var rows: [String: String] = [:]
  var effective: [String: String?] = [:]
  var defaultRow: String?
  var defaultStage: String? = "dev"

  var testDescription: String { name }

  var project: StageProject {
    StageProject(
      path: "/p/serverless.yml",
      files: InventedFiles(others.merging(["/p/serverless.yml": text]) { $1 }))
  }

  private static let map = "custom:\n  p:\n    dev: a\n    prod: b\n"
  private static let both = ["dev": "a", "prod": "b"]

  static let all: [StageShape] = [
    StageShape(
      name: "an option before the map",
      text: "provider:\n  profile: ${opt:aws-profile, self:custom.p.${sls:stage}}\n" + map,
      rows: both, effective: ["prod": "b", "x": nil]),
    StageShape(
      name: "the stage of another key",
      text: "provider:\n  profile: ${self:custom.p.${self:custom.s}}\n" + map
        + "  s: ${opt:stage, 'prod'}\n", rows: both, effective: ["dev": "a"]),
    StageShape(
      name: "custom in a file",
      text:
        "provider:\n  profile: ${self:custom.p.${sls:stage}}\ncustom: ${file(./c/custom.yml)}\n",
      others: ["/p/c/custom.yml": "p:\n  dev: a\n  prod: b\n"], status: .external, rows: both,
      effective: ["prod": "b"]),
    StageShape(
      name: "the map in a file",
      text: "provider:\n  profile: ${self:custom.p.${sls:stage}}\n"
        + "custom:\n  p: ${file(p.json):x}\n",
      others: ["/p/p.json": "{\"x\": {\"dev\": \"a\", \"prod\": \"b\"}}"], status: .external,
      rows: both, effective: ["prod": "b"]),
    StageShape(
      name: "a JSON file a stage",
      text: "provider:\n  profile: ${file(./e/${opt:stage, 'dev'}.json):aws.profile}\n",
      others: [
        "/p/e/dev.json": "{\"aws\": {\"profile\": \"a\"}}", "/p/e/zed.json": "{\"aws\": 1}",
        "/p/e/odd.json": "{\"aws\": {\"profile\": \"b\"}}",
      ], status: .external, rows: ["dev": "a", "odd": "b"], effective: ["odd": "b", "x": nil]),
    StageShape(
      name: "a file that is missing",
      text: "provider:\n  profile: ${self:custom.p.${sls:stage}}\ncustom: ${file(./c.yml)}\n",
      status: .unsupported),
    StageShape(
      name: "another row as the fallback",
      text: "provider:\n  profile: ${self:custom.p.${sls:stage}, self:custom.p.prod}\n" + map,
      rows: both, effective: ["x": "b", "dev": "a"], defaultRow: "prod"),
    StageShape(
      name: "a hop with a fallback",
      text: "provider:\n  profile: ${self:custom.c.profile}\ncustom:\n"
        + "  c: ${self:custom.s.${sls:stage}, self:custom.s.dev}\n"
        + "  s:\n    dev: { profile: a }\n    prod: { profile: b }\n",
      rows: both, effective: ["x": "a", "prod": "b"], defaultRow: "dev"),
    StageShape(
      name: "a parameter with no default",
      text: "params:\n  dev: { a: x }\n  prod:\n    p: b\nprovider:\n  profile: ${param:p, 'z'}\n",
      rows: ["prod": "b"], effective: ["dev": "z", "prod": "b"]),
    StageShape(
      name: "an aliased map",
      text: "x: &x\n  dev: a\n  prod: b\nprovider:\n  profile: ${self:custom.p.${sls:stage}}\n"
        + "custom:\n  p: *x\n", rows: both, effective: ["prod": "b"]),
    StageShape(
      name: "the only resolver",
      text: "stages:\n  prod:\n    resolvers:\n      r: { type: aws, profile: b }\n"
        + "provider:\n  name: aws\n", rows: ["prod": "b"], effective: ["prod": "b", "dev": nil]),
    StageShape(
      name: "a hole in part of a key",
      text: "provider:\n  profile: ${self:custom.${sls:stage}Profile}\ncustom:\n  devProfile: a\n",
      status: .computed, effective: ["dev": "a"]),
    StageShape(
      name: "two holes",
      text: "provider:\n  profile: ${self:custom.${sls:stage}.${sls:stage}}\n"
        + "custom:\n  dev: { dev: a }\n", status: .computed, effective: ["dev": "a"]),
    StageShape(
      name: "the name holds a row of a map",
      text: "provider:\n  profile: acme-${self:custom.p.${sls:stage}}\n" + map, status: .computed,
      effective: ["prod": "acme-b"]),
    StageShape(
      name: "an unquoted fallback",
      text: "provider:\n  profile: ${self:custom.p.${opt:stage, dev}}\n" + map,
      status: .unsupported),
    StageShape(
      name: "a stage without fallback",
      text: "provider:\n  stage: ${opt:stage}\n  profile: ${self:custom.p.${self:provider.stage}}\n"
        + map, rows: both, effective: ["prod": "b"], defaultStage: nil),
    StageShape(
      name: "numbers and nothing",
      text: "provider:\n  profile: ${self:custom.p.${sls:stage}}\n"
        + "custom:\n  p: { 1: 012345678901, dev: a }\n", rows: ["1": "012345678901", "dev": "a"]),
    StageShape(
      name: "no file", text: "", status: .none),
  ]
}

@Suite("Stage shapes")
struct StageShapeTests {
  @Test("Each way to write a map is read", arguments: StageShape.all)
  func reading(shape: StageShape) {
    let read = shape.project
    #expect(read.status == shape.status, "\(read.whyNot ?? "")")
    let rows = Dictionary(read.rows.map { ($0.stage, $0.raw ?? "") }, uniquingKeysWith: { $1 })
    #expect(rows == shape.rows)
    #expect(read.defaultRow == shape.defaultRow)
    #expect(read.defaultStage == shape.defaultStage)
    for (stage, profile) in shape.effective {
      #expect(read.effectiveProfile(stage: stage) == profile, "stage \(stage)")
    }
  }

  @Test("Each row of each way can be set, and nothing else changes", arguments: StageShape.all)
  func setting(shape: StageShape) throws {
    let read = shape.project
    for row in read.rows {
      let edit = try read.setting(stage: row.stage, to: "zz")
      var changed = shape
      if edit.path == read.path {
        changed.text = String(decoding: edit.after, as: UTF8.self)
      } else {
        changed.others[edit.path] = String(decoding: edit.after, as: UTF8.self)
      }
      for after in changed.project.rows {
        #expect(after.raw == (after.stage == row.stage ? "zz" : read.row(after.stage)?.raw))
      }
    }
  }

  @Test("A file that is missing is told as such, and its map is not written to")
  func elsewhere() throws {
    let shape = try #require(StageShape.all.first { $0.name == "a file that is missing" })
    let read = shape.project
    #expect(read.findings.contains { $0.code == "map-not-in-this-file" })
    do throws(StageError) {
      _ = try read.setting(stage: "dev", to: "zz")
      Issue.record("not refused")
    } catch { #expect(error.code == "map-not-in-this-file") }
  }

  @Test("A new row is refused where it would hide rows that a merge brings in")
  func mergedMap() {
    let read = project(
      """
      base: &base
        p:
          dev: a
          prod: b
      provider:
        profile: ${self:custom.p.${sls:stage}}
      custom:
        <<: *base

      """)
    #expect(read.rows.count == 2)
    #expect(throws: StageError.self) { try read.setting(stage: "qa", to: "zz") }
  }

  @Test("Deep nesting and many unclosed variables end in good time")
  func hostile() {
    let open = String(repeating: "${a:", count: 4000)
    #expect(project("provider:\n  profile: '\(open)'\n").status == .unsupported)
    let deep = String(repeating: "[", count: 500)
    #expect(project("a: \(deep)\n").status == .unsupported)
    let bomb =
      (0..<30).map { "x\($0): &x\($0)\n  <<: [\($0 == 0 ? "" : "*x\($0 - 1), *x\($0 - 1)")]\n" }
      .joined()
    #expect(project(bomb + "custom: *x29\n").status == .none)
  }
}
