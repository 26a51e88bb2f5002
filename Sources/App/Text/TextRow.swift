import AWSProfiles
import Canvas

/// One line of a text that is read, scrolled and searched.
struct TextRow {
  /// A text at a column.
  struct Piece {
    var text: String
    var x: Int
    /// The column in front of which it is cut.
    var end: Int
    var role: StyleRole
    var isBold = false
    /// Whether its middle is left out where it is too long, not its end.
    var cutsMiddle = false

    init(
      _ text: String, x: Int, end: Int = .max, _ role: StyleRole = .text, bold: Bool = false,
      cutsMiddle: Bool = false
    ) {
      self.text = text
      self.x = x
      self.end = end
      self.role = role
      isBold = bold
      self.cutsMiddle = cutsMiddle
    }
  }

  var pieces: [Piece]
  /// Whether a line stands in its place.
  var isRule = false

  init(_ pieces: [Piece] = []) { self.pieces = pieces }

  init(_ piece: Piece) { pieces = [piece] }

  static var rule: TextRow {
    var row = TextRow()
    row.isRule = true
    return row
  }
}

extension TextRow {
  /// The lines of a change; where lines between two of them are not told, a sign stands in for them.
  ///
  /// - Parameter path: what the file of a line is called; nil: as the line has it.
  static func change(
    _ lines: [DiffLine], gap: String, path: (DiffLine) -> String? = { _ in nil }
  ) -> [TextRow] {
    var rows: [TextRow] = []
    var last: DiffLine?
    for line in lines {
      // Only lines that stay are counted alike: those of before the change.
      if line.kind == .context, last?.kind == .context, let number = line.number,
        let before = last?.number, number > before + 1
      {
        rows.append(TextRow(Piece(gap, x: 1, .dim)))
      }
      rows.append(TextRow(line, path: path(line)))
      last = line
    }
    return rows
  }

  /// A line of a change, with its number and sign; `path` is what a file is called.
  init(_ line: DiffLine, path: String? = nil) {
    let (sign, role) = line.kind.look
    guard line.kind != .file else {
      self.init(Piece(path ?? line.text, x: 1, .title, bold: true))
      return
    }
    self.init([
      Piece(line.number.map(String.init) ?? "", x: 1, .dim),
      Piece("\(sign) \(line.text)", x: 7, role),
    ])
  }
}
