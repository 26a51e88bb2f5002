import AWSProfiles
import Canvas
import INIDocument

/// Reads settings out of a document, and says what of it cannot be used.
///
/// Reading never fails: what is not understood is a finding, and everything else counts.
public struct SettingsReader {
  /// What was read.
  public private(set) var settings = Settings()
  /// What cannot be used, in the order of the file.
  public private(set) var findings: [SettingsFinding] = []
  /// The line, from 1, on which each action got its keys.
  public private(set) var keyLines: [Action: Int] = [:]

  /// The sections and their settings; nil: any name, as a section of its own rules has.
  static let known: [(section: String, keys: [String]?)] = [
    ("display", ["theme", "mouse"]), ("profiles", ["pins", "name-template"]),
    ("protections", nil), ("keys", nil), ("switch", ["load-config"]),
    ("checks", ["timeout", "retries"]),
  ]

  /// Reads a document.
  public init(_ document: Document) {
    for item in SettingsItem.items(of: document) { read(item) }
    findings += collisions() + losses()
    findings.sort { $0.line < $1.line }
  }

  private mutating func find(_ line: Int, _ message: String) {
    findings.append(SettingsFinding(line: line, message))
  }

  private mutating func read(_ item: SettingsItem) {
    guard item.role != .other else {
      return find(item.line, "“\(item.name)” is no setting: write  name = value")
    }
    guard let section = item.section else {
      if item.role == .setting {
        find(item.line, "“\(item.name)” stands above the first section, such as [display]")
      }
      return
    }
    guard let known = Self.known.first(where: { $0.section == section }) else {
      if item.role == .header {
        let names = Self.known.map(\.section)
        find(item.line, "no section is called [\(section)]" + Self.suggestion(section, names))
      }
      return
    }
    guard item.role == .setting else { return }
    switch section {
    case "protections": readProtection(item)
    case "keys": readKeys(item)
    default:
      guard let keys = known.keys, keys.contains(item.key) else {
        let near = Self.suggestion(item.key, known.keys ?? [])
        return find(item.line, "[\(section)] has no setting “\(item.name)”\(near)")
      }
      readSetting(item)
    }
  }

  private static func suggestion(_ word: String, _ names: [String]) -> String {
    guard let near = nearest(to: word, in: names) else {
      return "; there are \(names.joined(separator: ", "))"
    }
    return ": did you mean \(near)?"
  }

  /// The nearest name, at most a third of its letters away; nil where none is near.
  static func nearest(to word: String, in names: [String]) -> String? {
    EditDistance.nearest(to: word, among: names, count: 1, ignoresCase: true).first
  }

  private mutating func readSetting(_ item: SettingsItem) {
    switch item.key {
    case "theme":
      if item.value.isEmpty || Theme.named(item.value) != nil {
        settings.theme = item.value.isEmpty ? nil : item.value
      } else {
        find(
          item.line,
          "no theme is called “\(item.value)”; there are "
            + Theme.all.map(\.name).joined(separator: ", "))
      }
    case "mouse":
      readWord(item, ["on": true, "off": false, "true": true, "false": false]) {
        $0.mouse = $1
      }
    case "pins": settings.pins = item.list
    case "name-template":
      if item.value.isEmpty
        || ["{account}", "{account-id}", "{role}"].contains(where: {
          item.value.contains($0)
        })
      {
        settings.nameTemplate = item.value.isEmpty ? nil : item.value
      } else {
        find(item.line, "name-template needs {account}, {account-id} or {role} in it")
      }
    case "load-config":
      let rules = Settings.LoadConfig.allCases.map { ($0.rawValue, $0) }
      readWord(item, Dictionary(uniqueKeysWithValues: rules)) { $0.loadConfig = $1 }
    case "timeout": readNumber(item, 1...600, "seconds") { $0.checkTimeout = $1 }
    default: readNumber(item, 0...20, "times") { $0.checkRetries = $1 }
    }
  }

  private mutating func readWord<Value>(
    _ item: SettingsItem, _ words: [String: Value], _ set: (inout Settings, Value) -> Void
  ) {
    if let value = words[item.value.lowercased()] { return set(&settings, value) }
    let all = words.keys.sorted().joined(separator: ", ")
    find(item.line, "\(item.key) is one of \(all), not “\(item.value)”")
  }

