/// The cells that a text takes up once written: what may not reach a terminal is spelled out.
///
/// Control scalars become `^[` as in less; other scalars that would move or reorder what follows
/// (C1, bidirectional marks, joiners, selectors, line separators) become `<200D>`. So a name from a
/// file can send no escape, and two names that differ never look the same.
struct PrintedCells: Sequence, IteratorProtocol {
  private var scalars: String.UnicodeScalarView.Iterator
  private var spelled: [Unicode.Scalar] = []
  private var ahead: Unicode.Scalar?

  init(_ text: String) {
    scalars = text.unicodeScalars.makeIterator()
    ahead = scalars.next()
  }

  mutating func next() -> Cell? {
    if let scalar = spelled.popLast() { return Cell(scalar) }
    guard let scalar = ahead else { return nil }
    ahead = scalars.next()
    // Most signs of most texts, and no mark behind them.
    if scalar.value >= 0x20, scalar.value < 0x7F, ahead.map({ $0.value < 0x300 }) ?? true {
      return Cell(ascii: UInt8(scalar.value))
    }
    if isSpelledOut(scalar) {
      spelled = spelling(of: scalar).reversed()
      return spelled.popLast().map { Cell($0) }
    }
    let width = scalarWidth(scalar)
    var combining: [Unicode.Scalar] = width == 0 ? [scalar] : []
    while let mark = ahead, mark.value >= 0x300, !isSpelledOut(mark), scalarWidth(mark) == 0 {
      if combining.count < Cell.mostCombining { combining.append(mark) }
      ahead = scalars.next()
    }
    // A mark with nothing before it stands on a space.
    return width == 0
      ? Cell(" ", combining: combining)
      : Cell(scalar, combining: combining, width: Int8(width))
  }
}

/// Whether a scalar is spelled out rather than sent to the terminal.
func isSpelledOut(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20..<0x7F, 0xA0..<0x34F: scalar.value == 0xAD
  case 0..<0x20, 0x7F..<0xA0: true
  case 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F: true
  case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164: true
  case 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xE0000...0xE0FFF: true
  default: scalar.value & 0xFFFE == 0xFFFE
  }
}

private func spelling(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
  if scalar.value < 0x20 || scalar.value == 0x7F {
    return ["^", Unicode.Scalar(UInt8(scalar.value) ^ 0x40)]
  }
  let digits = String(scalar.value, radix: 16, uppercase: true)
  let zeros = String(repeating: "0", count: max(0, 4 - digits.count))
  return Array("<\(zeros)\(digits)>".unicodeScalars)
}
