import AWSProfiles
import Canvas
import TestSupport
import Testing

@testable import App

/// A change that is being looked at while another program writes.
@Suite struct OutsideReviewTests {
  private static func config(_ region: String, beside other: String) -> FilesAnswer {
    let names = (0..<30).map { "team-\($0)" }
    let text = names.map { "[profile \($0)]\nregion = \(region)\n" }.joined()
    return Sample.answer(
      credentials: "", config: text + "[profile other]\nregion = \(other)\n")
  }

  /// A review of a change of all teams, scrolled some lines down.
  private func scrolled(by pages: Int) throws -> (model: Model, review: ReviewState) {
    var model = Sample.model(100, 20)
    _ = update(&model, .loaded(Self.config("eu-west-1", beside: "eu-west-1")))
    model.review(
      Change(
        title: "Set all regions",
        changes: (0..<30).map {
          .set(profile: "team-\($0)", key: "region", value: "eu-west-3", file: .config)
        }, thenCheck: []))
    for _ in 0..<pages { model.press(.pageDown) }
    return (model, try review(of: model))
  }

  private func review(of model: Model) throws -> ReviewState {
    guard case .review(let review) = model.overlay else { throw NoReview() }
    return review
  }

  private struct NoReview: Error {}

  /// A program that writes now and then must not keep anyone from reading to the end.
  @Test(arguments: 1...4) func aChangeBesideItKeepsThePlace(_ pages: Int) throws {
    var (model, before) = try scrolled(by: pages)
    #expect(before.offset > 0)
    for round in 0..<3 {
      _ = update(&model, .changedOutside(Self.config("eu-west-1", beside: "us-east-\(round)")))
      let after = try review(of: model)
      #expect(after.lines == before.lines && after.offset == before.offset)
      #expect(after.remarks.count == 1)
    }
  }

  /// Where the change itself is another one by now, it is to be read from its beginning.
  @Test func aChangeOfWhatIsLookedAtShowsItsBeginning() throws {
    var (model, before) = try scrolled(by: 2)
    _ = update(&model, .changedOutside(Self.config("eu-central-1", beside: "eu-west-1")))
    let after = try review(of: model)
    #expect(after.lines != before.lines && after.offset == 0)
  }
}
