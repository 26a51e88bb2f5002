import TestSupport
import Testing

@testable import Live

#if os(Linux)
  import CXattr
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("A file is replaced whole")
struct FilesAtomicTests {
  let folder = TemporaryFolder()
  let old = Array("[default]\nregion = eu-west-1\n".utf8)
  let new = Array("[default]\nregion = eu-central-1\n".utf8)

  @Test("A new file and its folders are private whatever the umask")
  func newFile() throws {
    let path = folder.path("a/.aws/credentials")
    let now = try AtomicFile().replace(FileSnapshot(reading: path), with: new)
    #expect(now.bytes == new)
    #expect(folder.mode("a/.aws/credentials") == 0o600)
    #expect(folder.mode("a/.aws") == 0o700)
    #expect(folder.mode("a") == 0o700)
  }

  @Test("The mode of a file is kept", arguments: [0o600, 0o644, 0o640, 0o200 | 0o400, 0o700])
  func modeIsKept(_ mode: UInt32) throws {
    folder.write("credentials", old, mode: mode)
    let path = folder.path("credentials")
    try AtomicFile().replace(FileSnapshot(reading: path), with: new)
    #expect(folder.mode("credentials") == mode)
    #expect(folder.names() == ["credentials"])
  }

  #if os(Linux)
    @Test("An access list is kept, so that its mask does not become a right of the group")
    func accessList() throws {
      folder.write("credentials", old)
      let path = folder.path("credentials")
      // Version 2; the owner may write, user 65534 read, the group nothing; mask r; others nothing.
      let entries: [(tag: UInt8, right: UInt8, id: [UInt8])] = [
        (1, 6, [255, 255, 255, 255]), (2, 4, [254, 255, 0, 0]), (4, 0, [255, 255, 255, 255]),
        (16, 4, [255, 255, 255, 255]), (32, 0, [255, 255, 255, 255]),
      ]
      var list: [UInt8] = [2, 0, 0, 0]
      for entry in entries { list += [entry.tag, 0, entry.right, 0] + entry.id }
      let name = "system.posix_acl_access"
      let result = list.withUnsafeBytes { setxattr(path, name, $0.baseAddress, $0.count, 0) }
      // A file system without lists has nothing to keep.
      if result != 0 && errno == ENOTSUP { return }
      #expect(result == 0)
      #expect(folder.mode("credentials") == 0o640)
      try AtomicFile().replace(FileSnapshot(reading: path), with: new)
      #expect(AccessList.read(path) == list)
      #expect(folder.mode("credentials") == 0o640)
    }
  #endif

