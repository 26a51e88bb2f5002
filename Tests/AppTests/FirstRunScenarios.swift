import AWSCredentials
import AWSProfiles
import Canvas
import INIDocument
import TestSupport
import Testing

@testable import App

/// From no file at all to a checked profile in force, by what the screen says.
@Suite struct FirstRunScenarios {
  private func start(_ variables: [String: String] = [:]) -> Model {
    var model = Model(environment: Environment(variables), hasHook: true)
    model.policies = [
      GuidePolicy(title: "Deploy", text: "{\n  \"Version\": \"2012-10-17\"\n}"),
      GuidePolicy(title: "Checks", text: "{}"),
    ]
    _ = update(&model, .input(.resize(Size(columns: 100, rows: 30))))
    _ = update(&model, .tick(now: 1_800_000_000))
    _ = update(&model, .loaded(FilesAnswer(files: SharedFiles(), paths: [:])))
    return model
  }

  @Test func fromNothingToACheckedProfileInForce() throws {
    var model = start()
    for words in ["No profiles yet", "Have keys already?", "Need keys?", "Company sign-in?"] {
      #expect(model.picture.contains(words), "\(model.picture)")
    }
    model.press(.enter)
    _ = update(
      &model,
      .input(
        .paste(
          "export AWS_ACCESS_KEY_ID=AKIAEXAMPLE2ALPHA222\n"
            + "export AWS_SECRET_ACCESS_KEY=ExampleSecretDelta0123456789abcdefghijkl\n")))
    #expect(!model.picture.contains("ExampleSecretDelta"))
    model.type("dev")
    model.press(.enter)
    while case .form = model.overlay { model.press(.enter) }
    #expect(model.picture.contains("[dev]"))
    let effects = model.type("c")
    guard case .save(let change)? = effects.first else {
      Issue.record("nothing is written: \(effects)")
      return
    }
    #expect(change.thenCheck == ["dev"])
    let after = try model.catalog.files.applying(change.changes).after
    let asked = update(
      &model,
      .saved(
        .done(FilesAnswer(files: after, paths: [:]), title: change.title, thenCheck: ["dev"])))
    guard case .check(let id, let names)? = asked.last else {
      Issue.record("no check: \(asked)")
      return
    }
    #expect(names == ["dev"])
    _ = update(&model, .verdict(check: id, profile: "dev", verdict: Verdict(.valid), at: model.now))
    _ = update(&model, .checkEnded(id: id))
    #expect(model.picture.contains("valid"))
    #expect(model.press(.enter) == [.switchShell(ShellSwitch(profile: "dev")), .quit])
  }

  @Test func theGuideCopiesAPolicyAndLeadsToTheForm() {
    let store = TestStore<Model, Message, Effect>(start()) { update(&$0, $1) }
    func key(_ key: Key) -> Message { .input(.key(key)) }
    var guide = GuideState()
    store.send(key(.character("n"))) { $0.overlay = .guide(guide) }
    guide.page = 1
    store.send(key(.tab)) { $0.overlay = .guide(guide) }
    guide.page = 2
    store.send(key(.tab)) { $0.overlay = .guide(guide) }
    let policy = store.model.policies[0].text
    store.send(key(.character("y")), effects: [.copy(policy)]) {
      $0.toast = Notice(.done, "Copied the policy: Deploy")
      $0.notices = [Notice(.done, "Copied the policy: Deploy")]
    }
    store.settle(.copy(policy))
    store.send(key(.enter)) {
      $0.toast = nil
      $0.overlay = .form(FormState())
    }
  }

  @Test func everyPageOfTheGuideFitsItsRoom() {
    var model = start()
    model.type("n")
    for size in [Size(columns: 100, rows: 30), Size(columns: 40, rows: 12)] {
      _ = update(&model, .input(.resize(size)))
      for page in 0..<model.guidePages.count {
        model.overlay = .guide(
          {
            var state = GuideState()
            state.page = page
            return state
          }())
        #expect(model.picture.contains("page \(page + 1) of 5"))
        // The end can be reached, and no further.
        for _ in 0..<400 { model.press(.down) }
        guard case .guide(let end) = model.overlay else {
          Issue.record("left the guide")
          return
        }
        let text = Painter(model).page(of: .guide)
        #expect(end.offset == max(0, text.count(of: page) - text.height))
      }
    }
  }

  @Test func exportedKeysAreKeptAsAProfile() {
    var model = start([
      "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE2ALPHA222",
      "AWS_SECRET_ACCESS_KEY": "ExampleSecretDelta0123456789abcdefghijkl",
      "AWS_REGION": "eu-west-1",
    ])
    #expect(model.picture.contains("Keys are exported here"))
    model.type("x")
    #expect(!model.picture.contains("ExampleSecretDelta"))
    guard case .form(let form) = model.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.value("aws_access_key_id") == "AKIAEXAMPLE2ALPHA222")
    #expect(form.value("region") == "eu-west-1")
  }

  @Test func companySignInDemoAndPaste() {
    var model = start()
    #expect(model.type("d") == [.openDemo])
    model.type("s")
    #expect(model.picture.contains("SSO session"))
    model.press(.escape)
    // Keys pasted over the empty list are taken for what they are.
    _ = update(
      &model,
      .input(
        .paste(
          "AKIAEXAMPLE2ALPHA222\nExampleSecretDelta0123456789abcdefghijkl\n")))
    guard case .form = model.overlay else {
      Issue.record("a paste of keys opened no form")
      return
    }
  }

  @Test func aFileThatCannotBeReadIsNoFirstRun() {
    var model = start()
    _ = update(
      &model,
      .loaded(FilesAnswer(files: SharedFiles(), paths: [:], faults: ["credentials: denied"])))
    #expect(!model.picture.contains("No profiles yet"))
    #expect(model.type("d").isEmpty)
  }
}
