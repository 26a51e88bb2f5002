import CTerminal
import Canvas
import Terminal
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Faults that bit other programs on the terminal, each by its number in Tests/README.md.
@Suite struct FaultTests {
  private func start(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let usual = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
    return try #require(
      PseudoTerminal(
        [builtPrograms + "/terminal-probe"] + arguments,
        environment: usual.merging(environment) { $1 }))
  }

  private func leave(_ terminal: PseudoTerminal) {
    terminal.send("q")
    #expect(terminal.waitForEnd() == 0)
  }

  private func text(_ terminal: PseudoTerminal, from start: Int = 0) -> String {
    String(decoding: terminal.output[start...], as: UTF8.self)
  }

  /// Fault 2: work inside the handler of SIGWINCH crashed; ours writes one byte and no more.
  @Test func aSignalIsOneByte() {
    let pipe = terminal_watch_signals()
    defer { terminal_unwatch_signals() }
    #expect(pipe >= 0)
    // The threads that tests run on hold signals back.
    var wanted = sigset_t()
    var before = sigset_t()
    sigemptyset(&wanted)
    sigaddset(&wanted, SIGWINCH)
    sigaddset(&wanted, SIGCONT)
    pthread_sigmask(SIG_UNBLOCK, &wanted, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    // Each is handled before raise returns.
    for signal in [SIGWINCH, SIGWINCH, SIGCONT, SIGWINCH] { raise(signal) }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(pipe, &bytes, bytes.count)
    #expect(bytes.prefix(max(0, count)).elementsEqual("WWCW".utf8))
  }

  /// Fault 9: after ^Z and fg the program was sometimes stuck at full speed.
  @Test func aStopLeavesNothingBusy() throws {
    let terminal = try start(["shell"])
    #expect(terminal.waitFor("row 1 "))
    terminal.send("\u{1A}")
    let stopped = try #require(terminal.place(of: "stop 1.\r\n"))
    #expect(terminal.waitFor("row 1 ", from: stopped))
    terminal.settle()
    #if os(Linux)
      let children = String(
        decoding: readFile("/proc/\(terminal.process)/task/\(terminal.process)/children") ?? [],
        as: UTF8.self)
      let child = try #require(children.split(separator: " ").first)
      #expect(isCalm("/proc/\(child)/stat"), "it never sleeps")
    #endif
    // The shell of the test counts to fifty and says so when it does not get there.
    terminal.send("q")
    #expect(terminal.waitForEnd() != nil)
  }

  /// Whether a process sleeps whenever it is looked at; one that is busy never does.
  private func isCalm(_ path: String) -> Bool {
    var calm = 0
    for _ in 0..<2_000_000 where calm < 200 {
      let words = String(decoding: readFile(path) ?? [], as: UTF8.self).split(separator: " ")
      calm = words.count > 2 && words[2] == "S" ? calm + 1 : 0
    }
    return calm == 200
  }

  /// Fault 10: mouse support took the selection of text away; it is off unless asked for.
  @Test func theMouseIsLeftToTheTerminal() throws {
    let terminal = try start()
    #expect(terminal.waitFor("row 1 "))
    for mode in [9, 1000, 1001, 1002, 1003] { #expect(!text(terminal).contains("[?\(mode)h")) }
    leave(terminal)
  }

  /// Fault 12: in locale C boxes and text became garbage, or nothing at all.
  @Test(arguments: ["C", "POSIX"]) func nothingVanishesInLocaleC(_ locale: String) throws {
    let terminal = try start(environment: ["LC_ALL": locale])
    #expect(terminal.waitFor("row 1 日本 ✓ valid"))
    leave(terminal)
  }

  /// Fault 12: a terminal with few glyphs gets ASCII signs from us.
  @Test func aConsoleGetsNoSignItLacks() throws {
    let terminal = try start(environment: ["TERM": "linux"])
    #expect(terminal.waitFor("row 1 "))
    #expect(!text(terminal).contains(GlyphSet.unicode.selection))
    leave(terminal)
  }

  /// Fault 13: Esc took up to a second; here it needs no other key to be taken.
  @Test func escapeAloneIsTaken() throws {
    let terminal = try start()
    #expect(terminal.waitFor("picture 1."))
    terminal.settle()
    let before = terminal.output.count
    terminal.send("\u{1B}")
    #expect(terminal.waitFor("2", from: before))
    leave(terminal)
  }

  /// Fault 14: the reply to a question about the background typed itself; we ask nothing, and a
  /// reply that comes all the same is no key.
  @Test func theTerminalIsAskedNothing() throws {
    let terminal = try start()
    #expect(terminal.waitFor("row 1 "))
    terminal.settle()
    let sent = text(terminal)
    for question in ["]10;?", "]11;?", "[c", "[0c", "[>c", "[6n", "[5n", "P+q", "P$q", "[?u"] {
      #expect(!sent.contains("\u{1B}" + question))
    }
    let before = terminal.output.count
    terminal.send("\u{1B}]11;rgb:1111/2222/3333\u{1B}\\\u{1B}[?62;22cl")
    #expect(terminal.waitFor("outside", from: before), "the key behind the replies is taken")
    let outside = try #require(terminal.place(of: "outside", from: before))
    #expect(terminal.waitFor("row 0 ", from: outside))
    leave(terminal)
  }

  /// Fault 15: a clear and a full redraw for each key flash over a slow line.
  @Test func aStepClearsNothing() throws {
    let terminal = try start()
    #expect(terminal.waitFor("row 20 "))
    terminal.settle()
    for (key, row) in [("j", "row 1 "), ("k", "row 0 "), ("G", "row 999 "), ("g", "row 0 ")] {
      let before = terminal.output.count
      terminal.send(key)
      #expect(terminal.waitFor(row, from: before))
      terminal.settle()
      let step = text(terminal, from: before)
      for clear in ["[2J", "[J", "[0J", "[1J", "[3J", "c"] {
        #expect(!step.contains("\u{1B}" + clear))
      }
    }
    leave(terminal)
  }
}
