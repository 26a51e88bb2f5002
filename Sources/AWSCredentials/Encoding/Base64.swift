/// The two alphabets of base64 that tokens and keys are written in.
package enum Base64 {
  private static let standard = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Text of the standard alphabet, filled up with `=` to groups of four.
  package static func text(_ bytes: [UInt8]) -> String {
    let text = digits(bytes)
    let missing = (4 - text.count % 4) % 4
    return String(decoding: text, as: UTF8.self) + String(repeating: "=", count: missing)
  }

  /// Text for URLs, `-` and `_` for the last two, without padding.
  static func urlText(_ bytes: [UInt8]) -> String {
    String(decoding: digits(bytes), as: UTF8.self)
      .replacing("+", with: "-").replacing("/", with: "_")
  }

  private static func digits(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let padded = group + Array(repeating: 0, count: 3 - group.count)
      let bits = padded.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      for index in 0...group.count {
        text.append(standard[Int(bits >> (18 - 6 * UInt32(index)) & 63)])
      }
    }
    return text
  }

  /// The bytes of standard base64, line ends and padding skipped; nil where it is none.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 where byte != UInt8(ascii: "=") && byte > 32 {
      guard let digit = standard.firstIndex(of: byte) else { return nil }
      bits = bits << 6 | UInt32(digit)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }
}
