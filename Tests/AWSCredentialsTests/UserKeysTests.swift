import AWSProfiles
import Testing

@testable import AWSCredentials

@Suite("A user's own access keys")
struct UserKeysTests {
  private func keys(
    _ play: KeysInPlay, _ file: String = KeysInPlay.file
  ) throws -> UserKeys<PlayedWorld> {
    try UserKeys(
      of: "a", catalog: .written(credentials: file), environment: Environment([:]),
      world: play.world())
  }

  @Test("Age, state and last use of each key are told, oldest first")
  func report() async throws {
    let play = KeysInPlay([KeysInPlay.old, KeysInPlay.new])
    let report = try await keys(play).report()
    #expect(report.userName == "ann")
    #expect(report.keys.map(\.id) == [KeysInPlay.old, KeysInPlay.new])
    #expect(report.own?.lastUse?.service == "s3")
    let now = PlayedWorld.start
    #expect(report.keys[0].age(at: now) == 3_653)
    #expect(report.keys[0].idle(at: now) == 40)
    #expect(report.hint(for: report.keys[0], at: now)?.code == "key-old")
  }

  @Test("A user who may not ask for the last use still sees the list")
  func useDenied() async throws {
    let play = KeysInPlay(faults: ["GetAccessKeyLastUsed": [Played.refusal(403, "AccessDenied")]])
    let report = try await keys(play).report()
    #expect(report.keys.first?.isUseKnown == false)
    #expect(report.keys.first?.idle(at: PlayedWorld.start) == nil)
  }

  @Test("Idle keys are told from 45 days, old ones from 90, switched off ones never")
  func hints() {
    let day = 86_400
    var key = AccessKey(id: "AKIAEXAMPLE", created: 0, isUseKnown: true)
    let report = KeyReport(userName: nil, ownKeyID: "AKIAEXAMPLE", keys: [key])
    #expect(report.hint(for: key, at: 44 * day) == nil)
    #expect(report.hint(for: key, at: 45 * day) == .idle(days: 45))
    #expect(report.hint(for: key, at: 90 * day) == .old(days: 90))
    key.lastUse = AccessKey.Use(at: 44 * day, service: "s3", region: "us-east-1")
    #expect(report.hint(for: key, at: 60 * day) == nil)
    key.isActive = false
    #expect(report.hint(for: key, at: 400 * day) == nil)
  }

  @Test("A third key is refused with who has which two")
  func twoKeys() async throws {
    let play = KeysInPlay([KeysInPlay.old, KeysInPlay.new])
    let keys = try keys(play)
    let report = try await keys.report()
    await #expect(throws: CredentialError.self) { try await keys.create(beside: report) }
    do throws(CredentialError) {
      _ = try await keys.create(beside: report)
    } catch {
      #expect(error.message.contains("ann has two access keys already (\(KeysInPlay.new), active)"))
    }
    #expect(!play.asked.contains("CreateAccessKey"))
  }

  @Test("Making a key is never asked twice, and a key whose answer is lost is deleted again")
  func lostAnswer() async throws {
    let play = KeysInPlay(
      faults: ["CreateAccessKey": [.failure(TransportFault(.timeout, message: "too slow"))]])
    play.state.withLock { $0.losesAnswers = true }
    let keys = try keys(play)
    let report = try await keys.report()
    do throws(CredentialError) {
      _ = try await keys.create(beside: report)
      Issue.record("a key came out of a lost answer")
    } catch {
      #expect(error.message.contains("\(KeysInPlay.new), was deleted again"))
    }
    #expect(play.asked.filter { $0 == "CreateAccessKey" }.count == 1)
    #expect(play.ids == [KeysInPlay.old])
  }

  @Test("What was throttled was not done and is asked again")
  func throttled() async throws {
    let play = KeysInPlay(faults: ["CreateAccessKey": [Played.refusal(400, "Throttling")]])
    let keys = try keys(play)
    let made = try await keys.create(beside: try await keys.report())
    #expect(made.accessKeyID == KeysInPlay.new)
    #expect(play.asked.filter { $0 == "CreateAccessKey" }.count == 2)
  }

