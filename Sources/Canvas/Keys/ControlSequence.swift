/// The sequences that begin with `ESC [`, and the keys that begin with `ESC O`.
enum ControlSequence {
  private static let longest = 64

  static func parse(_ bytes: ArraySlice<UInt8>) -> KeySequence.Outcome {
    let body = bytes.dropFirst(2)
    guard let first = body.first else { return .incomplete }
    if first == UInt8(ascii: "[") {
      // F1 to F5 of the Linux console.
      guard let letter = body.dropFirst().first else { return .incomplete }
      guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter) else { return .ignored(4) }
      return .event(.key(.function(Int(letter - UInt8(ascii: "A")) + 1)), 4)
    }
    if first == UInt8(ascii: "M") {
      // The old mouse report: three more bytes that are no text.
      return body.count < 4 ? .incomplete : .ignored(6)
    }
    for (offset, byte) in body.enumerated() {
      // rxvt ends shifted keys with a dollar sign, elsewhere an intermediate byte of replies.
      let isShifted = byte == UInt8(ascii: "$") && (0x30...0x39).contains(first)
      if (0x40...0x7E).contains(byte) || isShifted {
        let parameters = Array(body.prefix(offset))
        return interpret(parameters, final: byte, count: offset + 3)
      }
      // Anything else is no sequence; what follows may be keys.
      if byte < 0x20 || byte > 0x7E || offset > longest { return .ignored(offset + 2) }
    }
    return .incomplete
  }

  static func applicationKey(_ byte: UInt8) -> KeySequence.Outcome {
    let key: Key? =
      switch byte {
      case UInt8(ascii: "M"): .enter
      case UInt8(ascii: "a"): .up
      case UInt8(ascii: "b"): .down
      case UInt8(ascii: "c"): .alt("f")
      case UInt8(ascii: "d"): .alt("b")
      case UInt8(ascii: "j")...UInt8(ascii: "y"):
        .character(Character(Unicode.Scalar(byte - 0x40)))
      default: letterKey(byte)
      }
    if let key { return .event(.key(key), 3) }
    if byte < 0x20 || byte > 0x7E { return .event(.key(.alt("O")), 2) }
    return .ignored(3)
  }

  private static func interpret(_ parameters: [UInt8], final: UInt8, count: Int)
    -> KeySequence.Outcome
  {
    if parameters.first == UInt8(ascii: "<") {
      return mouse(numbers(parameters.dropFirst()), final).map { .event(.mouse($0), count) }
        ?? .ignored(count)
    }
    // Replies to questions (DA, DECRPM, kitty's flags) begin with one of < = > ?.
    if let first = parameters.first, first > UInt8(ascii: ";") { return .ignored(count) }
    let values = numbers(parameters[...])
    let number = values.first ?? 1
    let modifiers = values.count > 1 ? max(0, values[1] - 1) : 0
    switch final {
    case UInt8(ascii: "~") where number == 200: return .pasteStart(count)
    case UInt8(ascii: "I") where parameters.isEmpty: return .event(.focus(true), count)
    case UInt8(ascii: "O") where parameters.isEmpty: return .event(.focus(false), count)
    case UInt8(ascii: "Z"): return .event(.key(.backTab), count)
    case UInt8(ascii: "u"):
      return codeKey(number, modifiers).map { .event(.key($0), count) } ?? .ignored(count)
    case UInt8(ascii: "~") where number == 27 && values.count > 2:
      return codeKey(values[2], modifiers).map { .event(.key($0), count) } ?? .ignored(count)
    case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "@"):
      let isControl = final == UInt8(ascii: "^") || final == UInt8(ascii: "@")
      let key = numberedKey(number).map { modified($0, isControl ? 4 : modifiers) }
      return key.map { .event(.key($0), count) } ?? .ignored(count)
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      // Shifted arrows of rxvt.
      let key = letterKey(final - 0x20)
      return key.map { .event(.key($0), count) } ?? .ignored(count)
    default:
      let key = letterKey(final).map { modified($0, modifiers) }
      return key.map { .event(.key($0), count) } ?? .ignored(count)
    }
  }

  private static func numbers(_ parameters: ArraySlice<UInt8>) -> [Int] {
    parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      // What follows a colon is a sub-parameter (kitty's alternate keys, event kinds).
      $0.prefix { (0x30...0x39).contains($0) }.prefix(7).reduce(0) { 10 * $0 + Int($1 & 0x0F) }
    }
  }

  /// Arrows with Control or Alt move by words, as readline's Alt-b and Alt-f do.
  private static func modified(_ key: Key, _ modifiers: Int) -> Key {
    guard modifiers & 6 != 0 else { return key }
    return switch key {
    case .left: .alt("b")
    case .right: .alt("f")
    case .delete: .alt("d")
    default: key
    }
  }

  private static func letterKey(_ byte: UInt8) -> Key? {
    switch byte {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(byte - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  private static func numberedKey(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// A key named by its code point, as kitty's and xterm's newer reports do.
  private static func codeKey(_ code: Int, _ modifiers: Int) -> Key? {
    switch code {
    case 9: return modifiers & 1 != 0 ? .backTab : .tab
    case 13: return modifiers & 2 != 0 ? .alt("\r") : .enter
    case 27: return .escape
    case 127, 8: return modifiers & 6 != 0 ? .control("w") : .backspace
    default: break
    }
    // Kitty puts keys without a character into the private use area.
    guard code >= 0x20, !(0xE000...0xF8FF).contains(code), let value = UInt32(exactly: code),
      let scalar = Unicode.Scalar(value), !isSpelledOut(scalar)
    else { return nil }
    let character = Character(scalar)
    if modifiers & 4 != 0 { return .control(Character(character.lowercased())) }
    if modifiers & 2 != 0 { return .alt(character) }
    let isShifted = modifiers & 1 != 0 && character.uppercased().count == 1
    return .character(isShifted ? Character(character.uppercased()) : character)
  }

  private static func mouse(_ values: [Int], _ final: UInt8) -> MouseEvent? {
    guard values.count == 3, values[1] > 0, values[2] > 0 else { return nil }
    let code = values[0]
    let at = Point(x: values[1] - 1, y: values[2] - 1)
    if code & 64 != 0 {
      guard code & 2 == 0 else { return nil }
      return MouseEvent(action: code & 1 == 0 ? .scrollUp : .scrollDown, button: 3, at: at)
    }
    let action: MouseEvent.Action =
      final == UInt8(ascii: "m") ? .release : code & 32 != 0 ? .drag : .press
    return MouseEvent(action: action, button: code & 3, at: at)
  }
}
