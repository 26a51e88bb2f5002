import AWSProfiles
import App
import INIDocument
import ServerlessProject

/// What undo, redo and the history show of the steps that are kept.
extension DiskShelf {
  /// What undo or redo would do, in the files of the project too.
  public func preview(_ move: HistoryMove) -> PreviewAnswer {
    do throws(FileFault) {
      if case .bringBack(let part, let id) = move { return try preview(part, of: id, move) }
      let step = try store.history.next(move, of: undoPaths)
      let (old, new) = try texts(of: step)
      let set =
        move.isUndo
        ? FileChangeSet(before: new, after: old) : FileChangeSet(before: old, after: new)
      var lines = set.diff()
      let shared = store.history.targets(store.paths)
      for side in step.files where !shared.contains(side.path) {
        lines += try projectLines(side, isTurned: move.isUndo)
      }
      let dead = store.history.deadKeys(of: step, move)
      return .step(
        move, title: step.title, lines: lines, remarks: dead.map(FileHistory.remark(onDead:)),
        shown: ShownStep(step))
    } catch {
      return .refused(error.message)
    }
  }

  private func preview(
    _ part: BroughtBack, of id: Int, _ move: HistoryMove
  ) throws(FileFault) -> PreviewAnswer {
    let (title, sides, marks) = try store.history.preview(bringingBack: part, of: id)
    var (before, after) = (SharedFiles(), SharedFiles())
    var lines: [DiffLine] = []
    let shared = store.history.targets(store.paths)
    for side in sides {
      if let place = shared.firstIndex(of: side.path) {
        before[FileRole.allCases[place]] = side.before.map { Document($0) }
        after[FileRole.allCases[place]] = side.after.map { Document($0) }
      } else if side.before != side.after {
        lines += DiffLine.lines(
          under: shown(side.path), before: side.before ?? [], after: side.after ?? [])
      }
    }
    let changes = FileChangeSet(before: before, after: after).diff()
    let dead = store.history.deadKeys(
      from: sides.compactMap(\.before), to: sides.compactMap(\.after))
    return .step(
      move, title: title, lines: changes + lines, remarks: dead.map(FileHistory.remark(onDead:)),
      shown: ShownStep(id: id, texts: marks))
  }

  /// The steps that are kept, with what each changed: those that undo and redo go through.
  public func history() -> HistoryAnswer {
    let versions = store.history.versions
    let paths = undoPaths
    let half = store.history.halfDone(paths)?.id
    let entries = versions.steps(of: paths).map { step -> HistoryEntry in
      let places = projectSides(of: step).map { shown($0.path) }.joined(separator: ", ")
      var title = places.isEmpty ? step.title : "\(step.title) (\(places))"
      let (lines, lostComments) =
        (try? difference(step))
        ?? {
          title += " (its copy is lost)"
          return ([], 0)
        }()
      var entry = HistoryEntry(
        id: step.id, time: step.time, title: title, isForeign: step.kind == .found,
        isUndone: step.isUndone, lines: lines, lostComments: lostComments)
      entry.isHalfDone = step.id == half
      return entry
    }
    return HistoryAnswer(
      entries: entries, undoable: versions.undoable(paths)?.id,
      redoable: half ?? versions.redoable(paths)?.id)
  }

  /// What a step changed, and how many lines of comment another program lost by it.
  ///
  /// Throws `versionLost` where a copy is missing or damaged.
  private func difference(
    _ step: VersionStep
  ) throws(FileFault) -> (lines: [DiffLine], lostComments: Int) {
    let (before, after) = try texts(of: step)
    var lines = FileChangeSet(before: before, after: after).diff()
    for side in projectSides(of: step) { lines += try projectLines(side) }
    var lost = 0
    for role in FileRole.allCases where step.kind == .found {
      guard let old = before[role], let new = after[role] else { continue }
      lost += LostComments.lines(of: old, notIn: new).count
    }
    return (lines, lost)
  }

  /// What a step changed in files of projects.
  private func projectSides(of step: VersionStep) -> [VersionStep.Side] {
    let shared = store.history.targets(store.paths)
    return step.files.filter { !shared.contains($0.path) }
  }

  /// - Parameter isTurned: whether the step is taken back.
  private func projectLines(
    _ side: VersionStep.Side, isTurned: Bool = false
  ) throws(FileFault) -> [DiffLine] {
    let before = try bytes(of: side.before, side.path) ?? []
    let after = try bytes(of: side.after, side.path) ?? []
    return DiffLine.lines(
      under: shown(side.path), before: isTurned ? after : before, after: isTurned ? before : after)
  }

  private func texts(
    of step: VersionStep
  ) throws(FileFault) -> (before: SharedFiles, after: SharedFiles) {
    var before = SharedFiles()
    var after = SharedFiles()
    let targets = store.history.targets(store.paths)
    for (role, target) in zip(FileRole.allCases, targets) {
      guard let side = step.files.first(where: { $0.path == target }) else { continue }
      before[role] = try bytes(of: side.before, target).map { Document($0) }
      after[role] = try bytes(of: side.after, target).map { Document($0) }
    }
    return (before, after)
  }

  /// A kept text; nil where the step says that there was no file.
  private func bytes(
    of copy: VersionStep.Copy?, _ path: String
  ) throws(FileFault) -> [UInt8]? {
    guard let copy else { return nil }
    return try store.history.versions.bytes(of: copy, path: path)
  }
}
