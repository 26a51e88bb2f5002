import INIDocument

/// Where each name of a section stood first, names compared without regard to case.
///
/// A section has few settings: their bytes are compared, and no text is made of them.
struct FirstLines {
  private var short: [(name: Range<Int>, line: Int)] = []
  private var others: [ExactText: Int] = [:]

  private static let limit = 24

  /// The line on which the name on `line` stood first; nil where this is the first.
  mutating func first(of name: Range<Int>, line: Int, in document: Document) -> Int? {
    let bytes = document.bytes[name]
    guard bytes.allSatisfy({ $0 < 0x80 }), others.isEmpty, short.count < Self.limit else {
      return firstAmongMany(ExactText(document.text(name).lowercased()), line, in: document)
    }
    for known in short where known.name.count == name.count {
      if document.bytes[known.name].elementsEqual(bytes, by: { Self.lower($0) == Self.lower($1) }) {
        return known.line
      }
    }
    short.append((name, line))
    return nil
  }

  private mutating func firstAmongMany(
    _ key: ExactText, _ line: Int, in document: Document
  ) -> Int? {
    if others.isEmpty {
      for known in short { others[ExactText(document.text(known.name).lowercased())] = known.line }
    }
    if let known = others[key] { return known }
    others[key] = line
    return nil
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}

extension Document {
  /// Whether a name holds a letter that lower case writes otherwise.
  func hasCapitals(_ name: Range<Int>) -> Bool {
    let bytes = bytes[name]
    if bytes.allSatisfy({ $0 < 0x80 }) { return bytes.contains { (0x41...0x5A).contains($0) } }
    let text = text(name)
    return text != text.lowercased()
  }
}
