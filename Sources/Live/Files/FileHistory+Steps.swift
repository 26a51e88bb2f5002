import AWSProfiles
import App
import INIDocument

/// Moves through the steps that are kept.
///
/// A step is chosen, shown, agreed to, and only then made: meanwhile another run may have written. So
/// it is made under the locks of its files alone where it would be chosen there again.
extension FileHistory {
  /// The step that undo or redo would make now.
  ///
  /// - Throws: what they would throw for want of one; `othersWroteLast` where it is another
  ///   program's and the move is a plain undo: a key that was meant for our own change must not
  ///   throw away somebody else's.
  public func next(_ move: HistoryMove, of paths: [String]) throws(FileFault) -> VersionStep {
    switch move {
    case .undo, .undoOthers:
      guard let step = versions.undoable(paths) else {
        throw versions.redoable(paths) == nil ? .nothingToUndo : .allUndone
      }
      if step.kind == .found, move == .undo {
        throw .othersWroteLast(path: step.paths.first ?? "")
      }
      return step
    case .bringBack(_, let id):
      guard let step = versions.step(id) else { throw .nothingToUndo }
      return step
    case .redo:
      guard let step = halfDoneNow(paths) ?? versions.redoable(paths) else { throw .nothingToRedo }
      return step
    }
  }

  /// Takes back or does again a step that `next` gave for the same move and paths.
  ///
  /// `changedOnDisk` where another program wrote one of its files since; what it wrote is then
  /// kept as a step of its own, which only `undoOthers` takes back.
  ///
  /// - Throws: `anotherStep` where another one is the next by now: nothing is written then.
  /// - Returns: whether the history could note it.
  public func make(
    _ move: HistoryMove, _ step: VersionStep, of paths: [String]
  ) throws(FileFault) -> Bool {
    let locks = try LockedFiles(step.paths, state: state, patience: patience)
    defer { withExtendedLifetime(locks) {} }
    let changes = try changes(move, step, of: paths)
    _ = try FileGroup(calls: calls).carryOut(changes)
    do throws(FileFault) {
      try versions.mark(step.id, undone: move.isUndo)
    } catch {
      // Nothing at all was done then, and that is what the fault says.
      if changes.isEmpty { throw error }
      return false
    }
    return true
  }

  /// What a move does to the files of its step; the caller holds their locks.
  private func changes(
    _ move: HistoryMove, _ step: VersionStep, of paths: [String]
  ) throws(FileFault) -> [FileGroup.Change] {
    var now: [FileSnapshot] = []
    for path in step.paths { now.append(try FileSnapshot(reading: path)) }
    if versions.noteFound(now) {
      let other = zip(step.files, now).first { side, snapshot in
        ![side.before, side.after].contains { versions.same(snapshot.bytes, $0) }
      }
      throw .changedOnDisk(path: other?.0.path ?? step.paths.first ?? "", parts: [])
    }
    guard try next(move, of: paths) == step else { throw .anotherStep(title: step.title) }
    var changes: [FileGroup.Change] = []
    for (side, snapshot) in zip(step.files, now) {
      let (old, new) = move.isUndo ? (side.after, side.before) : (side.before, side.after)
      // A run that was killed between two files left this one as it is to be.
      if versions.same(snapshot.bytes, new) { continue }
      guard versions.same(snapshot.bytes, old) else {
        throw .changedOnDisk(path: side.path, parts: [])
      }
      var bytes: [UInt8]?
      if let new { bytes = try versions.bytes(of: new, path: side.path) }
      changes.append((snapshot, bytes))
    }
    return changes
  }

  /// Puts files back as they stood before a step, or only the comments that it lost, as a new step.
  ///
  /// For what another program did some time ago: undo would first take back all that came later.
  ///
  /// - Parameter shown: the marks of the files when the user agreed; `changedOnDisk` where one is
  ///   another by now.
  /// - Returns: whether undo can take it back.
  public func bringBack(
    _ part: BroughtBack, of id: Int, title: String, shown: [String]
  ) throws(FileFault) -> Bool {
    guard let step = versions.step(id) else { throw .nothingToUndo }
    let update = try update(step.paths, title: title) {
      now throws(FileFault) -> (texts: [[UInt8]?], value: Void) in
      let marks = now.map(Self.mark)
      guard marks == shown else {
        let other = zip(now, zip(marks, shown)).first { $1.0 != $1.1 }?.0
        throw .changedOnDisk(path: other?.path ?? step.paths.first ?? "", parts: [])
      }
      return (try texts(bringingBack: part, of: step, into: now), ())
    }
    return update.isKept || !update.isWritten
  }

  /// What bringing back would make of the files of a step; writes nothing.
  ///
  /// - Returns: the title of the step, its paths, their texts before and after, and the marks of
  ///   those before.
  public func preview(
    bringingBack part: BroughtBack, of id: Int
  ) throws(FileFault) -> (
    title: String, sides: [(path: String, before: [UInt8]?, after: [UInt8]?)], marks: [String]
  ) {
    guard let step = versions.step(id) else { throw .nothingToUndo }
    var now: [FileSnapshot] = []
    for path in step.paths { now.append(try FileSnapshot(reading: path)) }
    let texts = try texts(bringingBack: part, of: step, into: now)
    return (step.title, zip(now, texts).map { ($0.target, $0.bytes, $1) }, now.map(Self.mark))
  }

  /// What tells the text of a file from any other; empty for no file.
  private static func mark(_ file: FileSnapshot) -> String {
    file.bytes.map(FilePath.fingerprint) ?? ""
  }

  private func texts(
    bringingBack part: BroughtBack, of step: VersionStep, into now: [FileSnapshot]
  ) throws(FileFault) -> [[UInt8]?] {
    var texts: [[UInt8]?] = []
    for (side, snapshot) in zip(step.files, now) {
      var old: [UInt8]?
      if let copy = side.before { old = try versions.bytes(of: copy, path: side.path) }
      switch part {
      case .all: texts.append(old)
      case .comments:
        guard let old, let new = snapshot.bytes else {
          texts.append(snapshot.bytes)
          continue
        }
        texts.append(LostComments.putBack(from: Document(old), into: Document(new)).bytes)
      }
    }
    return texts
  }
}

extension ShownStep {
  /// A step with the texts that it changes: numbers begin again once all is forgotten.
  init(_ step: VersionStep) {
    self.init(
      id: step.id,
      texts: step.files.flatMap { [$0.before?.fingerprint ?? "", $0.after?.fingerprint ?? ""] })
  }
}
