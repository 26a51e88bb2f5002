import AWSProfiles
import App
import Synchronization

/// The user's own files behind the effects of the screens.
public final class DiskShelf: ProfileShelf {
  private let store: FileStore
  private let home: String?
  /// The files as they were read last: the base of the next save.
  private let base: Mutex<LoadedFiles?>

  /// A shelf over `store`; paths under `home` are shown with `~`.
  public init(store: FileStore, home: String?) {
    self.store = store
    self.home = home
    base = Mutex(nil)
  }

  /// Reads both files.
  public func load() -> FilesAnswer {
    let loaded = store.load()
    base.withLock { $0 = loaded }
    store.history.noteFound(store.paths)
    return answer(loaded)
  }

  /// Writes a change on top of the files as they were read last.
  public func save(_ change: Change) -> SaveAnswer {
    let seen = base.withLock { $0 } ?? store.load()
    do throws(FileFault) {
      let outcome = try store.save(change.changes, base: seen, title: change.title)
      base.withLock { $0 = outcome.loaded }
      return .done(answer(outcome.loaded), title: change.title, thenCheck: change.thenCheck)
    } catch {
      return .refused(error.message)
    }
  }

  /// Takes the last written change back.
  public func undo() -> SaveAnswer {
    step("Undone") { () throws(FileFault) in try store.history.undo(store.paths) }
  }

  /// Does again what was taken back.
  public func redo() -> SaveAnswer {
    step("Done again") { () throws(FileFault) in try store.history.redo(store.paths) }
  }

  private func step(
    _ word: String, _ work: () throws(FileFault) -> VersionStep
  ) -> SaveAnswer {
    do throws(FileFault) {
      let done = try work()
      let loaded = store.load()
      base.withLock { $0 = loaded }
      return .done(answer(loaded), title: "\(word): \(done.title)", thenCheck: [])
    } catch {
      return .refused(error.message)
    }
  }

  private func answer(_ loaded: LoadedFiles) -> FilesAnswer {
    var paths: [FileRole: String] = [:]
    for role in FileRole.allCases { paths[role] = shown(store.locations[role]) }
    return FilesAnswer(
      files: loaded.files, paths: paths,
      faults: FileRole.allCases.compactMap { loaded.faults[$0]?.message },
      warnings: loaded.notices.map(\.message))
  }

  private func shown(_ path: String) -> String {
    guard let home, !home.isEmpty, path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.utf8.count)
  }
}
