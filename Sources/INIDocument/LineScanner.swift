/// Cuts bytes into lines and finds the parts of each, in one pass.
enum LineScanner {
  /// The lines, and which of them are headers.
  static func lines(of bytes: [UInt8]) -> (lines: [Line], headers: [Int]) {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = Scanner(bytes: buffer)
      scanner.scan()
      return (scanner.lines, scanner.headers)
    }
  }

  private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    /// The indentation of the setting that is open; nil: none is.
    var openIndentation: Int32?
    var lines: [Line] = []
    var headers: [Int] = []

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func scan() {
      var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      let first = position
      // A file of old with CR alone is cut at each; otherwise CR counts only before LF.
      let separator: UInt8 = bytes.contains(0x0A) ? 0x0A : 0x0D
      let finder = MarkFinder(bytes: bytes, separator: separator)
      // To make room on the way would copy megabytes, into memory that is new each time.
      lines.reserveCapacity(finder.count + 1)
      while position < bytes.count {
        let marks = finder.marks(from: position)
        var contentEnd = marks.end
        let end = min(contentEnd + 1, bytes.count)
        let isEnded = end > contentEnd
        if isEnded, contentEnd > position, bytes[contentEnd - 1] == 0x0D { contentEnd -= 1 }
        add(position == first ? 0 : position, visibleFrom: position, contentEnd, end, marks)
        position = end
      }
      if lines.isEmpty, first > 0 {
        add(0, visibleFrom: first, first, first, MarkFinder.Marks(end: first))
      }
    }

    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    mutating func add(
      _ start: Int, visibleFrom: Int, _ contentEnd: Int, _ end: Int, _ marks: MarkFinder.Marks
    ) {
      var first = visibleFrom
      while first < contentEnd, isBlank(bytes[first]) { first += 1 }
      var line = Line(
        role: .blank, indentation: Int32(first - visibleFrom), start: Int32(start),
        contentEnd: Int32(contentEnd), end: Int32(end))
      defer { lines.append(line) }
      guard first < contentEnd, !onlyBlanks(first, contentEnd) else { return }
      let sign = bytes[first]
      if sign == UInt8(ascii: "#") || sign == UInt8(ascii: ";") {
        line.role = .comment
        return
      }
      if let open = openIndentation, line.indentation > open {
        line.role = .continuation
        line.valueStart = Int32(first)
        line.valueEnd = Int32(trimmedEnd(first, contentEnd))
        return
      }
      openIndentation = nil
      if sign == UInt8(ascii: "[") {
        header(&line, first, contentEnd)
      } else {
        setting(&line, first, contentEnd, marks)
      }
    }

    /// Whether nothing but white space is left, form feeds and the like included.
    func onlyBlanks(_ from: Int, _ to: Int) -> Bool {
      for index in from..<to
      where bytes[index] != 0x0B && bytes[index] != 0x0C
        && bytes[index] != 0x0D && !isBlank(bytes[index])
      {
        return false
      }
      return true
    }

    func trimmedEnd(_ from: Int, _ to: Int) -> Int {
      var end = to
      while end > from, isBlank(bytes[end - 1]) || bytes[end - 1] == 0x0D { end -= 1 }
      return end
    }

    mutating func header(_ line: inout Line, _ first: Int, _ contentEnd: Int) {
      line.role = .header
      headers.append(lines.count)
      var last = -1
      var index = first + 1
      while index < contentEnd {
        if bytes[index] == UInt8(ascii: "]") {
          last = index
          var next = index + 1
          while next < contentEnd, isBlank(bytes[next]) { next += 1 }
          if next < contentEnd,
            bytes[next] == UInt8(ascii: "#") || bytes[next] == UInt8(ascii: ";")
          {
            line.commentStart = Int32(next)
            break
          }
        }
        index += 1
      }
      if last < 0 {
        line.isUnclosed = true
        last = contentEnd
      }
      var start = first + 1
      while start < last, isBlank(bytes[start]) { start += 1 }
      line.nameStart = Int32(start)
      line.nameEnd = Int32(trimmedEnd(start, last))
    }

    mutating func setting(
      _ line: inout Line, _ first: Int, _ contentEnd: Int, _ marks: MarkFinder.Marks
    ) {
      guard let sign = delimiter(first, contentEnd, marks) else {
        line.role = .other
        return
      }
      let nameEnd = trimmedEnd(first, sign)
      guard nameEnd > first else {
        line.role = .other
        return
      }
      line.role = .setting
      openIndentation = line.indentation
      line.nameStart = Int32(first)
      line.nameEnd = Int32(nameEnd)
      var end = contentEnd
      var index = sign + 1
      while marks.hasCommentSign, index + 1 < contentEnd {
        if isBlank(bytes[index]),
          bytes[index + 1] == UInt8(ascii: "#") || bytes[index + 1] == UInt8(ascii: ";")
        {
          end = index
          line.commentStart = Int32(index + 1)
          break
        }
        index += 1
      }
      var start = sign + 1
      while start < end, isBlank(bytes[start]) { start += 1 }
      line.valueStart = Int32(start)
      line.valueEnd = Int32(trimmedEnd(start, end))
    }

    /// Where name and value part: the first `=`, or an earlier `:` that makes the better name.
    func delimiter(_ first: Int, _ contentEnd: Int, _ marks: MarkFinder.Marks) -> Int? {
      guard let sign = marks.equals else { return marks.colon }
      if let colon = marks.colon, colon < sign, isWord(first, colon),
        !isWord(first, sign) || isPadding(sign, after: colon, contentEnd)
      {
        return colon
      }
      return sign
    }

    /// Whether `=` at the end of a line is what fills up base64: a token is no part of a name.
    func isPadding(_ sign: Int, after colon: Int, _ contentEnd: Int) -> Bool {
      guard sign - colon > Self.shortestPadded else { return false }
      var end = sign
      while end < contentEnd, bytes[end] == UInt8(ascii: "=") { end += 1 }
      let rest = (end..<trimmedEnd(end, contentEnd)).first { !isBlank(bytes[$0]) }
      guard let rest else { return true }
      return rest > end && (bytes[rest] == UInt8(ascii: "#") || bytes[rest] == UInt8(ascii: ";"))
    }

    private static let shortestPadded = 16

    /// Whether what stands there is one word of the characters that names are made of.
    func isWord(_ from: Int, _ to: Int) -> Bool {
      let end = trimmedEnd(from, to)
      guard end > from else { return false }
      for index in from..<end {
        switch bytes[index] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: continue
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."),
          UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "+"):
          continue
        default: return false
        }
      }
      return true
    }
  }
}
