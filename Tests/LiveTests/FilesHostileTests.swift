import AWSProfiles
import TestSupport
import Testing

@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Places where no file can be read or written")
struct FilesHostileTests {
  let folder = TemporaryFolder()
  static let old = Array("[default]\nregion = eu-west-1\n".utf8)

  private func store(_ variables: [String: String] = [:]) throws -> FileStore {
    var all = ["HOME": folder.path]
    for (name, value) in variables { all[name] = value }
    return FileStore(
      locations: try FileLocations(environment: Environment(all)), state: folder.path("state"),
      patience: 5_000)
  }

  private let change = ProfileChange.set(
    profile: "work", key: "region", value: "eu-north-1", file: .config)

  @Test(
    "A folder, a pipe, a loop of links: the other file is read all the same, and nothing hangs",
    arguments: [("folder", "not-a-file"), ("pipe", "not-a-file"), ("loop", "not-readable")])
  func wrongKind(_ kind: String, _ code: String) throws {
    folder.write(".aws/credentials", Self.old)
    switch kind {
    case "folder": folder.makeFolder(".aws/config")
    case "pipe": mkfifo(folder.path(".aws/config"), 0o600)
    default: folder.link(".aws/config", to: "config")
    }
    let store = try store()
    let loaded = store.load()
    #expect(loaded.faults[.config]?.code == code)
    #expect(ProfileCatalog(loaded.files).names == ["default"])
    let fault = #expect(throws: FileFault.self) {
      try store.save([change], base: loaded, title: "x")
    }
    #expect(fault?.code == code)
    #expect(folder.bytes(".aws/credentials") == Self.old)
    let other = ProfileChange.set(profile: "w", key: "region", value: "x", file: .credentials)
    #expect(try store.save([other], base: loaded, title: "x").isWritten)
  }

  @Test("/dev/null reads as an empty file and is never replaced")
  func nullDevice() throws {
    let store = try store(["AWS_CONFIG_FILE": "/dev/null"])
    let loaded = store.load()
    #expect(loaded.faults.isEmpty)
    #expect(loaded.files.config?.bytes == [])
    #expect(loaded.findings.isEmpty)
    let fault = #expect(throws: FileFault.self) {
      try store.save([change], base: loaded, title: "x")
    }
    #expect(fault?.code == "not-a-file")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test("A file of a gigabyte is refused before it is read")
  func hugeFile() throws {
    folder.write(".aws/config", [])
    #expect(truncate(folder.path(".aws/config"), 1 << 30) == 0)
    let fault = try store().load().faults[.config]
    #expect(fault == .tooLarge(path: folder.path(".aws/config"), size: 1 << 30))
    #expect(fault?.message.contains("1024 MB") == true)
  }

  @Test(
    "A time of change far from ours is no harm, and still tells two states apart",
    arguments: [10_413_792_000, 9_223_372_036, -62_135_596_800])
  func oddTimes(_ seconds: Int) throws {
    func setTime(_ seconds: Int) {
      let time = timeval(tv_sec: seconds, tv_usec: 0)
      #expect(utimes(folder.path(".aws/config"), [time, time]) == 0)
    }
    folder.write(".aws/config", Self.old)
    setTime(seconds)
    let store = try store()
    let loaded = store.load()
    #expect(loaded.files.config?.bytes == Self.old)
    #expect(!store.hasChanged(since: loaded))
    setTime(1_700_000_000)
    #expect(store.hasChanged(since: loaded))
    #expect(try store.save([change], base: loaded, title: "x").isWritten)
  }

  @Test("A dangling link is a file still to be made, where the link says")
  func danglingLink() throws {
    folder.makeFolder(".aws")
    folder.link(".aws/config", to: "../dotfiles/aws/config")
    let store = try store()
    #expect(try store.save([change], base: store.load(), title: "x").isWritten)
    #expect(folder.isLink(".aws/config"))
    #expect(folder.mode("dotfiles/aws/config") == 0o600)
    #expect(folder.mode("dotfiles/aws") == 0o700)
  }

  @Test("Rights of others are taken away on request, and the text stays")
  func closedToOthers() throws {
    folder.write(".aws/credentials", Self.old, mode: 0o664)
    folder.makeFolder(".aws", mode: 0o777)
    let store = try store()
    let loaded = store.load()
    #expect(loaded.findings.map(\.code) == ["permissions-too-open", "permissions-too-open"])
    let changes = loaded.findings.compactMap(\.fix).flatMap(\.changes)
    let saved = try store.save(changes, base: loaded, title: "close")
    #expect(folder.mode(".aws/credentials") == 0o600)
    #expect(folder.mode(".aws") == 0o700)
    #expect(saved.loaded.findings.isEmpty)
    #expect(folder.bytes(".aws/credentials") == Self.old)
    #expect(store.history.versions.steps(of: store.paths).isEmpty, "no text was written")
  }

  #if os(Linux)
    @Test(
      "A limit on the length of files is a full disk: the old file stays, nothing else does",
      arguments: [false, true])
    func limitOfLength(_ isIgnored: Bool) throws {
      let probe = builtPrograms + "/save-probe"
      folder.write("config", Self.old)
      let text = String(repeating: "# a comment\n", count: 4_000)
      // Where the signal is not ignored it ends the program, as any kill may.
      let script = (isIgnored ? "trap '' XFSZ; " : "") + "ulimit -c 0 -f 8; exec \"$@\""
      let child = ChildProcess(
        ["bash", "-c", script, "sh", probe, folder.path("state"), folder.path("config"), text])
      let status = try #require(child?.wait())
      #expect(status == 1 || (!isIgnored && status == 128 + SIGXFSZ), "status \(status)")
      #expect(folder.bytes("config") == Self.old)
      if isIgnored { #expect(folder.names() == ["config", "state"]) }
    }

    /// Runs the probe as a user who is not root; nil where this one is no root or cannot change.
    private func runAsNobody(_ probe: String, _ file: String) -> Int32? {
      let words = ["--reuid=65534", "--regid=65534", "--clear-groups"]
      chmod(folder.path, 0o755)
      folder.makeFolder("state", mode: 0o777)
      let arguments = [probe, folder.path("state"), folder.path(file), "# more\n"]
      let prefix = geteuid() == 0 ? ["setpriv"] + words : []
      return ChildProcess(prefix + arguments)?.wait()
    }

    @Test(
      "A folder or file without the right to write or read is refused, whole as it was",
      arguments: [(0o555, 0o644), (0o755, 0o444), (0o755, 0o000)] as [(UInt32, UInt32)])
    func noRight(_ folderMode: UInt32, _ mode: UInt32) throws {
      let probe = builtPrograms + "/save-probe"
      folder.write("place/config", Self.old, mode: mode)
      if geteuid() == 0 {
        chown(folder.path("place"), 65534, 65534)
        chown(folder.path("place/config"), 65534, 65534)
      }
      chmod(folder.path("place"), mode_t(folderMode))
      let status = runAsNobody(probe, "place/config")
      #expect(status == 1)
      chmod(folder.path("place"), 0o755)
      chmod(folder.path("place/config"), 0o600)
      #expect(folder.bytes("place/config") == Self.old)
      #expect(folder.names(in: "place") == ["config"])
    }
  #endif
}
