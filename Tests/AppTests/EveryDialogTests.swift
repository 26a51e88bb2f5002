import AWSProfiles
import Canvas
import ShellIntegration
import TestSupport
import Testing

@testable import App

/// One of each thing that can lie over a screen, opened as a user opens it.
enum OpenDialog: String, CaseIterable {
  case help, palette, messages, form, picker, review, switchOffer, hookSetUp, guide, settings
  case unset, stage, history, ask, code, signIn, browse, confirm, sections, importPath
  case importRows, copyMenu, rotation

  /// Which one an overlay is: a new one must find its place here.
  init(_ overlay: Overlay) {
    self =
      switch overlay {
      case .help: .help
      case .palette: .palette
      case .messages: .messages
      case .form: .form
      case .picker: .picker
      case .review: .review
      case .switchOffer: .switchOffer
      case .hookSetUp: .hookSetUp
      case .guide: .guide
      case .settings: .settings
      case .unset: .unset
      case .stage: .stage
      case .history: .history
      case .ask: .ask
      case .code: .code
      case .signIn: .signIn
      case .browse: .browse
      case .confirm: .confirm
      case .sections: .sections
      case .importPath: .importPath
      case .importRows: .importRows
      case .copyMenu: .copyMenu
      case .rotation: .rotation
      }
  }

  /// Opens it over a model that has read the sample.
  func open(on model: inout Model) {
    switch self {
    case .help: model.type("?")
    case .palette: model.type(":")
    case .messages:
      model.tell(.error, "something went wrong")
      model.type("m")
    case .form: model.type("a")
    case .picker:
      model.overlay = .form(FormState(adding: .role))
      model.press(.down)
      model.press(.down)
      model.press(.control("o"))
    case .review:
      model.review(
        Change(
          title: "Set it",
          changes: [.set(profile: "acme-prod", key: "region", value: "eu-west-3", file: nil)],
          thenCheck: []))
    case .switchOffer:
      model.overlay = .switchOffer(SwitchOfferState(ShellSwitch(profile: "acme-dev")))
    case .hookSetUp:
      guard let startup = StartupFile(of: .bash, home: "/home/ann", variables: [:]) else {
        Issue.record("no startup file")
        return
      }
      model.overlay = .hookSetUp(HookSetUpState(startup, text: "# mine\nalias x=y\n"))
    case .guide: _ = update(&model, .action(.guide))
    case .settings: model.type(",")
    case .unset:
      model.overlay = .unset(
        UnsetState(
          environment: Environment(["AWS_PROFILE": "acme-dev", "AWS_REGION": "x"]),
          catalog: model.catalog, overruling: ["AWS_PROFILE"]))
    case .stage:
      _ = update(&model, .project(.found(StageSample.project(StageSample.text))))
      model.type("3a")
    case .history:
      model.type("H")
      let lines = (1...30).map { (line: Int) in
        DiffLine(.added, number: line, text: "key = \(line)")
      }
      let step = HistoryEntry(id: 1, time: 1_799_999_000, title: "Add acme", lines: lines)
      _ = update(&model, .history(HistoryAnswer(entries: [step], undoable: 1)))
    case .ask: model.overlay = .ask(AskState(.delete("acme-dev")))
    case .code:
      _ = update(&model, .question(MFAQuestion(id: 1, serial: "mfa/me", profiles: ["acme-prod"])))
    case .signIn, .browse:
      _ = update(&model, .loaded(Sample.answer(config: SignInDialogTests.config)))
      let row = model.profiles.rows.firstIndex(of: "billing") ?? 0
      _ = update(&model, .choose(screen: .profiles, row: row))
      model.type(self == .signIn ? "l" : "b")
    case .confirm: model.offerRemoval(of: "~/keys.csv")
    case .sections: model.type("S")
    case .importPath: model.type("I")
    case .importRows:
      model.type("a")
      _ = update(&model, .input(.paste(Sample.severalProfiles)))
    case .copyMenu: model.type("y")
    case .rotation: model.type("K")
    }
  }
}

