import Canvas

/// Keys by name, for what lies over a screen and has no words of its own yet.
enum PlainKeys {
  /// Names that stand for keys.
  static let names: [String: Key] = [
    "": .enter, "enter": .enter, "up": .up, "down": .down, "left": .left, "right": .right,
    "next": .tab, "back": .backTab, "space": .character(" "), "first": .home, "last": .end,
  ]

  /// What to send for a line: a named key, a single character, `^X`, or text for the field.
  static func messages(for line: String) -> [Message] {
    let word = line.trimmed
    if let key = names[word.lowercased()] { return [.input(.key(key))] }
    if word.count == 1, let character = word.first { return [.input(.key(.character(character)))] }
    if word.count == 2, word.first == "^", let letter = word.lowercased().last {
      return [.input(.key(.control(letter)))]
    }
    return [.input(.paste(line))]
  }
}
