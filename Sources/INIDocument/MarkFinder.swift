#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the end of a line and the signs that part it, eight bytes at a step.
struct MarkFinder {
  /// What one line holds.
  struct Marks {
    /// The offset of the line's separator, or of the end of the bytes.
    var end: Int
    /// The offset of the first `=`.
    var equals: Int?
    /// The offset of the first `:`.
    var colon: Int?
    /// Whether there is a `#` or `;` anywhere.
    var hasCommentSign = false
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let separator: UInt8

  /// The marks of the line that begins at an offset.
  func marks(from start: Int) -> Marks {
    var marks = Marks(end: bytes.count)
    let raw = UnsafeRawBufferPointer(bytes)
    var place = start
    while place + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let ends = Self.found(separator, in: word)
      // Only what stands before the separator belongs to the line.
      let inside = ends == 0 ? ~0 : (ends & (0 &- ends)) &- 1
      if marks.equals == nil {
        let found = Self.found(UInt8(ascii: "="), in: word) & inside
        if found != 0 { marks.equals = place + found.trailingZeroBitCount >> 3 }
      }
      if marks.colon == nil {
        let found = Self.found(UInt8(ascii: ":"), in: word) & inside
        if found != 0 { marks.colon = place + found.trailingZeroBitCount >> 3 }
      }
      let signs = Self.found(UInt8(ascii: "#"), in: word) | Self.found(UInt8(ascii: ";"), in: word)
      if signs & inside != 0 { marks.hasCommentSign = true }
      if ends != 0 {
        marks.end = place + ends.trailingZeroBitCount >> 3
        return marks
      }
      place += 8
    }
    finish(&marks, from: place)
    return marks
  }

  /// Whether the line at an offset is all ASCII, without a quote or backslash.
  func isPlain(from start: Int) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = start
    while place + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      let ends = Self.found(separator, in: word)
      let inside = ends == 0 ? ~0 : (ends & (0 &- ends)) &- 1
      // A sign that is found wrongly stands behind a right one.
      let signs = "\"'\\".utf8.reduce(word & 0x8080_8080_8080_8080) {
        $0 | Self.found($1, in: word)
      }
      if signs & inside != 0 { return false }
      if ends != 0 { return true }
      place += 8
    }
    for byte in bytes[place...] {
      if byte == separator { return true }
      if byte >= 0x80 || "\"'\\".utf8.contains(byte) { return false }
    }
    return true
  }

  /// The offset of the next `byte`.
  func first(_ byte: UInt8, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + start, Int32(byte), bytes.count - start)
    else { return nil }
    return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
  }

  /// How many separators there are.
  var count: Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var total = 0
    var place = 0
    while place + 8 <= raw.count {
      // Each byte counts its own, up to 255 steps.
      var counts: UInt64 = 0
      let end = min(place + 8 * 255, raw.count - 7)
      while place < end {
        let other =
          raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          ^ (0x0101_0101_0101_0101 &* UInt64(separator))
        counts &+= ~(((other & low) &+ low) | other | low) >> 7
        place += 8
      }
      let pairs = (counts & 0x00FF_00FF_00FF_00FF) &+ (counts >> 8 & 0x00FF_00FF_00FF_00FF)
      total += Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }
    return total + bytes[place...].count { $0 == separator }
  }

  /// The last bytes, too few for a step.
  private func finish(_ marks: inout Marks, from start: Int) {
    for place in start..<bytes.count {
      switch bytes[place] {
      case separator:
        marks.end = place
        return
      case UInt8(ascii: "="): if marks.equals == nil { marks.equals = place }
      case UInt8(ascii: ":"): if marks.colon == nil { marks.colon = place }
      case UInt8(ascii: "#"), UInt8(ascii: ";"): marks.hasCommentSign = true
      default: continue
      }
    }
  }

  /// The high bit of each byte that is `byte`: the lowest one is sure, those above it may be wrong.
  private static func found(_ byte: UInt8, in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let zeros = word ^ (ones &* UInt64(byte))
    return (zeros &- ones) & ~zeros & (ones << 7)
  }
}
