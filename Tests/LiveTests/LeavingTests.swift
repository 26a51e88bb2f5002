import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Who leaves or stops the program right after Enter has what was agreed to: both wait for what is
/// being written.
@Suite struct LeavingTests {
  private static let config = "[profile one]\nregion = eu-west-1\n\n[profile two]\nregion = x\n"

  /// A home with its lock held, as by another run that is saving, and the program on a terminal.
  private final class Scene {
    let home = TemporaryFolder()
    let terminal: PseudoTerminal
    private let lock: Int32

    /// - Parameter inShell: whether a shell is there to come back to when the program is stopped.
    init(inShell: Bool = false) throws {
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
        PseudoTerminal(
          inShell ? ["/bin/bash", "--norc", "--noprofile", "-i"] : [program],
          environment: environment, columns: 100, rows: 30))
      if inShell { terminal.send(program + "\r") }
    }

    deinit {
      close(lock)
      home.remove()
    }

    /// Agrees to the removal of a profile and types more, all in one breath.
    func delete(then keys: String = "") {
      #expect(terminal.waitFor("eu-west-1"))
      terminal.send("d")
      #expect(terminal.waitFor("Type one"))
      terminal.send("one\r\r" + keys)
      #expect(terminal.waitFor("Saving."))
      #expect(config.contains("[profile one]"))
    }

    /// Lets the save go on.
    func unlock() { flock(lock, LOCK_UN) }

    var config: String {
      String(decoding: home.bytes(".aws/config") ?? [], as: UTF8.self)
    }
  }

  @Test func whoTypesTheWayOutLeavesOnceItIsWritten() throws {
    let scene = try Scene()
    scene.delete(then: "q")
    scene.unlock()
    #expect(scene.terminal.waitForEnd() == 0)
    #expect(scene.config == "[profile two]\nregion = y\n")
    #expect(scene.terminal.modes == scene.terminal.modesBefore)
  }

  @Test func anInterruptDoesNotCutItShort() throws {
    let scene = try Scene()
    scene.delete()
    scene.terminal.send("\u{3}")
    #expect(scene.terminal.waitFor("still being written"))
    scene.unlock()
    #expect(scene.terminal.waitForEnd() == 130)
    #expect(scene.config == "[profile two]\nregion = y\n")
    #expect(scene.terminal.modes == scene.terminal.modesBefore)
  }

  /// A terminal that closes sends one, and its shell another.
  @Test(arguments: [SIGTERM, SIGHUP]) func aSignalDoesNotCutItShort(_ signal: Int32) throws {
    let scene = try Scene()
    scene.delete()
    kill(scene.terminal.process, signal)
    #expect(scene.terminal.waitFor("still being written"))
    kill(scene.terminal.process, signal)
    scene.unlock()
    #expect(scene.terminal.waitForEnd() == 128 + signal)
    #expect(scene.config == "[profile two]\nregion = y\n")
  }

  @Test func aStopWaitsForIt() throws {
    let scene = try Scene(inShell: true)
    scene.delete()
    scene.terminal.send("\u{1A}")
    // A program that does not wait is stopped by then.
    scene.terminal.settle(milliseconds: 300)
    scene.unlock()
    #expect(scene.terminal.waitFor("Stopped"))
    #expect(scene.config == "[profile two]\nregion = y\n")
  }

  @Test func whatCouldNotBeWrittenIsTold() throws {
    let scene = try Scene()
    scene.delete()
    scene.terminal.send("\u{3}")
    #expect(scene.terminal.waitFor("still being written"))
    scene.home.write(".aws/config", "[profile one]\nregion = eu-west-3\n")
    scene.unlock()
    #expect(scene.terminal.waitForEnd() == 130)
    #expect(scene.terminal.waitFor("changed"))
    #expect(scene.config == "[profile one]\nregion = eu-west-3\n")
  }
}
