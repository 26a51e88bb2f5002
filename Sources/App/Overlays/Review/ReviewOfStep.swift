import AWSProfiles

extension Model {
  /// Looks up what a step through the history would do.
  mutating func preview(_ move: HistoryMove) -> [Effect] {
    wait(for: .preview)
    return [.preview(move)]
  }

  /// Shows what undo or redo would write, for a yes; why not, where there is no such step.
  ///
  /// What was typed meanwhile is no yes: the change was not seen yet.
  mutating func receive(_ answer: PreviewAnswer) -> [Effect] {
    let typed = waiting?.work == .preview ? endWaiting() : []
    showStep(answer)
    if case .review = overlay { return [] }
    return catchUp(typed)
  }

  private mutating func showStep(_ answer: PreviewAnswer) {
    switch answer {
    case .refused(let why): tell(.warning, why)
    case .step(let move, let title, let lines, let remarks, let shown):
      var origin: ReviewState.Origin?
      if case .history(let history) = overlay {
        origin = .history(history)
      } else if overlay != nil {
        // Whoever has opened something else meanwhile is not interrupted.
        return
      }
      guard !lines.isEmpty else {
        return tell(.warning, "Nothing changes: the files say so already")
      }
      let change = Change(title: "\(move.words): \(title)", changes: [], thenCheck: [])
      var state = ReviewState(change: change, lines: lines)
      state.move = move
      state.shown = shown
      state.origin = origin
      state.remarks = remarks
      if remarks.isEmpty, lines.bringOtherKeys {
        state.remarks = [
          "The key that comes back may be switched off or deleted by now: check it before you "
            + "use it."
        ]
      }
      overlay = .review(state)
    }
  }

  /// Lets a step be made that was looked at.
  mutating func make(_ move: HistoryMove, _ review: ReviewState) -> [Effect] {
    afterSaving = AfterSaving(hint: move.isUndo ? redoHint : undoHint)
    return [.make(move, title: review.change.title, shown: review.shown)]
  }

  /// What takes a change back, behind what was done.
  var undoHint: String { "\(keymap.label(of: .undo, glyphs)) takes it back" }

  private var redoHint: String { "\(keymap.label(of: .redo, glyphs)) does it again" }
}

extension [DiffLine] {
  /// Whether an access key stands in the place of another afterwards, as where a rotation is
  /// taken back.
  fileprivate var bringOtherKeys: Bool {
    func hasKey(_ kind: DiffLine.Kind) -> Bool {
      contains { $0.kind == kind && $0.text.lowercased().contains("aws_access_key_id") }
    }
    return hasKey(.removed) && hasKey(.added)
  }
}
