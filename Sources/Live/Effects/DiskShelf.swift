import AWSProfiles
import App
import INIDocument
import ServerlessProject
import Synchronization

/// The user's own files behind the effects of the screens.
public final class DiskShelf: ProfileShelf {
  let store: FileStore
  private let home: String?
  private struct Reading {
    /// The files as they were read or written last; nil before the first time.
    var files: LoadedFiles?
    /// What the history has looked through.
    var noted: [FileSnapshot] = []
  }

  private let reading = Mutex(Reading())
  /// Files of the project, whose changes can be taken back like those of the shared ones.
  private let projectPaths = Mutex<Set<String>>([])

  /// A shelf over `store`; paths under `home` are shown with `~`.
  public init(store: FileStore, home: String?) {
    self.store = store
    self.home = home
  }

  /// The files that are read.
  public var paths: [String] { store.paths }

  /// Reads both files.
  public func load() -> FilesAnswer {
    let loaded = store.load()
    let last = reading.withLock { reading in
      defer { reading.files = loaded }
      return reading
    }
    let snapshots = Array(loaded.snapshots.values)
    let found = store.history.noteFound(snapshots, seen: last.noted)
    // What another run is saving just now is looked through the next time, from the same state.
    if found != nil { reading.withLock { $0.noted = snapshots } }
    var answer = answer(loaded, halfDone: found?.halfDone)
    if found?.isForeign == true, last.files == nil {
      answer.notices.append("Another program changed the files since the last run: H shows it")
    }
    return answer
  }

  /// Reads both files where either is another one by now; nil where none is.
  public func reload() -> FilesAnswer? {
    guard let seen = reading.withLock({ $0.files }), store.hasChanged(since: seen) else {
      return nil
    }
    return load()
  }

  /// Writes a change on top of the files as the user saw them.
  ///
  /// Those are not always the ones read last: an answer with newer ones may be on its way to the
  /// screen, or wait there while a key is taken.
  public func save(_ change: Change, seen: SharedFiles) -> SaveAnswer {
    let last = reading.withLock { $0.files } ?? store.load()
    do throws(FileFault) {
      let outcome = try store.save(
        change.changes, base: last.showing(seen), rewriting: change.projectEdits,
        title: change.title)
      take(outcome.loaded)
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

  /// Remembers files that were written here, or read after that.
  private func take(_ loaded: LoadedFiles) {
    let snapshots = Array(loaded.snapshots.values)
    reading.withLock { $0 = Reading(files: loaded, noted: snapshots) }
  }

  /// Makes a move through what was written, where it is still the one that was shown.
  public func make(_ move: HistoryMove, title: String, shown: ShownStep) -> SaveAnswer {
    do throws(FileFault) {
      let (words, notice) = try carryOut(move, title: title, shown: shown)
      let loaded = store.load()
      take(loaded)
      var answer = answer(loaded)
      answer.notices += notice.map { [$0.message] } ?? []
      return .done(answer, title: words, thenCheck: [])
    } catch {
      return .refused(error.message)
    }
  }

  private func carryOut(
    _ move: HistoryMove, title: String, shown: ShownStep
  ) throws(FileFault) -> (words: String, notice: FileNotice?) {
    if case .bringBack(let part, let id) = move {
      let isKept = try store.history.bringBack(part, of: id, title: title, shown: shown.texts)
      return ("Done: \(title)", isKept ? nil : .historyNotKept)
    }
    let step = try store.history.next(move, of: undoPaths)
    guard ShownStep(step) == shown else {
      throw .anotherStep(title: store.history.versions.step(shown.id)?.title ?? title)
    }
    let isNoted = try store.history.make(move, step, of: undoPaths)
    let word = move.isUndo ? "Undone" : "Done again"
    return ("\(word): \(step.title)", isNoted ? nil : .stepNotNoted)
  }

  /// Counts these files of a project among those whose changes undo takes back.
  public func include(projectPaths paths: [String]) {
    projectPaths.withLock { $0.formUnion(paths) }
  }

  /// The files whose steps undo and redo go through.
  var undoPaths: [String] { store.paths + projectPaths.withLock { $0.sorted() } }

  private func answer(_ loaded: LoadedFiles, halfDone: VersionStep? = nil) -> FilesAnswer {
    var paths: [FileRole: String] = [:]
    for role in FileRole.allCases { paths[role] = shown(store.locations[role]) }
    var findings = loaded.findings
    if let halfDone {
      findings.append(halfDone.halfWritten("Undo takes it back, redo finishes it."))
    }
    var answer = FilesAnswer(
      files: loaded.files, paths: paths,
      faults: FileRole.allCases.compactMap { loaded.faults[$0]?.message }, findings: findings)
    answer.unread = FileRole.allCases.filter { loaded.faults[$0] != nil }
    answer.canUndo = store.history.versions.undoable(undoPaths) != nil
    answer.catalog.prepare()
    return answer
  }

  func shown(_ path: String) -> String { shownPath(path, home: home) }
}
