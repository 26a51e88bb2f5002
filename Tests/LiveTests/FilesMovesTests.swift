import AWSProfiles
import INIDocument
import ServerlessProject
import TestSupport
import Testing

@testable import App
@testable import Live

/// Between a look at a step and the yes, somebody else writes.
@Suite("Only the step that was shown is made")
struct FilesMovesTests {
  let folder = TemporaryFolder()
  let store: FileStore
  let shelf: DiskShelf
  let old = "[profile work]\nregion = eu-west-1\n"

  init() throws {
    store = FileStore(
      locations: try FileLocations(environment: Environment(["HOME": folder.path])),
      state: folder.path("state"), patience: 1_000)
    shelf = DiskShelf(store: store, home: nil)
    folder.write(".aws/config", old)
    for value in ["a", "b"] { set(value) }
  }

  /// Writes as a window of its own.
  private func set(_ value: String) {
    let shelf = DiskShelf(store: store, home: nil)
    let change = Change(
      title: "Set \(value)",
      changes: [.set(profile: "work", key: "region", value: value, file: .config)], thenCheck: [])
    _ = shelf.save(change, seen: shelf.load().files)
  }

  private func text(_ name: String = ".aws/config") -> String {
    String(decoding: folder.bytes(name) ?? [], as: UTF8.self)
  }

  private func look(_ move: HistoryMove, by shelf: DiskShelf) throws -> ShownStep {
    guard case .step(_, _, _, _, let shown) = shelf.preview(move) else {
      throw FileFault.nothingToUndo
    }
    return shown
  }

  private func expectRefused(
    _ answer: SaveAnswer, _ words: String, at place: SourceLocation = #_sourceLocation
  ) {
    guard case .refused(let why) = answer else {
      Issue.record("made, though it is not what was shown", sourceLocation: place)
      return
    }
    #expect(why.contains(words), sourceLocation: place)
  }

  @Test("A second window that looked at the same step does not take back the one before it")
  func twoWindows() throws {
    let other = DiskShelf(store: store, home: nil)
    let (mine, theirs) = (try look(.undo, by: shelf), try look(.undo, by: other))
    #expect(mine == theirs)
    guard case .done = shelf.make(.undo, title: "", shown: mine) else {
      Issue.record("refused, though nobody wrote")
      return
    }
    expectRefused(other.make(.undo, title: "", shown: theirs), "no longer the next step")
    #expect(text() == old.replacing("eu-west-1", with: "a"))
    // The same of what is done again.
    let again = try look(.redo, by: shelf)
    _ = other.make(.redo)
    expectRefused(shelf.make(.redo, title: "", shown: again), "nothing to redo")
    #expect(text() == old.replacing("eu-west-1", with: "b"))
  }

  @Test("A change of the project that came meanwhile is not taken back in its place")
  func projectMeanwhile() throws {
    let yaml = "service: shop\ncustom:\n  profiles:\n    dev: work\n"
    folder.write("serverless.yml", yaml)
    let path = folder.path("serverless.yml")
    shelf.include(projectPaths: [path])
    let shown = try look(.undo, by: shelf)
    let after = yaml.replacing("dev: work", with: "dev: other")
    try store.history.write(
      Array(after.utf8), over: FileSnapshot(reading: path), title: "stage dev: other")
    expectRefused(shelf.make(.undo, title: "", shown: shown), "“Set b”")
    #expect(text("serverless.yml") == after)
    #expect(text() == old.replacing("eu-west-1", with: "b"))
  }

  @Test("A step of the same number is another one once the history was forgotten")
  func forgotten() throws {
    try store.history.versions.purge()
    set("c")
    let shown = try look(.undo, by: shelf)
    try store.history.versions.purge()
    set("d")
    #expect(try look(.undo, by: shelf).id == shown.id)
    expectRefused(shelf.make(.undo, title: "", shown: shown), "no longer the next step")
    #expect(text().contains("region = d"))
  }

  @Test("Who chose a step that another run has taken back meanwhile chooses again")
  func chosenTwice() throws {
    let step = try store.history.next(.undo, of: store.paths)
    #expect(try store.history.make(.undo, step, of: store.paths))
    #expect(throws: FileFault.anotherStep(title: "Set b")) {
      try store.history.make(.undo, step, of: store.paths)
    }
    #expect(text() == old.replacing("eu-west-1", with: "a"))
    let before = try store.history.undo(store.paths)
    #expect(before.title == "Set a")
    // Both are taken back by now, and no text fits the step any more.
    #expect(throws: FileFault.allUndone) {
      try store.history.make(.undo, step, of: store.paths)
    }
    #expect(text() == old)
  }

  @Test("Bringing back does not write over an edit that came after the look")
  func editedMeanwhile() throws {
    let id = try #require(store.history.versions.undoable(store.paths)?.id)
    let move = HistoryMove.bringBack(.all, step: id)
    let shown = try look(move, by: shelf)
    let edited = text() + "# precious edit\n"
    folder.write(".aws/config", edited)
    expectRefused(shelf.make(move, title: "All", shown: shown), "changed meanwhile")
    #expect(text() == edited)
    guard case .done = shelf.make(move) else {
      Issue.record("refused after a second look")
      return
    }
    #expect(text() == old.replacing("eu-west-1", with: "a"))
  }

  /// The index of the history is held by another run for longer than anyone waits.
  private func holdingTheIndex(_ body: () throws -> Void) throws {
    let index = folder.path("state/versions/index.json")
    let lock = try FileLock(target: index, path: index, state: folder.path("state"))
    defer { withExtendedLifetime(lock) {} }
    try body()
  }

  @Test("What is taken back and cannot be noted is told as done")
  func notNoted() throws {
    let shown = try look(.undo, by: shelf)
    try holdingTheIndex {
      guard case .done(let answer, "Undone: Set b", _) = shelf.make(.undo, title: "", shown: shown)
      else {
        Issue.record("refused, though the file is taken back")
        return
      }
      #expect(answer.notices == [FileNotice.stepNotNoted.message])
      #expect(text() == old.replacing("eu-west-1", with: "a"))
      // Nothing is left to do, and that cannot be noted either: no success is told.
      #expect(throws: FileFault.locked(path: folder.path("state/versions/index.json"))) {
        try store.history.undo(store.paths)
      }
      #expect(text() == old.replacing("eu-west-1", with: "a"))
    }
    // The history finds out by itself, and the next undo is that of the step before.
    #expect(throws: FileFault.anotherStep(title: "Set b")) {
      try store.history.undo(store.paths)
    }
    #expect(try store.history.undo(store.paths).title == "Set a")
    #expect(text() == old)
  }
}
