import Canvas
import Terminal
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A real program on a real pseudo terminal.
@Suite struct SessionTests {
  private func start(_ arguments: [String] = [], term: String? = "xterm-256color") throws
    -> PseudoTerminal
  {
    var environment = ["LC_ALL": "C.UTF-8"]
    environment["TERM"] = term
    return try #require(
      PseudoTerminal([builtPrograms + "/terminal-probe"] + arguments, environment: environment))
  }

  /// What undoes bracketed paste and the alternate screen.
  private func expectLeft(_ terminal: PseudoTerminal) {
    let text = String(decoding: terminal.output, as: UTF8.self)
    #expect(text.contains("\u{1B}[?2004l"))
    #expect(text.contains("\u{1B}[?1049l"))
  }

  @Test(arguments: ["quit", "term", "hup", "crash"])
  func modesAreAsBeforeHoweverItEnds(name: String) throws {
    let terminal = try start()
    let before = terminal.modesBefore
    #expect(terminal.waitFor("row 1 "))
    #expect(terminal.modes != before)
    switch name {
    case "quit": terminal.send("q")
    case "term": kill(terminal.process, SIGTERM)
    case "hup": kill(terminal.process, SIGHUP)
    default: terminal.send("x")
    }
    let expected = ["quit": 0, "term": SIGTERM, "hup": SIGHUP, "crash": 128 + SIGILL]
    #expect(terminal.waitForEnd() == expected[name])
    #expect(terminal.modes == before)
    expectLeft(terminal)
  }

  @Test func stopsAndGoesOnFiftyTimes() throws {
    let terminal = try start(["shell"])
    let before = terminal.modesBefore
    #expect(terminal.waitFor("row 1 "))
    for stop in 1...50 {
      let start = terminal.output.count
      terminal.send("\u{1A}")
      // Gone on is known by a whole new picture behind the shell's own line.
      let stopped = try #require(terminal.place(of: "stop \(stop).\r\n", from: start))
      try #require(terminal.waitFor("row 1 ", from: stopped))
    }
    terminal.send("q")
    #expect(terminal.waitForEnd() == 0)
    #expect(terminal.modes == before)
  }

  @Test func resizeStormEndsInTheLastSize() throws {
    let terminal = try start()
    #expect(terminal.waitFor("probe 80x24"))
    for round in 0..<100 {
      terminal.resize(columns: UInt16(1 + round * 37 % 150), rows: UInt16(1 + round * 13 % 50))
      if round % 3 == 0 { terminal.send("j") }
    }
    let start = terminal.output.count
    terminal.resize(columns: 61, rows: 17)
    #expect(terminal.waitFor("probe 61x17", from: start))
    terminal.send("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test func aClosedTerminalEndsIt() throws {
    let terminal = try start()
    #expect(terminal.waitFor("row 1 "))
    terminal.hangUp()
    // By the hang-up signal or by the end of the input, whichever is seen first.
    let status = try #require(terminal.waitForEnd())
    #expect(status == SIGHUP || status == 40)
  }

  @Test func aCursorStepTakesFewBytes() throws {
    let terminal = try start()
    #expect(terminal.waitFor("row 20 "))
    terminal.settle()
    let start = terminal.output.count
    terminal.send("j")
    #expect(terminal.waitFor("row 1 ", from: start))
    terminal.settle()
    #expect(terminal.output.count - start < 300)
    terminal.send("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test func theScreenIsLeftForAWhile() throws {
    let terminal = try start()
    #expect(terminal.waitFor("row 1 "))
    let start = terminal.output.count
    terminal.send("l")
    let outside = try #require(terminal.place(of: "outside", from: start))
    #expect(terminal.waitFor("row 1 ", from: outside))
    terminal.send("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test func aSizeChangedWhileTheScreenIsLeftIsTold() throws {
    let terminal = try start()
    #expect(terminal.waitFor("row 1 "))
    terminal.send("w")
    #expect(terminal.waitFor("outside"))
    terminal.resize(columns: 50, rows: 10)
    terminal.send("\r")
    #expect(terminal.waitFor("probe 50x10"))
    terminal.send("q")
    #expect(terminal.waitForEnd() == 0)
  }

  /// What is typed for whatever has the screen next, and what that leaves unread, chooses no row.
  @Test(arguments: ["ljjj", "l\u{1B}[B", "njj\r", "njj\r\u{1B}[B"])
  func nothingTypedBeforeTheReturnIsObeyed(keys: String) throws {
    let terminal = try start()
    #expect(terminal.waitFor("row 1 "))
    let start = terminal.output.count
    terminal.send(String(keys.prefix(1)) + (keys.hasPrefix("n") ? "" : keys.dropFirst()))
    let outside = try #require(terminal.place(of: "outside", from: start))
    if keys.hasPrefix("n") { terminal.send(String(keys.dropFirst())) }
    #expect(terminal.waitFor("row 20 ", from: outside))
    let step = terminal.output.count
    // One step by a key of its own: it begins where the cursor was.
    terminal.send("j")
    #expect(terminal.waitFor("▸ row 1 ", from: step))
    terminal.send("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test func nothingTypedBehindAStopIsObeyed() throws {
    let terminal = try start(["shell", "1"])
    #expect(terminal.waitFor("row 1 "))
    let start = terminal.output.count
    terminal.send("\u{1A}jjj")
    let stopped = try #require(terminal.place(of: "stop 1.\r\n", from: start))
    #expect(terminal.waitFor("▸ row 0 ", from: stopped))
    terminal.send("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test func aFloodOfAnswersShowsAtMostSixtyFramesASecond() throws {
    let terminal = try start(["flood"])
    let frames = try #require(terminal.waitForEnd())
    // The first frame and rounding may add a few.
    #expect((1...66).contains(frames))
    #expect(terminal.modes == terminal.modesBefore)
  }

  @Test func nothingIsSentWhileNothingHappens() throws {
    let terminal = try start()
    #expect(terminal.waitFor("row 1 "))
    terminal.settle()
    let count = terminal.output.count
    terminal.settle()
    #expect(terminal.output.count == count)
    terminal.send("q")
    #expect(terminal.waitForEnd() == 0)
  }

  @Test(
    arguments: [
      (nil, "TERM is not set"), ("no-such-terminal", "infocmp no-such-terminal"),
      ("dumb", "cannot draw a screen"),
    ] as [(String?, String)])
  func otherTerminalsAreRefusedWithAWayOut(term: String?, words: String) throws {
    let terminal = try start(term: term)
    let before = terminal.modesBefore
    #expect(terminal.waitForEnd() == 3)
    #expect(String(decoding: terminal.output, as: UTF8.self).contains(words))
    #expect(terminal.modes == before)
  }
}
