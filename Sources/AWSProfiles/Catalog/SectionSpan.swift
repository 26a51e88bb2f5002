import INIDocument

/// A section as places in the bytes of its file: what its header names, and its lines.
///
/// Files of thousands of profiles are read without making a text of any name.
struct SectionSpan: Sendable {
  /// What a header names.
  enum Family: UInt8, Sendable { case profile, ssoSession, services, other }

  var family = Family.profile
  let role: FileRole
  /// Whether the name stands among the spelled out ones rather than in the file.
  private(set) var isSpelled = false
  /// Whether config spells it `[default]`, which `[profile default]` hides.
  private(set) var isBareDefault = false
  /// The index of the header's line.
  let header: Int32
  /// The index after the section's last line.
  let end: Int32
  private var nameStart: Int32
  private var nameEnd: Int32

  init(role: FileRole, header: Int, end: Int, name: Range<Int>) {
    self.role = role
    self.header = Int32(header)
    self.end = Int32(end)
    nameStart = Int32(name.lowerBound)
    nameEnd = Int32(name.upperBound)
  }

  /// Where the name stands; for a section of no family, the whole text of the header.
  var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }

  /// The indices of the lines below the header.
  var body: Range<Int> { Int(header) + 1..<max(Int(end), Int(header) + 1) }

  var origin: Origin { Origin(file: role, line: Int(header) + 1, lastLine: Int(end)) }

  /// Gives it a name that was spelled out elsewhere.
  mutating func spell(at range: Range<Int>) {
    nameStart = Int32(range.lowerBound)
    nameEnd = Int32(range.upperBound)
    isSpelled = true
  }

  /// Reads a header in which nothing is quoted; false where it takes the long way.
  mutating func readPlainly(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = UnsafeBufferPointer(rebasing: bytes[name])
    if role == .config, Self.is(text, Self.defaultName) {
      isBareDefault = true
      return true
    }
    var start = 0
    for (prefix, family) in Self.prefixes where Self.begins(text, prefix) {
      start = prefix.utf8CodeUnitCount
      self.family = family
      break
    }
    if role == .credentials { return start == 0 && text.allSatisfy { $0 < 0x80 } }
    guard start > 0, start < text.count else { return false }
    while start < text.count, Self.isBlank(text[start]) { start += 1 }
    guard text[start...].allSatisfy(Self.isPlain) else { return false }
    nameStart += Int32(start)
    return true
  }

  private static let defaultName: StaticString = "default"
  private static let prefixes: [(StaticString, Family)] = [
    ("profile", .profile), ("sso-session", .ssoSession), ("services", .services),
  ]

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// Whether a shell would take the byte as a letter of a word.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "'") && byte != UInt8(ascii: "\"")
      && byte != UInt8(ascii: "\\")
  }

  private static func `is`(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    text.count == word.utf8CodeUnitCount && text.elementsEqual(word.bytes)
  }

  /// Whether the text is the word, or the word and a blank.
  private static func begins(_ text: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard text.count >= count, text.prefix(count).elementsEqual(word.bytes) else { return false }
    return text.count == count || isBlank(text[count])
  }
}

extension StaticString {
  /// The bytes of a word in the program's text.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
