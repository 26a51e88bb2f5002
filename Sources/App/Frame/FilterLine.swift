import Canvas

/// The line behind `/` that narrows a list.
public struct FilterLine: Equatable, Sendable {
  /// What is typed; nil: nothing is left out.
  public var field: TextField?
  /// Whether it takes the keys.
  public var isTyping = false

  /// A line of what is typed already, which takes no keys.
  public init(_ text: String? = nil) { field = text.map(TextField.pattern) }

  /// Whether it stands above its list.
  public var isOn: Bool { field != nil }

  /// What rows are to match; empty where all do.
  public var pattern: String { field?.text ?? "" }

  /// What an event did to it.
  enum Effect {
    /// Nothing: it is for somebody else.
    case none
    /// It was taken, and the rows stay.
    case taken
    /// The rows are to be made anew.
    case narrowed
  }

  /// Takes the keys.
  mutating func begin() {
    field = field ?? .pattern()
    isTyping = true
  }

  /// Lets all rows show again.
  mutating func end() { self = FilterLine() }

  /// Takes in a pasted text, typing or not.
  mutating func insert(_ text: String) {
    field = field ?? .pattern()
    field?.insert(text)
  }

  /// Takes what is typed; keys that move in the list are left to it.
  mutating func handle(_ event: InputEvent) -> Effect {
    guard isTyping else { return .none }
    switch event {
    case .paste(let text): insert(text)
    case .key(.enter), .key(.tab):
      isTyping = false
      if pattern.isEmpty { field = nil }
      return .taken
    case .key(.escape): end()
    case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown): return .none
    case .key(let key): _ = field?.handle(key)
    default: return .none
    }
    return .narrowed
  }
}

extension Painter {
  /// Draws the line of a filter and how many rows it lets show; gives the room below.
  mutating func paintFilter(_ filter: FilterLine, shown: Int, of count: Int, in area: Rect) -> Rect
  {
    guard let field = filter.field else { return area }
    let (line, rest) = area.splitTop(1)
    let x = write(" /", in: line, .accent, bold: true)
    let found = "\(shown) of \(count)"
    let (typed, told) = line.splitLeft(max(4, line.width - displayWidth(found) - 2))
    let cursor = field.draw(
      into: &frame.buffer, in: typed.splitLeft(x).rest, style: .text, glyphs: glyphs)
    write(found, in: told, x: 1, .dim)
    if filter.isTyping { frame.cursor = cursor }
    return rest
  }

  /// Marks letters that a filter found in a name, as far as they show where it is cut in its middle.
  ///
  /// - Parameters:
  ///   - positions: places of the letters in `name`.
  ///   - area: the room that the name is drawn in, from its first column on.
  mutating func mark(_ positions: [Int], of name: String, in area: Rect, _ isChosen: Bool) {
    guard !positions.isEmpty, !area.isEmpty else { return }
    let shown = Array(cutMiddle(name, to: area.width, ellipsis: glyphs.ellipsis))
    let hidden = name.count - shown.count
    let head = zip(name, shown).prefix { $0 == $1 }.count
    for place in positions {
      let position = place < head ? place : place - hidden
      guard shown.indices.contains(position),
        place < head || position >= head + glyphs.ellipsis.count
      else { continue }
      let x = displayWidth(String(shown[..<position]))
      guard x < area.width else { break }
      _ = frame.buffer.write(
        String(shown[position]), at: Point(x: area.x + x, y: area.y),
        style: Style(isChosen ? .selection : .match, bold: true, underline: true), width: 2)
    }
  }
}
