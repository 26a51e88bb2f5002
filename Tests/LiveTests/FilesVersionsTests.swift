import JSONText
import TestSupport
import Testing

@testable import Live

@Suite("Undo and redo across runs")
struct FilesVersionsTests {
  let folder = TemporaryFolder()
  var path: String { folder.path("credentials") }

  /// A new value each time, as a new run would make it.
  var history: FileHistory { FileHistory(state: folder.path("state"), patience: 5_000) }

  private func bytes(_ text: String) -> [UInt8] { Array((text + "\n").utf8) }

  private func save(_ text: String) throws {
    try history.write(bytes(text), over: FileSnapshot(reading: path), title: "write \(text)")
  }

  @Test("Every step back and forth gives the very bytes, also no file at all")
  func walk() throws {
    let texts = ["one", "two", "three", "four"]
    for text in texts { try save(text) }
    for text in ["three", "two", "one"] {
      _ = try history.undo([path])
      #expect(folder.bytes("credentials") == bytes(text))
    }
    _ = try history.undo([path])
    #expect(folder.bytes("credentials") == nil)
    #expect(throws: FileFault.allUndone) { try history.undo([path]) }
    for text in texts {
      _ = try history.redo([path])
      #expect(folder.bytes("credentials") == bytes(text))
    }
    #expect(throws: FileFault.nothingToRedo) { try history.redo([path]) }
  }

  @Test("A new change ends what could be done again")
  func branch() throws {
    for text in ["one", "two"] { try save(text) }
    _ = try history.undo([path])
    try save("three")
    #expect(throws: FileFault.nothingToRedo) { try history.redo([path]) }
    _ = try history.undo([path])
    #expect(folder.bytes("credentials") == bytes("one"))
  }

  @Test("Ten steps are kept for each file, and no copy beyond them")
  func limit() throws {
    for number in 0..<25 { try save("text \(number)") }
    #expect(history.versions.steps(of: [path]).count == 10)
    for _ in 0..<10 { _ = try history.undo([path]) }
    #expect(folder.bytes("credentials") == bytes("text 14"))
    #expect(throws: FileFault.allUndone) { try history.undo([path]) }
    // Eleven texts that differ and the index.
    #expect(folder.names(in: "state/versions").count == 12)
  }

  @Test("Another program's text is never lost by an undo")
  func foreignChange() throws {
    try save("one")
    try save("two")
    folder.write("credentials", bytes("foreign"))
    let fault = #expect(throws: FileFault.self) { try history.undo([path]) }
    #expect(fault?.code == "changed-on-disk")
    #expect(folder.bytes("credentials") == bytes("foreign"))
    #expect(throws: FileFault.self) { try history.undo([path]) }
    #expect(folder.bytes("credentials") == bytes("foreign"))
    let step = try history.undo([path], others: true)
    #expect(step.kind == .found)
    #expect(folder.bytes("credentials") == bytes("two"))
    _ = try history.redo([path])
    #expect(folder.bytes("credentials") == bytes("foreign"))
  }

  @Test("What is found changed at the start is kept once")
  func foundAtStart() throws {
    try save("one")
    folder.write("credentials", bytes("foreign"))
    history.noteFound([try FileSnapshot(reading: path)])
    history.noteFound([try FileSnapshot(reading: path)])
    #expect(history.versions.steps(of: [path]).map(\.kind) == [.found, .written])
    _ = try history.undo([path], others: true)
    #expect(folder.bytes("credentials") == bytes("one"))
  }

  @Test("Two runs that see the same change at once note it once")
  func foundByTwo() async throws {
    try save("one")
    let seen = [try FileSnapshot(reading: path)]
    for round in 0..<20 {
      folder.write("credentials", bytes("foreign \(round)"))
      let now = [try FileSnapshot(reading: path)]
      let versions = history.versions
      await withTaskGroup { group in
        for _ in 0..<4 { group.addTask { _ = versions.noteFound(now, seen: seen) } }
      }
      let steps = history.versions.steps(of: [path])
      let ends = steps.compactMap { $0.files.first?.after?.fingerprint }
      #expect(Set(ends).count == steps.count)
    }
  }

