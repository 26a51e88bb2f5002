import AWSCredentials
import AWSProfiles
import Canvas
import TestSupport
import Testing

@testable import App

/// The Check screen: groups, words, times, and what its keys do.
@Suite struct CheckScreenTests {
  /// A model in which all profiles were asked for and some have answered.
  private func running(_ columns: Int = 100, _ rows: Int = 30) -> (model: Model, id: Int) {
    var model = Sample.model(columns, rows)
    _ = update(&model, .tick(now: model.now, uptime: 5000))
    guard case .check(let id, _)? = model.type("C").last else {
      Issue.record("no check began")
      return (model, 0)
    }
    var good = Verdict(.valid)
    good.accountID = "111122223333"
    good.arn = "arn:aws:iam::111122223333:user/ann"
    good.elapsed = 38
    answer(&model, id, "acme-dev", good)
    answer(&model, id, "legacy-prod", Verdict(.invalidKeyID))
    return (model, id)
  }

  private func answer(_ model: inout Model, _ id: Int, _ name: String, _ verdict: Verdict) {
    _ = update(&model, .verdict(check: id, profile: name, verdict: verdict, at: model.now))
  }

  @Test func answersAreGroupedWorstFirst() {
    let (model, _) = running()
    #expect(
      model.check.groups.map(\.group) == [.needsYou, .good, .running])
    #expect(model.check.groups[0].names == ["legacy-prod"])
    let picture = model.picture
    for text in ["NEEDS YOU   1", "GOOD   1", "RUNNING   3", "✓ 111122223333", "38 ms"] {
      #expect(picture.contains(text), "\(text)")
    }
  }

  @Test func theCountSecondsAndTheSpinnerComeWithTime() {
    var (model, _) = running()
    #expect(model.spinner == nil)
    #expect(model.nextTick == 100)
    _ = update(&model, .tick(now: model.now, uptime: 5149))
    #expect(model.spinner == nil)
    _ = update(&model, .tick(now: model.now, uptime: 6250))
    #expect(model.spinner != nil)
    #expect(model.picture.contains("3 left · 1.2 s"))
    #expect(model.picture.contains("Checking 2 of 5"))
  }

  /// What a stopped run did not come to is no result of it, whatever was known before.
  @Test(arguments: [60, 100])
  func olderVerdictsAreNoResultsOfAStoppedRun(_ columns: Int) {
    var model = Sample.model(columns, 30)
    model.verdicts["acme-dev"] = KnownVerdict(verdict: Verdict(.valid), at: model.now - 7200)
    model.verdicts["legacy-prod"] = KnownVerdict(
      verdict: Verdict(.invalidKeyID), at: model.now - 7200)
    guard case .check(let id, _)? = model.type("C").last else {
      Issue.record("no check")
      return
    }
    answer(&model, id, "default", Verdict(.noCredentials))
    #expect(model.press(.escape) == [.cancelCheck(id: id)])
    #expect(model.needy == ["default"])
    #expect(model.resultGroup(of: "acme-dev") == .notRun)
    #expect(model.picture.contains("Stopped: 1 of 5 answered"))
    #expect(model.picture.contains("— no answer"))
    #expect(model.picture.contains("before: ✓ valid, 2h ago"))
    #expect(model.group(of: "acme-dev") == .good, "the Profiles screen tells it with its age")
    guard case .check(let next, _)? = model.type("C").last else {
      Issue.record("no check began")
      return
    }
    answer(&model, next, "acme-dev", Verdict(.valid))
    #expect(!model.isUnasked("acme-dev") && !model.isUnasked("legacy-prod"))
  }

  @Test func escapeStopsAtOnceAndLeavesWhatIsKnown() {
    var (model, id) = running()
    _ = update(&model, .question(MFAQuestion(id: 9, serial: "mfa", profiles: ["acme-prod"])))
    model.press(.escape)
    #expect(model.press(.escape) == [.cancelCheck(id: id)])
    #expect(model.check.run == nil)
    #expect(model.group(of: "acme-prod") == .notRun)
    #expect(model.group(of: "acme-dev") == .good)
    answer(&model, id, "acme-prod", Verdict(.cancelled))
    #expect(model.verdicts["acme-prod"] == nil)
  }

  @Test func aStoppedCheckKeepsTheVerdictBefore() {
    var (model, id) = running()
    _ = update(&model, .checkEnded(id: id))
    let before = model.verdicts["acme-dev"]
    guard case .check(let next, _)? = model.type("C").last else {
      Issue.record("no second check")
      return
    }
    #expect(model.isAsked("acme-dev"))
    answer(&model, next, "acme-dev", Verdict(.cancelled))
    #expect(model.verdicts["acme-dev"] == before)
  }

  @Test func oneProfileAskedAgainKeepsTheOthersOnTheScreen() {
    var (model, id) = running()
    _ = update(&model, .checkEnded(id: id))
    let names = model.check.names
    _ = update(&model, .tick(now: model.now, uptime: 9000))
    guard case .check(_, let asked)? = model.type("c").last else {
      Issue.record("not asked again")
      return
    }
    #expect(asked == ["legacy-prod"])
    #expect(model.check.names == names)
  }

  @Test func whatStillWaitsIsAskedAgainWithTheNext() {
    var (model, id) = running()
    let effects = model.startCheck(["acme-dev"])
    #expect(effects.first == .cancelCheck(id: id))
    guard case .check(_, let asked)? = effects.last else {
      Issue.record("no check")
      return
    }
    #expect(Set(asked) == ["acme-dev", "acme-prod", "billing", "default"])
  }

  @Test func timesThatRunOutAreCountedDown() {
    var (model, id) = running()
    var soon = Verdict(.valid)
    soon.needsUserAt = model.now + 2467
    answer(&model, id, "billing", soon)
    var later = Verdict(.valid)
    later.needsUserAt = model.now + 7200
    answer(&model, id, "acme-prod", later)
    _ = update(&model, .checkEnded(id: id))
    #expect(model.group(of: "billing") == .expiresSoon)
    #expect(model.group(of: "acme-prod") == .good)
    #expect(model.picture.contains("41m 07s left"))
    #expect(model.nextTick == 1000)
    _ = update(&model, .tick(now: model.now + 2468, uptime: 9999))
    #expect(model.group(of: "billing") == .needsYou)
    #expect(model.picture.contains("ran out"))
    _ = update(&model, .tick(now: model.now + 100_000, uptime: 9999))
    #expect(model.nextTick == 60_000)
  }

  @Test func withoutVerdictsNothingTicks() {
    #expect(Sample.model().nextTick == nil)
  }

  @Test(arguments: [Verdict.Class.noNetwork, .proxyFailure, .tlsFailure])
  func withTheCableOutEveryProfileIsUnknown(fault: Verdict.Class) {
    var (model, id) = running(120, 40)
    for name in model.check.names { answer(&model, id, name, Verdict(fault)) }
    _ = update(&model, .checkEnded(id: id))
    let count = model.picture.components("unknown: \(fault.short)")
    #expect(count >= model.check.names.count)
    #expect(!model.picture.contains("✗"))
  }

  @Test(arguments: [40, 60, 80, 100, 140])
  func wordsAreNotCutHard(columns: Int) {
    var (model, id) = running(columns, 40)
    answer(
      &model, id, "billing",
      Verdict(.clockSkew, message: "clock of this machine is 7 min behind"))
    let lines = model.picture.split(separator: "\n").dropFirst(3).map(String.init)
    let words = Set(Verdict.Class.invalidKeyID.advice.split(separator: " ").map(String.init))
    let shown = Set(lines.joined(separator: " ").split(separator: " ").map(String.init))
    #expect(words.subtracting(shown).isEmpty, "\(words.subtracting(shown))")
  }

  /// Answers that came together are one message, which does what each by itself would have done.
  @Test func answersThatComeTogetherAreTakenTogether() {
    let names = (0..<40).map { "profile-\($0)" }
    let config = names.map { "[profile \($0)]\nregion = eu-west-1" }.joined(separator: "\n")
    var model = Sample.model(100, 30)
    _ = update(&model, .loaded(Sample.answer(credentials: "", config: config)))
    let id = model.type("C").compactMap { effect -> Int? in
      if case .check(let id, _) = effect { id } else { nil }
    }[0]
    model.check.list.select(20, count: names.count)
    let chosen = model.check.chosen
    var numbers = SeededGenerator(seed: 11)
    let classes: [Verdict.Class] = [.valid, .invalidKeyID, .noCredentials, .noNetwork]
    let answers = names.dropLast().shuffled(using: &numbers).map { name in
      let verdict = Verdict(classes.randomElement(using: &numbers) ?? .valid)
      return Message.verdict(check: id, profile: name, verdict: verdict, at: model.now)
    }
    let late = Message.verdict(
      check: id + 1, profile: names[0], verdict: Verdict(.cancelled), at: model.now)
    let joined = Message.joined(answers + [.checkEnded(id: id + 1), late] + [answers[0]])
    #expect(joined.count == 4)
    #expect(joined.dropFirst() == [.checkEnded(id: id + 1), late, answers[0]])
    var together = model
    for message in joined { _ = update(&together, message) }
    for message in answers { _ = update(&model, message) }
    #expect(together.verdicts == model.verdicts)
    #expect(together.check.run == model.check.run)
    #expect(together.check.rows == model.check.rows)
    #expect(together.check.chosen == chosen && model.check.chosen == chosen)
  }

  @Test func thousandsOfRowsAreLaidOutOnlyWhereTheyShow() {
    let names = (0..<5000).map { "profile-\($0)" }
    var model = Sample.model(100, 30)
    let config = names.map { "[profile \($0)]\nregion = eu-west-1" }.joined(separator: "\n")
    _ = update(&model, .loaded(Sample.answer(credentials: "", config: config)))
    for name in names {
      model.verdicts[name] = KnownVerdict(verdict: Verdict(.noCredentials), at: model.now)
    }
    model.check.names = names
    _ = update(&model, .action(.showCheck))
    for row in [0, 1, 2500, 4999] {
      model.check.list.select(row, count: names.count)
      let lines = Painter(model).checkLines(
        model.check.groups, CheckColumns(width: 100), height: 20)
      #expect(lines.count < 200)
      #expect(model.picture.contains("▸ profile-\(row) "))
    }
  }

  @Test func anOfferedFixIsReviewed() {
    var model = Sample.model(100, 40)
    var verdict = Verdict(.regionUnknown)
    verdict.region = "eu-west-1a"
    let files = Sample.config.replacing("region = eu-west-1", with: "region = eu-west-1a")
    _ = update(&model, .loaded(Sample.answer(config: files)))
    _ = model.startCheck(["acme-prod"])
    answer(&model, model.check.lastID, "acme-prod", verdict)
    _ = update(&model, .checkEnded(id: model.check.lastID))
    model.type("2")
    #expect(
      model.explanation("acme-prod", verdict).hasSuffix(
        "f: Set region of acme-prod to eu-west-1."))
    model.type("f")
    guard case .review(let review) = model.overlay else {
      Issue.record("no review")
      return
    }
    #expect(
      review.change.changes
        == [.set(profile: "acme-prod", key: "region", value: "eu-west-1", file: .config)])
    #expect(review.change.thenCheck == ["acme-prod"])
  }

  @Test func theDetailsTellEveryStep() {
    var (model, id) = running(80, 24)
    _ = update(&model, .checkEnded(id: id))
    model.press(.tab)
    for text in [
      "legacy-prod", "Chain", "skipped: role (no role_arn)", "credentials file: key AKIA",
    ] {
      #expect(model.picture.contains(text), "\(text)")
    }
    model.press(.escape)
    #expect(model.screen == .check)
    model.press(.escape)
    #expect(model.screen == .profiles)
  }

  @Test func verdictsOfEarlierRunsAreShownWithTheirAgeUntilTheKeysChange() {
    var model = Sample.model(100, 30)
    var verdict = Verdict(.valid)
    verdict.accountID = "999900001111"
    let kept = KnownVerdict(verdict: verdict, at: model.now - 7200)
    _ = update(&model, .verdictsKept(["legacy-prod": kept, "gone": kept]))
    #expect(model.picture.contains("valid  2h"))
    #expect(model.picture.contains("999900001111"))
    model.type("/99990000")
    #expect(model.profiles.rows == ["legacy-prod"])
    model.press(.escape)
    let other = Sample.credentials.replacing("Bravo", with: "Other")
    _ = update(&model, .loaded(Sample.answer(credentials: other)))
    #expect(model.verdicts.isEmpty)
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
