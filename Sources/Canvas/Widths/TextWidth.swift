/// Columns that a text takes up once written, escapes of its control scalars included.
public func displayWidth(_ text: String) -> Int {
  if isPlainASCII(text) { return text.utf8.count }
  return PrintedCells(text).reduce(0) { $0 + Int($1.width) }
}

/// The text cut to a width, with an ellipsis at its end where something is missing.
public func cut(_ text: String, to width: Int, ellipsis: String = "…") -> String {
  guard displayWidth(text) > width else { return text }
  let mark = head(of: ellipsis, width: width)
  return head(of: text, width: width - displayWidth(mark)) + mark
}

/// The text cut to a width, with an ellipsis in its middle where something is missing.
public func cutMiddle(_ text: String, to width: Int, ellipsis: String = "…") -> String {
  guard displayWidth(text) > width else { return text }
  let mark = head(of: ellipsis, width: width)
  let room = max(0, width - displayWidth(mark))
  let start = head(of: text, width: (room + 1) / 2)
  return start + mark + tail(of: text, width: room - displayWidth(start))
}

/// The text broken at spaces into lines of at most that width; longer words are broken anywhere.
///
/// Line feeds in the text break as well. A width below 1 gives no lines.
public func wrapped(_ text: String, to width: Int) -> [String] {
  guard width > 0 else { return [] }
  return text.parts(between: "\n").flatMap { wrappedLine($0, to: width) }
}

extension String {
  /// The parts between one ASCII character, empty ones too.
  fileprivate func parts(between separator: Character) -> [String] {
    // To look for the borders of characters takes longer than all else; only a mark or a line feed
    // behind the separator could make one of both.
    let isPlain =
      !utf8.contains(0x0D)
      && unicodeScalars.allSatisfy { $0.value < 0x300 || scalarWidth($0) > 0 }
    guard isPlain, let sign = separator.asciiValue else {
      return split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
    return utf8.split(separator: sign, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
  }
}

private func wrappedLine(_ text: String, to width: Int) -> [String] {
  if displayWidth(text) <= width { return [text] }
  var lines: [String] = []
  var line = ""
  var used = 0
  for part in text.parts(between: " ") {
    var word = part
    var size = displayWidth(word)
    let isFirst = lines.isEmpty && line.isEmpty && used == 0
    if !isFirst, used + 1 + size <= width {
      line += " " + word
      used += 1 + size
      continue
    }
    if !isFirst { lines.append(line) }
    while size > width {
      // A wide character in a single column fits nowhere: it goes alone on a line, to be clipped.
      var part = head(of: word, width: width)
      if part.isEmpty { part = String(word.prefix(1)) }
      lines.append(part)
      word = String(word.dropFirst(part.count))
      size = displayWidth(word)
    }
    line = word
    used = size
  }
  lines.append(line)
  return lines
}

/// The longest beginning, in whole characters, that fits the width.
func head(of text: String, width: Int) -> String {
  if isPlainASCII(text) { return String(text.utf8.prefix(max(0, width))) ?? text }
  var used = 0
  var end = text.startIndex
  while end < text.endIndex {
    let next = text.index(after: end)
    used += displayWidth(String(text[end..<next]))
    if used > width { break }
    end = next
  }
  return String(text[..<end])
}

/// The longest end, in whole characters, that fits the width.
func tail(of text: String, width: Int) -> String {
  if isPlainASCII(text) { return String(text.utf8.suffix(max(0, width))) ?? text }
  var used = 0
  var start = text.endIndex
  while start > text.startIndex {
    let previous = text.index(before: start)
    used += displayWidth(String(text[previous..<start]))
    if used > width { break }
    start = previous
  }
  return String(text[start...])
}

/// Whether every byte is a printable ASCII character, one column each.
func isPlainASCII(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { isPlainASCII($0) }
}

/// The same for bytes, eight at a time.
func isPlainASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let words = UnsafeRawBufferPointer(bytes)
  var place = 0
  while place + 8 <= words.count {
    let word = words.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    // A byte shows in its highest bit: by itself beyond ASCII, a control less a space, DEL plus 1.
    let odd = word | word &- 0x2020_2020_2020_2020 | word &+ 0x0101_0101_0101_0101
    if odd & 0x8080_8080_8080_8080 != 0 { return false }
    place += 8
  }
  while place < bytes.count {
    if bytes[place] < 0x20 || bytes[place] >= 0x7F { return false }
    place += 1
  }
  return true
}
