#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A pipe from a child, with the first bytes that came through; used by one thread.
final class ProgramPipe {
  let readEnd: Int32
  let writeEnd: Int32
  private(set) var bytes: [UInt8] = []
  private(set) var isOpen = true
  /// Whether the last read brought something.
  var gotSome = false
  private let limit: Int
  private var isWriteEndOpen = true

  /// Keeps at most `limit` bytes; the rest is read and dropped, so that the child can go on.
  init?(limit: Int) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    // A child started by another thread in between keeps a copy: that delays no one, as the end
    // of the own child is waited for, not the end of the pipe.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    readEnd = ends[0]
    writeEnd = ends[1]
    self.limit = limit
  }

  deinit {
    closeWriteEnd()
    close(readEnd)
  }

  /// The bytes as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Closes this side's copy of the end that the child writes to.
  func closeWriteEnd() {
    if isWriteEndOpen { close(writeEnd) }
    isWriteEndOpen = false
  }

  /// Takes what is there.
  func read() {
    var piece = [UInt8](repeating: 0, count: 4096)
    #if canImport(Glibc)
      let count = Glibc.read(readEnd, &piece, piece.count)
    #else
      let count = Darwin.read(readEnd, &piece, piece.count)
    #endif
    if count > 0 {
      gotSome = true
      bytes += piece.prefix(count).prefix(limit - bytes.count)
    } else if count == 0 || errno != EINTR {
      isOpen = false
    }
  }
}
