import TestSupport
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Saves that meet each other or are killed")
struct FilesSafetyTests {
  let folder = TemporaryFolder()
  var path: String { folder.path("credentials") }
  var state: String { folder.path("state") }
  static let old = "[default]\nregion = eu-west-1\n"
  static let added = "[added]\nregion = eu-north-1\n"

  @Test("None of 32 processes that save at once loses another's profile")
  func manyWriters() throws {
    let probe = builtPrograms + "/save-probe"
    folder.write("credentials", Self.old)
    let names = (0..<32).map { "[writer-\($0)]\n" }
    let children = names.compactMap { ChildProcess([probe, state, path, $0]) }
    #expect(children.count == names.count)
    #expect(children.map { $0.wait() }.allSatisfy { $0 == 0 })
    let text = String(decoding: folder.bytes("credentials") ?? [], as: UTF8.self)
    #expect(text.hasPrefix(Self.old))
    let lines = text.split(separator: "\n").dropFirst(2)
    #expect(lines.sorted() == names.map { String($0.dropLast()) }.sorted().map { $0[...] })
    #expect(folder.names() == ["credentials", "state"])
  }

  @Test("Who waits long enough for a lock is told that it is locked")
  func locked() throws {
    folder.write("credentials", Self.old)
    let target = try FilePath.target(of: path)
    let lock = try FileLock(target: target, path: path, state: state)
    defer { withExtendedLifetime(lock) {} }
    let fault = #expect(throws: FileFault.self) {
      try FileHistory(state: state, patience: 30).update([path], title: "x") { _ in ([[]], ()) }
    }
    #expect(fault == .locked(path: target))
    #expect(folder.bytes("credentials") == Array(Self.old.utf8))
  }

  @Test("A state folder that cannot be used costs undo, not the save, of two files of a folder too")
  func noStateFolder() throws {
    folder.write("state", [])
    folder.write("credentials", Self.old)
    let paths = [path, folder.path("config")]
    let done = try FileHistory(state: state).update(paths, title: "x") { _ in ([[65], [66]], ()) }
    #expect(done.isWritten)
    #expect(!done.isKept)
    #expect(folder.bytes("credentials") == [65] && folder.bytes("config") == [66])
  }

  @Test("What changes nothing writes nothing and keeps nothing")
  func nothingChanges() throws {
    folder.write("credentials", Self.old)
    let stamp = FileStamp.of(path)
    let done = try FileHistory(state: state).update([path], title: "x") { ($0.map(\.bytes), ()) }
    #expect(!done.isWritten)
    #expect(FileStamp.of(path) == stamp)
    #expect(FileHistory(state: state).versions.steps(of: [path]).isEmpty)
  }

  #if os(Linux)
    @Test("A save killed at any of its system calls leaves the old file or the new one")
    func killedAnywhere() throws {
      let probe = builtPrograms + "/save-probe"
      let calls = try trace(probe)
      #expect(calls.contains { $0.name.hasPrefix("rename") })
      var outcomes: Set<String> = []
      for (position, call) in calls.enumerated() {
        // A fresh place each time: every run makes the calls of the traced one.
        let place = "run-\(position)"
        folder.write(place + "/credentials", Self.old)
        let words = [probe, folder.path(place + "/state"), folder.path(place + "/credentials")]
        call.kill(words + [Self.added])
        outcomes.insert(try checkAfterKill(place, "\(call.name) \(call.number)"))
      }
      #expect(outcomes == [Self.old, Self.old + Self.added])
    }

    /// The text that a killed save left, once it and the next save were found sound.
    private func checkAfterKill(_ place: String, _ call: String) throws -> String {
      let file = place + "/credentials"
      let text = String(decoding: folder.bytes(file) ?? [], as: UTF8.self)
      #expect([Self.old, Self.old + Self.added].contains(text), "half a file after \(call)")
      for name in folder.names(in: place) where name != "state" {
        #expect(folder.mode(place + "/" + name) == 0o600)
      }
      // No lock outlives its process, and what was kept is still of use.
      let history = FileHistory(state: folder.path(place + "/state"), patience: 5_000)
      let after = try history.update([folder.path(file)], title: "next") { _ in ([[65]], ()) }
      #expect(after.isWritten && after.isKept, "the save after \(call)")
      _ = try history.undo([folder.path(file)])
      #expect(folder.bytes(file) == Array(text.utf8), "undo after \(call)")
      return text
    }

    /// The system calls of a save.
    private func trace(_ probe: String) throws -> ArraySlice<TracedCall> {
      folder.write("run-x/credentials", Self.old)
      let words = [probe, folder.path("run-x/state"), folder.path("run-x/credentials"), Self.added]
      let calls = try TracedCall.all(of: words, in: folder)
      let begin = try #require(calls.firstIndex { $0.line.contains("/save-begins") })
      let end = try #require(calls.firstIndex { $0.line.contains("/save-ends") })
      return calls[(begin + 1)..<end]
    }
  #endif
}
