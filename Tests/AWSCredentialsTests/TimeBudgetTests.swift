import AWSProfiles
import Testing

@testable import AWSCredentials

@Suite("The time of a call")
struct TimeBudgetTests {
  @Test("All tries of a call share the time of one", arguments: [200, 1_000, 10_000])
  func budget(_ timeout: Int) async {
    let world = PlayedWorld { _, _ in Played.refusal(503, "ServiceUnavailable") }
    let verdict = await check(
      profile: "a", catalog: .written(credentials: KeysInPlay.file), environment: Environment([:]),
      world: world, options: CheckOptions(timeout: timeout, retries: 5))
    #expect(verdict.class == .serviceError)
    let times = world.requests.map(\.timeout)
    #expect(times.first == timeout)
    #expect(times == times.sorted(by: >))
    #expect(world.requests.allSatisfy { $0.connectTimeout <= $0.timeout })
    for (index, own) in times.enumerated() {
      #expect(world.slept.prefix(index).reduce(0, +) + own <= timeout)
    }
  }
}
