import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Who leaves right after Enter has what was agreed to: the end waits for what is being written.
@Suite struct LeavingTests {
  private static let config = "[profile one]\nregion = eu-west-1\n\n[profile two]\nregion = x\n"

  /// A home with its lock held, as by another run that is saving, and the program on a terminal.
  private final class Scene {
    let home = TemporaryFolder()
    let terminal: PseudoTerminal
    private let lock: Int32

    init() throws {
      home.write(".aws/config", LeavingTests.config)
      let environment = [
        "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8", "AWS_EC2_METADATA_DISABLED": "true",
      ]
      let program = builtPrograms + "/awscreds-tui"
      // The first write makes the lock file.
      let first = ChildRun([program, "set", "two", "region", "y"], environment: environment)
      try #require(first.status == 0, "\(first.errors)")
      let folder = ".local/state/awscreds-tui/locks"
      let name = try #require(home.names(in: folder).first)
      lock = open(home.path(folder + "/" + name), O_RDWR | O_CLOEXEC)
      try #require(flock(lock, LOCK_EX | LOCK_NB) == 0)
      terminal = try #require(
        PseudoTerminal([program], environment: environment, columns: 100, rows: 30))
    }

    deinit {
      close(lock)
      home.remove()
    }

    /// Agrees to the removal of a profile and leaves, all in one breath.
    func deleteAndLeave(by last: String) {
      #expect(terminal.waitFor("eu-west-1"))
      terminal.send("d")
      #expect(terminal.waitFor("Type one"))
      terminal.send("one\r\r" + last)
      #expect(terminal.waitFor("still being written"))
      #expect(config.contains("[profile one]"))
    }

    /// Lets the save go on.
    func unlock() { flock(lock, LOCK_UN) }

    var config: String {
      String(decoding: home.bytes(".aws/config") ?? [], as: UTF8.self)
    }
  }

  @Test func whatWasAgreedToIsWritten() throws {
    let scene = try Scene()
    scene.deleteAndLeave(by: "q")
    scene.unlock()
    #expect(scene.terminal.waitForEnd() == 0)
    #expect(scene.config == "[profile two]\nregion = y\n")
    #expect(scene.terminal.modes == scene.terminal.modesBefore)
  }

  @Test func aSignalDoesNotCutItShort() throws {
    let scene = try Scene()
    #expect(scene.terminal.waitFor("eu-west-1"))
    scene.terminal.send("d")
    #expect(scene.terminal.waitFor("Type one"))
    let before = scene.terminal.output.count
    scene.terminal.send("one\r\r?")
    #expect(scene.terminal.waitFor("Keys", from: before))
    kill(scene.terminal.process, SIGTERM)
    #expect(scene.terminal.waitFor("still being written"))
    scene.unlock()
    #expect(scene.terminal.waitForEnd() == 128 + SIGTERM)
    #expect(scene.config == "[profile two]\nregion = y\n")
  }

  @Test func whatCouldNotBeWrittenIsTold() throws {
    let scene = try Scene()
    scene.deleteAndLeave(by: "q")
    scene.home.write(".aws/config", "[profile one]\nregion = eu-west-3\n")
    scene.unlock()
    #expect(scene.terminal.waitForEnd() == 1)
    #expect(scene.terminal.waitFor("changed"))
    #expect(scene.config == "[profile one]\nregion = eu-west-3\n")
  }
}
