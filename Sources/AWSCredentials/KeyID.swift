/// What an access key id tells by itself.
public enum KeyID {
  /// The account that is encoded in a key id of today's generation; nil where there is none.
  ///
  /// The 16 characters behind the prefix are base32: one bit for the generation, then 40 bits of
  /// account number. AWS does not document it (published by A. Steele, 2020): a hint, to be shown
  /// as derived, not a proof.
  public static func account(of keyID: String) -> String? {
    let bytes = Array(keyID.utf8)
    guard bytes.count == 20, bytes.prefix(4).allSatisfy({ (65...90).contains($0) }) else {
      return nil
    }
    var bits: UInt64 = 0
    for (index, byte) in bytes.dropFirst(4).enumerated() {
      let digit: UInt64
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = UInt64(byte - UInt8(ascii: "A"))
      case UInt8(ascii: "2")...UInt8(ascii: "7"): digit = UInt64(byte - UInt8(ascii: "2")) + 26
      default: return nil
      }
      if index < 9 { bits = bits << 5 | digit }
    }
    guard bits >> 44 == 1 else { return nil }
    let account = String((bits >> 4) & 0xFF_FFFF_FFFF)
    guard account.count <= 12 else { return nil }
    return String(repeating: "0", count: 12 - account.count) + account
  }

  /// Whether keys with this id never work without a session token.
  public static func isTemporary(_ keyID: String) -> Bool { keyID.hasPrefix("ASIA") }

  /// Whether keys with this id never take a session token.
  public static func isLongTerm(_ keyID: String) -> Bool { keyID.hasPrefix("AKIA") }
}
