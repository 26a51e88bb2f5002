import Canvas

/// What a click on a place of the picture does.
enum ClickTarget: Equatable {
  /// A tab.
  case screen(Screen)
  /// A row of the list of the screen in front.
  case row(Int)
  /// A key that the footer names.
  case key(Key)
}

extension Model {
  /// Takes a click or a turn of the wheel.
  mutating func handle(_ mouse: MouseEvent) -> [Effect] {
    switch mouse.action {
    case .scrollUp: return scroll(.up, by: 3)
    case .scrollDown: return scroll(.down, by: 3)
    case .press where mouse.button == 0: return click(mouse.at)
    default: return []
    }
  }

  /// The wheel moves as the arrow keys do, over a screen and over what lies on it.
  private mutating func scroll(_ key: Key, by steps: Int) -> [Effect] {
    var effects: [Effect] = []
    for _ in 0..<steps {
      if let overlay {
        effects += handle(.key(key), over: overlay)
      } else {
        effects += act(key == .up ? .up : .down)
      }
    }
    return effects
  }

  private mutating func click(_ place: Point) -> [Effect] {
    var painter = Painter(self)
    painter.wantsTargets = true
    painter.paint()
    guard let target = painter.targets.last(where: { $0.area.contains(place) })?.target else {
      return []
    }
    if toast?.level != .error { toast = nil }
    switch target {
    case .screen(let screen):
      guard overlay == nil, let action = Action.showing[screen] else { return [] }
      return act(action)
    case .row(let row):
      guard overlay == nil else { return [] }
      filterInFront?.isTyping = false
      choose(row)
    case .key(let key): return handle(.key(key))
    }
    return []
  }
}

extension Action {
  /// The action that shows a screen.
  static let showing: [Screen: Action] = [
    .profiles: .showProfiles, .check: .showCheck, .stages: .showStages, .doctor: .showDoctor,
    .shell: .showShell,
  ]
}

extension Painter {
  /// Notes that a click on a line of `area` chooses a row of the screen in front.
  mutating func target(_ row: Int, in area: Rect, y: Int) {
    guard model.overlay == nil else { return }
    target(.row(row), Rect(x: area.x, y: area.y + y, width: area.width, height: 1))
  }

  /// Notes what a click on `area` does.
  mutating func target(_ target: ClickTarget, _ area: Rect) {
    if wantsTargets { targets.append((area, target)) }
  }

  /// Notes that a click on `area` does what the key of this label does, where it is one key.
  mutating func target(keyLabelled label: String, _ area: Rect) {
    guard wantsTargets else { return }
    let name: String
    switch label {
    case glyphs.enter: name = "enter"
    case let text where text.hasPrefix("^") && text.count == 2:
      name = "ctrl-" + text.dropFirst().lowercased()
    default: name = label
    }
    if let key = Key(name: name) { target(.key(key), area) }
  }
}
