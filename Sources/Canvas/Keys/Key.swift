/// One key press.
///
/// Shifted arrows arrive as plain ones. Control or Alt with a left or right arrow arrives as
/// Alt-b and Alt-f, what terminals and readline agree on for moves by word.
public enum Key: Hashable, Sendable {
  case character(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case function(Int)
  /// Control with a lower-case letter, a space or one of `\ ] ^ _`.
  case control(Character)
  /// Alt with a character.
  case alt(Character)
}

/// What a mouse did, and where.
public struct MouseEvent: Hashable, Sendable {
  /// The kinds of mouse events that terminals report.
  public enum Action: Hashable, Sendable {
    case press, release, drag, scrollUp, scrollDown
  }

  /// What happened.
  public var action: Action
  /// 0 left, 1 middle, 2 right; 3 where none is meant.
  public var button: Int
  /// The cell.
  public var at: Point

  /// Makes an event.
  public init(action: Action, button: Int = 0, at: Point) {
    self.action = action
    self.button = button
    self.at = at
  }
}

/// What the user did at the terminal.
public enum InputEvent: Hashable, Sendable {
  case key(Key)
  /// A whole bracketed paste, line ends as line feeds.
  case paste(String)
  case mouse(MouseEvent)
  case resize(Size)
  /// The terminal's window got or lost the keyboard.
  case focus(Bool)
}
