import AWSCredentials
import AWSProfiles
import App
import INIDocument
import TestSupport
import Testing

@testable import Live

/// Verdicts from run to run.
@Suite struct KeptVerdictsTests {
  private static let secret = "ExampleSecretAlpha0123456789abcdefghijkl"

  private func catalog(secret: String = secret) -> ProfileCatalog {
    let text = """
      [a]
      aws_access_key_id = AKIAIOSFODNN7EXAMPLE
      aws_secret_access_key = \(secret)
      [tool]
      credential_process = x
      """
    return ProfileCatalog(
      SharedFiles(credentials: Document(Array(text.utf8)), config: nil))
  }

  private func verdict() -> Verdict {
    var verdict = Verdict(.valid)
    verdict.accountID = "111122223333"
    verdict.arn = "arn:aws:iam::111122223333:user/a"
    verdict.expiresAt = 1_900_000_000
    verdict.elapsed = 12
    return verdict
  }

  @Test func whatWasKeptIsLoadedWithItsTime() throws {
    let folder = TemporaryFolder()
    let kept = KeptVerdicts(store: StateStore(state: folder.path("state")))
    kept.keep(["a": KnownVerdict(verdict: verdict(), at: 1000)], for: catalog())
    #expect(kept.load(for: catalog()) == ["a": KnownVerdict(verdict: verdict(), at: 1000)])
    let json = kept.json(for: catalog(), now: 1120)["a"]
    #expect(json?["age_seconds"]?.integer == 120)
    #expect(json?["account_id"]?.string == "111122223333")
    #expect(json?["settings"] == nil)
  }

  @Test func otherKeysHaveNoVerdict() throws {
    let folder = TemporaryFolder()
    let kept = KeptVerdicts(store: StateStore(state: folder.path("state")))
    kept.keep(["a": KnownVerdict(verdict: verdict(), at: 1000)], for: catalog())
    let other = catalog(secret: Self.secret + "x")
    #expect(kept.load(for: other).isEmpty)
    kept.keep(["a": KnownVerdict(verdict: Verdict(.wrongSecret), at: 2000)], for: other)
    #expect(kept.load(for: catalog()).isEmpty)
    #expect(kept.load(for: other)["a"]?.verdict.class == .wrongSecret)
  }

  @Test func stoppedChecksLeaveWhatWasKnownAndSecretsStayOut() throws {
    let folder = TemporaryFolder()
    let state = StateStore(state: folder.path("state"))
    let kept = KeptVerdicts(store: state)
    kept.keep(["a": KnownVerdict(verdict: verdict(), at: 1000)], for: catalog())
    kept.keep(
      [
        "a": KnownVerdict(verdict: Verdict(.cancelled), at: 2000),
        "tool": KnownVerdict(
          verdict: Verdict(.processFailed, message: "x said \(Self.secret)"), at: 2000),
        "gone": KnownVerdict(verdict: verdict(), at: 2000),
      ], for: catalog())
    let loaded = kept.load(for: catalog())
    #expect(loaded["a"]?.at == 1000)
    #expect(loaded["gone"] == nil)
    let bytes = try #require(PrivateFile.read(folder.path("state/state.json")))
    #expect(!String(decoding: bytes, as: UTF8.self).contains(Self.secret))
    #expect(kept.load(for: ProfileCatalog(SharedFiles())).isEmpty)
  }
}
