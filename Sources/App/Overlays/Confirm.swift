import Canvas

/// A question that is answered by yes or no; no is the default.
public struct ConfirmState: Equatable, Sendable {
  /// What stands in the upper edge.
  public var title: String
  /// The question.
  public var words: String
  /// What a yes does.
  public var purpose: Purpose

  /// What is asked about.
  public enum Purpose: Equatable, Sendable {
    /// Something outside the program, done by a yes.
    case effect(Effect)
    /// What was typed or pasted and not written yet: a yes drops it, a no goes back to it.
    case leaving(ReviewState.Origin)
  }
}

extension Model {
  /// Offers to remove a file whose keys were just written.
  mutating func offerRemoval(of path: String) {
    overlay = .confirm(
      ConfirmState(
        title: "Remove \(path)?",
        words: "The keys are saved now. The file still holds them in clear. y removes it for good.",
        purpose: .effect(.removeFile(path))))
  }

  /// Leaves a form or an import; what was typed or pasted is not dropped without a question.
  mutating func leave(_ draft: ReviewState.Origin) {
    guard draft.isTouched else {
      overlay = nil
      return
    }
    overlay = .confirm(
      ConfirmState(
        title: draft.question,
        words: "Nothing of it is written yet. y drops it, Enter goes back to it.",
        purpose: .leaving(draft)))
  }

  /// Keys of a question.
  mutating func handle(_ event: InputEvent, confirm: ConfirmState) -> [Effect] {
    guard case .key(let key) = event else { return [] }
    switch (key, confirm.purpose) {
    case (.character("y"), .effect(let effect)), (.character("Y"), .effect(let effect)):
      overlay = nil
      return [effect]
    case (.character("y"), .leaving), (.character("Y"), .leaving):
      overlay = nil
      tell(.done, "Left as it was: nothing was written")
    case (.character("n"), _), (.character("N"), _), (.enter, _), (.escape, _):
      overlay = nil
      if case .leaving(let draft) = confirm.purpose { overlay = draft.overlay }
    case (_, .effect):
      // It came by itself, and what is typed was meant for the screen: no, and on with it.
      overlay = nil
      return handle(event)
    default: break
    }
    return []
  }
}

extension ReviewState.Origin {
  /// What lies over the screen while it is worked on.
  var overlay: Overlay {
    switch self {
    case .form(let form): .form(form)
    case .importing(let rows): .importRows(rows)
    case .history(let state): .history(state)
    }
  }

  /// Whether it holds what would be lost: an untouched form, and a file as it was read, do not.
  fileprivate var isTouched: Bool {
    switch self {
    case .form(let form): form.isTouched
    case .importing(let rows): rows.isTouched
    case .history: false
    }
  }

  fileprivate var question: String {
    switch self {
    case .form, .history: "Drop what was typed?"
    case .importing(let rows): rows.path == nil ? "Drop what was pasted?" : "Drop this import?"
    }
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
    hints(["y yes", "Enter no"], in: room, y: room.height - 1)
  }
}
