import AWSProfiles
import Canvas
import TestSupport
import Testing

@testable import App

/// A paste of any length keeps nobody waiting: what is too long is not looked through, and no pattern
/// is longer than a name may be.
@Suite struct LongPasteTests {
  private static let secret = "ExampleSecretGolf00123456789abcdefghijkl"

  /// Keys, and words beside them up to a length in bytes.
  private func text(of count: Int) -> String {
    let keys = "AKIAIOSFODNN7EXAMPLE\n\(Self.secret)\n"
    return keys + String(repeating: "#", count: count - keys.utf8.count)
  }

  @Test func whatIsLookedThroughForKeysHasALimit() {
    var model = Sample.model(100, 30)
    _ = update(&model, .input(.paste(text(of: Model.longestPaste))))
    #expect(model.openForm?["aws_secret_access_key"].text.text == Self.secret)
    model = Sample.model(100, 30)
    _ = update(&model, .input(.paste(text(of: Model.longestPaste + 1))))
    #expect(model.overlay == nil && !model.profiles.filter.isOn)
    #expect(model.toast?.text.contains("import the file by I") == true)
    #expect(!model.notices.contains { $0.text.contains(Self.secret) })
  }

  @Test func aFormTakesNoMoreThanTheList() {
    var model = Sample.model(100, 30)
    model.type("a")
    let form = model.openForm
    _ = update(&model, .input(.paste(text(of: Model.longestPaste + 1))))
    #expect(model.openForm?.complaint?.contains("import the file by I") == true)
    #expect(model.openForm?.entries == form?.entries && model.openForm?.name == form?.name)
    model.type("b")
    #expect(model.openForm?.complaint == nil && model.openForm?.name.text == "b")
  }

  /// A cut value would be a wrong one.
  @Test func aValueThatIsTooLongIsRefusedAndNotCut() {
    var model = Sample.model(100, 30)
    model.type("a")
    let word = String(repeating: "word ", count: TextField.longest)
    _ = update(&model, .input(.paste(String(word.prefix(TextField.longest)))))
    #expect(model.openForm?.name.text.count == TextField.longest)
    model.press(.control("u"))
    _ = update(&model, .input(.paste(String(word.prefix(TextField.longest + 1)))))
    #expect(model.openForm?.name.text.isEmpty == true && model.openForm?.complaint != nil)
  }

  @Test(arguments: ["/", "2/", "4/", ":"])
  func aPatternIsNoLongerThanANameMayBe(_ keys: String) {
    var model = Sample.model(100, 30)
    model.verdicts["acme-dev"] = KnownVerdict(verdict: .init(.valid), at: model.now)
    model.check.names = ["acme-dev"]
    model.doctor.findings = [Finding("x", .warning, nil, "words")]
    model.type(keys)
    _ = update(&model, .input(.paste(String(repeating: "a.", count: 15_000))))
    model.type("c")
    let pattern: String
    if case .palette(let state) = model.overlay {
      pattern = state.field.text
    } else {
      pattern = model.filterInFront?.pattern ?? ""
    }
    #expect(pattern == String(repeating: "a.", count: 100))
    model.press(.backspace)
    model.type("c")
    #expect(model.memory.filter.map { $0.hasSuffix(".ac") } ?? true)
  }

  /// A filter of an earlier run may be longer.
  @Test func aFilterThatIsBroughtBackIsCutToo() {
    var model = Sample.model(100, 30)
    let filter = String(repeating: "e", count: 90_000)
    let memory = ScreenMemory(screen: .profiles, filter: filter, selected: nil, order: "file")
    _ = update(&model, .restored(memory, recents: []))
    #expect(model.profiles.filter.pattern.count <= 200)
  }
}
