import TestSupport

extension SeededGenerator {
  /// Bytes as hostile as files get: mostly the signs that mean something, some of any kind.
  mutating func hostileBytes(atMost count: Int) -> [UInt8] {
    let pieces: [[UInt8]] = [
      [0x0A], [0x0D, 0x0A], [0x0D], [0x20], [0x09], Array("[profile a]".utf8), Array("[".utf8),
      Array("]".utf8), Array("=".utf8), Array(":".utf8), Array(" #".utf8), Array(";".utf8),
      Array("name = value".utf8), Array("\n  a = 1".utf8), [0xEF, 0xBB, 0xBF], [0x00], [0xFF],
      Array("é".utf8), Array("\n".utf8),
    ]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...count, using: &self) {
      if Int.random(in: 0..<8, using: &self) == 0 {
        bytes.append(UInt8.random(in: 0...255, using: &self))
      } else {
        bytes += pieces[Int.random(in: 0..<pieces.count, using: &self)]
      }
    }
    return bytes
  }
}
