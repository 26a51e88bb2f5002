/// A QR code of a text in bytes, error correction level L, versions 1 to 10 (ISO/IEC 18004).
///
/// Enough for a link of 271 bytes; the mask is the one with the least penalty.
public struct QRCode: Equatable, Sendable {
  /// Modules on a side.
  public let size: Int
  /// The mask that was chosen, 0 to 7.
  public let mask: Int
  private var dark: [Bool]
  private var isFixed: [Bool]

  /// The code of a text; nil where it is too long.
  public init?(_ text: String) {
    guard var best = QRCode(text, mask: 0) else { return nil }
    var least = best.penalty
    for mask in 1..<8 {
      guard let code = QRCode(text, mask: mask) else { return nil }
      let penalty = code.penalty
      if penalty < least { (best, least) = (code, penalty) }
    }
    self = best
  }

  /// The code of a text with a mask of choice.
  init?(_ text: String, mask: Int) {
    guard let layout = QRLayout.fitting(text.utf8.count) else { return nil }
    self.init(layout, QRBits(Array(text.utf8), layout).bits, mask: mask)
  }

  private init(_ layout: QRLayout, _ bits: [Bool], mask: Int) {
    size = layout.size
    self.mask = mask
    dark = Array(repeating: false, count: layout.size * layout.size)
    isFixed = dark
    drawPatterns(layout)
    drawFormat()
    drawVersion(layout.version)
    fill(bits)
  }

  /// Whether the module at a column and row is dark; those outside are light.
  public subscript(x: Int, y: Int) -> Bool {
    guard x >= 0, y >= 0, x < size, y < size else { return false }
    return dark[y * size + x]
  }

  /// Lines of half blocks in which light modules are drawn and dark ones left out, with a margin of
  /// two modules: right for light text on a dark ground.
  public var lines: [String] {
    stride(from: -2, to: size + 2, by: 2).map { y in
      (-2..<size + 2).reduce(into: "") { line, x in
        line +=
          [" ", "▄", "▀", "█"][(self[x, y] ? 0 : 2) + (self[x, y + 1] || y + 1 > size + 1 ? 0 : 1)]
      }
    }
  }

  private mutating func fix(_ x: Int, _ y: Int, _ isDark: Bool) {
    guard x >= 0, y >= 0, x < size, y < size else { return }
    dark[y * size + x] = isDark
    isFixed[y * size + x] = true
  }

  private mutating func drawPatterns(_ layout: QRLayout) {
    for place in 0..<size {
      fix(6, place, place % 2 == 0)
      fix(place, 6, place % 2 == 0)
    }
    for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] {
      for dy in -4...4 {
        for dx in -4...4 {
          let ring = max(abs(dx), abs(dy))
          fix(x + dx, y + dy, ring != 2 && ring != 4)
        }
      }
    }
    let places = layout.alignment
    for x in places {
      for y in places {
        let isCorner = (x == 6 && (y == 6 || y == size - 7)) || (x == size - 7 && y == 6)
        if isCorner { continue }
        for dy in -2...2 {
          for dx in -2...2 { fix(x + dx, y + dy, max(abs(dx), abs(dy)) != 1) }
        }
      }
    }
  }

  /// Level and mask, twice, with their own error correction.
  private mutating func drawFormat() {
    let data = 1 << 3 | mask
    var rest = data
    for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9) * 0x537 }
    let bits = (data << 10 | rest) ^ 0x5412
    func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0...5 { fix(8, index, bit(index)) }
    fix(8, 7, bit(6))
    fix(8, 8, bit(7))
    fix(7, 8, bit(8))
    for index in 9..<15 { fix(14 - index, 8, bit(index)) }
    for index in 0..<8 { fix(size - 1 - index, 8, bit(index)) }
    for index in 8..<15 { fix(8, size - 15 + index, bit(index)) }
    fix(8, size - 8, true)
  }

  /// The version from 7 on, twice, with its own error correction.
  private mutating func drawVersion(_ version: Int) {
    guard version >= 7 else { return }
    var rest = version
    for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11) * 0x1F25 }
    let bits = version << 12 | rest
    for index in 0..<18 {
      let isDark = bits >> index & 1 == 1
      let (long, short) = (size - 11 + index % 3, index / 3)
      fix(long, short, isDark)
      fix(short, long, isDark)
    }
  }

  /// The data in pairs of columns from the right, up and down in turn, masked.
  private mutating func fill(_ bits: [Bool]) {
    var next = 0
    var right = size - 1
    while right >= 1 {
      if right == 6 { right = 5 }
      for step in 0..<size {
        for x in [right, right - 1] {
          let isUp = (right + 1) & 2 == 0
          let y = isUp ? size - 1 - step : step
          guard !isFixed[y * size + x] else { continue }
          let bit = next < bits.count && bits[next]
          dark[y * size + x] = bit != inverts(x, y)
          next += 1
        }
      }
      right -= 2
    }
  }

  private func inverts(_ x: Int, _ y: Int) -> Bool {
    switch mask {
    case 0: (x + y) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (x / 3 + y / 2) % 2 == 0
    case 5: x * y % 2 + x * y % 3 == 0
    case 6: (x * y % 2 + x * y % 3) % 2 == 0
    default: ((x + y) % 2 + x * y % 3) % 2 == 0
    }
  }
}

extension QRCode {
  /// How hard the code is to read: long runs, blocks, look-alikes of the finder, too much dark.
  var penalty: Int {
    var total = 0
    for line in 0..<size {
      total += runs((0..<size).map { self[$0, line] }) + runs((0..<size).map { self[line, $0] })
    }
    for y in 0..<size - 1 {
      for x in 0..<size - 1 {
        let corner = self[x, y]
        if corner == self[x + 1, y], corner == self[x, y + 1], corner == self[x + 1, y + 1] {
          total += 3
        }
      }
    }
    let percent = (0..<size * size).count { self[$0 % size, $0 / size] } * 100 / (size * size)
    return total + abs(percent - 50) / 5 * 10
  }

  private func runs(_ line: [Bool]) -> Int {
    var total = 0
    var length = 0
    for (index, module) in line.enumerated() {
      length = index > 0 && line[index - 1] == module ? length + 1 : 1
      if length == 5 { total += 3 } else if length > 5 { total += 1 }
    }
    let finder = [true, false, true, true, true, false, true]
    let quiet = [false, false, false, false]
    for start in 0...(line.count - 11) {
      let part = Array(line[start..<start + 11])
      if part == finder + quiet || part == quiet + finder { total += 40 }
    }
    return total
  }
}
