import ServerlessProject
import Testing

@Suite("Stage edits")
struct StageEditTests {
  private func after(_ edit: StageEdit) -> String { String(decoding: edit.after, as: UTF8.self) }

  private static let head = """
    service: a
    provider:
      name: aws
      profile: ${self:custom.profiles.${sls:stage}}

    """

  @Test(
    "A row is set whatever form it is written in",
    arguments: [
      ("    dev:\n", "    dev: zz\n"),
      ("    dev:   # none yet\n", "    dev: zz   # none yet\n"),
      ("    dev: a\n", "    dev: zz\n"),
      ("    dev: !!str a\n", "    dev: !!str zz\n"),
      ("    dev: 'a''b' # c\n", "    dev: 'zz' # c\n"),
      ("    \"dev\" : a\n", "    \"dev\" : zz\n"),
    ])
  func forms(row: String, expected: String) throws {
    let head = Self.head + "custom:\n  profiles:\n"
    let edit = try project(head + row + "    prod: b\n").setting(stage: "dev", to: "zz")
    #expect(after(edit) == head + expected + "    prod: b\n")
  }

  @Test(
    "A row that cannot be changed alone is refused",
    arguments: [
      "    dev: |\n      a\n", "    dev: &d a\n    qa: *d\n", "    dev: ${env:X}\n",
    ])
  func refused(row: String) {
    let text = Self.head + "custom:\n  profiles:\n" + row
    #expect(throws: StageError.self) { try project(text).setting(stage: "dev", to: "zz") }
  }

  @Test("Names that YAML reads as something else are quoted", arguments: ["0123", "no", "~", "@a"])
  func quoted(name: String) throws {
    let text = Self.head + "custom:\n  profiles:\n    dev: a\n"
    let edit = try project(text).setting(stage: "dev", to: name)
    #expect(after(edit).contains("dev: '\(name)'\n"))
  }

  @Test("A merged row gets a row of its own, an alias is replaced on its line")
  func sharedRows() throws {
    let text = """
      x: &x
        dev: shared
      y: &y other
      provider:
        profile: ${self:custom.profiles.${sls:stage}}
      custom:
        profiles:
          <<: *x
          qa: *y

      """
    let merged = try project(text).setting(stage: "dev", to: "zz")
    #expect(after(merged) == text + "    dev: zz\n")
    let alias = try project(text).setting(stage: "qa", to: "zz")
    #expect(after(alias) == text.replacing("qa: *y", with: "qa: zz"))
  }

  @Test("A new stage of a nested map brings its own level")
  func nested() throws {
    let text = """
      provider:
        profile: ${self:custom.stages.${sls:stage}.profile}
      custom:
        stages:
          dev:
            profile: a
            days: 3

      """
    let edit = try project(text).setting(stage: "prod", to: "zz")
    #expect(after(edit) == text + "    prod:\n      profile: zz\n")
    #expect(try after(project(after(edit)).unsetting("prod")) == text)
    let unset = try project(text).unsetting("dev")
    #expect(after(unset) == text.replacing("      profile: a\n", with: ""))
  }

  @Test("A stage that is there without a profile gets one in place")
  func stageWithoutProfile() throws {
    let text = """
      provider:
        profile: ${self:custom.stages.${sls:stage}.profile}
      custom:
        stages:
          dev:
            profile: a
          prod:
            days: 3

      """
    let edit = try project(text).setting(stage: "prod", to: "zz")
    #expect(after(edit) == text + "      profile: zz\n")
  }

  @Test("JSON keeps its quotes and commas")
  func json() throws {
    let text = """
      {
        "provider": { "profile": "${self:custom.profiles.${sls:stage}}" },
        "custom": {
          "profiles": {
            "dev": "a",
            "prod": "b"
          }
        }
      }
      """
    let json = project(text, name: "serverless.json")
    #expect(json.host == .json)
    let set = try json.setting(stage: "dev", to: "0123")
    #expect(after(set) == text.replacing("\"a\"", with: "\"0123\""))
    let add = try json.setting(stage: "qa", to: "zz")
    #expect(after(add) == text.replacing("\"b\"\n", with: "\"b\",\n      \"qa\": \"zz\"\n"))
    let unset = try project(after(add), name: "serverless.json").unsetting("qa")
    #expect(after(unset) == text)
  }

  @Test("A map is added to a file without one, its comments untouched")
  func addingMap() throws {
    let text = """
      service: a # one
      provider:
        name: aws
        stage: ${opt:stage, 'dev'}
        # none yet
        environment:
          A: b

      functions: # two
        f: { handler: f }

      """
    let edit = try project(text).addingMap([("dev", "a-dev"), ("prod", "0123")])
    let expected =
      text
      .replacing(
        "'dev'}\n", with: "'dev'}\n  profile: ${self:custom.profiles.${sls:stage}}\n"
      )
      .replacing(
        "    A: b\n",
        with: "    A: b\n\ncustom:\n  profiles:\n    dev: a-dev\n    prod: '0123'\n")
    #expect(after(edit) == expected)
    let made = project(after(edit))
    #expect(made.status == .editable)
    #expect(made.effectiveProfile(stage: "prod") == "0123")
  }

