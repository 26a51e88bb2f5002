import AWSCredentials
import AWSProfiles
import Canvas
import Testing

@testable import App

/// The rotation of a key, step by step, with the faults that can come at each of them.
@Suite struct RotationTests {
  static let old = "AKIAQNZGKIQYQEXAMPLE"
  static let new = "AKIANEWEXAMPLE000000"
  static let kept = KeptKeys(
    keys: NewKeys(
      accessKeyID: new, secretAccessKey: Secret("ExampleSecretNew0123456789abcdefghijklmn")),
    path: "~/.local/state/awscreds-tui/new-key-\(new)")

  /// Keys as IAM lists them; the profile's own is the first unless told.
  private func report(
    _ ids: [String] = [old], own: String = old, off: Set<String> = []
  ) -> KeyReport {
    KeyReport(
      userName: "ann", ownKeyID: own,
      keys: ids.enumerated().map { index, id in
        AccessKey(
          id: id, isActive: !off.contains(id), created: 1_700_000_000 + index, isUseKnown: true)
      })
  }

  /// A model whose overlay shows these keys.
  private func opened(_ report: KeyReport, kept: KeptKeys? = nil) -> Model {
    var model = Sample.model(120, 40)
    model.type("K")
    model.answer(.listed(report, kept: kept))
    return model
  }

  @Test func openingAsksOnceAndShowsAgeAndUse() {
    var model = Sample.model(120, 40)
    #expect(model.type("K") == [.keys(id: 1, profile: "acme-dev", .list)])
    #expect(model.picture.contains("Asking IAM"))
    model.answer(.listed(report(), kept: nil))
    #expect(model.picture.contains(Self.old))
    #expect(model.picture.contains("1157 days old: rotate it"))
    #expect(model.picture.contains("never"))
  }

