extension Key {
  private static let named: [(name: String, key: Key)] = [
    ("enter", .enter), ("esc", .escape), ("tab", .tab), ("shift-tab", .backTab),
    ("backspace", .backspace), ("delete", .delete), ("insert", .insert), ("up", .up),
    ("down", .down), ("left", .left), ("right", .right), ("home", .home), ("end", .end),
    ("page-up", .pageUp), ("page-down", .pageDown), ("space", .character(" ")),
    // In a file of settings these signs mean something else.
    ("hash", .character("#")), ("semicolon", .character(";")), ("comma", .character(",")),
  ]

  private static let otherNames: [String: Key] = [
    "return": .enter, "escape": .escape, "back-tab": .backTab, "del": .delete, "ins": .insert,
    "pgup": .pageUp, "pgdn": .pageDown, "pageup": .pageUp, "pagedown": .pageDown,
  ]

  /// The name that stands in settings, such as `a`, `G`, `space`, `ctrl-p`, `alt-x`, `f1`, `page-up`.
  ///
  /// `Key(name:)` reads it back.
  public var name: String {
    if let row = Key.named.first(where: { $0.key == self }) { return row.name }
    switch self {
    case .character(let character): return String(character)
    case .function(let number): return "f\(number)"
    case .control(let character): return "ctrl-" + Key.character(character).name
    case .alt(let character): return "alt-" + Key.character(character).name
    default: return ""
    }
  }

  /// Reads a key's name, in any letter case but for single characters; nil where it is no key.
  public init?(name: String) {
    if name.count == 1, let character = name.first {
      self = .character(character)
      return
    }
    let lower = name.lowercased()
    if let row = Key.named.first(where: { $0.name == lower }) {
      self = row.key
      return
    }
    if let key = Key.otherNames[lower] {
      self = key
      return
    }
    if lower.first == "f", let number = Int(lower.dropFirst()), (1...24).contains(number) {
      self = .function(number)
      return
    }
    guard let dash = name.firstIndex(where: { $0 == "-" || $0 == "+" }), dash != name.startIndex
    else { return nil }
    let rest = String(name[name.index(after: dash)...])
    guard case .character(let character)? = Key(name: rest) else { return nil }
    switch lower.prefix(while: { $0 != "-" && $0 != "+" }) {
    case "ctrl", "control", "c":
      guard let control = Key.controlled(character) else { return nil }
      self = control
    case "alt", "meta", "m": self = .alt(character)
    default: return nil
    }
  }

  /// How the key is shown in a footer or help, such as `⏎`, `^P`, `M-x`, `Esc`, `PgUp`.
  public func label(_ glyphs: GlyphSet = .unicode) -> String {
    switch self {
    case .enter: glyphs.enter
    case .escape: "Esc"
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(" "): "^Space"
    case .control(let character): "^" + character.uppercased()
    case .alt(" "): "M-Space"
    case .alt(let character): "M-" + String(character)
    case .function(let number): "F\(number)"
    case .tab: "Tab"
    case .backTab: "S-Tab"
    case .backspace: "Bksp"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: glyphs == .ascii ? "Up" : "↑"
    case .down: glyphs == .ascii ? "Down" : "↓"
    case .left: glyphs == .ascii ? "Left" : "←"
    case .right: glyphs == .ascii ? "Right" : "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    }
  }

  /// The key that a terminal really sends for Control with a character; nil where it sends none.
  private static func controlled(_ character: Character) -> Key? {
    switch Character(character.lowercased()) {
    case "i": return .tab
    case "m", "j": return .enter
    case "h": return .backspace
    case "[": return .escape
    case let letter where ("a"..."z").contains(letter): return .control(letter)
    case " ", "\\", "]", "^", "_": return .control(character)
    default: return nil
    }
  }
}
