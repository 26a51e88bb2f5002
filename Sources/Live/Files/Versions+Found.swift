#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What stands in the files beside what the steps say.
extension Versions {
  /// Whether files are others than those that the last steps left, as far as one can tell who does
  /// not hold their locks.
  func areNews(_ snapshots: [FileSnapshot], seen: [FileSnapshot]) -> Bool {
    !changed(snapshots, seen: seen, in: index()).isEmpty
  }

  private func changed(
    _ snapshots: [FileSnapshot], seen: [FileSnapshot], in index: VersionIndex
  ) -> [FileSnapshot] {
    snapshots.filter { now in
      guard index.known(now.target) == nil else { return !isKnown(now, in: index) }
      return seen.contains { $0.target == now.target && $0.bytes != now.bytes }
    }
  }

  /// Keeps files that another program changed since the last step that is known of them; the caller
  /// holds their locks.
  ///
  /// - Parameter seen: the files as this run saw them before; they stand for a step where none is
  ///   kept.
  /// - Returns: whether any was found changed.
  @discardableResult
  func noteFound(_ snapshots: [FileSnapshot], seen: [FileSnapshot] = []) -> Bool {
    let index = index()
    let changed = changed(snapshots, seen: seen, in: index)
    guard !changed.isEmpty else { return false }
    if isHalfDone(snapshots, in: index) { return false }
    if let last = index.undoable(changed.map(\.target)), last.kind == .written,
      last.files.allSatisfy({ side in
        snapshots.contains { $0.target == side.path && same($0.bytes, side.before) }
      })
    {
      // The run that recorded it ended before it wrote, or someone put the old text back.
      try? mark(last.id, undone: true)
      return false
    }
    try? change { index in
      let number = index.nextID
      var files: [VersionStep.Side] = []
      for (position, snapshot) in changed.enumerated() {
        let before = seen.first { $0.target == snapshot.target }?.bytes
        // Another run may have noted it since the index was read.
        if let known = index.known(snapshot.target), same(snapshot.bytes, known) { continue }
        guard
          let known = index.known(snapshot.target)
            ?? keep(before, "\(number)-\(position)-before", like: index, snapshot.target),
          let after = keep(snapshot.bytes, "\(number)-\(position)-after", like: index, "")
        else { continue }
        files.append(VersionStep.Side(path: snapshot.target, before: known, after: after))
      }
      guard !files.isEmpty else { return }
      index.append(
        VersionStep(
          id: number, time: time(nil), title: "changed by another program", kind: .found,
          isUndone: false, files: files))
    }
    return true
  }

  /// The last step, where a run ended between its two files: one holds what stood after the step,
  /// the other what stood before.
  func halfDone(_ snapshots: [FileSnapshot]) -> VersionStep? {
    let index = index()
    return isHalfDone(snapshots, in: index)
      ? index.undoable(snapshots.map(\.target)) : nil
  }

  private func isHalfDone(_ snapshots: [FileSnapshot], in index: VersionIndex) -> Bool {
    guard let last = index.undoable(snapshots.map(\.target)), last.kind == .written,
      last.files.count > 1
    else { return false }
    let isDone = last.files.map { side -> Bool? in
      guard let now = snapshots.first(where: { $0.target == side.path }) else { return nil }
      if same(now.bytes, side.after) { return true }
      return same(now.bytes, side.before) ? false : nil
    }
    return isDone.contains(true) && isDone.contains(false) && !isDone.contains(nil)
  }

  private func isKnown(_ snapshot: FileSnapshot, in index: VersionIndex) -> Bool {
    guard let known = index.known(snapshot.target) else { return true }
    return same(snapshot.bytes, known)
  }
}
