import ServerlessProject
import Testing

@Suite("Stage reading")
struct StageReadingTests {
  @Test(
    "A file that the framework refuses is not edited, and the lines are named",
    arguments: [
      ("a: 1\nb: 2\na: 3\n", "duplicate-key", [1, 3]),
      ("a: 1\n---\nb: 2\n", "several-documents", [2]),
      ("a: [1\nb: 2\n", "syntax-error", [2]),
      ("a: *nowhere\n", "syntax-error", [1]),
    ])
  func refused(text: String, code: String, lines: [Int]) {
    let broken = project(text)
    #expect(broken.status == .unsupported)
    #expect(broken.findings.map(\.code) == [code])
    for line in lines { #expect(broken.problemLines.contains(line)) }
    #expect(throws: StageError.self) { try broken.setting(stage: "dev", to: "zz") }
  }

  @Test("Tabs on blank and comment lines are borne, as by js-yaml")
  func tabs() throws {
    let text = """
      provider:
        profile: ${self:custom.p.${sls:stage}}
      \t
      custom:
        p:
      \t# tabbed
          dev: a

      """
    let edit = try project(text).setting(stage: "dev", to: "zz")
    #expect(String(decoding: edit.after, as: UTF8.self) == text.replacing(": a\n", with: ": zz\n"))
  }

  @Test(
    "Findings name what is wrong",
    arguments: [
      ("profile: ${opt:stage, dev}", "unquoted-fallback"),
      ("profile: ${self.custom.p.${sls:stage}}", "self-dot"),
      ("profile: ${self:custom.p.${opt:stage}}", "opt-stage-without-fallback"),
      ("profile: ${ opt:stage }", "blank-in-variable"),
      ("profile: ${self:custom.p.${sls:stage}}\n  resolver: r", "profile-with-resolver"),
      ("stage: dev\n  profile: ${self:custom.p.${self:provider.stage}}", "stage-option-ignored"),
      ("stage: dev\n  profile: ${self:custom.p.${self:provider.stage}}", "unreachable-row"),
      ("profile: ${self:custom.p.${sls:stage}}", "stage-variable-impossible"),
    ])
  func findings(provider: String, code: String) {
    let text = "provider:\n  \(provider)\ncustom:\n  p:\n    dev: a\n    pre-prod: b\n"
    #expect(project(text).findings.contains { $0.code == code })
  }

  @Test("Two maps, stage to key to profile, show the second and follow both")
  func keyMap() {
    let read = project(
      """
      provider:
        profile: ${self:custom.profiles.${self:custom.account.${sls:stage}}}
      custom:
        account: { dev: small, qa: small, prod: large }
        profiles:
          small: acme-small
          large: acme-large

      """)
    #expect(read.mapPath == ["custom", "profiles", "{key}"])
    #expect(read.keyMapPath == ["custom", "account", "{stage}"])
    #expect(read.rows.map(\.stage) == ["small", "large"])
    #expect(read.effectiveProfile(stage: "qa") == "acme-small")
    #expect(read.effectiveProfile(stage: "prod") == "acme-large")
  }

  @Test("Variables that lead to each other end")
  func loops() {
    let read = project("provider:\n  profile: ${self:custom.a}\ncustom:\n  a: ${self:custom.a}\n")
    #expect(read.status == .unsupported)
  }

  @Test("Another variable syntax is not read")
  func variableSyntax() {
    let read = project("provider:\n  variableSyntax: x\n  profile: ${{self:custom.a}}\n")
    #expect(read.status == .unsupported && read.defaultStage == nil)
  }

  @Test("A program is shown with the line that sets the profile")
  func program() {
    let read = project(
      "const a = {\n  provider: {\n    profile: '${self:custom.p}',\n", name: "serverless.ts")
    #expect(read.host == .typeScript && !read.editable)
    #expect(read.problemLines == [3])
    #expect(read.expression == "${self:custom.p}")
  }

  @Test("Files outside the project folder are not followed")
  func outsideFolder() {
    let files = InventedFiles([
      "/p/serverless.yml": "provider:\n  profile: ${file(../e.yml):${sls:stage}}\n",
      "/e.yml": "dev: a\n",
    ])
    let read = StageProject(path: "/p/serverless.yml", files: files)
    #expect(read.status == .unsupported && read.rows.isEmpty)
  }

  @Test("The nearest project is found, yml before yaml")
  func finding() {
    let files = InventedFiles([
      "/a/serverless.yaml": "", "/a/serverless.yml": "", "/serverless.ts": "",
    ])
    #expect(ServerlessProject.find(upFrom: "/a/b/c", files: files) == "/a/serverless.yml")
    #expect(ServerlessProject.find(upFrom: "/z", files: files) == "/serverless.ts")
    #expect(ServerlessProject.find(upFrom: "/", files: InventedFiles([:])) == nil)
  }

  @Test(
    "Which version can use a profile follows its kind",
    arguments: [
      ("keys", true, true, [true, true, true]), ("keys", false, true, [false, true, true]),
      ("role", true, true, [true, true, true]), ("role", true, false, [false, false, true]),
      ("sso", false, false, [false, false, true]), ("login", false, false, [false, false, true]),
      ("empty", true, false, [false, false, false]),
    ])
  func usability(kind: String, inCredentials: Bool, endsInKeys: Bool, expected: [Bool]) {
    let use = ServerlessProject.usability(
      ProfileFacts(
        exists: true, kind: kind, inCredentialsFile: inCredentials, endsInKeys: endsInKeys))
    #expect([use.v3, use.v3LoadConfig, use.v4] == expected)
  }

  @Test("Variables of the environment overrule the map in versions up to 3")
  func overrides() {
    let text = """
      provider:
        profile: ${self:custom.p.${sls:stage}}
      custom:
        p: { dev: a, prod: b }

      """
    let environment = [
      "AWS_PROFILE": "a", "AWS_PROD_PROFILE": "c", "AWS_ACCESS_KEY_ID": "x",
      "AWS_SECRET_ACCESS_KEY": "y",
    ]
    let read = project(text)
    #expect(read.overrides(of: "dev", environment: environment) == ["AWS_ACCESS_KEY_ID"])
    #expect(
      read.overrides(of: "prod", environment: environment)
        == ["AWS_PROD_PROFILE", "AWS_PROFILE", "AWS_ACCESS_KEY_ID"])
    let codes = read.environmentFindings(environment).map(\.code)
    #expect(codes.contains("aws-profile-overrides-stages"))
    let four = project("frameworkVersion: '4'\n" + text)
    #expect(four.overrides(of: "prod", environment: environment).isEmpty)
    #expect(read.environmentFindings(["AWS_PROFILE": ""]).isEmpty)
  }

  @Test("A long file is read quickly enough to open a screen")
  func longFile() {
    var text = "provider:\n  profile: ${self:custom.p.${sls:stage}}\ncustom:\n  p:\n    dev: a\n"
    text += "functions:\n"
    for index in 0..<1650 {
      text += "  f\(index):\n    handler: src/f\(index).handler # x\n    timeout: 30\n"
    }
    let clock = ContinuousClock()
    let time = clock.measure { #expect(project(text).rows.count == 1) }
    print("serverless.yml of 4,955 lines read in \(time)")
  }
}
