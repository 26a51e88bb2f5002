import Canvas

/// A question that is answered by yes or no; no is the default.
public struct ConfirmState: Equatable, Sendable {
  /// What stands in the upper edge.
  public var title: String
  /// The question.
  public var words: String
  /// What a yes does.
  public var effect: Effect
}

extension Model {
  /// Offers to remove a file whose keys were just written.
  mutating func offerRemoval(of path: String) {
    overlay = .confirm(
      ConfirmState(
        title: "Remove \(path)?",
        words: "The keys are saved now. The file still holds them in clear. y removes it for good.",
        effect: .removeFile(path)))
  }

  /// Keys of a question.
  mutating func take(_ event: InputEvent, confirm: ConfirmState) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    switch key {
    case .character("y"), .character("Y"):
      overlay = nil
      return [confirm.effect]
    case .character("n"), .character("N"), .enter, .escape: overlay = nil
    default: break
    }
    return []
  }
}

extension Painter {
  /// The question and its two answers.
  mutating func paintConfirm(_ state: ConfirmState, over whole: Rect) {
    if isTight {
      let room = dialog(state.title, whole.width, whole.height, over: whole)
      let text =
        wrapped(state.title, to: max(8, room.width)).prefix(2)
        + wrapped(state.words, to: max(8, room.width))
      for (y, line) in text.enumerated() { write(line, in: room, y: y) }
      return
    }
    let lines = wrapped(state.words, to: max(10, min(60, whole.width - 4)))
    let room = dialog(state.title, 64, lines.count + 4, over: whole)
    for (y, line) in lines.enumerated() where y < room.height {
      write(line, in: room, x: 1, y: y)
    }
    write("y yes   Enter no", in: room, x: 1, y: room.height - 1, .key)
  }
}
