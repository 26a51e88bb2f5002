import Canvas

extension Action {
  /// The name in settings: the words of the case in lower case, joined by hyphens.
  public var name: String {
    var name = ""
    for character in rawValue {
      if character.isUppercase { name += "-" }
      name += character.lowercased()
    }
    return name
  }

  /// The action that has this name in settings; nil where there is none.
  public init?(name: String) {
    guard let action = Action.allCases.first(where: { $0.name == name }) else { return nil }
    self = action
  }
}

extension Keymap where ID == Action {
  /// Keys that keep their meaning whatever the settings say: without them there is no way out.
  static let reserved: [Key: Action] = [
    .control("z"): .suspend, .control("c"): .quit, .escape: .cancel,
  ]

  /// One key that was given to two actions of a screen.
  struct Clash: Equatable {
    var key: Key
    var screen: Screen
    var winner: Action
    var loser: Action
  }

  /// The keymap of the table with the keys that the settings give.
  ///
  /// A key of the settings takes precedence over the same key of the table; of two actions that
  /// got the same key in the settings the first one of the file has it.
  public static func bound(_ own: [Action: [Key]] = [:], order: [Action: Int] = [:]) -> Keymap {
    var keys = Dictionary(uniqueKeysWithValues: Action.table.map { ($0.action, $0.keys) })
    for (action, list) in own {
      keys[action] = list + Keymap.reserved.filter { $1 == action && !list.contains($0) }.map(\.key)
    }
    for clash in clashes(of: own, order: order) { keys[clash.loser]?.removeAll { $0 == clash.key } }
    for row in Action.table where own[row.action] == nil {
      // The table's key gives way where the settings use it on any of its screens.
      keys[row.action] = row.keys.filter { key in
        !own.contains { $0.value.contains(key) && !$0.key.row.places.isDisjoint(with: row.places) }
      }
    }
    return Keymap(
      Action.table.enumerated().map { index, row in
        Row(
          id: row.action, title: row.short ?? row.title,
          groups: Screen.allCases.filter(row.places.contains).map(\.rawValue),
          keys: keys[row.action] ?? [], priority: priority(of: row, at: index))
      })
  }

  /// How long an action stays in a footer that gets narrow: help and palette longest, for they
  /// lead to all others, then the way to what is out of sight.
  private static func priority(of row: Action.Row, at index: Int) -> Int {
    switch row.action {
    case .help: 3000
    case .palette: 2000
    case .togglePane: 1500
    default: row.short == nil ? 0 : 1000 - index
    }
  }

  /// Pairs of actions that the settings give the same key on the same screen.
  static func clashes(of own: [Action: [Key]], order: [Action: Int]) -> [Clash] {
    let actions = Action.allCases.filter { own[$0] != nil }
      .sorted { (order[$0] ?? .max) < (order[$1] ?? .max) }
    var clashes: [Clash] = []
    for (index, loser) in actions.enumerated() {
      for key in own[loser] ?? [] {
        guard
          let winner = actions[..<index].first(where: {
            own[$0]?.contains(key) == true && !$0.row.places.isDisjoint(with: loser.row.places)
          })
        else { continue }
        let screens = Screen.allCases.filter {
          winner.row.places.contains($0) && loser.row.places.contains($0)
        }
        guard let screen = screens.first else { continue }
        clashes.append(Clash(key: key, screen: screen, winner: winner, loser: loser))
      }
    }
    return clashes
  }

  /// The keys of an action as people see them, such as `q ^C`.
  public func label(of action: Action, _ glyphs: GlyphSet) -> String {
    keys(for: action).map { $0.label(glyphs) }.joined(separator: " ")
  }
}

extension Action.Row {
  /// The screens that it belongs to, all of them where it names none.
  var places: Set<Screen> { Set(screens ?? Screen.allCases) }
}
