import AWSProfiles

/// One element of a small XML answer: what the query protocol of AWS needs, and no more.
///
/// Document types, processing instructions behind the first line, unknown entities and depths over
/// 32 are refused, so that no answer can make the reader grow or fetch.
struct XMLElement: Sendable, Equatable {
  /// The name without its prefix.
  var name: String
  /// The text right inside, entities decoded, blanks at both ends cut.
  var text: String
  /// The elements inside, in order.
  var children: [XMLElement]

  /// The first element inside that is called `name`.
  subscript(name: String) -> XMLElement? { children.first { $0.name == name } }

  /// Reads one whole document; nil where it is cut off or anything but plain XML.
  static func parse(_ bytes: [UInt8]) -> XMLElement? {
    var parser = XMLParser(bytes: bytes)
    return parser.document()
  }
}

private struct XMLParser {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() -> XMLElement? {
    if looking(at: "\u{FEFF}") { position += 3 }
    skipBlanks()
    if looking(at: "<?xml") {
      guard skip(past: "?>") else { return nil }
    }
    guard skipMisc(), let root = element(depth: 0), skipMisc(), position == bytes.count else {
      return nil
    }
    return root
  }

  private mutating func element(depth: Int) -> XMLElement? {
    guard depth < 32, take("<"), let name = name(), let isClosed = attributes() else { return nil }
    var element = XMLElement(name: name, text: "", children: [])
    if isClosed { return element }
    var text: [UInt8] = []
    while position < bytes.count {
      if looking(at: "</") {
        position += 2
        guard self.name() == name else { return nil }
        skipBlanks()
        guard take(">") else { return nil }
        element.text = trimmed(text)
        return element
      } else if looking(at: "<!--") {
        guard skip(past: "-->") else { return nil }
      } else if looking(at: "<![CDATA[") {
        position += 9
        let start = position
        guard skip(past: "]]>") else { return nil }
        text += bytes[start..<position - 3]
      } else if bytes[position] == UInt8(ascii: "<") {
        guard let child = self.element(depth: depth + 1) else { return nil }
        element.children.append(child)
      } else if bytes[position] == UInt8(ascii: "&") {
        guard let decoded = entity() else { return nil }
        text += Array(decoded.utf8)
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    return nil
  }

  /// Reads up to the end of a start tag; whether it closes itself, nil where it is broken.
  private mutating func attributes() -> Bool? {
    while position < bytes.count {
      skipBlanks()
      if take("/>") { return true }
      if take(">") { return false }
      guard name() != nil else { return nil }
      skipBlanks()
      guard take("=") else { return nil }
      skipBlanks()
      guard position < bytes.count else { return nil }
      let quote = bytes[position]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
      position += 1
      guard let end = bytes[position...].firstIndex(of: quote) else { return nil }
      position = end + 1
    }
    return nil
  }

  private mutating func name() -> String? {
    let start = position
    while position < bytes.count,
      isLetterOrDigit(bytes[position]) || bytes[position] >= 0x80
        || "_-.:".utf8.contains(bytes[position])
    {
      position += 1
    }
    guard start < position else { return nil }
    let whole = String(decoding: bytes[start..<position], as: UTF8.self)
    return whole.split(separator: ":").last.map(String.init)
  }

  private mutating func entity() -> String? {
    let start = position + 1
    guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    position = end + 1
    let known = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
    if let text = known[name] { return text }
    guard name.hasPrefix("#") else { return nil }
    let isHex = name.hasPrefix("#x")
    let code = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
    return code.flatMap(Unicode.Scalar.init).map { String($0) }
  }

  private mutating func skipMisc() -> Bool {
    skipBlanks()
    while looking(at: "<!--") {
      guard skip(past: "-->") else { return false }
      skipBlanks()
    }
    return true
  }

  private mutating func skipBlanks() {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  private func looking(at text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private mutating func take(_ text: String) -> Bool {
    guard looking(at: text) else { return false }
    position += text.utf8.count
    return true
  }

  private mutating func skip(past text: String) -> Bool {
    while position < bytes.count {
      if take(text) { return true }
      position += 1
    }
    return false
  }

  private func trimmed(_ text: [UInt8]) -> String {
    let head = text.drop(while: isBlank)
    let tail = head.reversed().drop(while: isBlank)
    return String(decoding: Array(tail.reversed()), as: UTF8.self)
  }
}
