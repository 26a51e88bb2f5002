import AWSProfiles
import Canvas
import INIDocument
import TestSupport
import Testing

@testable import App

/// Keys that come from elsewhere, told as a user meets them.
@Suite struct ImportScenarioTests {
  private static let printedBySTS = """
    {
        "Credentials": {
            "AccessKeyId": "ASIAEXAMPLE5DELTA555",
            "SecretAccessKey": "ExampleSecretGolf00123456789abcdefghijkl",
            "SessionToken": "ExampleToken0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH==",
            "Expiration": "2026-11-25T12:00:00+00:00"
        }
    }

    """

  /// Sends input; files are kept by `keeper`.
  private func send(_ input: [InputEvent], _ model: inout Model, _ keeper: inout KeeperOfFiles) {
    for event in input {
      for effect in update(&model, .input(event)) {
        if let answer = keeper.answer(effect) { _ = update(&model, answer) }
      }
    }
  }

  private func keys(_ text: String) -> [InputEvent] { text.map { .key(.character($0)) } }

  /// The profile that roles use is replaced by a pasted one of another name, and all is undone.
  @Test func aProfileIsPastedRenamedAndBothAreUndone() {
    var model = Sample.model(120, 40)
    var keeper = KeeperOfFiles(Sample.files)
    send(keys("a") + [.paste(Self.printedBySTS)] + keys("ops"), &model, &keeper)
    #expect(model.picture.contains("temporary key"))
    send([.key(.enter)], &model, &keeper)
    #expect(model.picture.contains("+ [ops]"))
    #expect(!model.picture.contains("ExampleSecret") && !model.picture.contains("ExampleToken"))
    send([.key(.enter)], &model, &keeper)
    #expect(model.catalog["ops"]?.kind == .temporaryKeys)
    #expect(model.profiles.selected == "ops")

    model.profiles.list.select(0, count: model.profiles.rows.count)
    send(keys("r") + [.key(.control("u"))] + keys("acme-new"), &model, &keeper)
    send([.key(.enter)], &model, &keeper)
    #expect(model.picture.contains("Changed with it: acme-prod"))
    #expect(model.picture.contains("+ source_profile = acme-new"))
    send([.key(.enter)], &model, &keeper)
    #expect(model.catalog["acme-prod"]?["source_profile"] == "acme-new")
    #expect(model.profiles.selected == "acme-new")

    send(keys("z") + [.key(.enter)], &model, &keeper)
    #expect(model.toast?.text.contains("Undone: Rename acme-dev to acme-new") == true)
    send(keys("z") + [.key(.enter)], &model, &keeper)
    #expect(keeper.files == Sample.files)
    #expect(model.catalog.files == Sample.files)
  }

