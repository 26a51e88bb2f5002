/// What the beginning of a terminal's bytes is: a key, a mouse event, or something to pass over.
///
/// Sources: ECMA-48 for the grammar; ctlseqs of xterm; the terminfo entries of xterm, rxvt-unicode
/// and linux for the keys.
enum KeySequence {
  enum Outcome {
    case event(InputEvent, Int)
    case ignored(Int)
    case pasteStart(Int)
    case incomplete
  }

  static func parse(_ bytes: ArraySlice<UInt8>) -> Outcome {
    guard let first = bytes.first else { return .incomplete }
    if first == 0x1B { return parseEscape(bytes) }
    if first < 0x20 || first == 0x7F { return .event(.key(control(first)), 1) }
    if first < 0x80 { return .event(.key(.character(Character(Unicode.Scalar(first)))), 1) }
    return parseUTF8(bytes)
  }

  /// Whether the bytes begin a reply of the terminal (OSC, DCS, APC, PM, SOS) rather than a key.
  static func isReply(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let second = bytes.dropFirst().first else { return false }
    return [0x5D, 0x50, 0x5F, 0x5E, 0x58].contains(second)
  }

  private static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: .control(" ")
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x1C...0x1F: .control(Character(Unicode.Scalar(byte | 0x40)))
    default: .control(Character(Unicode.Scalar(byte | 0x60)))
    }
  }

  private static func parseUTF8(_ bytes: ArraySlice<UInt8>) -> Outcome {
    let first = bytes[bytes.startIndex]
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    if length == 1 { return .ignored(1) }
    let character = bytes.prefix(length)
    if let wrong = character.dropFirst().firstIndex(where: { $0 & 0xC0 != 0x80 }) {
      return .ignored(wrong - bytes.startIndex)
    }
    guard character.count == length else { return .incomplete }
    guard let text = String(validating: character, as: UTF8.self), let one = text.first
    else { return .ignored(length) }
    // C1 controls, two bytes in UTF-8, are no keys.
    if length == 2, first == 0xC2, character[character.startIndex + 1] < 0xA0 {
      return .ignored(2)
    }
    return .event(.key(.character(one)), length)
  }

  private static func parseEscape(_ bytes: ArraySlice<UInt8>) -> Outcome {
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return .incomplete }
    switch second {
    case 0x1B: return .event(.key(.escape), 1)
    case UInt8(ascii: "["): return ControlSequence.parse(bytes)
    case UInt8(ascii: "O"):
      guard let third = rest.dropFirst().first else { return .incomplete }
      return ControlSequence.applicationKey(third)
    case _ where isReply(bytes): return parseReply(bytes)
    case 0x7F, 0x08: return .event(.key(.control("w")), 2)
    case 0x0D, 0x0A: return .event(.key(.alt("\r")), 2)
    case 0x00..<0x20: return .event(.key(.escape), 1)
    default: break
    }
    switch parse(rest) {
    case .event(.key(.character(let character)), let count):
      return .event(.key(.alt(character)), count + 1)
    case .ignored(let count): return .ignored(count + 1)
    case .incomplete: return .incomplete
    default: return .event(.key(.escape), 1)
    }
  }

  /// Passes over a reply, which ends with BEL or ESC \.
  ///
  /// One that was cut off ends where something begins that no reply holds: another Esc, ^C, CAN or
  /// SUB. Otherwise noise on the line would swallow all that is typed after it.
  private static func parseReply(_ bytes: ArraySlice<UInt8>) -> Outcome {
    var previous: UInt8 = 0
    for (count, byte) in bytes.enumerated().dropFirst(2) {
      if byte == 0x07 || (byte == 0x5C && previous == 0x1B) { return .ignored(count + 1) }
      if previous == 0x1B { return .ignored(count - 1) }
      if [0x03, 0x18, 0x1A].contains(byte) { return .ignored(count) }
      if count >= KeyDecoder.longestReply { return .ignored(count + 1) }
      previous = byte
    }
    return .incomplete
  }
}
