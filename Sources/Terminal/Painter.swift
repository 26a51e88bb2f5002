import CTerminal
import Canvas

/// Hands frames to ncurses, which sends what differs from the screen.
struct Painter {
  private var last: Buffer?
  private var attributes: [Int32] = []
  private let isASCII: Bool

  init(theme: Theme, isASCII: Bool) {
    self.isASCII = isASCII
    setTheme(theme)
  }

  /// Gives each role its colours; without colours in the terminal the mono theme is taken.
  mutating func setTheme(_ wanted: Theme) {
    let colours = PaletteColours(count: Int(terminal_colours()))
    let theme = colours.count >= 8 ? wanted : .mono
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

  /// Paints a frame; rows that are as they were are not looked at again.
  mutating func paint(_ frame: Frame) {
    let buffer = frame.buffer
    let isSameSize = last?.size == buffer.size
    for y in 0..<buffer.size.rows {
      if isSameSize, let last, !buffer.differs(from: last, row: y) { continue }
      terminal_begin_row(Int32(buffer.size.columns))
      for cell in buffer.row(y) where !cell.isContinuation { put(cell) }
      terminal_end_row(Int32(y))
    }
    last = buffer
    let cursor = frame.cursor.flatMap { buffer.bounds.contains($0) ? $0 : nil }
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
    // Where the C library sees another width than the layout did, a sign of that width stands in.
    let isSafe = !isASCII && terminal_scalar_width(cell.base.value) == Int32(cell.width)
    if isSafe {
      let marks = cell.combining.filter { terminal_scalar_width($0.value) == 0 }
      let scalars = [cell.base.value] + marks.map(\.value)
      terminal_put(scalars, Int32(scalars.count), bits, pair)
      return
    }
    for _ in 0..<cell.width {
      var scalar = substitute(for: cell.base).value
      terminal_put(&scalar, 1, bits, pair)
    }
  }

  /// An ASCII sign for what the terminal cannot show.
  private func substitute(for scalar: Unicode.Scalar) -> Unicode.Scalar {
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
