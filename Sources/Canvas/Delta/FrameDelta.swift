/// Writes what turns one frame on a terminal into the next one: only what changed, in the order
/// that takes the fewest bytes.
///
/// The sequences are those of ECMA-48, whose blanks and erasures take the background in force. All
/// styles are off before and after; the cursor is left anywhere.
public struct FrameDelta {
  /// What some terminals can do and some cannot.
  public struct Abilities: Sendable {
    /// Whether a sign can be repeated by REP.
    public var repeats: Bool
    /// Whether cells can be erased by ECH.
    public var erases: Bool

    /// Names what a terminal can do.
    public init(repeats: Bool, erases: Bool) {
      self.repeats = repeats
      self.erases = erases
    }
  }

  /// Writes a cell's character, which is not plain ASCII; false where the terminal may move on by
  /// another number of columns than the cell takes.
  public typealias Spelling = (_ cell: Cell, _ bytes: inout [UInt8]) -> Bool

  private let renditions: [Rendition]
  private let leavesBlanks: [Bool]
  private let abilities: Abilities
  private let spell: Spelling
  private var changed: ChangedPieces
  /// Lengths of the sequences from one style to another, by both numbers, found when first wanted.
  private var lengths: [UInt8]
  private var cursor = CursorMove()
  private var style = FrameDelta.off
  private var bytes: [UInt8] = []

  /// The number of no style at all, behind those of the styles.
  private static let off: UInt8 = 128
  private static let count = 129
  private static let unknown = UInt8.max
  /// Pieces among which the nearest is looked for; of more, the next few of them.
  private static let window = 48

  /// A writer for a terminal.
  ///
  /// - Parameters:
  ///   - rendition: how it is told of a style.
  ///   - spell: how it is sent what is not plain ASCII.
  public init(
    _ abilities: Abilities, rendition: (Style) -> Rendition, spell: @escaping Spelling
  ) {
    self.abilities = abilities
    self.spell = spell
    renditions = (0..<Self.off).map { rendition(Style(code: $0)) } + [Rendition()]
    leavesBlanks = renditions.map(\.leavesBlanks)
    changed = ChangedPieces(leavesBlanks: leavesBlanks)
    lengths = Array(repeating: Self.unknown, count: Self.count * Self.count)
  }

  /// The bytes that turn `old` into `new`, which has the same size; the cursor ends at `end`.
  public mutating func bytes(
    from old: Buffer, to new: Buffer, cursor end: Point? = nil
  ) -> [UInt8] {
    changed.find(from: old, to: new)
    bytes.removeAll(keepingCapacity: true)
    cursor = CursorMove()
    style = Self.off
    writeAll(new)
    bytes += sequence(to: Self.off)
    if let end { cursor.write(to: end, into: &bytes) }
    return bytes
  }

  /// Writes the pieces, each time the one that takes the shortest way.
  private mutating func writeAll(_ new: Buffer) {
    var waiting = changed.pieces[...]
    while !waiting.isEmpty {
      var best = waiting.startIndex
      var least = Int.max
      for index in waiting.indices.prefix(Self.window) {
        let piece = waiting[index]
        let cost = cursor.length(to: Point(x: piece.x, y: piece.y)) + styleLength(piece)
        if cost < least { (best, least) = (index, cost) }
        if least == 0 { break }
      }
      write(waiting[best], of: new)
      // Those before it move up: few, for near ones are looked at first.
      for index in stride(from: best, to: waiting.startIndex, by: -1) {
        waiting[index] = waiting[index - 1]
      }
      waiting.removeFirst()
    }
  }

  /// Whether a piece can be written in the style that is in force.
  private func fits(_ piece: ChangedPiece) -> Bool {
    piece.style == style || piece.blanksFrom == piece.x && leavesBlanks[Int(style)]
  }

  private mutating func styleLength(_ piece: ChangedPiece) -> Int {
    if fits(piece) { return 0 }
    let place = Int(style) * Self.count + Int(piece.style)
    if lengths[place] == Self.unknown {
      lengths[place] = UInt8(clamping: sequence(to: piece.style).count)
    }
    return Int(lengths[place])
  }

  private func sequence(to other: UInt8) -> [UInt8] {
    renditions[Int(style)].sequence(to: renditions[Int(other)])
  }

  private mutating func write(_ piece: ChangedPiece, of new: Buffer) {
    cursor.write(to: Point(x: piece.x, y: piece.y), into: &bytes)
    if !fits(piece) {
      bytes += sequence(to: piece.style)
      style = piece.style
    }
    let blanks = piece.end - piece.blanksFrom
    // Erased blanks leave the cursor before them.
    let isToEnd = piece.end == new.size.columns && blanks > 3
    let isErased = isToEnd || abilities.erases && blanks > 4
    let end = isErased ? piece.blanksFrom : piece.end
    let isCertain = write(new, piece.y, piece.x..<end)
    if isErased {
      bytes += [0x1B, UInt8(ascii: "[")]
      if !isToEnd { append(blanks, to: &bytes) }
      bytes.append(UInt8(ascii: isToEnd ? "K" : "X"))
    }
    let isKnown = isCertain && end < new.size.columns
    cursor.place = isKnown ? Point(x: end, y: piece.y) : nil
  }

  /// Writes the cells of a row; false where the cursor may be elsewhere than behind them.
  private mutating func write(_ new: Buffer, _ y: Int, _ columns: Range<Int>) -> Bool {
    let row = y * new.size.columns
    var isCertain = true
    var x = columns.lowerBound
    while x < columns.upperBound {
      let cell = new.cells[row + x]
      x += 1
      guard cell.isASCII else {
        if !cell.isContinuation, !spell(cell, &bytes) { isCertain = false }
        continue
      }
      bytes.append(UInt8(truncatingIfNeeded: cell.look))
      guard abilities.repeats, cell.base == " " else { continue }
      var more = 0
      while x + more < columns.upperBound, new.cells[row + x + more] == cell { more += 1 }
      guard more > 5 else { continue }
      bytes += [0x1B, UInt8(ascii: "[")]
      append(more, to: &bytes)
      bytes.append(UInt8(ascii: "b"))
      x += more
    }
    return isCertain
  }
}
