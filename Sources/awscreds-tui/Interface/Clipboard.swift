import AWSCredentials
import AWSProfiles
import Live

/// The clipboard of the terminal's user, reached by OSC 52 also over ssh.
enum Clipboard {
  /// Terminals drop longer ones.
  static let limit = 74_994

  /// Copies by the terminal, and by the desktop's own program where one is there.
  ///
  /// Why the text went nowhere, or nil.
  static func copy(
    _ text: String, _ environment: Environment, through descriptor: Int32
  ) -> String? {
    let helper = ClipboardProgram.copy(text, environment)
    let encoded = Base64.text(Array(text.utf8))
    guard encoded.utf8.count <= limit else {
      return helper == nil
        ? "too long for the terminal's clipboard: \(text.utf8.count) bytes, "
          + "it takes \(limit * 3 / 4)" : nil
    }
    Streams.write("\u{1B}]52;c;\(encoded)\u{7}", to: descriptor)
    return nil
  }
}
