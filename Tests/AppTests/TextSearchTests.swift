import AWSProfiles
import Canvas
import TestSupport
import Testing

@testable import App

/// Searches in texts that are read (interaction row 27): help, messages, history, reviews, guide,
/// details and the Shell screen all go through the same part.
@Suite struct TextSearchTests {
  /// What the line at the bottom says.
  private func bottom(_ model: Model) -> String {
    model.picture.split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init)
      ?? ""
  }

  /// Texts of the cells in the look of the match in front.
  private func marked(_ model: Model) -> String {
    let buffer = view(model).buffer
    return (0..<buffer.size.rows).flatMap { buffer.row($0) }
      .filter { $0.style.role == .match && $0.style.reverse }.map(\.text).joined()
  }

  private func messages(_ texts: [String]) -> Model {
    var model = Sample.model(80, 24)
    for text in texts { model.tell(.done, text) }
    model.type("m")
    return model
  }

  @Test func itGoesAlongWithTheLettersAndCounts() {
    var model = Sample.model(80, 24)
    model.type("?/pro")
    #expect(bottom(model).contains("/pro") && bottom(model).contains("1/"))
    #expect(marked(model).lowercased() == "pro")
    model.type("zzzzz")
    #expect(marked(model).isEmpty && bottom(model).contains("not found"))
    for _ in 0..<5 { model.press(.backspace) }
    #expect(marked(model).lowercased() == "pro")
  }

  @Test func nextAndBeforeGoRoundTheEndsAndSaySo() {
    var model = messages(["one fish", "two", "red fish", "blue fish"])
    model.type("/fish")
    model.press(.enter)
    #expect(bottom(model).contains("1/3"))
    model.type("nn")
    #expect(bottom(model).contains("3/3") && !bottom(model).contains("on from"))
    model.type("n")
    #expect(bottom(model).contains("1/3  on from the top"))
    model.type("N")
    #expect(bottom(model).contains("3/3  on from the bottom"))
    model.type("N")
    #expect(bottom(model).contains("2/3") && !bottom(model).contains("on from"))
  }

  @Test func theMatchInFrontIsAlwaysInView() {
    for (columns, rows) in [(80, 24), (120, 40), (20, 5)] {
      var model = Sample.model(columns, rows)
      model.type("?/e")
      model.press(.enter)
      for step in 0..<200 {
        guard marked(model).lowercased() == "e" else {
          Issue.record("not in view after \(step) steps:\n\(model.picture)")
          return
        }
        model.type("n")
      }
    }
  }

  @Test func escapeEndsItFirstAndTheTextSecond() {
    var model = Sample.model(80, 24)
    model.type("?jjj/quit")
    #expect(model.textPlace.row > 3)
    model.press(.escape)
    #expect(model.textPlace.row == 3, "what showed before shows again")
    #expect(model.overlay == .help(offset: 3))
    model.type("/quit")
    model.press(.enter)
    let place = model.textPlace
    model.press(.escape)
    #expect(model.textSearch == nil && model.textPlace == place)
    model.press(.escape)
    #expect(model.overlay == nil)
  }

  @Test func anEmptyPatternRepeatsTheLastOne() {
    var model = messages(["fish", "bird", "fish"])
    model.type("/fish")
    model.press(.enter)
    model.press(.escape)
    model.type("/")
    model.press(.enter)
    #expect(bottom(model).contains("/fish  1/2"))
  }

  @Test func capitalsCountOnlyWhereTyped() {
    var model = messages(["Fish", "fish"])
    model.type("/fish")
    #expect(bottom(model).contains("1/2"))
    model.press(.escape)
    model.type("/Fish")
    #expect(bottom(model).contains("1/1"))
  }

  @Test(arguments: ["日本語", "é", "ß", "🧪"])
  func wideLettersAreMarkedWhole(_ word: String) {
    var model = messages(["a \(word) b \(word)"])
    model.type("/" + word)
    #expect(bottom(model).contains("1/2"))
    let buffer = view(model).buffer
    let cells = (0..<buffer.size.rows - 1).flatMap { buffer.row($0) }
      .filter { $0.style.role == .match }
    #expect(cells.map(\.text).joined() == word + word)
    #expect(cells.count == 2 * displayWidth(word))
  }

  @Test func aReviewIsSearchedWithoutAnsweringIt() {
    var model = Sample.model(80, 24)
    model.type("d")
    model.type("acme-dev")
    model.press(.enter)
    guard case .review? = model.overlay else {
      Issue.record("no review")
      return
    }
    // n would leave and Enter would write.
    #expect(model.type("/aws_").isEmpty)
    #expect(model.press(.enter).isEmpty)
    model.type("n")
    #expect(bottom(model).contains("2/2"))
    #expect(marked(model) == "aws_")
    model.press(.escape)
    model.type("n")
    #expect(model.overlay == nil)
  }

  @Test func theHistoryIsSearchedThroughAllItsSteps() {
    var model = Sample.model(100, 30)
    let steps = (1...30).map { number in
      HistoryEntry(
        id: number, time: 1_799_999_000, title: "Step \(number)",
        lines: [DiffLine(.added, number: 1, text: number == 20 ? "region = mars" : "x = y")])
    }
    model.type("H")
    _ = update(&model, .history(HistoryAnswer(entries: steps)))
    model.type("/mars")
    #expect(model.textPlace.part == 19)
    #expect(marked(model) == "mars")
    model.press(.control("u"))
    model.type("Step 2")
    #expect(bottom(model).contains("1/11"))
    #expect(marked(model) == "Step 2")
  }

  @Test func theGuideIsSearchedThroughAllItsPages() {
    var model = Sample.model(100, 30)
    model.policies = [GuidePolicy(title: "Deploy", text: "{\n  \"Version\": \"here\"\n}")]
    _ = update(&model, .action(.guide))
    model.type("/\"here\"")
    #expect(model.textPlace.part == 2)
    #expect(marked(model) == "\"here\"")
  }

  @Test(arguments: [(120, 40), (80, 24), (60, 12), (20, 5)])
  func theDetailsAreSearchedWhereTheyHaveTheKeys(_ columns: Int, _ rows: Int) {
    var model = Sample.model(columns, rows)
    model.press(.tab)
    // Where there is no room for the word the sign for what is left out stands in for it.
    let word = columns == 20 ? "…" : "secret"
    model.type("/secret")
    #expect(marked(model) == word)
    model.press(.enter)
    #expect(bottom(model).contains("1/2"))
    model.type("n")
    #expect(marked(model) == word && bottom(model).contains("2/2"))
    model.press(.escape)
    #expect(model.profiles.showsDetail)
    model.press(.escape)
    #expect(!model.profiles.showsDetail)
    model.type("/")
    #expect(model.profiles.filter.isTyping, "on the list it is the filter")
  }

  @Test func aMaskedSecretIsNotFound() {
    var model = Sample.model(120, 40)
    model.press(.tab)
    model.type("/SecretAlpha")
    #expect(bottom(model).contains("not found"))
  }

  @Test func whatIsCutAwayIsFoundWhereTheEllipsisStands() {
    var model = Sample.model(30, 20)
    _ = update(&model, .choose(screen: .profiles, row: 3))
    #expect(model.profiles.selected == "acme-prod")
    model.press(.tab)
    model.type("/::444455")
    model.press(.enter)
    var marks: Set<String> = []
    for _ in 0..<9 {
      marks.insert(marked(model))
      model.type("n")
    }
    #expect(marks == ["::444455", "…"])
  }

  @Test func theShellScreenKeepsItsOwnKeyOutsideASearch() {
    var model = Sample.model(100, 30)
    model.type("5/terraform")
    #expect(marked(model) == "Terraform")
    model.press(.enter)
    #expect(model.type("n").isEmpty)
    model.press(.escape)
    #expect(!model.type("n").isEmpty, "n uses no profile there")
  }

  @Test func aTextThatIsLeftEndsIt() {
    var model = Sample.model(80, 24)
    model.type("?/pro")
    _ = update(&model, .action(.settings))
    #expect(model.textSearch == nil)
  }

  @Test func keysOfASearchSayWhereNoneIs() {
    var model = Sample.model(80, 24)
    model.type("n")
    #expect(model.toast?.text.contains("Nothing is searched for") == true)
  }
}

