import AWSProfiles
import App
import INIDocument

/// Undo and redo of what was written to files, across runs.
public struct FileHistory: Sendable {
  /// The kept versions.
  public let versions: Versions
  let state: String
  let calls: any FileSystemCalls
  let patience: Int

  /// The history in the private folder `state`; waits `patience` milliseconds for a lock.
  public init(
    state: String, calls: any FileSystemCalls = SystemCalls(), patience: Int = 5_000
  ) {
    versions = Versions(state: state, patience: patience)
    self.state = state
    self.calls = calls
    self.patience = patience
  }

  /// Notes files that another program changed since they were last written here or seen; `seen` is
  /// what this run saw of them before.
  ///
  /// Between its record of a step and the write, a run of this program leaves what looks like a
  /// change of others, or like a step that a kill cut short. So nothing is noted but under the
  /// files' locks, from what they hold then, and nobody is waited for: whoever holds a lock is about
  /// to write, and notes what it finds itself.
  ///
  /// - Returns: whether another program had changed any, and the last step where it was cut short;
  ///   nil where that cannot be told now, as another run is saving.
  @discardableResult
  func noteFound(
    _ snapshots: [FileSnapshot], seen: [FileSnapshot] = []
  ) -> (isForeign: Bool, halfDone: VersionStep?)? {
    guard versions.areNews(snapshots, seen: seen) else { return (false, nil) }
    do throws(FileFault) {
      let locks = try LockedFiles(snapshots.map(\.target), state: state, patience: 0)
      defer { withExtendedLifetime(locks) {} }
      var now: [FileSnapshot] = []
      for snapshot in snapshots { now.append(try FileSnapshot(reading: snapshot.path)) }
      return (versions.noteFound(now, seen: seen), versions.halfDone(now))
    } catch {
      return nil
    }
  }

  /// The last step where a run was killed between its files; nil where all is whole.
  ///
  /// `undo` takes back the file that was written, `redo` writes the other one. A run that is between
  /// two files just now is waited for.
  public func halfDone(_ paths: [String]) -> VersionStep? {
    guard halfDoneNow(paths) != nil,
      let locks = try? LockedFiles(Versions.targets(paths), state: state, patience: patience)
    else { return nil }
    defer { withExtendedLifetime(locks) {} }
    return halfDoneNow(paths)
  }

  /// The same as it looks in this moment, for one who holds the locks or checks it under them.
  func halfDoneNow(_ paths: [String]) -> VersionStep? {
    versions.halfDone(paths.compactMap { path in try? FileSnapshot(reading: path) })
  }

  /// Puts bytes in the place of one file, under its lock, and keeps both versions.
  ///
  /// `expected` is the file as it was read before the user saw the change; `changedOnDisk` where
  /// it is another one by now. For files that are not merged, such as serverless.yml.
  ///
  /// - Returns: whether undo can take it back.
  @discardableResult
  public func write(
    _ bytes: [UInt8], over expected: FileSnapshot, title: String
  ) throws(FileFault) -> Bool {
    let lock = try FileLock(
      target: expected.target, path: expected.path, state: state, patience: patience)
    defer { withExtendedLifetime(lock) {} }
    let now = try FileSnapshot(reading: expected.path)
    guard now.bytes == expected.bytes else {
      throw .changedOnDisk(path: expected.path, parts: [])
    }
    if now.bytes == bytes { return true }
    return try keepAndWrite([(now, bytes)], title: title).isKept
  }

  /// Reads files under their locks, lets `body` say what they become, and writes that.
  ///
  /// Where another program writes in the very moment, files are read and `body` is asked again.
  /// What does not change is not written; when nothing changes, no step is kept.
  ///
  /// - Parameter body: gives the new text of each file, nil for none, and a value for the caller.
  /// - Returns: the files as they are now, in the order of `paths`, and what became of the step.
  public func update<Value>(
    _ paths: [String], title: String,
    _ body: ([FileSnapshot]) throws(FileFault) -> (texts: [[UInt8]?], value: Value)
  ) throws(FileFault) -> FileUpdate<Value> {
    let locks = try LockedFiles(Versions.targets(paths), state: state, patience: patience)
    defer { withExtendedLifetime(locks) {} }
    var attempts = 0
    while true {
      attempts += 1
      var now: [FileSnapshot] = []
      for path in paths { now.append(try FileSnapshot(reading: path)) }
      let (new, value) = try body(now)
      let changed = now.indices.filter { now[$0].bytes != new[$0] }
      if changed.isEmpty {
        return FileUpdate(value: value, files: now, isWritten: false, isKept: false)
      }
      do throws(FileFault) {
        let done = try keepAndWrite(changed.map { (now[$0], new[$0]) }, title: title)
        for (index, file) in zip(changed, done.files) { now[index] = file }
        return FileUpdate(value: value, files: now, isWritten: true, isKept: done.isKept)
      } catch {
        guard case .changedOnDisk = error, attempts < 5 else { throw error }
      }
    }
  }

  /// The paths behind all links, which is how steps name their files.
  public func targets(_ paths: [String]) -> [String] { Versions.targets(paths) }

  /// Records a step and carries it out; the caller holds the locks.
  ///
  /// - Returns: the files as they are now, and whether the step could be kept.
  func keepAndWrite(
    _ changes: [FileGroup.Change], title: String
  ) throws(FileFault) -> (files: [FileSnapshot], isKept: Bool) {
    versions.noteFound(changes.map(\.before))
    let id = versions.record(changes, title: title, kind: .written)
    do throws(FileFault) {
      return (try FileGroup(calls: calls).carryOut(changes), id != nil)
    } catch {
      // The record alone still has the old text of what could not be put back.
      if case .partlyWritten = error { throw error }
      if let id { versions.forget(id) }
      throw error
    }
  }
}

/// What came of an update.
public struct FileUpdate<Value> {
  /// What the caller's closure gave besides the texts.
  public var value: Value
  /// The files as they now are.
  public var files: [FileSnapshot]
  /// Whether anything had to be written.
  public var isWritten: Bool
  /// Whether the step is kept for undo.
  public var isKept: Bool
}
