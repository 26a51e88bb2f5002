import AWSCredentials
import Canvas
import Testing

@testable import App

/// When the user has to act, and when only keys end that renew themselves.
@Suite struct ExpiryTests {
  private func model(_ change: (inout Verdict, Int) -> Void) -> Model {
    var model = Sample.model(120, 40)
    var verdict = Verdict(.valid)
    change(&verdict, model.now)
    model.verdicts["acme-dev"] = KnownVerdict(verdict: verdict, at: model.now)
    model.check.names = ["acme-dev"]
    return model
  }

  @Test func aRolesOwnHourIsNothingToActOn() {
    var model = model { $0.expiresAt = $1 + 3_500 }
    #expect(model.group(of: "acme-dev") == .good)
    #expect(model.nextTick == 60_000)
    #expect(model.picture.contains("Ends      in 58m, renews itself"))
    #expect(!model.picture.contains("58m left"))
    _ = update(&model, .action(.showCheck))
    #expect(model.picture.contains("GOOD"))
    model.check.showsDetail = true
    #expect(model.picture.contains("in 58m, renews itself"))
    _ = update(&model, .tick(now: model.now + 3_470))
    #expect(model.picture.contains("within a minute, renews itself"))
    _ = update(&model, .tick(now: model.now + 31))
    #expect(!model.picture.contains("Ends"))
  }

  @Test func whatEndsForGoodCountsDownOnBothScreens() {
    var model = model {
      $0.expiresAt = $1 + 3_500
      $0.needsUserAt = $1 + 2_467
    }
    #expect(model.group(of: "acme-dev") == .expiresSoon)
    #expect(model.nextTick == 1_000)
    #expect(model.picture.contains("Ends      in 41m 07s"))
    _ = update(&model, .tick(now: model.now + 1))
    #expect(model.picture.contains("Ends      in 41m 06s"))
    _ = update(&model, .action(.showCheck))
    #expect(model.picture.contains("41m 06s left"))
    _ = update(&model, .tick(now: model.now + 2_466))
    #expect(model.group(of: "acme-dev") == .needsYou)
    _ = update(&model, .action(.showProfiles))
    #expect(model.picture.contains("it has run out"))
  }

  @Test func whatLastsLongerIsToldInTheDetailsAlone() {
    var model = model { $0.needsUserAt = $1 + 7 * 3600 + 300 }
    #expect(model.group(of: "acme-dev") == .good)
    #expect(model.picture.contains("Ends      in 7h 05m"))
    _ = update(&model, .action(.showCheck))
    #expect(model.picture.contains("GOOD"))
  }
}
