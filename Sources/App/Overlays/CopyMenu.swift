import AWSProfiles
import Canvas
import ShellIntegration

/// What of a profile can be put on the clipboard; never a secret.
public struct CopyMenuState: Equatable, Sendable {
  /// One thing to copy.
  public struct Item: Equatable, Sendable {
    /// What it is.
    public var label: String
    /// What is copied.
    public var text: String
  }

  /// The things, the name first.
  public var items: [Item]
  /// The chosen row.
  public var list = ListState()
}

extension Model {
  /// Opens the choice of what to copy of a profile.
  mutating func openCopyMenu(_ profile: Profile) {
    typealias Item = CopyMenuState.Item
    var items = [Item(label: "Name", text: profile.name)]
    if let account = account(of: profile) { items.append(Item(label: "Account", text: account)) }
    if let arn = verdicts[profile.name]?.verdict.arn {
      items.append(Item(label: "Identity", text: arn))
    }
    if let role = profile["role_arn"] { items.append(Item(label: "Role", text: role)) }
    if let key = profile.setting("aws_access_key_id"), !key.isSecret {
      items.append(Item(label: "Key id", text: key.value))
    }
    let quoted = Shell.bash.quoted(profile.name)
    items.append(Item(label: "Export line", text: "export AWS_PROFILE=\(quoted)"))
    items.append(Item(label: "CLI option", text: "--profile \(quoted)"))
    overlay = .copyMenu(CopyMenuState(items: items))
  }

  /// Keys of the choice.
  mutating func handle(_ event: InputEvent, copyMenu: CopyMenuState) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    var state = copyMenu
    switch key {
    case .enter, .character("y"):
      overlay = nil
      guard state.items.indices.contains(state.list.selection) else { return [] }
      return copy(state.items[state.list.selection])
    case .escape, .character("q"):
      overlay = nil
      return []
    case .character(let digit) where digit.isASCII && digit.isNumber:
      guard let number = digit.wholeNumberValue, state.items.indices.contains(number - 1) else {
        return []
      }
      overlay = nil
      return copy(state.items[number - 1])
    default:
      state.list.fit(count: state.items.count, height: state.items.count)
      _ = state.list.handle(key)
    }
    overlay = .copyMenu(state)
    return []
  }

  private mutating func copy(_ item: CopyMenuState.Item) -> [Effect] {
    tell(.done, "Copied the \(item.label.lowercased()): \(item.text)")
    return [.copy(item.text)]
  }
}

extension Painter {
  /// The things that can be copied, numbered.
  mutating func paintCopyMenu(_ state: CopyMenuState, over whole: Rect) {
    let room = dialog("Copy", 72, state.items.count + 2, over: whole)
    list(state.list, of: state.items.count, in: room) { painter, row in
      let item = state.items[row.index]
      painter.write("\(row.index + 1)", in: row.area, x: 2, row.role(.key))
      painter.write(item.label, in: row.area, x: 4, row.role(.text), bold: row.isChosen)
      painter.writeMiddle(item.text, in: row.area.splitLeft(17).rest, row.role(.dim))
    }
  }
}
