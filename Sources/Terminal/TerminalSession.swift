import CTerminal
import Canvas

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal while the program is on it: modes in and out, frames out, events in.
///
/// There can be one at a time in a process, on one thread. `close` puts the terminal back; so do
/// `deinit`, and a guard in C where the process crashes.
public final class TerminalSession {
  /// What a session is opened with.
  public struct Options: Sendable {
    /// The terminal's name in terminfo.
    public var term: String?
    /// The colours.
    public var theme: Theme
    /// Whether the mouse is reported to the program, which takes text selection from the terminal.
    public var hasMouse: Bool
    /// Whether only ASCII signs are drawn, whatever the locale says.
    public var isASCII: Bool

    /// Makes options.
    public init(
      term: String?, theme: Theme = .terminal16, hasMouse: Bool = false, isASCII: Bool = false
    ) {
      self.term = term
      self.theme = theme
      self.hasMouse = hasMouse
      self.isASCII = isASCII
    }
  }

  /// The signs that this terminal shows.
  public let glyphs: GlyphSet
  /// The descriptor of the terminal, to be read from.
  public let descriptor: Int32

  let signals: Int32
  var painter: ScreenPainter
  private let ownsDescriptor: Bool
  private var modes: TerminalModes
  private var isOpen = true
  private var size: Size

  /// Opens the terminal of the process, or the one behind a descriptor, and enters its modes.
  public init(_ options: Options, descriptor given: Int32? = nil) throws(TerminalError) {
    guard let term = options.term, !term.isEmpty else { throw .noTerm }
    let tty = given ?? open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard tty >= 0, isatty(tty) == 1 else { throw .noTerminal }
    descriptor = tty
    ownsDescriptor = given == nil
    do {
      try Self.check(term, tty)
    } catch {
      if given == nil { Self.close(tty) }
      throw error
    }
    let isUTF8 = terminal_set_locale()
    let hasFewGlyphs = term == "linux" || term.hasPrefix("vt")
    glyphs = isUTF8 && !options.isASCII && !hasFewGlyphs ? .unicode : .ascii
    modes = TerminalModes(hasMouse: options.hasMouse)
    // Before the screen: ncurses takes signals that are still at their defaults.
    signals = terminal_watch_signals()
    terminal_guard_crashes()
    guard signals >= 0, terminal_open(tty, tty, term, modes.enter, modes.leave) else {
      terminal_unwatch_signals()
      if given == nil { Self.close(tty) }
      throw .failed(term)
    }
    painter = ScreenPainter(theme: options.theme, isASCII: !isUTF8)
    size = Size(columns: 80, rows: 24)
    adoptSize()
  }

  deinit { close() }

  /// Leaves the terminal as it was found; later calls do nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    terminal_close()
    terminal_unwatch_signals()
    if ownsDescriptor { Self.close(descriptor) }
  }

  /// Columns and rows of the screen.
  public var screenSize: Size { size }

  /// Changes the colours from the next frame on.
  public func setTheme(_ theme: Theme) {
    painter.setTheme(theme)
    terminal_forget()
  }

  /// Whether the mouse is reported to the program; it can be switched at any time.
  public var hasMouse: Bool {
    get { modes.hasMouse }
    set {
      guard newValue != modes.hasMouse, isOpen else { return }
      modes = TerminalModes(hasMouse: newValue)
      terminal_change_modes(modes.enter, modes.leave)
    }
  }

  /// Shows a frame.
  public func draw(_ frame: Frame) {
    painter.paint(frame)
    // ncurses knows no links: they are written over the same text, which leaves its books right.
    guard glyphs == .unicode else { return }
    for link in frame.links {
      if let escape = link.escape { terminal_send(escape) }
    }
  }

  /// Leaves the screen, lets something else use the terminal, and comes back.
  ///
  /// ^C and ^Z work there as usual: an interrupt meant for the child does not end the program.
  /// The next frame paints everything.
  public func withScreenLeft<Result>(_ body: () throws -> Result) rethrows -> Result {
    terminal_leave()
    terminal_let_stop(true)
    defer {
      terminal_let_stop(false)
      returnToScreen()
      forgetInterrupts()
    }
    return try body()
  }

  /// Stops the program as ^Z does; returns when it is continued, the screen entered again.
  public func suspend() {
    terminal_leave()
    terminal_stop()
    returnToScreen()
  }

  /// Takes on the window's size, which the loop then tells.
  func adoptSize() {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard terminal_size(descriptor, &columns, &rows) else { return }
    size = Size(columns: Int(columns), rows: Int(rows))
    terminal_resize(columns, rows)
    painter.forget()
  }

  /// Paints the next frame whole, over whatever stands there now.
  public func repaint() {
    terminal_forget()
    painter.forget()
  }

  /// How often something else has had the screen.
  private(set) var absences = 0

  private func returnToScreen() {
    terminal_enter()
    // Whatever was typed until now was meant for what had the screen.
    tcflush(descriptor, TCIFLUSH)
    absences += 1
    adoptSize()
    repaint()
  }

  private func forgetInterrupts() {
    var kept: [UInt8] = []
    var letter: UInt8 = 0
    while read(signals, &letter, 1) == 1 {
      if letter == UInt8(ascii: "T") || letter == UInt8(ascii: "H") { kept.append(letter) }
    }
    if !kept.isEmpty { pendingSignals += kept }
  }

  /// Letters of signals that were read but not acted on.
  var pendingSignals: [UInt8] = []

  private static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  private static func check(_ term: String, _ tty: Int32) throws(TerminalError) {
    var lacking: UnsafePointer<CChar>?
    switch Int(terminal_check(term, tty, &lacking)) {
    case Int(terminal_fits): return
    case Int(terminal_no_database): throw .noDatabase
    case Int(terminal_lacks):
      throw .lacking(term: term, capability: lacking.map { String(cString: $0) } ?? "cup")
    default: throw .unknownTerm(term)
    }
  }
}
