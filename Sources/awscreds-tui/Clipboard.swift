#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The clipboard of the terminal's user, reached by OSC 52 also over ssh.
enum Clipboard {
  /// Terminals drop longer ones.
  static let limit = 74_994

  static func copy(_ text: String, through descriptor: Int32) {
    let encoded = base64(Array(text.utf8))
    guard encoded.utf8.count <= limit else { return }
    let sequence = Array("\u{1B}]52;c;\(encoded)\u{7}".utf8)
    _ = sequence.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = Array(bytes[start..<min(start + 3, bytes.count)])
      let number = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
      for place in 0..<4 {
        text.append(place <= group.count ? letters[number >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
}
