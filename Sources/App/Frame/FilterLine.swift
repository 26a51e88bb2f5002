import Canvas

/// The line behind `/` that narrows a list.
public struct FilterLine: Equatable, Sendable {
  /// What is typed; nil: nothing is left out.
  public var field: TextField?
  /// Whether it takes the keys.
  public var isTyping = false

  /// A line of what is typed already, which takes no keys.
  public init(_ text: String? = nil) { field = text.map { TextField($0) } }

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
    field = field ?? TextField("")
    isTyping = true
  }

  /// Lets all rows show again.
  mutating func end() { self = FilterLine() }

  /// Takes in a pasted text, typing or not.
  mutating func insert(_ text: String) {
    field = field ?? TextField("")
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

extension Model {
  /// The filter of the list in front; nil where that has none.
  var filterInFront: FilterLine? {
    switch screen {
    case .profiles: profiles.filter
    case .check: check.filter
    case .doctor: doctor.filter
    case .stages, .shell: nil
    }
  }

  /// Keys while the filter line is typed in; true where the key was taken.
  mutating func typeInFilter(_ event: InputEvent) -> Bool {
    switch screen {
    case .profiles:
      let effect = profiles.filter.handle(event)
      if effect == .narrowed { arrangeProfiles() }
      return effect != .none
    case .doctor:
      let effect = doctor.filter.handle(event)
      if effect == .narrowed { narrowFindings() }
      return effect != .none
    case .check:
      let name = chosenCheck
      let effect = check.filter.handle(event)
      if effect == .narrowed { narrowChecks(keeping: name) }
      return effect != .none
    case .stages, .shell: return false
    }
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
}
