import AWSProfiles
import Synchronization
import TestSupport
import Testing

@testable import App
@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Counts calls from another thread, and waits for one.
private final class Bell: Sendable {
  private let count = Mutex(0)

  func ring() { count.withLock { $0 += 1 } }

  var rings: Int { count.withLock { $0 } }

  /// How often it rang, once nothing rings any more for a while: a change may be told in parts.
  var settled: Int {
    while true {
      let before = rings
      usleep(200_000)
      if rings == before { return before }
    }
  }

  /// Whether it rang more often than `before` within ten seconds.
  func waits(past before: Int) -> Bool {
    for _ in 0..<1_000 {
      if rings > before { return true }
      usleep(10_000)
    }
    return false
  }
}

@Suite("Changes of other programs are noticed")
struct FilesWatchTests {
  let folder = TemporaryFolder()

  @Test("A file that is made, written in place, replaced, reached by a link, removed")
  func everyWay() {
    let bell = Bell()
    let watch = FileWatch([folder.path(".aws/config")]) { bell.ring() }
    #expect(watch.start())
    defer { watch.stop() }
    #expect(bell.waits(past: 0), "the beginning is told")
    // Where the system tells nothing, a change is seen only once its time of change is another.
    func expect(_ what: String, _ change: (Int) -> Void) {
      let before = bell.settled
      for attempt in 0..<20 {
        change(attempt)
        for _ in 0..<50 where bell.rings == before { usleep(10_000) }
        if bell.rings > before { return }
      }
      Issue.record("not told: \(what)")
    }
    expect("the folder and the file are made") { attempt in
      folder.write(".aws/config", "# \(attempt)\n")
    }
    expect("written in place") { folder.write(".aws/config", [UInt8($0)]) }
    expect("replaced by another file") { attempt in
      folder.write(".aws/other", [65, UInt8(attempt)])
      rename(folder.path(".aws/other"), folder.path(".aws/config"))
    }
    expect("replaced by a link") { attempt in
      folder.write("elsewhere/config", [66, UInt8(attempt)])
      unlink(folder.path(".aws/config"))
      folder.link(".aws/config", to: "../elsewhere/config")
    }
    expect("written behind the link") { folder.write("elsewhere/config", [67, UInt8($0)]) }
    expect("closed to its owner") { attempt in
      chmod(folder.path("elsewhere/config"), attempt % 2 == 0 ? 0o400 : 0o600)
    }
    expect("removed") { _ in unlink(folder.path("elsewhere/config")) }
  }

  #if os(Linux)
    /// The kernel has queued a notice by the time a write is done: nothing here waits.
    @Test("Other files of the folder wake nobody")
    func otherFiles() throws {
      folder.write("config", [65])
      let notices = try #require(FolderNotices())
      notices.watch([folder.path("config")])
      #expect(!notices.drain())
      for number in 0..<20 { folder.write("sso-\(number)", [66]) }
      #expect(!notices.drain())
      folder.write("config", [67, 67])
      #expect(notices.drain())
      #expect(!notices.drain(), "told once")
    }
  #endif

  private func shelf() throws -> DiskShelf {
    let environment = Environment(["HOME": folder.path])
    return DiskShelf(
      store: FileStore(
        locations: try FileLocations(environment: environment), state: folder.path("state")),
      home: folder.path)
  }

  @Test("What the program writes itself is no news; what another does is, with what it lost")
  func ownAndForeign() throws {
    let shelf = try shelf()
    folder.write(".aws/config", "# mine\n[default]\nregion = x\n")
    let files = shelf.load().files
    #expect(shelf.reload() == nil)
    let change = Change(
      title: "Set it",
      changes: [.set(profile: "default", key: "region", value: "eu-west-1", file: .config)],
      thenCheck: [])
    guard case .done = shelf.save(change, seen: files) else {
      Issue.record("not saved")
      return
    }
    #expect(shelf.reload() == nil)
    folder.write(".aws/config", "[default]\nregion = eu-west-1\noutput = json\n")
    let answer = try #require(shelf.reload())
    #expect(ProfileCatalog(answer.files)["default"]?["output"] == "json")
    #expect(shelf.reload() == nil)
    let history = shelf.history()
    let newest = try #require(history.entries.first)
    #expect(newest.isForeign && newest.lostComments == 1)
    #expect(history.undoable == newest.id)
    guard case .done = shelf.make(.bringBack(.comments, step: newest.id)) else {
      Issue.record("not brought back")
      return
    }
    #expect(
      folder.bytes(".aws/config")
        == Array("# mine\n[default]\nregion = eu-west-1\noutput = json\n".utf8))
    _ = shelf.make(.undo)
    guard case .refused = shelf.make(.undo) else {
      Issue.record("another program's change was taken back unasked")
      return
    }
    _ = shelf.make(.undoOthers)
    #expect(folder.bytes(".aws/config") == Array("# mine\n[default]\nregion = eu-west-1\n".utf8))
  }

  @Test("A step whose copies are lost is told so, not shown as a file that came or went")
  func lostCopies() throws {
    let shelf = try shelf()
    folder.write(".aws/config", "[default]\nregion = x\n")
    let files = shelf.load().files
    let change = Change(
      title: "Set it",
      changes: [.set(profile: "default", key: "region", value: "eu-west-1", file: .config)],
      thenCheck: [])
    _ = shelf.save(change, seen: files)
    for name in folder.names(in: "state/versions") where name != "index.json" {
      unlink(folder.path("state/versions/" + name))
    }
    let entry = try #require(shelf.history().entries.first)
    #expect(entry.lines.isEmpty)
    #expect(entry.title.contains("copy is lost"))
    guard case .refused(let why) = shelf.preview(.undo) else {
      Issue.record("a step is shown that cannot be taken back")
      return
    }
    #expect(why.contains("lost"))
  }

  @Test("No signal lands on the thread of a watch or on one that works in turn")
  func signals() throws {
    let masks = Mutex<[Bool]>([])
    let bell = Bell()
    @Sendable func note() {
      var mask = sigset_t()
      pthread_sigmask(SIG_BLOCK, nil, &mask)
      let areBlocked = [SIGWINCH, SIGPIPE, SIGINT].allSatisfy { sigismember(&mask, $0) == 1 }
      masks.withLock { $0.append(areBlocked) }
      bell.ring()
    }
    SerialThread().run(note)
    #expect(bell.waits(past: 0))
    let watch = FileWatch([folder.path("config")]) { note() }
    #expect(watch.start())
    #expect(bell.waits(past: 1))
    watch.stop()
    #expect(masks.withLock { $0.allSatisfy { $0 } })
  }

  @Test("What another program does before anything was written here can be brought back too")
  func neverWritten() throws {
    let shelf = try shelf()
    let first = Array("# mine\n[default]\nregion = x\n".utf8)
    folder.write(".aws/config", first)
    _ = shelf.load()
    folder.write(".aws/config", "[default]\nregion = y\n")
    #expect(shelf.reload() != nil)
    let step = try #require(shelf.history().entries.first)
    #expect(step.isForeign)
    _ = shelf.make(.bringBack(.all, step: step.id))
    #expect(folder.bytes(".aws/config") == first)
  }
}
