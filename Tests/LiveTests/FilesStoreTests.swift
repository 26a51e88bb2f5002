import AWSProfiles
import INIDocument
import TestSupport
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("The shared files are read and saved")
struct FilesStoreTests {
  let folder = TemporaryFolder()
  let old = "[default]\nregion = eu-west-1\n\n[work]\nregion = eu-west-2\n"

  let store: FileStore

  init() throws {
    let environment = Environment(["HOME": folder.path])
    store = FileStore(
      locations: try FileLocations(environment: environment), state: folder.path("state"),
      patience: 60_000)
  }

  private func set(_ profile: String, _ value: String, in file: FileRole = .credentials)
    -> ProfileChange
  {
    .set(profile: profile, key: "region", value: value, file: file)
  }

  private func text(_ role: FileRole = .credentials) -> String? {
    folder.bytes(".aws/" + role.rawValue).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("Large files are read side by side, as small ones are one after the other")
  func largeFilesAreReadSideBySide() throws {
    let text = (0..<12_000).map { "[p\($0)]\nregion = eu-west-1\n" }.joined()
    for other in [text, "[default]\n"] {
      folder.write(".aws/credentials", text)
      folder.write(".aws/config", other)
      let loaded = store.load()
      #expect(loaded.files.credentials?.bytes == Array(text.utf8))
      #expect(loaded.files.config?.bytes == Array(other.utf8))
      #expect(loaded.files.credentials?.headers.count == 12_000)
      #expect(loaded.snapshots.count == 2 && loaded.faults.isEmpty)
    }
  }

  @Test("Reading makes nothing, and a missing file is no fault")
  func readingMakesNothing() {
    let loaded = store.load()
    store.history.noteFound(Array(loaded.snapshots.values))
    #expect(loaded.files == SharedFiles())
    #expect(loaded.faults.isEmpty)
    #expect(folder.names().isEmpty)
    #expect(!store.hasChanged(since: loaded))
  }

  @Test("A fault of one file leaves the other readable, and is not written over")
  func faultOfOne() throws {
    folder.write(".aws/credentials", old)
    folder.makeFolder(".aws/config")
    let base = store.load()
    #expect(base.faults[.config]?.code == "not-a-file")
    #expect(base.files.credentials?.bytes == Array(old.utf8))
    let saved = try store.save([set("work", "eu-west-3")], base: base, title: "x")
    #expect(saved.isWritten)
    #expect(text() == old.replacing("eu-west-2", with: "eu-west-3"))
    let fault = #expect(throws: FileFault.self) {
      try store.save([set("work", "x", in: .config)], base: saved.loaded, title: "x")
    }
    #expect(fault?.code == "not-a-file")
  }

  @Test("Another program's changes to other profiles are kept")
  func merges() throws {
    folder.write(".aws/credentials", old)
    let base = store.load()
    let foreign = old.replacing("eu-west-2", with: "us-east-1") + "\n[other]\nregion = x\n"
    folder.write(".aws/credentials", foreign)
    #expect(store.hasChanged(since: base))
    let saved = try store.save([set("default", "eu-north-1")], base: base, title: "x")
    #expect(saved.isMerged)
    #expect(text() == foreign.replacing("eu-west-1", with: "eu-north-1"))
    #expect(saved.loaded == store.load())
  }

