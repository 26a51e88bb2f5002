import Canvas

/// What reaches the program from its terminal.
public enum TerminalEvent: Equatable, Sendable {
  /// A key, paste, mouse event, focus change, or a new size.
  case input(InputEvent)
  /// The program was stopped and goes on; the screen is painted anew.
  case resumed
  /// The program is to end: a signal asked for it, or the terminal is gone (nil).
  case quit(signal: Int32?)
}