  @Test("A step whose write never came is not taken for a change of others")
  func killedBeforeTheWrite() throws {
    try save("one")
    let snapshot = try FileSnapshot(reading: path)
    _ = history.versions.record([(snapshot, bytes("two"))], title: "x", kind: .written)
    history.noteFound([try FileSnapshot(reading: path)])
    #expect(history.versions.undoable([path])?.title == "write one")
    _ = try history.redo([path])
    #expect(folder.bytes("credentials") == bytes("two"))
  }

  @Test("A file is found in the history by any of its names")
  func throughALink() throws {
    folder.link("link", to: "credentials")
    try save("one")
    let link = folder.path("link")
    #expect(history.versions.steps(of: [link]).map(\.title) == ["write one"])
    #expect(history.versions.undoable([link])?.title == "write one")
    _ = try history.undo([link])
    #expect(folder.bytes("credentials") == nil)
    #expect(history.versions.redoable([link])?.title == "write one")
  }

  @Test("All that is kept is private, and purge removes it")
  func privateAndPurged() throws {
    try save("one")
    try save("two")
    #expect(folder.mode("state") == 0o700)
    #expect(folder.mode("state/versions") == 0o700)
    for name in folder.names(in: "state/versions") {
      #expect(folder.mode("state/versions/" + name) == 0o600)
    }
    try history.versions.purge()
    #expect(folder.names(in: "state/versions") == ["index.json"])
    #expect(history.versions.steps(of: [path]).isEmpty)
    #expect(folder.bytes("credentials") == bytes("two"))
  }

  @Test("A damaged copy is not put in the place of a file")
  func damagedCopy() throws {
    try save("one")
    try save("two")
    let copy = try #require(history.versions.undoable([path])?.files.first?.before)
    folder.write("state/versions/" + copy.name, bytes("xxx"))
    let fault = #expect(throws: FileFault.self) { try history.undo([path]) }
    #expect(fault?.code == "version-lost")
    #expect(folder.bytes("credentials") == bytes("two"))
  }

  @Test("Every single changed bit of a text changes its fingerprint")
  func fingerprint() {
    let text = Array("[default]\nregion = eu-west-1\nab".utf8)
    var seen: Set<String> = [FilePath.fingerprint(text)]
    for position in text.indices {
      for bit in 0..<8 {
        var other = text
        other[position] ^= 1 << UInt8(bit)
        seen.insert(FilePath.fingerprint(other))
      }
    }
    #expect(seen.count == text.count * 8 + 1)
    #expect(FilePath.fingerprint([]) != FilePath.fingerprint([0]))
    #expect(seen.allSatisfy { $0.utf8.count == 16 })
  }

  @Test("A damaged index is an empty one")
  func damagedIndex() throws {
    try save("one")
    folder.write("state/versions/index.json", bytes("{\"steps\": ["))
    #expect(throws: FileFault.nothingToUndo) { try history.undo([path]) }
    try save("two")
    _ = try history.undo([path])
    #expect(folder.bytes("credentials") == bytes("one"))
  }

  @Test("State comes back as it was saved, and a damaged file as an empty state")
  func stateStore() {
    let store = StateStore(state: folder.path("state"))
    #expect(store.load() == SavedState())
    var state = SavedState(
      verdicts: ["work": ["class": "valid", "account": "111122223333"]], screen: ["name": "list"])
    for number in 0..<30 { state.use("p\(number % 25)") }
    #expect(state.recents.count == SavedState.recentLimit)
    #expect(state.recents.first == "p4")
    #expect(store.save(state))
    #expect(store.load() == state)
    #expect(folder.mode("state/state.json") == 0o600)
    folder.write("state/state.json", [0xFF])
    #expect(store.load() == SavedState())
  }
}
