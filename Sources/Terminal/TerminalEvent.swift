import Canvas

/// What reaches the program from its terminal.
public enum TerminalEvent: Equatable, Sendable {
  /// A key, paste, mouse event, focus change, or a new size.
  case input(InputEvent)
  /// The program is about to be stopped; what must not be cut short is to be finished first.
  case stopping
  /// The program was stopped and goes on; the screen is painted anew.
  case resumed
  /// The program is to end: a signal asked for it, or the terminal is gone (nil).
  case quit(signal: Int32?)
}