  @Test("A file without the owner's write bit is left alone, also for root")
  func readOnly() throws {
    folder.write("credentials", old, mode: 0o400)
    let snapshot = try FileSnapshot(reading: folder.path("credentials"))
    let fault = #expect(throws: FileFault.self) {
      try AtomicFile().replace(snapshot, with: new)
    }
    #expect(fault?.code == "not-writable")
    #expect(folder.bytes("credentials") == old)
  }

  @Test("Links stay links, relative, absolute, in a chain, and to a file still to be made")
  func links() throws {
    let real = "dotfiles/credentials"
    folder.write(real, old)
    folder.makeFolder(".aws")
    folder.link(".aws/relative", to: "../dotfiles/credentials")
    folder.link(".aws/absolute", to: folder.path(real))
    folder.link(".aws/chain", to: "relative")
    folder.link(".aws/dangling", to: "../dotfiles/new")
    for name in ["relative", "absolute", "chain", "dangling"] {
      let bytes = Array("# \(name)\n".utf8)
      let path = folder.path(".aws/" + name)
      try AtomicFile().replace(FileSnapshot(reading: path), with: bytes)
      #expect(folder.isLink(".aws/" + name))
      #expect(folder.bytes(name == "dangling" ? "dotfiles/new" : real) == bytes)
    }
  }

  @Test("A loop of links is a fault, not a hang")
  func linkLoop() {
    folder.link("a", to: "b")
    folder.link("b", to: "a")
    let fault = #expect(throws: FileFault.self) { try FileSnapshot(reading: folder.path("a")) }
    #expect(fault?.code == "not-readable")
  }

  @Test("What is no file is named as such and not waited for")
  func wrongKinds() {
    folder.makeFolder("folder")
    mkfifo(folder.path("pipe"), 0o600)
    for name in ["folder", "pipe"] {
      let fault = #expect(throws: FileFault.self) { try FileSnapshot(reading: folder.path(name)) }
      #expect(fault == .notAFile(path: folder.path(name), found: "a " + name))
    }
  }

  @Test("A device that fills up leaves the old file and nothing else", arguments: [0, 1, 20])
  func noSpace(room: Int) throws {
    folder.write("credentials", old)
    let snapshot = try FileSnapshot(reading: folder.path("credentials"))
    let fault = #expect(throws: FileFault.self) {
      try AtomicFile(calls: PlayedCalls(room: room)).replace(snapshot, with: new)
    }
    #expect(fault?.code == "write-failed")
    #expect(folder.bytes("credentials") == old)
    #expect(folder.names() == ["credentials"])
  }

  @Test(
    "A call that fails leaves the old file and nothing else",
    arguments: [
      (PlayedCalls.Call.open, ENOSPC, "write-failed"), (.open, EROFS, "not-writable"),
      (.open, EACCES, "not-writable"), (.write, EIO, "write-failed"),
      (.write, EDQUOT, "write-failed"), (.synchronize, EIO, "write-failed"),
      (.rename, EBUSY, "write-failed"), (.rename, EIO, "write-failed"),
    ])
  func failingCall(_ call: PlayedCalls.Call, _ number: Int32, _ code: String) throws {
    folder.write("credentials", old)
    let snapshot = try FileSnapshot(reading: folder.path("credentials"))
    let fault = #expect(throws: FileFault.self) {
      try AtomicFile(calls: PlayedCalls(failing: call, number)).replace(snapshot, with: new)
    }
    #expect(fault?.code == code)
    #expect(fault?.message.contains(folder.path("credentials")) == true)
    #expect(folder.bytes("credentials") == old)
    #expect(folder.names() == ["credentials"])
  }

  @Test("What another program writes in the last moment is read again, not lost")
  func lastMoment() throws {
    folder.write("credentials", old)
    let path = folder.path("credentials")
    let folder = folder
    let calls = PlayedCalls { folder.write("credentials", "theirs\n") }
    let history = FileHistory(state: folder.path("state"), calls: calls)
    let done = try history.update([path], title: "x") { files in
      (files.map { ($0.bytes ?? []) + Array("ours\n".utf8) }, ())
    }
    #expect(done.isWritten)
    #expect(folder.bytes("credentials") == Array("theirs\nours\n".utf8))
    _ = try history.undo([path])
    #expect(folder.bytes("credentials") == Array("theirs\n".utf8))
  }

  @Test("A failed first save leaves no folder behind")
  func noFolderLeft() throws {
    let snapshot = try FileSnapshot(reading: folder.path("x/.aws/credentials"))
    #expect(throws: FileFault.self) {
      try AtomicFile(calls: PlayedCalls(room: 3)).replace(snapshot, with: new)
    }
    #expect(folder.names().isEmpty)
  }

  @Test("A file that someone wrote since it was read is not replaced")
  func changedSince() throws {
    folder.write("credentials", old)
    let snapshot = try FileSnapshot(reading: folder.path("credentials"))
    folder.write("credentials", "other\n")
    let fault = #expect(throws: FileFault.self) { try AtomicFile().replace(snapshot, with: new) }
    #expect(fault?.code == "changed-on-disk")
    #expect(folder.bytes("credentials") == Array("other\n".utf8))
    #expect(folder.names() == ["credentials"])
  }

  @Test("Private files of killed runs go once they are old, young ones stay")
  func leftovers() throws {
    folder.write("credentials", old)
    folder.write(".credentials.awscreds-tui-old", old)
    folder.write(".credentials.awscreds-tui-young", old)
    folder.age(".credentials.awscreds-tui-old", by: LeftoverFiles.age + 60)
    let path = folder.path("credentials")
    try AtomicFile().replace(FileSnapshot(reading: path), with: new)
    #expect(folder.names() == [".credentials.awscreds-tui-young", "credentials"])
  }

  @Test("What must not be lost is kept only where it reaches the device", arguments: [true, false])
  func syncedPrivateFile(_ isSynced: Bool) {
    let path = folder.path("state/new-key")
    let isKept = PrivateFile.write(
      new, to: path, isSynced: isSynced, calls: PlayedCalls(failing: .synchronize, EIO))
    #expect(isKept == !isSynced)
    #expect(folder.names(in: "state") == (isSynced ? [] : ["new-key"]))
    #expect(PrivateFile.write(new, to: path, isSynced: isSynced))
    #expect(folder.bytes("state/new-key") == new)
  }

  @Test("Of two files that belong together none changes when one cannot")
  func groupRollsBack() throws {
    folder.write("credentials", old)
    folder.write("config", old)
    let first = try FileSnapshot(reading: folder.path("credentials"))
    let second = try FileSnapshot(reading: folder.path("config"))
    folder.write("config", "other\n")
    #expect(throws: FileFault.self) {
      try FileGroup(calls: SystemCalls()).carryOut([(first, new), (second, new)])
    }
    #expect(folder.bytes("credentials") == old)
    #expect(folder.bytes("config") == Array("other\n".utf8))
  }
}