  @Test("Where another program wrote the same profile nothing is written")
  func refusesToMerge() throws {
    folder.write(".aws/credentials", old)
    let base = store.load()
    let foreign = old.replacing("eu-west-1", with: "us-east-1")
    folder.write(".aws/credentials", foreign)
    let fault = #expect(throws: FileFault.self) {
      try store.save([set("default", "eu-north-1")], base: base, title: "x")
    }
    #expect(fault?.code == "changed-on-disk")
    #expect(text() == foreign)
  }

  @Test("A profile that another program added too is not written over")
  func refusesToAddTwice() throws {
    folder.write(".aws/credentials", old)
    let base = store.load()
    folder.write(".aws/credentials", old + "\n[new]\nregion = theirs\n")
    let fault = #expect(throws: FileFault.self) {
      try store.save([set("new", "ours")], base: base, title: "x")
    }
    #expect(fault?.code == "changed-on-disk")
  }

  @Test("A fix of a line does not hit another line after a merge")
  func fixOfALine() throws {
    folder.write(".aws/config", "[a]\nRegion = x\n")
    let base = store.load()
    folder.write(".aws/config", "[b]\nOutput = json\n[a]\nRegion = x\n")
    let fault = #expect(throws: FileFault.self) {
      try store.save([.lowercaseKey(.config, line: 2)], base: base, title: "x")
    }
    #expect(fault?.code == "changed-on-disk")
    #expect(text(.config) == "[b]\nOutput = json\n[a]\nRegion = x\n")
  }

  @Test("A change that cannot be made is refused with its own code, and nothing is made")
  func refused() throws {
    let fault = #expect(throws: FileFault.self) {
      try store.save([.delete(profile: "none")], base: store.load(), title: "x")
    }
    #expect(fault?.code == "profile-not-found")
    #expect(!folder.names().contains(".aws"))
  }

  @Test("Many that add profiles to what they all read at first lose none")
  func manyFromOneBase() async throws {
    folder.write(".aws/credentials", old)
    let base = store.load()
    let store = store
    let saved = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<32 {
        group.addTask {
          let change = ProfileChange.set(
            profile: "p\(number)", key: "region", value: "r\(number)", file: .credentials)
          return (try? store.save([change], base: base, title: "x"))?.isWritten == true
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(saved == 32)
    for number in 0..<32 {
      #expect(text()?.contains("[p\(number)]\nregion = r\(number)\n") == true)
    }
    #expect(text()?.hasPrefix(old) == true)
  }

  @Test("One step of both files is undone in both")
  func undoOfBoth() throws {
    folder.write(".aws/credentials", old)
    let changes = [set("work", "a"), set("new", "b", in: .config)]
    let saved = try store.save(changes, base: store.load(), title: "both")
    #expect(text(.config) != nil)
    #expect(store.history.versions.undoable(store.paths)?.title == "both")
    _ = try store.history.undo(store.paths)
    #expect(text() == old)
    #expect(text(.config) == nil)
    _ = try store.history.redo(store.paths)
    #expect(store.load().files == saved.loaded.files)
  }

  @Test("Nothing to change writes nothing")
  func nothingChanges() throws {
    folder.write(".aws/credentials", old)
    let base = store.load()
    let saved = try store.save([set("work", "eu-west-2")], base: base, title: "x")
    #expect(!saved.isWritten)
    #expect(!store.hasChanged(since: base))
    #expect(!saved.isMerged)
  }

  @Test("Two roles of one file are not written to it twice")
  func oneFileForBoth() throws {
    let path = folder.path("shared")
    let environment = Environment(["AWS_CONFIG_FILE": path, "AWS_SHARED_CREDENTIALS_FILE": path])
    let store = FileStore(
      locations: try FileLocations(environment: environment), state: folder.path("state"))
    let changes = [set("a", "1"), set("b", "2", in: .config)]
    #expect(throws: FileFault.oneFileForBoth(path: path)) {
      try store.save(changes, base: store.load(), title: "x")
    }
    #expect(folder.bytes("shared") == nil)
  }

  @Test("Where rights cannot be set, nothing is written, and the next save goes well")
  func rightsThatCannotBeSet() throws {
    folder.write(".aws/credentials", old)
    let base = store.load()
    let changes = [set("work", "a"), .closeToOthers(.config, folder: false)]
    #expect(throws: FileFault.self) { try store.save(changes, base: base, title: "x") }
    #expect(text() == old)
    #expect(!store.hasChanged(since: base))
    #expect(try store.save([set("work", "a")], base: base, title: "x").isWritten)
  }

  @Test("A change that is refused sets no rights either")
  func rightsOfARefusedChange() throws {
    folder.write(".aws/credentials", old, mode: 0o644)
    let changes: [ProfileChange] = [
      .closeToOthers(.credentials, folder: false), .delete(profile: "none"),
    ]
    #expect(throws: FileFault.self) { try store.save(changes, base: store.load(), title: "x") }
    #expect(folder.mode(".aws/credentials") == 0o644)
  }

  @Test(
    "A file that is open to others is told of and stays as it is",
    arguments: [
      (FileRole.credentials, 0o644, true), (.credentials, 0o660, true),
      (.credentials, 0o600, false),
      (.config, 0o644, false), (.config, 0o664, true), (.config, 0o600, false),
    ] as [(FileRole, UInt32, Bool)])
  func openToOthers(_ role: FileRole, _ mode: UInt32, _ isTold: Bool) throws {
    folder.write(".aws/" + role.rawValue, old, mode: mode)
    let base = store.load()
    #expect(base.notices.contains { $0.code == "permissions-too-open" } == isTold)
    let saved = try store.save([set("work", "x", in: role)], base: base, title: "x")
    #expect(saved.notices.contains { $0.code == "permissions-too-open" } == isTold)
    #expect(folder.mode(".aws/" + role.rawValue) == mode)
  }
}
