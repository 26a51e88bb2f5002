import CTerminal
import Canvas

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension TerminalSession {
  /// Runs until one of the closures answers false, and sleeps whenever there is nothing to do.
  ///
  /// - `wake`: a descriptor that gets readable when answers wait elsewhere; -1 for none.
  /// - `handle`: takes one event; false ends the loop. After `.quit` the loop ends by itself.
  /// - `wakened`: called when `wake` is readable, which it must empty, and when the deadline is
  ///   over; false ends the loop.
  /// - `frame`: the picture to show, asked for at most once a batch of events, and at most 60 times
  ///   a second where no key was pressed.
  /// - `deadline`: milliseconds until `wakened` is wanted without a byte, nil for never.
  public func run(
    wake: Int32, handle: (TerminalEvent) -> Bool, wakened: () -> Bool, frame: () -> Frame,
    deadline: () -> Int?
  ) {
    var loop = EventLoop(session: self, wake: wake)
    loop.paint(handle, frame)
    while loop.turn(handle, wakened, frame, deadline) {}
  }
}

/// One turn at a time of the loop that the program spends its life in.
private struct EventLoop {
  let session: TerminalSession
  let wake: Int32
  private var decoder = KeyDecoder()
  private let clock = SuspendingClock()
  private var escapeDue: SuspendingClock.Instant?
  private var paintedAt: SuspendingClock.Instant
  private var isStale = false
  /// The size that the last `.resize` told.
  private var toldSize: Size
  /// The absences from the screen that what is typed was forgotten for.
  private var absences: Int

  private static let escapeDelay = Duration.milliseconds(25)
  private static let framePause = Duration.milliseconds(16)
  /// Bytes decoded at most before a frame is shown.
  private static let batch = 1 << 20
  /// What is read, kept: to clear that many bytes for each key would take longer than the key.
  private var bytes = [UInt8](repeating: 0, count: 1 << 16)

  init(session: TerminalSession, wake: Int32) {
    self.session = session
    self.wake = wake
    toldSize = session.screenSize
    absences = session.absences
    paintedAt = clock.now
  }

  mutating func paint(_ handle: (TerminalEvent) -> Bool, _ frame: () -> Frame) {
    tellSize(handle)
    session.draw(frame())
    paintedAt = clock.now
    isStale = false
  }

  /// Tells a size that was not told yet, from wherever the session has taken it on: a signal, a
  /// stop, or the return from a program that had the screen meanwhile.
  private mutating func tellSize(_ handle: (TerminalEvent) -> Bool) {
    guard session.screenSize != toldSize else { return }
    toldSize = session.screenSize
    _ = handle(.input(.resize(toldSize)))
  }

  /// Waits for something to do and does it; false where the loop is to end.
  mutating func turn(
    _ handle: (TerminalEvent) -> Bool, _ wakened: () -> Bool, _ frame: () -> Frame,
    _ deadline: () -> Int?
  ) -> Bool {
    let asked = clock.now
    let due = deadline().map { asked + .milliseconds(max(0, $0)) }
    var waits = [
      pollfd(fd: session.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: session.signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    let timeout = session.pendingSignals.isEmpty ? wait(until: due, from: asked) : 0
    if poll(&waits, nfds_t(waits.count), timeout) < 0, errno != EINTR { return gone(handle) }
    var hadInput = false
    if waits[1].revents != 0 || !session.pendingSignals.isEmpty {
      guard takeSignals(handle) else { return false }
      hadInput = true
    }
    if waits[0].revents & Int16(POLLIN) != 0 {
      guard takeBytes(handle, &hadInput) else { return false }
    } else if waits[0].revents != 0 {
      return gone(handle)
    }
    let now = clock.now
    if let escapeDue, now >= escapeDue {
      self.escapeDue = nil
      let events = decoder.timeout()
      guard pass(events, handle, &hadInput) else { return false }
    }
    if waits[2].revents != 0 || due.map({ now >= $0 }) == true {
      guard wakened() else { return false }
      isStale = true
    }
    if hadInput || (isStale && clock.now >= paintedAt + Self.framePause) {
      paint(handle, frame)
    }
    return true
  }

  /// Milliseconds to sleep for, -1 for ever.
  private func wait(
    until due: SuspendingClock.Instant?, from now: SuspendingClock.Instant
  ) -> Int32 {
    let paintDue = isStale ? paintedAt + Self.framePause : nil
    guard let first = [due, escapeDue, paintDue].compactMap({ $0 }).min() else { return -1 }
    // Rounded up: who wakes up a little too early goes round until it is time.
    let left = max(.zero, now.duration(to: first)) / .milliseconds(1)
    return left < Double(Int32.max) ? Int32(left.rounded(.up)) : .max
  }

  private func gone(_ handle: (TerminalEvent) -> Bool) -> Bool {
    _ = handle(.quit(signal: nil))
    return false
  }

  /// Reads and decodes all bytes there are; false where the loop is to end.
  private mutating func takeBytes(
    _ handle: (TerminalEvent) -> Bool, _ hadInput: inout Bool
  ) -> Bool {
    var total = 0
    repeat {
      let count = read(session.descriptor, &bytes, bytes.count)
      if count < 0, errno == EINTR || errno == EAGAIN { return true }
      guard count > 0 else { return gone(handle) }
      total += count
      _ = forgetsWhatWasBegun()
      let events = decoder.feed(bytes[..<count])
      escapeDue = decoder.isPending ? clock.now + Self.escapeDelay : nil
      guard pass(events, handle, &hadInput) else { return false }
    } while total < Self.batch && hasBytes()
    return true
  }

  private func hasBytes() -> Bool {
    var wait = pollfd(fd: session.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wait, 1, 0) > 0 && wait.revents & Int16(POLLIN) != 0
  }

  private mutating func pass(
    _ events: [InputEvent], _ handle: (TerminalEvent) -> Bool, _ hadInput: inout Bool
  ) -> Bool {
    for event in events {
      hadInput = true
      if event == .key(.control("z")) {
        guard stop(handle) else { return false }
      } else {
        guard handle(.input(event)) else { return false }
      }
      // What came with the key was typed ahead for whatever has had the screen since.
      if forgetsWhatWasBegun() { return true }
    }
    return true
  }

  /// Drops a key of which some bytes came before the screen was left; false where it was not left.
  private mutating func forgetsWhatWasBegun() -> Bool {
    guard session.absences != absences else { return false }
    absences = session.absences
    decoder = KeyDecoder()
    escapeDue = nil
    return true
  }

  private mutating func stop(_ handle: (TerminalEvent) -> Bool) -> Bool {
    guard handle(.stopping) else { return false }
    session.suspend()
    tellSize(handle)
    return handle(.resumed)
  }

  /// Acts on the signals that came; many of a kind in a row count once.
  private mutating func takeSignals(_ handle: (TerminalEvent) -> Bool) -> Bool {
    var letters = session.pendingSignals
    session.pendingSignals = []
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(session.signals, &bytes, bytes.count)
      guard count > 0 else { break }
      letters += bytes[..<count]
    }
    for (letter, signal) in [("T", SIGTERM), ("H", SIGHUP), ("I", SIGINT)] {
      guard letters.contains(where: { Character(Unicode.Scalar($0)) == Character(letter) })
      else { continue }
      _ = handle(.quit(signal: signal))
      return false
    }
    if letters.contains(UInt8(ascii: "Z")) { return stop(handle) }
    if letters.contains(UInt8(ascii: "C")) { session.repaint() }
    if letters.contains(UInt8(ascii: "W")) { session.adoptSize() }
    tellSize(handle)
    return true
  }
}
