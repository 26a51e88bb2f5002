/// Why the screen cannot be used, and the way out.
public enum TerminalError: Error, Equatable, Sendable {
  /// There is no terminal to draw on.
  case noTerminal
  /// `TERM` is not set.
  case noTerm
  /// terminfo has no entry of that name.
  case unknownTerm(String)
  /// No terminfo database was found.
  case noDatabase
  /// The terminal cannot do what that terminfo capability stands for.
  case lacking(term: String, capability: String)
  /// ncurses could not open the screen.
  case failed(String)

  /// What is wrong, why, and what to do.
  public var message: String {
    switch self {
    case .noTerminal:
      "There is no terminal here. The verbs need none: try awscreds-tui --help."
    case .noTerm:
      "TERM is not set, so nothing is known of this terminal. Set it, for example: "
        + "export TERM=xterm-256color. Or use awscreds-tui --plain."
    case .unknownTerm(let term):
      "TERM=\(shown(term)): the terminfo database has no such terminal. See whether "
        + "infocmp \(shown(term)) knows it; try TERM=xterm-256color, or use awscreds-tui --plain."
    case .noDatabase:
      "No terminfo database was found. Install your system's ncurses-base or ncurses-term, or set "
        + "TERMINFO to where it is. Or use awscreds-tui --plain."
    case .lacking(let term, let capability):
      "TERM=\(shown(term)) cannot draw a screen: its terminfo entry has no \(capability). "
        + "Use awscreds-tui --plain, or set TERM to what your terminal really is."
    case .failed(let term):
      "The screen could not be opened on this terminal (TERM=\(shown(term))). "
        + "Use awscreds-tui --plain."
    }
  }
}

/// The name of a terminal with nothing in it that could steer one.
private func shown(_ term: String) -> String {
  String(term.unicodeScalars.map { $0.value > 0x20 && $0.value < 0x7F ? Character($0) : "?" })
}