/// Long texts tell where one is in them (interaction row 14).
@Suite struct ScrolledTextTests {
  @Test func scrollingStopsAtTheEnds() {
    var model = Sample.model(80, 24)
    model.type("?" + String(repeating: "j", count: 500))
    let last = model.textPlace.row
    model.type("k")
    #expect(model.textPlace.row == last - 1)
    model.type("g")
    #expect(model.textPlace.row == 0)
    model.type("G")
    #expect(model.textPlace.row == last)
    #expect(model.picture.contains("┃"))
    let rows = Painter(model).page(of: .help).count(of: 0)
    #expect(model.picture.contains("\(rows)/\(rows)"))
  }

  @Test func detailsLongerThanTheWindowScroll() {
    for (columns, rows) in [(120, 12), (60, 12), (20, 5)] {
      var model = Sample.model(columns, rows)
      model.press(.tab)
      let first = model.picture
      model.type("G")
      #expect(model.picture != first)
      model.press(.tab)
      model.type("j")
      #expect(model.profiles.detailOffset == 0, "another profile is shown from its top")
    }
  }

  @Test func aListLongerThanItsRoomShowsItsThumb() {
    let names = (0..<40).map { "[profile p\($0)]\nregion = x\n" }.joined()
    for (columns, rows) in [(120, 20), (60, 20), (20, 5)] {
      var model = Sample.model(columns, rows)
      _ = update(&model, .loaded(Sample.answer(config: names)))
      model.outside = nil
      #expect(model.picture.contains("┃"), "\(columns)x\(rows)")
    }
  }
}
