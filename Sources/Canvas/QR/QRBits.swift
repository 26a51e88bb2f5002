/// Sizes of the versions at level L: how many bytes of data and of error correction go where.
struct QRLayout {
  let version: Int
  /// Bytes of data in each block.
  let blocks: [Int]
  /// Bytes of error correction in each block.
  let correction: Int
  /// Rows and columns of the centres of alignment patterns.
  let alignment: [Int]

  var size: Int { 17 + 4 * version }
  var capacity: Int { blocks.reduce(0, +) }

  /// The smallest version for that many bytes; nil where all are too small.
  static func fitting(_ count: Int) -> QRLayout? {
    all.first { $0.capacity >= count + ($0.version < 10 ? 2 : 3) }
  }

  private static let all: [QRLayout] = [
    QRLayout(version: 1, blocks: [19], correction: 7, alignment: []),
    QRLayout(version: 2, blocks: [34], correction: 10, alignment: [6, 18]),
    QRLayout(version: 3, blocks: [55], correction: 15, alignment: [6, 22]),
    QRLayout(version: 4, blocks: [80], correction: 20, alignment: [6, 26]),
    QRLayout(version: 5, blocks: [108], correction: 26, alignment: [6, 30]),
    QRLayout(version: 6, blocks: [68, 68], correction: 18, alignment: [6, 34]),
    QRLayout(version: 7, blocks: [78, 78], correction: 20, alignment: [6, 22, 38]),
    QRLayout(version: 8, blocks: [97, 97], correction: 24, alignment: [6, 24, 42]),
    QRLayout(version: 9, blocks: [116, 116], correction: 30, alignment: [6, 26, 46]),
    QRLayout(version: 10, blocks: [68, 68, 69, 69], correction: 18, alignment: [6, 28, 50]),
  ]
}

/// The bits of a text with their error correction, in the order in which they are drawn.
struct QRBits {
  private(set) var bits: [Bool] = []

  init(_ bytes: [UInt8], _ layout: QRLayout) {
    var data: [Bool] = []
    func add(_ value: Int, _ count: Int) {
      for place in (0..<count).reversed() { data.append(value >> place & 1 == 1) }
    }
    add(4, 4)
    add(bytes.count, layout.version < 10 ? 8 : 16)
    for byte in bytes { add(Int(byte), 8) }
    add(0, min(4, layout.capacity * 8 - data.count))
    add(0, (8 - data.count % 8) % 8)
    var words = stride(from: 0, to: data.count, by: 8).map { start in
      data[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    var filler: UInt8 = 0xEC
    while words.count < layout.capacity {
      words.append(filler)
      filler ^= 0xEC ^ 0x11
    }
    for word in Self.interleaved(words, layout) {
      for place in (0..<8).reversed() { bits.append(word >> UInt8(place) & 1 == 1) }
    }
  }

  /// The first bytes of all blocks, then the second ones, and so on; data before correction.
  private static func interleaved(_ words: [UInt8], _ layout: QRLayout) -> [UInt8] {
    let divisor = divisor(layout.correction)
    var start = 0
    let blocks = layout.blocks.map { count in
      defer { start += count }
      return Array(words[start..<start + count])
    }
    let corrections = blocks.map { remainder($0, divisor) }
    func columns(_ rows: [[UInt8]]) -> [UInt8] {
      (0..<(rows.map(\.count).max() ?? 0)).flatMap { index in
        rows.compactMap { $0.indices.contains(index) ? $0[index] : nil }
      }
    }
    return columns(blocks) + columns(corrections)
  }

  /// The Reed-Solomon divisor of a degree: the product of (x - 2^i).
  private static func divisor(_ degree: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: degree)
    result[degree - 1] = 1
    var root: UInt8 = 1
    for _ in 0..<degree {
      for index in 0..<degree {
        result[index] = product(result[index], root)
        if index + 1 < degree { result[index] ^= result[index + 1] }
      }
      root = product(root, 2)
    }
    return result
  }

  private static func remainder(_ data: [UInt8], _ divisor: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: divisor.count)
    for byte in data {
      let factor = byte ^ result.removeFirst()
      result.append(0)
      for index in result.indices { result[index] ^= product(divisor[index], factor) }
    }
    return result
  }

  /// A product in the field of 256 elements with the polynomial 0x11D.
  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var result = 0
    for place in (0..<8).reversed() {
      result = result << 1 ^ (result >> 7) * 0x11D
      result ^= Int(right >> UInt8(place) & 1) * Int(left)
    }
    return UInt8(truncatingIfNeeded: result)
  }
}
