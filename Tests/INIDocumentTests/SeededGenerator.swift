/// A generator of numbers that gives the same ones for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Starts at a seed.
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

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
