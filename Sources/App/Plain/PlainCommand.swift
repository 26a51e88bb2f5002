import AWSProfiles
import Canvas

/// What a typed line asks for.
enum PlainCommand: Equatable {
  case nothing
  case help
  case more
  case list
  /// Details of a row, counted from 0.
  case show(Int)
  /// An action, on a row of the screen in front where one is named.
  case act(Action, Int?)
  /// Rows that match.
  case filter(String)
  /// Not understood, and why.
  case wrong(String)

  /// Understands a line: the name of an action and a row, a row alone, or text to look for.
  ///
  /// A row is its number as last read, or a profile's whole name.
  init(_ line: String, on model: Model) {
    let text = line.trimmed
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = parts.first?.lowercased() else {
      self = .nothing
      return
    }
    let rest = parts.count > 1 ? parts[1].trimmed : ""
    switch (first, rest) {
    case ("help", ""), ("?", ""): self = .help
    case ("more", ""): self = .more
    case ("list", ""): self = .list
    case ("find", let words) where !words.isEmpty: self = .filter(words)
    case ("show", let words)
    where !words.isEmpty && Self.named(text.lowercased(), on: model.screen) == nil:
      self = Self.row(words, model) { .show($0) }
    case (let number, "") where Int(number) != nil: self = Self.row(text, model) { .show($0) }
    default:
      if let command = Self.action(text, model) {
        self = command
      } else {
        self = .filter(text)
      }
    }
  }

  private static func action(
    _ text: String, _ model: Model
  ) -> PlainCommand? {
    let words = text.split(separator: " ").map(String.init)
    // Titles of several words come before the row: the longest that is one wins.
    for count in stride(from: words.count, through: 1, by: -1) {
      let name = words.prefix(count).joined(separator: " ").lowercased()
      guard let action = Self.named(name, on: model.screen) else { continue }
      guard count < words.count else { return .act(action, nil) }
      guard action.row.screens != nil else {
        return .wrong("\(name) takes nothing behind it.")
      }
      return row(words.dropFirst(count).joined(separator: " "), model) { .act(action, $0) }
    }
    return nil
  }

  private static func row(
    _ words: String, _ model: Model, _ made: (Int) -> PlainCommand
  ) -> PlainCommand {
    let rows = model.plainRowNames
    if let index = rows.firstIndex(of: words) { return made(index) }
    if let number = Int(words), rows.indices.contains(number - 1) { return made(number - 1) }
    if let index = model.catalog.names.firstIndex(of: words), model.screen == .profiles {
      return .wrong("\(model.catalog.names[index]) is not in this list. Type list to see all.")
    }
    return .wrong("No row \(words) here. Type list for the rows and their numbers.")
  }

  /// The action of a word: its name, its word in the footer, or its title, on this screen.
  private static func named(_ word: String, on screen: Screen) -> Action? {
    let aliases: [String: Action] = [
      "check all": .checkAll, "fix all": .fixAllSafe, "stop": .cancel,
    ]
    if let action = aliases[word] { return action }
    if let front = Screen.allCases.first(where: { $0.rawValue.lowercased() == word }),
      let action = Self.showing[front]
    {
      return front == .check && screen == .profiles ? .check : action
    }
    let rows = Action.table.filter { $0.screens?.contains(screen) ?? true }
    return rows.first {
      $0.action.rawValue.lowercased() == word || $0.short == word
        || $0.title.lowercased() == word || Self.word($0) == word
    }?.action ?? rows.first { head(of: $0.title) == word }?.action
  }

  /// What stands in front of the colon of a title: enough to type of one with a list behind it.
  private static func head(of title: String) -> String? {
    title.firstIndex(of: ":").map { title[..<$0].lowercased() }
  }

  private static let showing: [Screen: Action] = [
    .profiles: .showProfiles, .check: .showCheck, .stages: .showStages, .doctor: .showDoctor,
    .shell: .showShell,
  ]

  /// All words, from the one table of actions.
  static var words: [String] {
    var lines = [
      "Type part of a name to find profiles, a number for its details, and these words:",
      "list, all rows again. more, the next rows. find TEXT, for names that are words too. "
        + "paste, for lines with keys in them.",
    ]
    for group in Action.Group.allCases {
      for row in Action.table where row.group == group && !isOfKeysOnly(row.action) {
        let screens = row.screens.map { screens in
          " On: \(screens.map(\.rawValue).joined(separator: ", "))."
        }
        // A title that is typed as it stands is said once.
        let title = row.short.map { "\($0): \(row.title)" } ?? row.title
        lines.append("\(title).\(screens ?? "")")
      }
    }
    return lines + [
      "A word with a row does it there: use 2, rename acme-dev. A dot leaves a question."
    ]
  }

  static func word(_ row: Action.Row) -> String {
    row.short ?? row.title.lowercased().filter { $0 != "," && $0 != ":" }
  }

  /// Moving a choice about means nothing where rows have numbers.
  static func isOfKeysOnly(_ action: Action) -> Bool {
    [.up, .down, .pageUp, .pageDown, .first, .last, .togglePane, .confirm, .suspend, .palette]
      .contains(action)
  }
}