  private mutating func readNumber(
    _ item: SettingsItem, _ range: ClosedRange<Int>, _ unit: String,
    _ set: (inout Settings, Int) -> Void
  ) {
    if let number = Int(item.value), range.contains(number) { return set(&settings, number) }
    find(
      item.line,
      "\(item.key) is a number of \(unit) from \(range.lowerBound) to \(range.upperBound), "
        + "not “\(item.value)”")
  }

  /// `pattern = label, colour, ask`: the label first, the rest in any order.
  private mutating func readProtection(_ item: SettingsItem) {
    guard !item.name.isEmpty else { return find(item.line, "a protection needs a pattern") }
    var words = item.value.split(separator: ",", omittingEmptySubsequences: false)
      .map { SettingsItem.trimmed($0) }
    var protection = Protection(pattern: item.name)
    if let label = words.first, !label.isEmpty { protection.label = label }
    words = Array(words.dropFirst())
    for word in words where !word.isEmpty {
      if let colour = Protection.Colour(rawValue: word.lowercased()) {
        protection.colour = colour
      } else if word.lowercased() == "ask" || word.lowercased() == "no-ask" {
        protection.asks = word.lowercased() == "ask"
      } else {
        let all = Protection.Colour.allCases.map(\.rawValue) + ["ask", "no-ask"]
        find(item.line, "“\(word)” is none of \(all.joined(separator: ", "))")
      }
    }
    settings.protections.append(protection)
  }

  private mutating func readKeys(_ item: SettingsItem) {
    guard let action = Action(name: item.key) else {
      let near = Self.nearest(to: item.key, in: Action.table.map(\.action.name))
      return find(
        item.line,
        "no action is called “\(item.name)”" + (near.map { ": did you mean \($0)?" } ?? ""))
    }
    var keys: [Key] = []
    for word in item.value.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
      guard let key = Key(name: String(word)) else {
        find(item.line, "“\(word)” is no key; write a, G, space, ctrl-p, alt-x, f1, page-up")
        continue
      }
      if let owner = Keymap.reserved[key], owner != action {
        find(item.line, "\(key.name) always does “\(owner.row.title)”")
        continue
      }
      keys.append(key)
    }
    settings.keys[action] = keys
    keyLines[action] = item.line
  }

  /// Keys that were given to two actions of one screen: the first one of the file has it.
  private func collisions() -> [SettingsFinding] {
    Keymap.clashes(of: settings.keys, order: keyLines).map { clash in
      let line = keyLines[clash.loser] ?? keyLines[clash.winner] ?? 1
      let first = keyLines[clash.winner].map { " (line \($0))" } ?? ""
      return SettingsFinding(
        line: line,
        "\(clash.key.name) does two things on the \(clash.screen.rawValue) screen: "
          + "\(clash.winner.name)\(first) and \(clash.loser.name); the first one has it")
    }
  }

  /// Actions that lose a key, because the settings use it for another one.
  private func losses() -> [SettingsFinding] {
    if settings.keys.isEmpty { return [] }
    let keymap = Keymap.bound(settings.keys, order: keyLines)
    return Action.table.flatMap { row -> [SettingsFinding] in
      guard settings.keys[row.action] == nil else { return [] }
      let left = keymap.keys(for: row.action)
      return keyLines.sorted { $0.value < $1.value }.compactMap { taker, line in
        let taken = row.keys.filter { settings.keys[taker]?.contains($0) == true }
        guard !taken.isEmpty, !taker.row.places.isDisjoint(with: row.places) else { return nil }
        guard !left.isEmpty else {
          return SettingsFinding(
            line: line,
            "\(taker.name) takes the only key of \(row.action.name): give that one another")
        }
        let (lost, kept) = (taken.map(\.name), left.map(\.name))
        return SettingsFinding(
          line: line,
          "\(taker.name) takes \(lost.joined(separator: " ")) from \(row.action.name), "
            + "which keeps \(kept.joined(separator: " "))")
      }
    }
  }
}