/// Faults 1, 3 and 5: windows that shrink under a dialog, keys before anything was laid out, and
/// pastes that answer what was never asked.
@Suite struct EveryDialogTests {
  private static let tiny = [(0, 0), (1, 1), (20, 5)]

  private func opened(_ dialog: OpenDialog, _ columns: Int, _ rows: Int) -> Model {
    var model = Sample.model(columns, rows)
    dialog.open(on: &model)
    return model
  }

  @Test(arguments: OpenDialog.allCases) func eachIsOpened(_ dialog: OpenDialog) {
    let model = opened(dialog, 100, 30)
    #expect(model.overlay.map(OpenDialog.init) == dialog)
  }

  /// Fault 3: a dialog open and the window shrunk; a key before any layout fitted.
  @Test(arguments: OpenDialog.allCases) func anyWindowAndAnyKeyIsSurvived(_ dialog: OpenDialog) {
    let keys: [Key] = [
      .down, .up, .pageDown, .end, .tab, .right, .backspace, .character("x"), .character(" "),
      .character("/"), .enter, .escape,
    ]
    for (columns, rows) in Self.tiny {
      for start in [opened(dialog, 120, 40), opened(dialog, columns, rows)] {
        for key in keys {
          var model = start
          let size = Size(columns: columns, rows: rows)
          _ = update(&model, .input(.resize(size)))
          #expect(view(model).buffer.size == size)
          model.press(key)
          #expect(view(model).buffer.size == size)
          _ = update(&model, .input(.resize(Size(columns: 100, rows: 30))))
          #expect(view(model).buffer.size.columns == 100)
        }
      }
    }
  }

  /// Fault 3: what a tiny window shows of each dialog is not empty.
  @Test(arguments: OpenDialog.allCases) func aTinyWindowShowsWordsOfIt(_ dialog: OpenDialog) {
    let model = opened(dialog, 20, 5)
    let lines = model.picture.split(separator: "\n").dropLast()
    #expect(lines.contains { $0.contains { $0.isLetter } }, "\(model.picture)")
  }

  /// Fault 5: the first line end of a paste confirmed the dialog, the rest ran as commands.
  @Test(arguments: OpenDialog.allCases) func aPasteAnswersNothing(_ dialog: OpenDialog) {
    var model = opened(dialog, 100, 30)
    let effects = update(&model, .input(.paste("\ny\nacme-dev\r\nq\n:quit\n")))
    let harmless = effects.allSatisfy { if case .listFolder = $0 { true } else { false } }
    #expect(harmless, "\(effects)")
    #expect(model.overlay != nil)
    #expect(view(model).buffer.size.rows == 30)
  }

  /// Fault 1: resizing during a search; here between any two keys of a random user.
  @Test(arguments: 1...8) func aResizeBetweenAnyTwoKeysIsSurvived(seed: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    var model = Sample.model()
    model.policies = [GuidePolicy(title: "Deploy", text: "{\n}")]
    let keys: [Key] =
      "jkgGnN/?:mHSyadre12345%, s".map { .character($0) }
      + [.escape, .escape, .enter, .tab, .backspace, .pageDown, .end, .control("u"), .down, .up]
    for step in 0..<200 {
      let size = Size(
        columns: Int.random(in: 0...130, using: &numbers),
        rows: Int.random(in: 0...45, using: &numbers))
      _ = update(&model, .input(.resize(size)))
      if let key = keys.randomElement(using: &numbers) { model.press(key) }
      if step % 40 == 0, let dialog = OpenDialog.allCases.randomElement(using: &numbers) {
        dialog.open(on: &model)
      }
      guard view(model).buffer.size == size else {
        Issue.record("step \(step) of seed \(seed): another size")
        return
      }
    }
  }
}
