import AWSProfiles
import App
import INIDocument
import ServerlessProject
import Synchronization

/// The user's own files behind the effects of the screens.
public final class DiskShelf: ProfileShelf {
  private let store: FileStore
  private let home: String?
  /// The files as they were read last: the base of the next save.
  private let base: Mutex<LoadedFiles?>
  /// Files of the project, whose changes can be taken back like those of the shared ones.
  private let projectPaths = Mutex<Set<String>>([])

  /// A shelf over `store`; paths under `home` are shown with `~`.
  public init(store: FileStore, home: String?) {
    self.store = store
    self.home = home
    base = Mutex(nil)
  }

  /// The files that are read.
  public var paths: [String] { store.paths }

  /// Reads both files.
  public func load() -> FilesAnswer {
    let loaded = store.load()
    let seen = base.withLock { base in
      defer { base = loaded }
      return base
    }
    let snapshots = Array(loaded.snapshots.values)
    let isForeign = store.history.noteFound(
      snapshots, seen: seen.map { Array($0.snapshots.values) } ?? [])
    var answer = answer(loaded, halfDone: store.history.halfDone(of: snapshots))
    if isForeign, seen == nil {
      answer.notices.append("Another program changed the files since the last run: H shows it")
    }
    return answer
  }

  /// Reads both files where either is another one by now; nil where none is.
  public func reload() -> FilesAnswer? {
    guard let seen = base.withLock({ $0 }), store.hasChanged(since: seen) else { return nil }
    return load()
  }

  /// Writes a change on top of the files as they were read last.
  public func save(_ change: Change) -> SaveAnswer {
    let seen = base.withLock { $0 } ?? store.load()
    do throws(FileFault) {
      let rewrites = change.projectEdits.map {
        FileRewrite(path: $0.path, before: $0.before, after: $0.after)
      }
      let outcome = try store.save(
        change.changes, base: seen, rewriting: rewrites, title: change.title)
      base.withLock { $0 = outcome.loaded }
      var answer = answer(outcome.loaded)
      if outcome.isMerged {
        answer.notices.append("What another program wrote meanwhile is kept too.")
      }
      // What the Doctor screen shows already need not be said at each save.
      answer.notices += outcome.notices.filter { $0.code != "permissions-too-open" }
        .map(\.message)
      return .done(answer, title: change.title, thenCheck: change.thenCheck)
    } catch {
      return .refused(error.message)
    }
  }

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
      return .step(move, title: step.title, lines: lines)
    } catch {
      return .refused(error.message)
    }
  }

  private func preview(
    _ part: BroughtBack, of id: Int, _ move: HistoryMove
  ) throws(FileFault) -> PreviewAnswer {
    let (title, sides) = try store.history.preview(bringingBack: part, of: id)
    var (before, after) = (SharedFiles(), SharedFiles())
    var lines: [DiffLine] = []
    let shared = store.history.targets(store.paths)
    for side in sides {
      if let place = shared.firstIndex(of: side.path) {
        before[FileRole.allCases[place]] = side.before.map { Document($0) }
        after[FileRole.allCases[place]] = side.after.map { Document($0) }
      } else if side.before != side.after {
        let edit = StageEdit(
          path: side.path, before: side.before ?? [], after: side.after ?? [])
        lines += edit.diffLines(path: shown(side.path))
      }
    }
    let changes = FileChangeSet(before: before, after: after).diff()
    return .step(move, title: title, lines: changes + lines)
  }

  /// Takes the last written change back.
  public func undo(others: Bool) -> SaveAnswer {
    step("Undone") { () throws(FileFault) in
      try store.history.undo(undoPaths, others: others).title
    }
  }

  /// Does again what was taken back.
  public func redo() -> SaveAnswer {
    step("Done again") { () throws(FileFault) in try store.history.redo(undoPaths).title }
  }

  /// Counts these files of a project among those whose changes undo takes back.
  public func include(projectPaths paths: [String]) {
    projectPaths.withLock { $0.formUnion(paths) }
  }

  private var undoPaths: [String] { store.paths + projectPaths.withLock { $0.sorted() } }

  /// Puts files back as they stood before a step, or only their comments.
  public func bringBack(_ part: BroughtBack, of id: Int, title: String) -> SaveAnswer {
    step("Done") { () throws(FileFault) in
      try store.history.bringBack(part, of: id, title: title)
      return title
    }
  }

  private func step(_ word: String, _ work: () throws(FileFault) -> String) -> SaveAnswer {
    do throws(FileFault) {
      let title = try work()
      let loaded = store.load()
      base.withLock { $0 = loaded }
      return .done(answer(loaded), title: "\(word): \(title)", thenCheck: [])
    } catch {
      return .refused(error.message)
    }
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
    return StageEdit(
      path: side.path, before: isTurned ? after : before, after: isTurned ? before : after
    ).diffLines(path: shown(side.path))
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

  private func answer(_ loaded: LoadedFiles, halfDone: VersionStep? = nil) -> FilesAnswer {
    var paths: [FileRole: String] = [:]
    for role in FileRole.allCases { paths[role] = shown(store.locations[role]) }
    var findings = loaded.findings
    if let halfDone {
      findings.append(
        Finding(
          "half-written-save", .error, nil, name: halfDone.title,
          "“\(halfDone.title)” was cut short: one file has the change, the other not. Undo takes it "
            + "back, redo finishes it."))
    }
    var answer = FilesAnswer(
      files: loaded.files, paths: paths,
      faults: FileRole.allCases.compactMap { loaded.faults[$0]?.message }, findings: findings)
    answer.canUndo = store.history.versions.undoable(undoPaths) != nil
    answer.catalog.prepare()
    return answer
  }

  private func shown(_ path: String) -> String { shownPath(path, home: home) }
}
