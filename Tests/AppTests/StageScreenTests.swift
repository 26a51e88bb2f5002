import AWSCredentials
import AWSProfiles
import Canvas
import INIDocument
import ServerlessProject
import TestSupport
import Testing

@testable import App

/// A project that a test invents, and a model that has read it beside the sample profiles.
enum StageSample {
  static let text = """
    service: shop-api
    frameworkVersion: ^3.38.0

    provider:
      name: aws
      profile: ${self:custom.profiles.${sls:stage}}
      iam:
        deploymentRole: arn:aws:iam::444455556666:role/deploy

    custom:
      profiles:
        dev: acme-dev # everyone
        prod: acme-prd
        staging: acme-prod

    """

  /// Files in memory, one project a folder.
  struct Files: ProjectFiles {
    var contents: [String: String]

    func read(_ path: String) -> [UInt8]? { contents[path].map { Array($0.utf8) } }
    func exists(_ path: String) -> Bool { contents[path] != nil }
  }

  static func project(_ text: String, at path: String = "/w/shop-api/serverless.yml")
    -> StageProject
  {
    StageProject(path: path, files: Files(contents: [path: text]))
  }

  static func model(
    _ text: String = text, _ columns: Int = 100, _ rows: Int = 30,
    environment: [String: String] = [:]
  ) -> Model {
    var model = Model(environment: Environment(environment), hasHook: true)
    _ = update(&model, .input(.resize(Size(columns: columns, rows: rows))))
    _ = update(&model, .tick(now: 1_800_000_000))
    _ = update(&model, .loaded(Sample.answer))
    _ = update(&model, .project(.found(project(text))))
    model.type("3")
    return model
  }
}

/// What a person does on the Stages screen, told in keys and in what the screen says.
@Suite struct StageScreenTests {
  /// The only edit of the only save among effects, applied.
  private func saved(_ effects: [Effect]) throws -> (title: String, text: String) {
    guard case .save(let change)? = effects.first, let edit = change.projectEdits.first else {
      Issue.record("nothing is saved: \(effects)")
      throw NothingSaved()
    }
    #expect(effects.count == 1 && change.projectEdits.count == 1 && change.changes.isEmpty)
    return (change.title, String(decoding: edit.after, as: UTF8.self))
  }

  private struct NothingSaved: Error {}

  @Test func aWrongProfileIsSeenChangedCheckedAndDeployed() throws {
    var model = StageSample.model()
    #expect(model.picture.contains("✗ no such profile. Did you mean acme-prod?"))
    model.type("j")
    #expect(model.picture.contains("stage prod: no file has a profile acme-prd"))
    // The picker begins at the name that was meant.
    model.press(.enter)
    #expect(model.picture.contains("Profile of stage prod"))
    model.press(.enter)
    #expect(model.picture.contains("-     prod: acme-prd"))
    #expect(model.picture.contains("+     prod: acme-prod"))
    let (title, text) = try saved(model.press(.enter))
    #expect(title == "Stage prod: acme-prod")
    #expect(text == StageSample.text.replacing("acme-prd", with: "acme-prod"))

    let effects = update(
      &model, .saved(.done(Sample.answer, title: title, thenCheck: [])))
    #expect(effects == [.openProject(path: "/w/shop-api/serverless.yml")])
    _ = update(&model, .project(.found(StageSample.project(text))))
    #expect(!model.picture.contains("no such profile"))
    #expect(model.stageLine?.stage == "prod", "the choice stays on its row")

    // Only what the stages take is asked, each profile once, and the screen stays.
    guard case .check(let id, let names)? = model.type("C").last else {
      Issue.record("nothing is checked")
      return
    }
    #expect(names == ["acme-dev", "acme-prod"])
    #expect(model.screen == .stages)
    for name in names {
      var verdict = Verdict(.valid)
      verdict.accountID = name == "acme-dev" ? "111122223333" : "444455556666"
      _ = update(&model, .verdict(check: id, profile: name, verdict: verdict, at: model.now))
    }
    _ = update(&model, .checkEnded(id: id))
    #expect(model.picture.contains("444455556666  ✓ valid"))
    #expect(model.picture.contains("same account as prod ✓"))
    #expect(model.type("y") == [.copy("serverless deploy --stage prod")])
  }

