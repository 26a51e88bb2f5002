import Canvas
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A list with a selection bar, to be driven by keys.
enum ListProbe {
  /// Exit status after a quit by signal is that signal's number; 40 where the terminal is gone.
  static func run() -> Int32 {
    let term = getenv("TERM").map { String(cString: $0) }
    let session: TerminalSession
    do {
      session = try TerminalSession(.init(term: term))
    } catch {
      say(error.message + "\n")
      return 3
    }
    var list = ListState(count: 1000)
    var status: Int32 = 0
    var frames = 0
    // As the program does, it knows of a new size only what it was told.
    var size = session.screenSize
    session.run(
      wake: -1,
      handle: { event in
        switch event {
        case .input(.key(.character("q"))): return false
        case .input(.key(.character("x"))): crash()
        case .input(.key(.character("l"))): session.withScreenLeft { say("outside\n") }
        case .input(.key(.character("w"))): session.withScreenLeft(waitForALine)
        case .input(.key(.character("n"))): session.withScreenLeft(leaveALineUnread)
        case .input(.resize(let new)): size = new
        case .input(.key(let key)): _ = list.handle(key)
        case .quit(let signal): status = signal ?? 40
        case .input, .stopping, .resumed: break
        }
        return true
      },
      wakened: { true },
      frame: {
        frames += 1
        return picture(list, size, session.glyphs, frames)
      },
      deadline: { nil })
    session.close()
    return status
  }

  /// What a program does that has the screen for a while.
  private static func waitForALine() {
    say("outside\n")
    _ = readLine()
  }

  /// What a program does that is typed to and reads nothing of it.
  private static func leaveALineUnread() {
    say("outside\n")
    var line = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    _ = poll(&line, 1, -1)
  }

  private static func crash() -> Never {
    // What a trap of Swift does, without its text.
    raise(SIGILL)
    exit(99)
  }

  private static func picture(
    _ list: ListState, _ size: Size, _ glyphs: GlyphSet, _ frames: Int
  ) -> Frame {
    var frame = Frame(size: size)
    let (top, rest) = frame.buffer.bounds.splitTop(1)
    let title = "probe \(size.columns)x\(size.rows) picture \(frames)."
    frame.buffer.write(title, at: top.origin, style: .title)
    let shown = list.fitted(height: rest.height)
    for (offset, row) in shown.visible.enumerated() {
      let isSelected = row == shown.selection
      let line = Rect(x: 0, y: rest.y + offset, width: rest.width, height: 1)
      let style: Style = isSelected ? .selection : .text
      frame.buffer.fill(line, style)
      let text = "\(isSelected ? glyphs.selection : " ") row \(row) 日本 ✓ valid"
      frame.buffer.write(text, at: line.origin, style: style)
    }
    return frame
  }
}