  /// The same change as `TestStore` sees it: every step of the model spelled out, every answer taken.
  @Test func savingAndUndoingChangeNothingElse() throws {
    var model = Sample.model(120, 40)
    var keeper = KeeperOfFiles(Sample.files)
    model.type("d")
    model.type("acme-dev")
    model.press(.enter)
    guard case .review(let review) = model.overlay else {
      Issue.record("no review")
      return
    }
    #expect(review.remarks == ["acme-prod loses its source profile"])
    let store = TestStore(model, update: update)
    let save = Effect.save(review.change)
    store.send(.input(.key(.enter)), effects: [save]) { model in
      model.waiting = Waiting(work: .saving, key: .enter, since: 0)
      model.afterSaving.hint = "z takes it back"
    }
    let savedAnswer = keeper.answer(save)
    let saved = try #require(savedAnswer)
    let gone = ProfileCatalog(keeper.files)
    store.receive(saved, from: save) { model in
      model.overlay = nil
      model.waiting = nil
      model.slipped = SlippedKey(key: .enter, until: SlippedKey.length)
      model.catalog = gone
      model.profiles.rows = gone.names
      model.profiles.list.select(model.profiles.list.selection, count: gone.count)
      model.examine()
      model.tell(.done, "Delete acme-dev. z takes it back")
      model.afterSaving = AfterSaving()
    }
    store.send(.input(.key(.character("z"))), effects: [.preview(.undo)]) { model in
      model.toast = nil
      model.slipped = nil
      model.waiting = Waiting(work: .preview, since: 0)
    }
    let previewAnswer = keeper.answer(.preview(.undo))
    let preview = try #require(previewAnswer)
    guard case .preview(.step(_, _, let lines, _, _)) = preview else {
      Issue.record("no step to look at")
      return
    }
    store.receive(preview, from: .preview(.undo)) { model in
      model.waiting = nil
      let change = Change(title: "Undo: Delete acme-dev", changes: [], thenCheck: [])
      var review = ReviewState(change: change, lines: lines)
      review.move = .undo
      model.overlay = .review(review)
    }
    let undo = Effect.make(.undo, title: "Undo: Delete acme-dev", shown: ShownStep())
    store.send(.input(.key(.enter)), effects: [undo]) { model in
      model.waiting = Waiting(work: .saving, key: .enter, since: 0)
      model.afterSaving.hint = "Z does it again"
    }
    let undoneAnswer = keeper.answer(undo)
    let undone = try #require(undoneAnswer)
    let back = ProfileCatalog(Sample.files)
    store.receive(undone, from: undo) { model in
      model.overlay = nil
      model.waiting = nil
      model.slipped = SlippedKey(key: .enter, until: SlippedKey.length)
      model.catalog = back
      model.profiles.rows = back.names
      // What came back is chosen.
      model.profiles.list.select(back.names.firstIndex(of: "acme-dev") ?? 0, count: back.count)
      model.examine()
      model.tell(.done, "Undone: Delete acme-dev. Z does it again")
      model.afterSaving = AfterSaving()
    }
    #expect(store.model.catalog.files == Sample.files)
  }

  @Test func severalRowsAreChosenNamedAndWrittenAtOnce() {
    var model = Sample.model(120, 40)
    var keeper = KeeperOfFiles(Sample.files)
    let csv = """
      Access key ID;Secret access key
      AKIAEXAMPLE6ECHO6666;ExampleSecretHote00123456789abcdefghijkl
      AKIAEXAMPLE7FOXT7777;ExampleSecretIndi00123456789abcdefghijkl
      AKIAEXAMPLE8GOLF8888;ExampleSecretJuli00123456789abcdefghijkl
      """
    send(keys("a") + [.paste(csv)] + keys("one") + [.key(.down)], &model, &keeper)
    // The second row is left out, the third gets a name that is in use.
    send([.key(.enter)] + keys(" e") + keys("legacy-prod"), &model, &keeper)
    send([.key(.enter), .key(.enter)], &model, &keeper)
    #expect(model.picture.contains("legacy-prod is there already: replaces its keys"))
    send([.key(.enter)], &model, &keeper)
    let catalog = ProfileCatalog(keeper.files)
    #expect(catalog["one"]?["aws_access_key_id"] == "AKIAEXAMPLE6ECHO6666")
    #expect(catalog["legacy-prod"]?["aws_access_key_id"] == "AKIAEXAMPLE8GOLF8888")
    #expect(catalog.count == ProfileCatalog(Sample.files).count + 1)
    send(keys("z") + [.key(.enter)], &model, &keeper)
    #expect(keeper.files == Sample.files)
  }

  @Test func twoRowsOfOneNameAreNotWritten() {
    var model = Sample.model(120, 40)
    let pair = "aws_access_key_id = AKIAEXAMPLE6ECHO6666\naws_secret_access_key = "
    let text =
      "[x]\n\(pair)ExampleSecretHote00123456789abcdefghijkl\n[y]\n"
      + "aws_access_key_id = AKIAEXAMPLE7FOXT7777\n"
      + "aws_secret_access_key = ExampleSecretIndi00123456789abcdefghijkl\n"
    model.type("a")
    _ = update(&model, .input(.paste(text)))
    model.type("e")
    model.press(.backspace)
    model.type("y")
    model.press(.enter)
    model.press(.enter)
    guard case .importRows(let state) = model.overlay else {
      Issue.record("it went on")
      return
    }
    #expect(state.complaint?.contains("two rows") == true)
  }

