/// A run of cells of one row that are to be written anew, all in one rendition.
struct ChangedPiece {
  /// The row.
  var y: Int
  /// The first column.
  var x: Int
  /// The column behind the last one.
  var end: Int
  /// The number of the style that they are written in.
  var style: UInt8
  /// The column from which only blanks follow that an erasure can write; `end` where none do.
  var blanksFrom: Int
}

/// What of a frame differs from the one before, cut into pieces of one style.
struct ChangedPieces {
  /// Whether a blank of each style, by its number, looks like any other blank.
  let leavesBlanks: [Bool]
  /// The pieces, from the top, in each row from the left.
  private(set) var pieces: [ChangedPiece] = []

  /// Unchanged cells between two changed ones that are written again: a move takes as long.
  private static let widestGap = 3

  init(leavesBlanks: [Bool]) { self.leavesBlanks = leavesBlanks }

  /// Compares two grids of the same size.
  mutating func find(from old: Buffer, to new: Buffer) {
    pieces.removeAll(keepingCapacity: true)
    for y in 0..<new.size.rows where new.differs(from: old, row: y) {
      old.row(y).withUnsafeBufferPointer { old in
        new.row(y).withUnsafeBufferPointer { new in find(old, new, y) }
      }
    }
  }

  private mutating func find(
    _ old: UnsafeBufferPointer<Cell>, _ new: UnsafeBufferPointer<Cell>, _ y: Int
  ) {
    var x = 0
    while x < new.count {
      guard looksOther(old[x], new[x]) else {
        x += 1
        continue
      }
      let start = new[x].isContinuation ? x - 1 : x
      var end = x + 1
      var next = end
      while next < new.count, next - end <= Self.widestGap {
        if looksOther(old[next], new[next]) {
          end = next + 1
        } else if !new[next].isASCII || new[next].styleCode != new[end - 1].styleCode {
          break
        }
        next += 1
      }
      if end < new.count, new[end].isContinuation { end += 1 }
      cut(new, y, start, end)
      x = end
    }
  }

  private func looksOther(_ old: Cell, _ new: Cell) -> Bool {
    old != new && !(isNothing(old) && isNothing(new))
  }

  /// Whether a cell is a blank that looks like all others.
  private func isNothing(_ cell: Cell) -> Bool {
    cell.base == " " && cell.width == 1 && !cell.hasCombining && leavesBlanks[Int(cell.styleCode)]
  }

  /// Cuts changed cells into pieces; blanks go with what stands before or behind them.
  private mutating func cut(_ cells: UnsafeBufferPointer<Cell>, _ y: Int, _ start: Int, _ end: Int)
  {
    var piece: ChangedPiece?
    for x in start..<end where !cells[x].isContinuation {
      let cell = cells[x]
      let columns = Int(cell.width)
      let isBlank = isNothing(cell)
      if var open = piece {
        let isOpenBlank = open.blanksFrom == open.x
        if isBlank ? leavesBlanks[Int(open.style)] : cell.styleCode == open.style {
          if !isBlank { open.blanksFrom = x + columns }
        } else if isOpenBlank, leavesBlanks[Int(cell.styleCode)] {
          open.style = cell.styleCode
          open.blanksFrom = x + columns
        } else {
          pieces.append(open)
          open = ChangedPiece(
            y: y, x: x, end: x, style: cell.styleCode, blanksFrom: isBlank ? x : x + columns)
        }
        open.end = x + columns
        piece = open
      } else {
        piece = ChangedPiece(
          y: y, x: x, end: x + columns, style: cell.styleCode,
          blanksFrom: isBlank ? x : x + columns)
      }
    }
    if let piece { pieces.append(piece) }
  }
}
