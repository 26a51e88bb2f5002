import CTerminal

/// Typing on a terminal that does not show, for a secret.
///
/// It shows again at `end`, and also where a signal ends or stops the program meanwhile.
public enum HiddenTyping {
  /// Hides what is typed; false where the descriptor is no terminal, or typing is hidden already.
  public static func begin(on descriptor: Int32) -> Bool { terminal_hide_typing(descriptor) }

  /// Shows what is typed again.
  public static func end() { terminal_show_typing() }
}
