/// The shortest way of the cursor to a place, in ECMA-48's sequences and the controls of old.
struct CursorMove {
  /// Where the cursor is; nil where that is not known, as after the last column.
  var place: Point?

  /// How many bytes `write` takes.
  func length(to target: Point) -> Int {
    let direct = Self.direct(target)
    guard let place else { return direct }
    return min(direct, down(place, target).length + along(place, target).length)
  }

  /// Writes the way to a place.
  func write(to target: Point, into bytes: inout [UInt8]) {
    if let place {
      let (rows, columns) = (down(place, target), along(place, target))
      if rows.length + columns.length < Self.direct(target) {
        rows.write(into: &bytes)
        columns.write(into: &bytes)
        return
      }
    }
    bytes += [0x1B, UInt8(ascii: "[")]
    if target.y > 0 || target.x > 0 { append(target.y + 1, to: &bytes) }
    if target.x > 0 {
      bytes.append(UInt8(ascii: ";"))
      append(target.x + 1, to: &bytes)
    }
    bytes.append(UInt8(ascii: "H"))
  }

  private static func direct(_ target: Point) -> Int {
    if target.x > 0 { return 4 + digits(target.y + 1) + digits(target.x + 1) }
    return target.y > 0 ? 3 + digits(target.y + 1) : 3
  }

  /// One step of a way.
  private enum Step {
    case none
    /// A control some times.
    case control(UInt8, Int)
    /// A sequence with a number, left out where it is 1 and may be.
    case sequence(UInt8, Int, isRelative: Bool)

    var length: Int {
      switch self {
      case .none: 0
      case .control(_, let count): count
      case .sequence(_, let number, let isRelative):
        isRelative && number == 1 ? 3 : 3 + digits(number)
      }
    }

    func write(into bytes: inout [UInt8]) {
      switch self {
      case .none: break
      case .control(let control, let count):
        for _ in 0..<count { bytes.append(control) }
      case .sequence(let end, let number, let isRelative):
        bytes += [0x1B, UInt8(ascii: "[")]
        if !isRelative || number != 1 { append(number, to: &bytes) }
        bytes.append(end)
      }
    }
  }

  private func down(_ from: Point, _ to: Point) -> Step {
    let rows = to.y - from.y
    if rows == 0 { return .none }
    let absolute = Step.sequence(UInt8(ascii: "d"), to.y + 1, isRelative: false)
    let relative =
      rows < 0
      ? Step.sequence(UInt8(ascii: "A"), -rows, isRelative: true)
      : rows <= 4
        ? .control(0x0A, rows) : .sequence(UInt8(ascii: "B"), rows, isRelative: true)
    return relative.length <= absolute.length ? relative : absolute
  }

  private func along(_ from: Point, _ to: Point) -> Step {
    let columns = to.x - from.x
    if columns == 0 { return .none }
    if to.x == 0 { return .control(0x0D, 1) }
    let absolute = Step.sequence(UInt8(ascii: "G"), to.x + 1, isRelative: false)
    let relative =
      columns > 0
      ? Step.sequence(UInt8(ascii: "C"), columns, isRelative: true)
      : columns >= -4
        ? .control(0x08, -columns) : .sequence(UInt8(ascii: "D"), -columns, isRelative: true)
    return relative.length <= absolute.length ? relative : absolute
  }
}

/// How many decimal digits a number has, up to 9999.
func digits(_ number: Int) -> Int { number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : 4 }

/// Appends a number in decimal digits.
func append(_ number: Int, to bytes: inout [UInt8]) {
  if number >= 10 { append(number / 10, to: &bytes) }
  bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
}
