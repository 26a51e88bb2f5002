import AWSCredentials
import AWSProfiles
import TestSupport
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The parts of the outside world that are no network.
@Suite struct WorldTests {
  private let world = LiveWorld(
    environment: Environment(["PATH": "/usr/local/bin:/usr/bin:/bin", "MARK": "from the world"]))
  /// Milliseconds that no run here needs: what does not end fails instead of hanging.
  private static let long = 60_000

  @Test func aProgramsEndIsSeen() async {
    let result = await sh("printf out; printf err >&2; exit 3")
    #expect(result == ProcessResult(status: 3, output: Array("out".utf8), errorText: "err"))
  }

  @Test func noShellReadsTheArguments() async {
    let words = ["printf", "%s|", "$HOME", "a b", "`id`", ";", "*"]
    let result = await world.run(words, timeout: Self.long)
    #expect(String(decoding: result.output, as: UTF8.self) == "$HOME|a b|`id`|;|*|")
  }

  @Test func theVariablesAreTheWorlds() async {
    let result = await world.run(["env"], timeout: Self.long)
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n").sorted()
    #expect(lines == ["MARK=from the world", "PATH=/usr/local/bin:/usr/bin:/bin"])
  }

  @Test func standardInputIsEmptyAndThereIsNoTerminal() async {
    let result = await sh("cat; if : </dev/tty; then echo tty; fi 2>/dev/null")
    #expect(result.status != nil)
    #expect(result.output.isEmpty)
  }

  @Test func aProgramThatIsMissingIsNamed() async {
    let result = await world.run(["/nonexistent/program"], timeout: Self.long)
    #expect(result.status == nil)
    #expect(result.errorText.hasPrefix("/nonexistent/program could not be started: "))
    #expect(await world.run([], timeout: Self.long).status == nil)
  }

  @Test func aSignalIsNoStatus() async {
    let result = await sh("kill -9 $$")
    #expect(result == ProcessResult(status: nil, errorText: "killed by signal 9"))
  }

  @Test func muchOutputIsCutAndDoesNotBlock() async {
    let result = await sh("head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2; echo; exit 7")
    #expect(result.status == 7)
    #expect(result.output.count == 64 << 10)
    #expect(result.errorText.utf8.count == 4 << 10)
  }

  @Test func theTimeLimitEndsTheProgramAndWhatItStarted() async throws {
    let folder = TemporaryFolder()
    let note = folder.path("grandchild")
    let result = await sh(
      "sleep 600 & echo $! >\(note).new; mv \(note).new \(note); wait", timeout: 3_000)
    #expect(result.status == nil)
    #expect(result.errorText == "no answer within 3000 ms")
    try await expectEnd(of: note)
  }

  @Test func cancellingEndsTheProgramAndWhatItStarted() async throws {
    let folder = TemporaryFolder()
    let note = folder.path("grandchild")
    let task = Task { await sh("sleep 600 & echo $! >\(note).new; mv \(note).new \(note); wait") }
    // Far longer than a shell takes: what never comes fails instead of hanging.
    for _ in 0..<6_000 where PrivateFile.read(note) == nil { await world.sleep(milliseconds: 5) }
    task.cancel()
    #expect(await task.value == ProcessResult(status: nil, errorText: "cancelled"))
    try await expectEnd(of: note)
  }

  @Test func whatGoesOnInTheBackgroundIsNotWaitedFor() async throws {
    let result = await sh("sleep 600 & echo $!")
    let number = try #require(Int32(String(decoding: result.output, as: UTF8.self).dropLast()))
    #expect(result.status == 0)
    #expect(kill(number, SIGKILL) == 0)
  }

  @Test func manyProgramsAtOnceAllEnd() async {
    let outputs = await withTaskGroup(of: [UInt8].self) { group in
      for number in 0..<20 { group.addTask { await sh("echo \(number)").output } }
      return await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(outputs == Set((0..<20).map { Array("\($0)\n".utf8) }))
  }

  @Test(.hangs) func sleepEndsWhenCancelled() async {
    let start = world.uptime()
    let task = Task { await world.sleep(milliseconds: 600_000) }
    task.cancel()
    await task.value
    #expect(world.uptime() - start < 600_000)
  }

  @Test func theClockGoesForward() async {
    let start = world.uptime()
    await world.sleep(milliseconds: 20)
    #expect(world.uptime() - start >= 20)
    #expect(world.now() > 1_700_000_000)
  }

  @Test func filesAreWrittenPrivately() throws {
    let folder = TemporaryFolder()
    let path = folder.path("cache/deep/token.json")
    #expect(world.read(path) == nil)
    #expect(world.writePrivately(Array("{}".utf8), to: path))
    #expect(world.read(path) == Array("{}".utf8))
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(stat(folder.path("cache/deep"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
  }

  @Test func theQuestionIsPassedOn() async {
    let world = LiveWorld(environment: Environment()) { serial, profile in "\(serial) \(profile)" }
    #expect(await world.mfaCode(serial: "serial", profile: "dev") == "serial dev")
    #expect(await self.world.mfaCode(serial: "serial", profile: "dev") == nil)
  }

  private func sh(_ script: String, timeout: Int = WorldTests.long) async -> ProcessResult {
    await world.run(["sh", "-c", script], timeout: timeout)
  }

  /// Waits until the process whose number the file holds is gone or a zombie.
  private func expectEnd(of note: String) async throws {
    let bytes = try #require(PrivateFile.read(note))
    let number = try #require(Int32(String(decoding: bytes.dropLast(), as: UTF8.self)))
    for _ in 0..<300 where await isRunning(number) { await world.sleep(milliseconds: 5) }
    #expect(await !isRunning(number))
  }

  private func isRunning(_ number: Int32) async -> Bool {
    guard kill(number, 0) == 0 else { return false }
    let state = await world.run(["ps", "-o", "stat=", "-p", "\(number)"], timeout: Self.long)
    return state.status == 0 && !state.output.contains(UInt8(ascii: "Z"))
  }
}