  @Test("The profile's own key is neither switched off nor deleted")
  func ownKey() async throws {
    let play = KeysInPlay()
    let keys = try keys(play)
    await #expect(throws: CredentialError.self) { try await keys.delete(KeysInPlay.old) }
    await #expect(throws: CredentialError.self) {
      try await keys.set(KeysInPlay.old, active: false)
    }
    #expect(play.asked.isEmpty)
  }

  @Test("To delete what is gone already is no fault")
  func deletedAlready() async throws {
    let play = KeysInPlay()
    try await keys(play).delete("AKIAGONEEXAMPLE00000")
    #expect(play.asked == ["DeleteAccessKey"])
  }

  @Test("A new key that AWS does not know yet is waited for, up to half a minute")
  func consistency() async throws {
    let unknown = Played.refusal(403, "InvalidClientTokenId")
    let play = KeysInPlay(
      faults: [
        "GetCallerIdentity": Array(repeating: unknown, count: 4), "UpdateAccessKey": [unknown],
      ])
    let keys = try keys(play)
    #expect(try await keys.verify().class == .valid)
    #expect(play.asked.count == 5)
    play.state.withLock { $0.keys.append((KeysInPlay.new, true, "2030-01-10T10:00:00Z")) }
    try await keys.set(KeysInPlay.new, active: false)
    #expect(play.asked.count == 7)
  }

  @Test(
    "It is not waited for ever, and not for a wrong secret at all",
    arguments: [
      ("InvalidClientTokenId", 2...40), ("SignatureDoesNotMatch", 1...1),
    ])
  func consistencyEnds(_ code: String, _ calls: ClosedRange<Int>) async throws {
    let play = KeysInPlay(
      faults: ["GetCallerIdentity": Array(repeating: Played.refusal(403, code), count: 100)])
    let world = play.world()
    let keys = try UserKeys(
      of: "a", catalog: .written(credentials: KeysInPlay.file), environment: Environment([:]),
      world: world)
    await #expect(throws: CredentialError.self) { try await keys.verify() }
    #expect(calls.contains(play.asked.count), "\(play.asked.count)")
    #expect(world.uptime() < 40_000)
  }

  @Test(
    "Profiles without keys of their own say where the keys are",
    arguments: [
      (
        "[profile a]\nrole_arn = r\nsource_profile = b\n",
        "[b]\naws_access_key_id = AKIAB\naws_secret_access_key = s\n", "those of “b”"
      ),
      (
        "", "[a]\naws_access_key_id = ASIAA\naws_secret_access_key = s\naws_session_token = t\n",
        "temporary"
      ),
      ("[profile a]\nregion = us-east-1\n", "", "no access key"),
    ])
  func noKeys(_ config: String, _ credentials: String, _ words: String) {
    do throws(CredentialError) {
      _ = try UserKeys(
        of: "a", catalog: .written(config: config, credentials: credentials),
        environment: Environment([:]), world: KeysInPlay().world())
      Issue.record("keys where there are none")
    } catch {
      #expect(error.message.contains(words), "\(error.message)")
    }
  }

  @Test("The next step follows from what IAM lists")
  func steps() {
    func report(_ own: Int, _ other: Int?, isActive: Bool = true) -> KeyReport {
      var keys = [AccessKey(id: "own", created: own)]
      if let other { keys.append(AccessKey(id: "other", isActive: isActive, created: other)) }
      return KeyReport(userName: "ann", ownKeyID: "own", keys: keys)
    }
    #expect(RotationStep.next(after: report(5, nil)) == .create)
    #expect(RotationStep.next(after: report(5, 9), kept: "other") == .write(keyID: "other"))
    #expect(RotationStep.next(after: report(5, 9)).number == 1)
    #expect(RotationStep.next(after: report(5, 3)).number == 4)
    #expect(RotationStep.next(after: report(5, 5)).number == 4)
    #expect(RotationStep.next(after: report(5, 3, isActive: false)).number == 5)
  }
}