  @Test func allFiveStepsEndWithOneKey() throws {
    var model = opened(report())
    #expect(model.press(.enter) == [.keys(id: 1, profile: "acme-dev", .create(report()))])
    model.answer(.made(Self.kept))
    #expect(model.picture.contains("+ aws_access_key_id = \(Self.new)"))
    #expect(!model.picture.contains("ExampleSecretNew"))
    #expect(model.picture.contains("the new key stays kept aside"))
    #expect(!model.picture.contains("leaves all as it was"))
    let written = model.press(.enter)
    guard case .keys(_, _, .write(let change, Self.new))? = written.first else {
      Issue.record("nothing is written: \(written)")
      return
    }
    let after = try model.catalog.files.applying(change.changes).after
    let files = FilesAnswer(files: after, paths: [:])
    let tried = model.answer(.written(.done(files, title: "Rotated", thenCheck: [])))
    #expect(tried == [.keys(id: 1, profile: "acme-dev", .verify)])
    #expect(model.catalog["acme-dev"]?["aws_access_key_id"] == Self.new)
    model.answer(.waiting(milliseconds: 4_000))
    #expect(model.picture.contains("does not know the new key yet: 4 s"))
    model.answer(.verified)
    #expect(
      model.press(.enter)
        == [.keys(id: 1, profile: "acme-dev", .set(id: Self.old, active: false))])
    model.answer(.set(id: Self.old, active: false))
    #expect(model.press(.enter).isEmpty)
    model.type(String(Self.old.dropLast()))
    #expect(model.press(.enter).isEmpty, "an id that is not whole deletes nothing")
    model.type("E")
    #expect(model.press(.enter) == [.keys(id: 1, profile: "acme-dev", .delete(id: Self.old))])
    model.answer(.deleted(id: Self.old))
    #expect(model.picture.contains("rotation is complete"))
    model.press(.enter)
    #expect(model.overlay == nil)
  }

  @Test func aFaultSaysWhereItStoppedAndEnterTriesAgain() {
    let stages: [(KeyReport, Bool, Int, [Effect])] = [
      (report(), false, 1, [.keys(id: 1, profile: "acme-dev", .create(report()))]),
      (
        report([Self.old, Self.new], own: Self.new), false, 4,
        [.keys(id: 1, profile: "acme-dev", .set(id: Self.old, active: false))]
      ),
    ]
    for (listed, _, number, effects) in stages {
      var model = opened(listed)
      #expect(model.press(.enter) == effects)
      model.answer(.failed("IAM cannot be reached."))
      #expect(model.picture.contains("Stopped at step \(number) of 5"))
      #expect(model.press(.enter) == effects)
    }
  }

  @Test func aFaultOfTheFirstQuestionIsShownAndAskedAgain() {
    var model = Sample.model(120, 40)
    model.type("K")
    model.answer(.failed("It holds no access key."))
    #expect(model.picture.contains("holds no access key"))
    #expect(model.press(.enter) == [.keys(id: 1, profile: "acme-dev", .list)])
  }

  @Test func aRefusedWriteKeepsTheOldKeyAndCanBeTriedAgain() {
    var model = opened(report())
    model.press(.enter)
    model.answer(.made(Self.kept))
    model.press(.enter)
    model.answer(.written(.refused("The file changed meanwhile.")))
    #expect(model.catalog["acme-dev"]?["aws_access_key_id"] == Self.old)
    #expect(model.picture.contains("still has its old key"))
    model.press(.enter)
    #expect(model.picture.contains("+ aws_access_key_id = \(Self.new)"))
  }

  @Test func aKeyThatAWSNeverKnowsLeavesTheOldOneActive() {
    var model = opened(report([Self.old, Self.new]), kept: Self.kept)
    model.press(.enter)
    model.press(.enter)
    model.answer(.written(.done(Sample.answer, title: "Rotated", thenCheck: [])))
    model.answer(.failed("STS does not know it."))
    #expect(model.press(.enter) == [.keys(id: 1, profile: "acme-dev", .verify)])
    model.answer(.failed("STS does not know it."))
    model.press(.escape)
    #expect(model.toast?.text.contains("K goes on") == true)
  }

  @Test func leavingTheReviewKeepsTheNewKeyAside() {
    var model = opened(report())
    model.press(.enter)
    model.answer(.made(Self.kept))
    #expect(model.press(.escape).isEmpty)
    #expect(model.picture.contains("/new-key-\(Self.new)"))
    model.press(.escape)
    #expect(model.toast?.text.contains(Self.new) == true)
    model.type("K")
    _ = update(
      &model, .keys(id: 2, .listed(report([Self.old, Self.new]), kept: Self.kept)))
    model.press(.enter)
    #expect(model.picture.contains("+ aws_access_key_id = \(Self.new)"))
  }

  @Test func aNewKeyThatComesAfterLeavingIsTold() {
    var model = opened(report())
    model.press(.enter)
    #expect(model.press(.escape) == [.cancelKeys(id: 1)])
    model.answer(.made(Self.kept))
    #expect(model.overlay == nil)
    #expect(model.toast?.text.contains("kept in ~/.local/state") == true)
  }

  @Test func aSecondKeyOfUnknownOriginBlocksWithTheWayOut() {
    var model = opened(report([Self.old, Self.new]))
    #expect(model.press(.enter).isEmpty)
    #expect(model.picture.contains("switch it off with i"))
    model.press(.down)
    model.type("d")
    #expect(model.picture.contains("off first"))
    #expect(
      model.type("i") == [.keys(id: 1, profile: "acme-dev", .set(id: Self.new, active: false))])
    model.answer(.set(id: Self.new, active: false))
    model.type("d")
    model.type(Self.new)
    #expect(model.press(.enter) == [.keys(id: 1, profile: "acme-dev", .delete(id: Self.new))])
    model.answer(.deleted(id: Self.new))
    #expect(model.press(.enter) == [.keys(id: 1, profile: "acme-dev", .create(report()))])
  }

  @Test func theProfilesOwnKeyStays() {
    var model = opened(report())
    #expect(model.type("i").isEmpty)
    #expect(model.type("d").isEmpty)
    #expect(model.picture.contains("uses this key itself"))
  }

  @Test func anUnwrittenKeyCanBeDeletedWhileItIsOn() {
    var model = opened(report([Self.old, Self.new]), kept: Self.kept)
    model.press(.down)
    model.type("d")
    model.type(Self.new)
    #expect(model.press(.enter) == [.keys(id: 1, profile: "acme-dev", .delete(id: Self.new))])
    model.answer(.deleted(id: Self.new))
    #expect(!model.picture.contains("complete"))
  }

  @Test func profilesWithTheSameKeyChangeWithIt() throws {
    var model = Sample.model(120, 40)
    let change = ProfileChange.copy(from: "acme-dev", to: "twin")
    let files = try model.catalog.files.applying([change]).after
    _ = update(&model, .loaded(FilesAnswer(files: files, paths: [:])))
    model.type("K")
    model.answer(.listed(report([Self.old, Self.new]), kept: Self.kept))
    model.press(.enter)
    #expect(model.picture.contains("changes too: twin"))
    guard case .keys(_, _, .write(let written, _))? = model.press(.enter).first else {
      Issue.record("nothing is written")
      return
    }
    let after = ProfileCatalog(try files.applying(written.changes).after)
    #expect(after["twin"]?["aws_access_key_id"] == Self.new)
  }

  @Test(arguments: [(80, 24), (120, 40), (20, 5)])
  func everyPhaseDraws(_ columns: Int, _ rows: Int) {
    var model = Sample.model(columns, rows)
    model.type("K")
    #expect(view(model).buffer.size == model.size)
    model.answer(.listed(report([Self.old, Self.new]), kept: Self.kept))
    for key in [Key.down, .character("d"), .character("x"), .escape, .enter, .escape] {
      model.press(key)
      #expect(view(model).buffer.size == model.size)
    }
  }
}

extension Model {
  /// Takes in the answer of the first opening of keys.
  @discardableResult
  fileprivate mutating func answer(_ answer: KeyAnswer) -> [Effect] {
    update(&self, .keys(id: 1, answer))
  }
}
