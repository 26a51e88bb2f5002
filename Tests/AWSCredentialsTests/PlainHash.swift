/// SHA-1 and SHA-256 as FIPS 180-4 writes them down, for tests that must not need libcrypto.
enum PlainHash {
  static func sha1(_ bytes: [UInt8]) -> [UInt8] {
    var hash: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    for block in blocks(bytes) {
      var words = block
      for index in 16..<80 {
        words.append(
          left(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], 1))
      }
      var (a, b, c, d, e) = (hash[0], hash[1], hash[2], hash[3], hash[4])
      for (index, word) in words.enumerated() {
        let (mix, constant): (UInt32, UInt32) =
          switch index {
          case ..<20: ((b & c) | (~b & d), 0x5A82_7999)
          case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
          case ..<60: ((b & c) | (b & d) | (c & d), 0x8F1B_BCDC)
          default: (b ^ c ^ d, 0xCA62_C1D6)
          }
        (a, b, c, d, e) = (left(a, 5) &+ mix &+ e &+ constant &+ word, a, left(b, 30), c, d)
      }
      hash = zip(hash, [a, b, c, d, e]).map { $0 &+ $1 }
    }
    return flat(hash)
  }

  static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    let primes = primes(64)
    var hash = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
    let constants = primes.map { fraction(cubeRoot(Double($0))) }
    for block in blocks(bytes) {
      var words = block
      for index in 16..<64 {
        let (x, y) = (words[index - 15], words[index - 2])
        let first = left(x, 25) ^ left(x, 14) ^ (x >> 3)
        let second = left(y, 15) ^ left(y, 13) ^ (y >> 10)
        words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
      }
      var state = hash
      for index in 0..<64 {
        let (a, b, c, e, f, g) = (state[0], state[1], state[2], state[4], state[5], state[6])
        let first = left(e, 26) ^ left(e, 21) ^ left(e, 7)
        let one = state[7] &+ first &+ ((e & f) ^ (~e & g)) &+ constants[index] &+ words[index]
        let second = left(a, 30) ^ left(a, 19) ^ left(a, 10)
        let two = second &+ ((a & b) ^ (a & c) ^ (b & c))
        state = [one &+ two, a, b, c, state[3] &+ one, e, f, g]
      }
      hash = zip(hash, state).map { $0 &+ $1 }
    }
    return flat(hash)
  }

  private static func blocks(_ bytes: [UInt8]) -> [[UInt32]] {
    var padded = bytes + [0x80]
    while padded.count % 64 != 56 { padded.append(0) }
    let length = UInt64(bytes.count) * 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) }
    return stride(from: 0, to: padded.count, by: 64).map { start in
      (0..<16).map { word in
        padded[start + word * 4..<start + word * 4 + 4].reduce(0) { $0 << 8 | UInt32($1) }
      }
    }
  }

  private static func left(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }

  private static func flat(_ words: [UInt32]) -> [UInt8] {
    words.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) } }
  }

  private static func primes(_ count: Int) -> [Int] {
    var found: [Int] = []
    var candidate = 2
    while found.count < count {
      if found.allSatisfy({ candidate % $0 != 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }

  /// The first 32 bits behind the point.
  private static func fraction(_ value: Double) -> UInt32 {
    UInt32((value - Double(Int(value))) * 4_294_967_296)
  }

  private static func cubeRoot(_ value: Double) -> Double {
    var root = value / 3
    for _ in 0..<60 { root = (2 * root + value / (root * root)) / 3 }
    return root
  }
}
