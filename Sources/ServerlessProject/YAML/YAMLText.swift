/// The bytes of a YAML or JSON file with what finding a place in them needs.
struct YAMLText: Sendable, Equatable {
  /// The file, byte for byte.
  let bytes: [UInt8]
  /// Where each line begins; the first is 0.
  let lineStarts: [Int]

  /// Looks for the line breaks of `bytes`.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices where Self.endsLine(bytes, index) { starts.append(index + 1) }
    lineStarts = starts
  }

  /// Whether the byte at `index` is the last of a line: LF, or a CR that no LF follows.
  private static func endsLine(_ bytes: [UInt8], _ index: Int) -> Bool {
    if bytes[index] == UInt8(ascii: "\n") { return true }
    guard bytes[index] == UInt8(ascii: "\r") else { return false }
    return index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")
  }

  /// Length of the byte order mark in front: 3 or 0.
  var markLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The line break that the first line ends with; LF where there is none.
  var lineEnd: [UInt8] {
    guard lineStarts.count > 1 else { return Array("\n".utf8) }
    let end = lineStarts[1]
    if end >= 2, bytes[end - 2] == UInt8(ascii: "\r"), bytes[end - 1] == UInt8(ascii: "\n") {
      return Array("\r\n".utf8)
    }
    return [bytes[end - 1]]
  }

  /// The text of a line, counted from 1, without its break; nil where there is no such line.
  func line(_ number: Int) -> String? {
    guard lineStarts.indices.contains(number - 1) else { return nil }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    // The last break of a file ends its last line and begins none.
    if start == bytes.count, number > 1 { return nil }
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return string(start..<end)
  }

  /// The line, counted from 1, that holds the byte at `offset`.
  func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// First byte of the line that holds `offset`.
  func lineStart(at offset: Int) -> Int { lineStarts[line(at: offset) - 1] }

  /// First byte of the next line, or the end of the file.
  func nextLineStart(after offset: Int) -> Int {
    let line = line(at: offset)
    return line < lineStarts.count ? lineStarts[line] : bytes.count
  }

  /// Whether the line that ends at `end` (exclusive) ends with a line break.
  func hasBreak(before end: Int) -> Bool {
    guard end > 0 else { return false }
    return bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
  }

  /// The blanks between the start of a line and `offset`; nil where something else stands there.
  func indentation(before offset: Int) -> [UInt8]? {
    var begin = lineStart(at: offset)
    if begin == 0 { begin = min(markLength, offset) }
    let blanks = bytes[begin..<offset]
    return blanks.allSatisfy { $0 == UInt8(ascii: " ") } ? Array(blanks) : nil
  }

  /// Text of a range, for values that are plain.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
