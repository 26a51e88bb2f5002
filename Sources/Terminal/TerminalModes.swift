/// The modes of the terminal, each with its way in and its way out; ncurses has its own besides.
struct TerminalModes: Equatable {
  private struct Mode: Equatable {
    let enter: String
    let leave: String

    /// A private mode of xterm and its kin, by its number.
    init(_ number: Int) {
      enter = "\u{1B}[?\(number)h"
      leave = "\u{1B}[?\(number)l"
    }
  }

  private let modes: [Mode]
  /// Whether reports of the mouse are among them.
  let hasMouse: Bool

  /// Bracketed paste and reports of focus always; button, drag and SGR reports of the mouse where
  /// it is on.
  init(hasMouse: Bool) {
    self.hasMouse = hasMouse
    modes = [Mode(2004), Mode(1004)] + (hasMouse ? [Mode(1000), Mode(1002), Mode(1006)] : [])
  }

  /// What is written on entering.
  var enter: String { modes.map(\.enter).joined() }

  /// The mirror image: what is written on leaving.
  var leave: String { modes.reversed().map(\.leave).joined() }
}