  @Test("A map goes below a custom that is there; a fixed profile gives way to it")
  func splitting() throws {
    let text = """
      provider:
        name: aws
        profile: fixed # all
      custom:
        x: 1

      """
    let edit = try project(text).addingMap([("dev", "fixed")])
    #expect(
      after(edit)
        == text.replacing("fixed #", with: "${self:custom.profiles.${sls:stage}, 'fixed'} #")
        + "  profiles:\n    dev: fixed\n")
  }

  @Test("Stages without a row keep a profile that was fixed, in block and flow style and JSON")
  func keepingTheFixedProfile() throws {
    let texts = [
      "provider:\n  profile: fixed\n", "provider: { name: aws, profile: fixed }\n",
      "{\"provider\": {\"name\": \"aws\", \"profile\": \"fixed\"}}\n",
    ]
    for text in texts {
      let read = project(text)
      let made = read.after([try read.addingMap([("prod", "b")])])
      #expect(made.effectiveProfile(stage: "prod") == "b", "\(text)")
      #expect(made.effectiveProfile(stage: "qa") == "fixed", "\(text)")
    }
  }

  @Test("No second map is added beside one that nothing points at")
  func orphanFirst() throws {
    for profile in ["", "  profile: fixed\n"] {
      let orphan = project(
        "provider:\n  name: aws\n\(profile)custom:\n  profiles:\n    dev: a\n")
      #expect(throws: StageError.orphanMap("custom.profiles")) {
        try orphan.addingMap([("dev", "b")])
      }
      let made = orphan.after([try orphan.connectingOrphan()])
      #expect(made.effectiveProfile(stage: "dev") == "a")
      #expect(made.effectiveProfile(stage: "qa") == (profile.isEmpty ? nil : "fixed"))
    }
  }

  @Test("A resolver of another stage is written with its type, and leaves whole")
  func resolvers() throws {
    let text = """
      stages:
        default:
          resolvers:
            acme:
              type: aws
              profile: a
        prod:
          params:
            x: 1
      provider:
        name: aws

      """
    let read = project(text)
    let own = "  qa:\n    resolvers:\n      acme:\n        type: aws\n        profile: b\n"
    let added = try read.setting(stage: "qa", to: "b")
    #expect(after(added) == text.replacing("provider:", with: own + "provider:"))
    #expect(after(try project(after(added)).unsetting("qa")) == text)
    let beside = try read.setting(stage: "prod", to: "b")
    let lines = own.replacing("  qa:\n", with: "")
    #expect(after(beside) == text.replacing("provider:", with: lines + "provider:"))
    #expect(after(try project(after(beside)).unsetting("prod")) == text)
    let keys = ProfileFacts(exists: true, kind: "keys", inCredentialsFile: true, endsInKeys: true)
    let use = read.usability(keys)
    #expect(use.v4 && !use.v3 && !use.v3LoadConfig)
  }

  @Test("An orphan map is connected, a literal is set")
  func connecting() throws {
    let text = """
      provider:
        name: aws
      custom:
        profiles:
          dev: a

      """
    let orphan = project(text)
    #expect(orphan.findings.map(\.code) == ["orphan-map"])
    #expect(throws: StageError.self) { try orphan.setting(stage: "dev", to: "zz") }
    let edit = try orphan.connectingOrphan()
    let line = "  profile: ${self:custom.profiles.${sls:stage}}\n"
    #expect(after(edit) == text.replacing("aws\n", with: "aws\n" + line))
    let literal = try orphan.settingProfile("one")
    #expect(after(literal) == text.replacing("aws\n", with: "aws\n  profile: one\n"))
  }

  @Test("A map in another file is edited there")
  func external() throws {
    let files = InventedFiles([
      "/p/serverless.yml": "provider:\n  profile: ${file(./e.yml):${sls:stage}.P}\n",
      "/p/e.yml": "dev:\n  P: a # x\nprod:\n  P: b\n",
    ])
    let outside = StageProject(path: "/p/serverless.yml", files: files)
    #expect(outside.status == .external && outside.editable)
    let edit = try outside.setting(stage: "dev", to: "zz")
    #expect(edit.path == "/p/e.yml")
    #expect(after(edit) == "dev:\n  P: zz # x\nprod:\n  P: b\n")
  }

  @Test("A profile is renamed in every row at once")
  func renaming() throws {
    let text = Self.head + "custom:\n  profiles:\n    dev: a\n    qa: \"a\"\n    prod: b\n"
    let edits = try project(text).renamingProfile(from: "a", to: "zz")
    let expected = text.replacing("dev: a", with: "dev: zz").replacing("\"a\"", with: "\"zz\"")
    #expect(edits.map(after) == [expected])
  }
}
