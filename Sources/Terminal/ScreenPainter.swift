import CTerminal
import Canvas

/// Shows frames: the first one, and each one after the screen was lost, through ncurses; the others
/// as what differs from the one before, where the terminal takes ECMA-48's sequences.
struct ScreenPainter {
  private var last: Buffer?
  private var attributes: [Int32] = []
  /// What writes steps; nil before the first frame, and where the terminal takes other sequences.
  private var delta: FrameDelta?
  private var isDeltaSought = false
  private var theme: Theme
  private var showsCursor = false
  private let isASCII: Bool

  init(theme: Theme, isASCII: Bool) {
    self.isASCII = isASCII
    self.theme = theme
    setTheme(theme)
  }

  /// Gives each role its colours; without colours in the terminal the mono theme is taken.
  mutating func setTheme(_ wanted: Theme) {
    let colours = PaletteColours(count: Int(terminal_colours()))
    theme = colours.count >= 8 ? wanted : .mono
    attributes = StyleRole.allCases.map { role in
      let paint = theme[role]
      if colours.count >= 8 {
        terminal_set_pair(
          pair(of: role), colours.number(of: paint.foreground),
          colours.number(of: paint.background))
      }
      return (paint.bold ? bold : 0) | (paint.dim ? dim : 0)
        | (paint.underline ? underline : 0) | (paint.reverse ? reverse : 0)
    }
    hasColours = colours.count >= 8
    (delta, isDeltaSought) = (nil, false)
    last = nil
  }

  private var hasColours = false
  private let bold = Int32(terminal_bold)
  private let dim = Int32(terminal_dim)
  private let underline = Int32(terminal_underline)
  private let reverse = Int32(terminal_reverse)

  private func pair(of role: StyleRole) -> Int32 { Int32(role.rawValue) + 1 }

  /// Forgets what was painted, so that the next frame is handed over whole.
  mutating func forget() { last = nil }

  /// Paints a frame: only what is other than in the last one.
  mutating func paint(_ frame: Frame) {
    let buffer = frame.buffer
    let cursor = frame.cursor.flatMap { buffer.bounds.contains($0) ? $0 : nil }
    if let last, last.size == buffer.size, delta != nil {
      step(from: last, to: buffer, cursor)
    } else {
      handOver(buffer, cursor)
      if !isDeltaSought { findDelta() }
    }
    showsCursor = cursor != nil
    last = buffer
  }

  /// Finds out, once a frame shows, how to write steps.
  private mutating func findDelta() {
    let colours = hasColours ? PaletteColours(count: Int(terminal_colours())) : nil
    delta = Renditions(theme: theme, colours: colours).delta { [isASCII] cell, bytes in
      Self.spell(cell, isASCII: isASCII, &bytes)
    }
    isDeltaSought = true
  }

  private mutating func step(from old: Buffer, to new: Buffer, _ cursor: Point?) {
    if showsCursor, cursor == nil { terminal_show_cursor(false) }
    let bytes = delta?.bytes(from: old, to: new, cursor: cursor) ?? []
    if !bytes.isEmpty { terminal_step(bytes, bytes.count) }
    if !showsCursor, cursor != nil { terminal_show_cursor(true) }
  }

  /// Hands the rows to ncurses that are not as they were.
  private func handOver(_ buffer: Buffer, _ cursor: Point?) {
    let isSameSize = last?.size == buffer.size
    for y in 0..<buffer.size.rows {
      if isSameSize, let last, !buffer.differs(from: last, row: y) { continue }
      terminal_begin_row(Int32(buffer.size.columns))
      for cell in buffer.row(y) where !cell.isContinuation { put(cell) }
      terminal_end_row(Int32(y))
    }
    terminal_flush(Int32(cursor?.x ?? -1), Int32(cursor?.y ?? 0))
  }

  private func put(_ cell: Cell) {
    let style = cell.style
    var bits = attributes[Int(style.role.rawValue)]
    if style.bold { bits |= bold }
    if style.underline { bits |= underline }
    if style.reverse { bits ^= reverse }
    let pair = hasColours ? pair(of: style.role) : 0
    if !cell.hasCombining, cell.base.isASCII {
      var scalar = cell.base.value
      terminal_put(&scalar, 1, bits, pair)
      return
    }
    guard Self.isSafe(cell, isASCII: isASCII) else {
      for _ in 0..<cell.width {
        var scalar = Self.substitute(for: cell.base).value
        terminal_put(&scalar, 1, bits, pair)
      }
      return
    }
    let scalars = Self.scalars(of: cell).map(\.value)
    terminal_put(scalars, Int32(scalars.count), bits, pair)
  }

  /// Whether the C library sees a cell as wide as the layout did; else a sign of that width stands
  /// in for it.
  private static func isSafe(_ cell: Cell, isASCII: Bool) -> Bool {
    !isASCII && terminal_scalar_width(cell.base.value) == Int32(cell.width)
  }

  private static func scalars(of cell: Cell) -> [Unicode.Scalar] {
    [cell.base] + cell.combining.filter { terminal_scalar_width($0.value) == 0 }
  }

  /// Spells a cell for a step; false where the terminal may see another width than the layout.
  private static func spell(_ cell: Cell, isASCII: Bool, _ bytes: inout [UInt8]) -> Bool {
    let isKept = isSafe(cell, isASCII: isASCII)
    let scalars =
      isKept
      ? scalars(of: cell)
      : Array(repeating: substitute(for: cell.base), count: Int(cell.width))
    for scalar in scalars { bytes += UTF8.encode(scalar).map(Array.init) ?? [] }
    return !isKept || cell.width == 1 && !cell.hasCombining
  }

  /// An ASCII sign for what the terminal cannot show.
  private static func substitute(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "─", "━", "╸": "-"
    case "│", "┃", "▏": "|"
    case "┌", "┐", "└", "┘": "+"
    case "…", "·": "."
    case "•", "●": "*"
    case "▸", "→", "›": ">"
    case "‹", "←": "<"
    case "—": "-"
    default: "?"
    }
  }
}
