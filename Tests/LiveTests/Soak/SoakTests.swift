import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program in the hands of a random user, with files that change and servers that fail.
///
/// Some seconds of it run always; `AWSCREDS_SOAK_SECONDS=3600 swift test --filter Soak` is the
/// long one. `AWSCREDS_SOAK_SEED`, `AWSCREDS_SOAK_PROFILES` and `AWSCREDS_SOAK_PROGRAM` choose the
/// keys, the size of the files and another build.
@Suite struct SoakTests {
  @Test func aRandomUserHarmsNothing() throws {
    let seconds = Self.number("AWSCREDS_SOAK_SECONDS") ?? 8
    let seed = UInt64(Self.number("AWSCREDS_SOAK_SEED") ?? 1)
    let soak = try #require(
      Soak(seed: seed, profiles: Self.number("AWSCREDS_SOAK_PROFILES") ?? 600))
    defer { soak.home.remove() }
    let end = time(nil) + seconds
    while time(nil) < end, soak.fault == nil { soak.step() }
    soak.leave()
    print(soak.report(seed))
    if let fault = soak.fault { Issue.record("seed \(seed), after \(soak.deeds) deeds: \(fault)") }
    #expect(soak.lostLines().isEmpty)
    #expect(soak.modesAreSound)
    // Looked at from the 1,500th deed on, which the short form does not reach.
    #expect(soak.growth < (seconds < 600 ? 24_000 : 8_000), "kilobytes that stay")
  }

  private static func number(_ variable: String) -> Int? {
    getenv(variable).flatMap { Int(String(cString: $0)) }
  }
}