  @Test func aFileIsImportedAndRemovedOnlyAfterAYes() {
    for answer in [Key.enter, .escape, .character("n"), .character("y")] {
      var model = Sample.model(120, 40)
      #expect(model.type("I") == [.listFolder("~/Downloads/")])
      _ = update(
        &model,
        .folder("~/Downloads/", [FolderEntry(name: "new_keys.csv", isFolder: false)]))
      model.type("new")
      model.press(.tab)
      #expect(model.press(.enter) == [.readImport("~/Downloads/new_keys.csv")])
      let row = ImportDraft(
        name: "fresh",
        keys: NewKeys(
          accessKeyID: "AKIAEXAMPLE6ECHO6666",
          secretAccessKey: Secret("ExampleSecretHote00123456789abcdefghijkl")))
      _ = update(
        &model,
        .importRead(
          path: "~/Downloads/new_keys.csv", .found(ImportBatch(rows: [row]), mayRemove: true)))
      model.press(.enter)
      var keeper = KeeperOfFiles(Sample.files)
      send([.key(.enter)], &model, &keeper)
      #expect(model.picture.contains("Remove ~/Downloads/new_keys.csv?"))
      let effects = model.press(answer)
      let isYes = answer == .character("y")
      #expect(effects == (isYes ? [.removeFile("~/Downloads/new_keys.csv")] : []))
      #expect(model.overlay == nil)
    }
  }

  @Test func keysPastedOverTheListOpenTheFormAndNotAFilter() {
    var model = Sample.model(120, 40)
    _ = update(&model, .input(.paste(Self.printedBySTS)))
    guard case .form = model.overlay else {
      Issue.record("no form")
      return
    }
    model.press(.escape)
    model.type("y")
    _ = update(&model, .input(.paste("ExampleSecretGolf00123456789abcdefghijkl")))
    #expect(!model.profiles.filter.isOn && model.overlay == nil)
    #expect(!model.picture.contains("ExampleSecretGolf"))
  }

  @Test func markedRowsAreCheckedOrDeletedTogether() {
    var model = Sample.model(120, 40)
    var keeper = KeeperOfFiles(Sample.files)
    model.type("  ")
    #expect(model.profiles.marked == ["acme-dev", "legacy-prod"])
    var other = model
    guard case .check(_, let names)? = other.type("c").last else {
      Issue.record("no check")
      return
    }
    #expect(names == ["acme-dev", "legacy-prod"])
    model.type("d1")
    model.press(.enter)
    guard case .ask(let ask) = model.overlay else {
      Issue.record("deleted without the number")
      return
    }
    #expect(ask.complaint != nil)
    send([.key(.backspace)] + keys("2") + [.key(.enter), .key(.enter)], &model, &keeper)
    #expect(ProfileCatalog(keeper.files).names == ["default", "acme-prod", "billing"])
    #expect(model.profiles.marked.isEmpty)
    model.type(" ")
    model.press(.escape)
    #expect(model.profiles.marked.isEmpty)
  }

  @Test func sharedSectionsAreRenamedWithTheirProfilesAndDeletedByName() {
    var model = Sample.model(120, 40)
    var keeper = KeeperOfFiles(Sample.files)
    send(keys("Sa"), &model, &keeper)
    guard case .form(var form) = model.overlay else {
      Issue.record("no form")
      return
    }
    form.name = TextField("acme")
    form.put("https://acme.example.com/start", into: "sso_start_url")
    form.put("us-east-1", into: "sso_region")
    model.overlay = .form(form)
    send([.key(.enter), .key(.enter)], &model, &keeper)
    #expect(ProfileCatalog(keeper.files).ssoSessions.map(\.name) == ["acme"])
    send(keys("Sr") + [.key(.control("u"))] + keys("corp") + [.key(.enter)], &model, &keeper)
    #expect(model.picture.contains("Changed with it: billing"))
    send([.key(.enter)], &model, &keeper)
    #expect(model.catalog["billing"]?["sso_session"] == "corp")
    send(keys("Sd"), &model, &keeper)
    #expect(model.picture.contains("Used by billing"))
    send([.key(.enter)], &model, &keeper)
    #expect(ProfileCatalog(keeper.files).ssoSessions.count == 1)
    send(keys("corp") + [.key(.enter), .key(.enter)], &model, &keeper)
    #expect(ProfileCatalog(keeper.files).ssoSessions.isEmpty)
    for _ in 0..<3 { send(keys("z") + [.key(.enter)], &model, &keeper) }
    #expect(keeper.files == Sample.files)
  }
}
