import App

/// Access keys that were deleted at AWS and that an older text of a file still holds.
extension FileHistory {
  /// The ids of deleted keys that undo or redo of a step would put back into its files.
  public func deadKeys(of step: VersionStep, _ move: HistoryMove) -> [String] {
    let (before, after) = (texts(of: step, \.before), texts(of: step, \.after))
    return move.isUndo ? deadKeys(from: after, to: before) : deadKeys(from: before, to: after)
  }

  /// The ids of deleted keys that stand in the new texts and not in the old ones.
  func deadKeys(from old: [[UInt8]], to new: [[UInt8]]) -> [String] {
    func has(_ texts: [[UInt8]], _ id: String) -> Bool {
      texts.contains { $0.firstRange(of: id.utf8) != nil }
    }
    return StateStore(state: state).load().deletedKeys.filter { has(new, $0) && !has(old, $0) }
  }

  /// What is to be known of a key that comes back.
  public static func remark(onDead id: String) -> String {
    "\(id) comes back, but it was deleted at AWS: no call with it can succeed."
  }

  private func texts(
    of step: VersionStep, _ copy: KeyPath<VersionStep.Side, VersionStep.Copy?>
  ) -> [[UInt8]] {
    step.files.compactMap { side in
      side[keyPath: copy].flatMap { try? versions.bytes(of: $0, path: side.path) }
    }
  }
}
