/// The lossless text of an INI file: its bytes, and a flat list of lines over them.
///
/// Making one never fails, whatever the bytes are, up to 2 GB of them: offsets have 32 bits. Printing
/// is the bytes themselves. An edit is a splice of bytes and gives a new document.
public struct Document: Sendable, Equatable {
  /// The file, byte for byte.
  public let bytes: [UInt8]
  /// The lines, first to last, without gaps.
  public let lines: [Line]
  /// Indices of the lines that are headers, in order.
  public let headers: [Int]

  /// Reads `bytes` as lines.
  ///
  /// - Precondition: fewer than 2 GB; whoever reads a file looks at its size first.
  public init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
    (lines, headers) = LineScanner.lines(of: bytes)
  }

  /// Whether the file begins with a UTF-8 byte order mark.
  public var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  /// The text of a byte range; what is not UTF-8 reads as U+FFFD.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The line end of the first line, for lines that are added: LF where there is none.
  public var lineEnding: [UInt8] {
    guard let first = lines.first, !first.lineEnd.isEmpty else { return [0x0A] }
    return Array(bytes[first.lineEnd])
  }

  /// Whether two documents hold the same bytes.
  public static func == (left: Document, right: Document) -> Bool { left.bytes == right.bytes }
}
