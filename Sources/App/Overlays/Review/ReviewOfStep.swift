import AWSProfiles

extension Model {
  /// Shows what undo or redo would write, for a yes; why not, where there is no such step.
  mutating func take(_ answer: PreviewAnswer) {
    switch answer {
    case .refused(let why): tell(.error, why)
    case .step(let move, let title, let lines):
      // Whoever has opened something else meanwhile is not interrupted.
      guard overlay == nil else { return }
      let change = Change(title: "\(move.word): \(title)", changes: [], thenCheck: [])
      var state = ReviewState(change: change, lines: lines)
      state.move = move
      if lines.bringOtherKeys {
        state.remarks = [
          "The key that comes back may be switched off or deleted by now: check it before you "
            + "use it."
        ]
      }
      overlay = .review(state)
    }
  }

  /// Lets a step be made that was looked at.
  mutating func make(_ move: HistoryMove) -> [Effect] {
    switch move {
    case .undo:
      afterSaving = AfterSaving(hint: "Redo does it again")
      return [.undo]
    case .redo:
      afterSaving = AfterSaving(hint: "Undo takes it back")
      return [.redo]
    }
  }
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