  @Test func aVariableOfTheShellIsNamedAndTheCommandBeatsIt() {
    var model = StageSample.model(environment: ["AWS_PROFILE": "billing"])
    #expect(model.picture.contains("AWS_PROFILE=billing is set in this shell"))
    #expect(
      model.type("y") == [.copy("serverless deploy --stage dev --aws-profile acme-dev")])
  }

  @Test func stagesAreAddedByNameThenByProfile() throws {
    var model = StageSample.model()
    model.type("a")
    model.type("prod")
    model.press(.enter)
    #expect(model.picture.contains("Stage prod has a row already"))
    for _ in 0..<4 { model.press(.backspace) }
    model.type("qa live")
    model.press(.enter)
    #expect(model.picture.contains("Profile of stage qa"))
    model.type("acmedev")
    model.press(.enter)
    #expect(model.picture.contains("Profile of stage live"))
    model.type("acme-prod")
    model.press(.enter)
    let (_, text) = try saved(model.press(.enter))
    #expect(text == StageSample.text + "    qa: acme-dev\n    live: acme-prod\n")
  }

  @Test func aStageIsRemovedWithWhatItThenTakes() throws {
    var model = StageSample.model()
    model.type("jd")
    #expect(model.picture.contains("A deploy of prod then fails"))
    let (_, text) = try saved(model.press(.enter))
    #expect(text == StageSample.text.replacing("    prod: acme-prd\n", with: ""))
  }

  @Test func aVariableGivesWayOnlyToAnAgreement() throws {
    let old = StageSample.text.replacing("acme-prd", with: "${env:PROD_PROFILE}")
    var model = StageSample.model(old)
    model.type("j")
    #expect(model.picture.contains("known only when it is deployed"))
    model.press(.enter)
    #expect(model.picture.contains("from ${env:PROD_PROFILE}"))
    model.press(.escape)
    #expect(model.overlay == nil)
    model.press(.enter)
    model.press(.enter)
    model.type("acme-prod")
    model.press(.enter)
    #expect(model.picture.contains("takes the place of ${env:PROD_PROFILE}"))
    let (_, text) = try saved(model.press(.enter))
    #expect(text == StageSample.text.replacing("acme-prd", with: "acme-prod"))
  }

  @Test func aFileWithoutAMapGetsOne() throws {
    let old = "service: a\nprovider:\n  name: aws\nfunctions: {}\n"
    var model = StageSample.model(old)
    #expect(model.picture.contains("M adds a stage map"))
    model.type("M")
    model.press(.enter)
    model.type("acme-dev")
    model.press(.enter)
    model.type("acme-prod")
    model.press(.enter)
    let (_, text) = try saved(model.press(.enter))
    let made = StageSample.project(text)
    #expect(made.effectiveProfile(stage: "dev") == "acme-dev")
    #expect(made.effectiveProfile(stage: "prod") == "acme-prod")
  }

  @Test func anOrphanIsConnectedAndAFixedProfileIsSet() throws {
    let orphan = "provider:\n  name: aws\ncustom:\n  profiles:\n    dev: acme-dev\n"
    var model = StageSample.model(orphan)
    #expect(model.picture.contains("O (connect) connects it"))
    model.type("O")
    let (_, text) = try saved(model.press(.enter))
    #expect(StageSample.project(text).status == .editable)

    model = StageSample.model("provider:\n  name: aws\n  profile: acme-dev # one\n")
    #expect(model.picture.contains("every stage"))
    model.press(.enter)
    model.type("acme-prod")
    model.press(.enter)
    #expect(
      try saved(model.press(.enter)).text
        == "provider:\n  name: aws\n  profile: acme-prod # one\n")
  }

  @Test func aMapThatNothingReadsIsNotInForce() {
    let map = "custom:\n  profiles:\n    dev: acme-dev\n    prod: acme-prod\n"
    var model = StageSample.model("provider:\n  name: aws\n" + map)
    #expect(model.picture.contains("not in force: nothing reads it"))
    #expect(model.picture.contains("not set: the environment or default decides"))
    #expect(!model.picture.contains("3 · 4"))
    #expect(!model.picture.contains("invoke local runs as"))
    model = StageSample.model("provider:\n  name: aws\n  profile: acme-prod\n" + map)
    #expect(model.picture.contains("every stage"))
    #expect(model.picture.contains("invoke local runs as acme-prod"))
    #expect(!model.picture.contains("invoke local runs as acme-dev"))
  }

  @Test func aResolverIsForVersionFourAndItsDefaultIsNoStage() {
    let text = """
      stages:
        default:
          resolvers:
            acme: { type: aws, profile: acme-dev }
        prod:
          resolvers:
            acme: { type: aws, profile: acme-prod }
      provider:
        name: aws

      """
    var model = StageSample.model(text)
    #expect(model.picture.contains("default (any"))
    #expect(model.picture.contains("4 only"))
    #expect(!model.picture.contains("3 · 4"))
    #expect(!model.picture.contains("--stage default"))
    let copied = model.type("y")
    #expect(copied.contains(.copy("serverless deploy")))
    model.type("j")
    #expect(model.type("y").contains(.copy("serverless deploy --stage prod")))
    #expect(model.picture.contains("not checked"))
  }

  @Test func whatCannotBeChangedSaysWhy() {
    var model = StageSample.model("provider:\n  profile: acme-${sls:stage}\n")
    #expect(model.picture.contains("acme-{stage}"))
    for key in ["a", "d", "M", "O"] {
      #expect(model.type(key).isEmpty)
      #expect(model.overlay == nil, "\(key)")
      #expect(model.toast != nil, "\(key)")
    }
    #expect(model.press(.enter).isEmpty)
    #expect(model.picture.contains("Not changed here"))
  }

  @Test func theEditorOpensAtTheLineWithoutAShell() {
    var model = StageSample.model(
      environment: ["EDITOR": "nano", "VISUAL": "code --wait"])
    model.type("j")
    #expect(
      model.type("o") == [
        .openEditor(["code", "--wait", "--goto", "/w/shop-api/serverless.yml:13"])
      ])
    #expect(
      editorCommand(file: "/a b;c", line: 3, visual: " ", editor: "/usr/bin/vim -u NONE")
        == ["/usr/bin/vim", "-u", "NONE", "+3", "/a b;c"])
    #expect(editorCommand(file: "f", line: 3, visual: nil, editor: nil) == ["vi", "+3", "f"])
  }

  @Test func projectsOfTheTreeAreListedAndOpened() {
    var model = StageSample.model()
    let other = StageSample.project(
      "provider:\n  profile: nobody\n", at: "/w/orders/serverless.yml")
    _ = update(&model, .projects([other, StageSample.project(StageSample.text)]))
    model.type("P")
    #expect(model.picture.contains("always nobody"))
    model.type("orders")
    #expect(model.press(.enter) == [.openProject(path: "/w/orders/serverless.yml")])
  }

  @Test func theStageOptionTrapIsRedOnEveryRow() {
    let text = StageSample.text.replacing("${sls:stage}", with: "${self:provider.stage}")
      .replacing("  name: aws\n", with: "  name: aws\n  stage: dev\n")
    var model = StageSample.model(text)
    model.type("jj")
    #expect(model.picture.contains("really takes acme-dev"))
    #expect(model.picture.contains("A deploy of staging really takes acme-dev, not acme-prod"))
  }

  @Test func aRenameTakesTheMapsOfTheWholeTreeAlong() throws {
    var model = StageSample.model(
      StageSample.text.replacing("acme-prd", with: "acme-dev"))
    let other = StageSample.project(
      "provider:\n  profile: acme-dev\n", at: "/w/orders/serverless.yml")
    _ = update(
      &model,
      .projects([
        other,
        StageSample.project(
          model.project.map { _ in StageSample.text.replacing("acme-prd", with: "acme-dev") } ?? ""),
      ]))
    model.type("1/acme-dev")
    model.press(.enter)
    model.type("r")
    for _ in 0..<20 { model.press(.backspace) }
    model.type("new-dev")
    model.press(.enter)
    #expect(model.picture.contains("orders/serverless.yml"))
    guard case .save(let change)? = model.press(.enter).first else {
      Issue.record("nothing is saved")
      return
    }
    #expect(change.changes == [.rename(from: "acme-dev", to: "new-dev")])
    let texts = change.projectEdits.map { String(decoding: $0.after, as: UTF8.self) }
    #expect(texts.count == 2)
    #expect(texts.allSatisfy { !$0.contains("acme-dev") })
  }

  @Test(arguments: [(100, 30), (80, 24), (60, 20), (40, 16)])
  func pictures(_ columns: Int, _ rows: Int) {
    var model = StageSample.model(StageSample.text, columns, rows)
    model.type("j")
    expectGolden(view(model), "stages-map-\(columns)x\(rows)")
    model.press(.enter)
    expectGolden(view(model), "stages-pick-\(columns)x\(rows)")
    model = StageSample.model(
      "provider:\n  name: aws\n", columns, rows, environment: ["AWS_PROFILE": "acme-dev"])
    expectGolden(view(model), "stages-none-\(columns)x\(rows)")
  }

  @Test func anySizeDraws() {
    for columns in [0, 1, 5, 19, 33, 47, 71, 90, 200] {
      for rows in [0, 1, 4, 7, 10, 13, 50] {
        for keys in ["", "\n", "a", "d", "P", "y"] {
          var model = StageSample.model(StageSample.text, columns, rows)
          if keys == "\n" { model.press(.enter) } else { model.type(keys) }
          #expect(view(model).buffer.size == Size(columns: columns, rows: rows))
        }
      }
    }
  }
}
