@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a server that a test started says on coming up.
enum PeerOutput {
  /// What `find` finds in all that came so far, as soon as it finds it; nil at the end of all.
  ///
  /// Goes on reading until the end, so that a long log does not stop the server; then closes.
  static func first(
    from end: Int32, _ find: @escaping @Sendable (String) -> String?
  ) async -> String? {
    await withCheckedContinuation { continuation in
      let isStarted = OwnThread.start {
        var answer: CheckedContinuation<String?, Never>? = continuation
        var text = ""
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
          let count = read(end, &piece, piece.count)
          guard count > 0 else { break }
          guard answer != nil else { continue }
          text += String(decoding: piece.prefix(count), as: UTF8.self)
          if let found = find(text) {
            answer?.resume(returning: found)
            answer = nil
          }
        }
        answer?.resume(returning: nil)
        close(end)
      }
      if !isStarted { continuation.resume(returning: nil) }
    }
  }

  /// The digits from `start` on; nil where they may go on in what has not come yet.
  static func number(_ text: String, _ start: String.Index) -> String? {
    let digits = text[start...].prefix { $0.isNumber }
    return digits.isEmpty || digits.endIndex == text.endIndex ? nil : String(digits)
  }

  /// Ends a server and what it started.
  static func end(_ process: pid_t) {
    kill(-process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }
}
