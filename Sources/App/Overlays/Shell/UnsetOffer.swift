import AWSProfiles
import Canvas
import ShellIntegration

/// Variables of the shell that can be unset, those in a conflict chosen already.
public struct UnsetState: Equatable, Sendable {
  /// One variable.
  public struct Row: Equatable, Sendable {
    /// Its name.
    public var name: String
    /// Why it stands in the way; empty where it does not.
    public var reason: String
    /// Whether it is to be unset.
    public var isChosen: Bool
  }

  /// The variables that are set, those in a conflict first.
  public var rows: [Row]
  /// The row in front.
  public var list: ListState

  /// What an environment holds that a hook may unset; `overruling` are variables that
  /// beat the stage map of the project.
  init(environment: Environment, catalog: ProfileCatalog, overruling: [String] = []) {
    var reasons = Self.conflicts(environment, catalog)
    for name in overruling where reasons[name] == nil { reasons[name] = "overrules the stage map" }
    let all = HandOff.unsettable.filter { environment.variables[$0] != nil }
    var seen: Set<String> = []
    let rows = all.filter { seen.insert($0).inserted }.map { name in
      Row(name: name, reason: reasons[name] ?? "", isChosen: reasons[name] != nil)
    }
    self.rows = rows.filter(\.isChosen) + rows.filter { !$0.isChosen }
    list = ListState(count: rows.count, height: rows.count)
  }

  /// The variables that contradict another one or a file, with the reason.
  static func conflicts(
    _ environment: Environment, _ catalog: ProfileCatalog
  ) -> [String: String] {
    var reasons: [String: String] = [:]
    let keys = [
      "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN",
    ]
    for name in HandOff.unsettable where environment.isEmpty(name) { reasons[name] = "is empty" }
    let profile = environment["AWS_PROFILE"]
    if let profile {
      for name in keys where environment[name] != nil { reasons[name] = "hides \(profile)" }
      if let other = environment["AWS_DEFAULT_PROFILE"], other != profile {
        reasons["AWS_DEFAULT_PROFILE"] = "is \(other), not \(profile)"
      }
    }
    for name in ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] {
      if let named = environment[name], !catalog.contains(named) {
        reasons[name] = "names \(named), which is in neither file"
      }
    }
    if let security = environment["AWS_SECURITY_TOKEN"],
      let session = environment["AWS_SESSION_TOKEN"], security != session
    {
      reasons["AWS_SECURITY_TOKEN"] = "differs from AWS_SESSION_TOKEN"
    }
    if let first = environment["AWS_REGION"], let second = environment["AWS_DEFAULT_REGION"],
      first != second
    {
      reasons["AWS_DEFAULT_REGION"] = "is \(second), AWS_REGION \(first)"
    }
    return reasons
  }
}

extension Model {
  /// Keys over the list of variables.
  mutating func handle(_ event: InputEvent, unset: UnsetState) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    var state = unset
    switch key {
    case .escape, .character("q"):
      overlay = nil
      return []
    case .character(" "):
      if state.rows.indices.contains(state.list.selection) {
        state.rows[state.list.selection].isChosen.toggle()
      }
    case .enter:
      overlay = nil
      return leaveOut(state.rows.filter(\.isChosen).map(\.name))
    default: _ = state.list.handle(key)
    }
    overlay = .unset(state)
    return []
  }

  private mutating func leaveOut(_ names: [String]) -> [Effect] {
    guard !names.isEmpty else { return [] }
    for name in names { environment.variables[name] = nil }
    shell.unset += names
    tell(.done, "Unset in this shell once you leave: \(names.joined(separator: ", "))")
    return [.unsetVariables(shell.unset)]
  }
}

extension Painter {
  /// The variables, those to be unset marked.
  mutating func paintUnset(_ state: UnsetState, over whole: Rect) {
    let room = dialog("Unset in this shell", 76, state.rows.count + 4, over: whole)
    let (_, rows) = room.splitBottom(min(2, room.height))
    list(state.list, of: state.rows.count, in: rows, placeOn: room) { painter, row in
      let variable = state.rows[row.index]
      let mark = variable.isChosen ? "[x]" : "[ ]"
      painter.write("\(mark) \(variable.name)", in: row.area, x: 2, row.role(.text))
      painter.write(variable.reason, in: row.area, x: 34, row.role(.warn))
    }
    hints(["Space chooses", "Enter unsets", "Esc leaves all"], in: room, y: room.height - 1)
  }
}
