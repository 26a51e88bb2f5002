import AWSProfiles
import INIDocument
import TestSupport
import Testing

@testable import App
@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Each other run stands still at the worst moment: with its locks held, or with an answer that the
/// screen has not taken.
@Suite("The files of the screen while other runs and programs write them")
struct FilesShelfTests {
  let folder = TemporaryFolder()
  let shelf: DiskShelf
  let store: FileStore
  let old = "[default]\nregion = eu-west-1\n\n[work]\nregion = eu-west-2\n"

  init() throws {
    store = FileStore(
      locations: try FileLocations(environment: Environment(["HOME": folder.path])),
      state: folder.path("state"), patience: 1_000)
    shelf = DiskShelf(store: store, home: folder.path)
    folder.write(".aws/credentials", old)
  }

  private var text: String {
    String(decoding: folder.bytes(".aws/credentials") ?? [], as: UTF8.self)
  }

  private func write(_ text: String) {
    folder.write(".aws/other", text)
    rename(folder.path(".aws/other"), folder.path(".aws/credentials"))
  }

  private func change(_ value: String) -> Change {
    Change(
      title: "Set \(value)",
      changes: [.set(profile: "work", key: "region", value: value, file: .credentials)],
      thenCheck: [])
  }

  private var steps: [VersionStep] { store.history.versions.steps(of: store.paths) }

  @Test("A step that another run has recorded and not yet written is left alone")
  func recordedNotWritten() throws {
    _ = shelf.save(change("a"), seen: shelf.load().files)
    let before = try FileSnapshot(reading: store.paths[0])
    let new = Array(text.replacing("= a", with: "= b").utf8)
    do {
      let locks = try LockedFiles(
        Versions.targets(store.paths), state: folder.path("state"), patience: 0)
      defer { withExtendedLifetime(locks) {} }
      _ = store.history.versions.record([(before, new)], title: "theirs", kind: .written)
      _ = shelf.load()
      #expect(steps.map(\.title) == ["theirs", "Set a"])
      #expect(steps.allSatisfy { !$0.isUndone })
      try AtomicFile().replace(before, with: new)
    }
    _ = shelf.reload()
    #expect(steps.map(\.title) == ["theirs", "Set a"])
    #expect(steps.allSatisfy { !$0.isUndone })
  }

  @Test("A step that another run has half written is not told as cut short")
  func halfWritten() throws {
    folder.write(".aws/config", old)
    _ = shelf.save(change("a"), seen: shelf.load().files)
    let before = try store.paths.map { try FileSnapshot(reading: $0) }
    let isCutShort = { (answer: FilesAnswer?) in
      answer?.findings.contains { $0.code == "half-written-save" }
    }
    do {
      let locks = try LockedFiles(
        Versions.targets(store.paths), state: folder.path("state"), patience: 0)
      defer { withExtendedLifetime(locks) {} }
      _ = store.history.versions.record(
        before.map { ($0, [65]) }, title: "theirs", kind: .written)
      try AtomicFile().replace(before[0], with: [65])
      #expect(isCutShort(shelf.reload()) == false)
      #expect(store.history.halfDone(store.paths) == nil)
    }
    // Now it is: nobody holds the locks any more.
    #expect(isCutShort(shelf.load()) == true)
    #expect(store.history.halfDone(store.paths)?.title == "theirs")
  }

  @Test("What another program wrote while a run held the locks is noted the next time")
  func notedLater() throws {
    _ = shelf.load()
    let foreign = old.replacing("eu-west-1", with: "us-east-1")
    do {
      let locks = try LockedFiles(
        Versions.targets(store.paths), state: folder.path("state"), patience: 0)
      defer { withExtendedLifetime(locks) {} }
      write(foreign)
      #expect(shelf.reload()?.files.credentials?.bytes == Array(foreign.utf8))
      #expect(steps.isEmpty)
    }
    _ = shelf.load()
    let step = try #require(steps.first)
    #expect(step.kind == .found)
    let kept = try #require(step.files.first?.before)
    #expect(try store.history.versions.bytes(of: kept, path: "") == Array(old.utf8))
  }

  @Test("A change is checked against the files that were on the screen, not those read since")
  func staleScreen() throws {
    let shown = shelf.load().files
    write(old.replacing("eu-west-2", with: "ap-south-1"))
    #expect(shelf.reload() != nil, "read, and not yet taken by the screen")
    guard case .refused(let why) = shelf.save(change("us-east-1"), seen: shown) else {
      Issue.record("a value that nobody was shown is written over")
      return
    }
    #expect(why.contains("changed meanwhile"))
    #expect(text == old.replacing("eu-west-2", with: "ap-south-1"))
    guard case .done = shelf.save(change("us-east-1"), seen: shelf.load().files) else {
      Issue.record("the change is refused though its review showed the files as they are")
      return
    }
    #expect(text == old.replacing("eu-west-2", with: "us-east-1"))
  }

  @Test("A change to another profile than the one written meanwhile keeps both")
  func staleScreenElsewhere() throws {
    let shown = shelf.load().files
    let foreign = old.replacing("eu-west-1", with: "ap-south-1")
    write(foreign)
    _ = shelf.reload()
    guard case .done(let answer, _, _) = shelf.save(change("us-east-1"), seen: shown) else {
      Issue.record("refused, though they touch different profiles")
      return
    }
    #expect(text == foreign.replacing("eu-west-2", with: "us-east-1"))
    #expect(answer.notices.contains { $0.contains("kept too") })
  }
}
