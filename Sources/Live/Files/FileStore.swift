import AWSProfiles
import CMemory
import INIDocument
import ServerlessProject

/// Reads and saves the shared files of AWS tools.
///
/// Reading makes nothing. A save takes the locks, reads again, and where another program wrote
/// meanwhile makes the changes to what it left, if that does not touch the same parts. Blocking:
/// to be used on a thread of its own.
public struct FileStore: Sendable {
  /// Where the files lie.
  public let locations: FileLocations
  /// Undo, redo and the versions that are kept.
  public let history: FileHistory

  /// A store of the files at `locations` that keeps versions and locks in the folder `state`.
  public init(
    locations: FileLocations, state: String, calls: any FileSystemCalls = SystemCalls(),
    patience: Int = 5_000
  ) {
    self.locations = locations
    history = FileHistory(state: state, calls: calls, patience: patience)
  }

  /// The paths of both files as they are named.
  public var paths: [String] { FileRole.allCases.map { locations[$0] } }

  /// Reads both files; a fault of one leaves the other readable.
  public func load() -> LoadedFiles {
    var loaded = LoadedFiles(files: SharedFiles(), snapshots: [:], faults: [:])
    // Large ones are read side by side.
    let config = sizes.allSatisfy { $0 > Self.largeSize } ? Ahead { [self] in read(.config) } : nil
    for role in FileRole.allCases {
      let found = role == .config ? config?.value() ?? read(role) : read(role)
      switch found {
      case .success(let file):
        loaded.snapshots[role] = file.snapshot
        loaded.files[role] = file.document
      case .failure(let fault): loaded.faults[role] = fault
      }
    }
    return loaded
  }

  /// Makes memory ready for files of their size; to be called before any thread is started.
  public func expectFiles() { memory_expect(sizes.reduce(0, +) * Self.memoryOfBytes) }

  private var sizes: [Int] { FileRole.allCases.map { FileStamp.of(locations[$0])?.size ?? 0 } }

  /// Bytes of memory that a byte of the files takes, with lines, names and an index.
  private static let memoryOfBytes = 8
  /// Bytes from which reading a file takes longer than starting a thread.
  private static let largeSize = 200_000

  private typealias File = (snapshot: FileSnapshot, document: Document?)

  private func read(_ role: FileRole) -> Result<File, FileFault> {
    do throws(FileFault) {
      let snapshot = try FileSnapshot(reading: locations[role])
      return .success((snapshot, snapshot.bytes.map { Document($0) }))
    } catch {
      return .failure(error)
    }
  }

  /// Whether either file is another one by now, told without reading it.
  public func hasChanged(since loaded: LoadedFiles) -> Bool {
    FileRole.allCases.contains { FileStamp.of(locations[$0]) != loaded.snapshots[$0]?.stamp }
  }

  /// Makes `changes` to the files and writes what they change.
  ///
  /// `base` is what the user saw when the changes were made. Faults: those of the files; a
  /// refusal of a change as `refused`; `changedOnDisk` where another program wrote the same part.
  ///
  /// - Parameters:
  ///   - others: edits of project files, made in the same step: all of it or none. They are not
  ///     merged: where one is another file by now than `before`, nothing at all is written.
  ///   - title: what is done, in words without any secret, for the history.
  public func save(
    _ changes: [ProfileChange], base: LoadedFiles, rewriting others: [StageEdit] = [],
    title: String
  ) throws(FileFault) -> SaveOutcome {
    try setRights(changes, base: base)
    let roles = FileRole.allCases.filter { base.faults[$0] == nil }
    let paths = roles.map { locations[$0] } + others.map(\.path)
    let update = try history.update(paths, title: title) {
      now throws(FileFault) -> (texts: [[UInt8]?], value: (change: FileChangeSet, isMerged: Bool))
      in
      var fresh = base.files
      var isMerged = false
      for (role, snapshot) in zip(roles, now)
      where snapshot.bytes != base.snapshots[role]?.bytes {
        isMerged = true
        fresh[role] = snapshot.bytes.map { Document($0) }
      }
      let change = try apply(changes, to: fresh)
      if isMerged { try checkMerge(changes, base: base, merged: change) }
      try checkRoles(change, base: base, now: Array(now.prefix(roles.count)))
      for (other, snapshot) in zip(others, now.dropFirst(roles.count))
      where snapshot.bytes != other.before {
        throw .changedOnDisk(path: other.path, parts: [])
      }
      let texts = roles.map { change.after[$0]?.bytes } + others.map { Optional($0.after) }
      return (texts, (change, isMerged))
    }
    let after = update.value.change.after
    var loaded = LoadedFiles(files: after, snapshots: [:], faults: base.faults)
    for (role, snapshot) in zip(roles, update.files) {
      // A document beside other bytes would let the next save write over what it never saw.
      assert(snapshot.bytes == after[role]?.bytes)
      loaded.snapshots[role] = snapshot
    }
    var notices = loaded.notices
    if update.isWritten && !update.isKept { notices.append(.historyNotKept) }
    return SaveOutcome(
      loaded: loaded, change: update.value.change, isWritten: update.isWritten,
      isMerged: update.value.isMerged, notices: notices)
  }

  /// Sets the modes that `changes` ask for, before any text is written.
  ///
  /// Where one cannot be set the whole step is refused, and a step that is refused for its texts
  /// sets none.
  private func setRights(
    _ changes: [ProfileChange], base: LoadedFiles
  ) throws(FileFault) {
    guard changes.contains(where: \.isOfModes) else { return }
    _ = try apply(changes, to: base.files)
    for case .closeToOthers(let role, let isFolder) in changes {
      let target = (try? FilePath.target(of: locations[role])) ?? locations[role]
      try FileRights.close(isFolder ? FilePath.folder(of: target) : target)
    }
  }

  private func apply(
    _ changes: [ProfileChange], to files: SharedFiles
  ) throws(FileFault) -> FileChangeSet {
    do throws(ProfileError) { return try files.applying(changes) } catch { throw .refused(error) }
  }

  /// Refuses where a part that the changes touch was not as the user saw it, or where they do
  /// anything else to the files now than what the user saw.
  private func checkMerge(
    _ changes: [ProfileChange], base: LoadedFiles, merged: FileChangeSet
  ) throws(FileFault) {
    let planned = try apply(changes, to: base.files)
    for role in FileRole.allCases {
      let seen = SectionChunks(base.files[role]?.bytes)
      let wanted = SectionChunks(planned.after[role]?.bytes)
      let found = SectionChunks(merged.before[role]?.bytes)
      let result = SectionChunks(merged.after[role]?.bytes)
      let touched = Set(seen.differences(to: wanted)).union(found.differences(to: result))
      let clash = touched.filter { part in
        !seen.agrees(with: found, on: part) || !wanted.agrees(with: result, on: part)
      }
      guard clash.isEmpty else {
        throw .changedOnDisk(
          path: locations[role],
          parts: clash.map { String(decoding: $0, as: UTF8.self) }.sorted())
      }
    }
  }

  /// Refuses to write a file that could not be read, or one file twice.
  private func checkRoles(
    _ change: FileChangeSet, base: LoadedFiles, now: [FileSnapshot]
  ) throws(FileFault) {
    for role in change.changedRoles {
      if let fault = base.faults[role] { throw fault }
    }
    if change.changedRoles.count > 1, Set(now.map(\.target)).count < now.count {
      throw .oneFileForBoth(path: locations.credentials)
    }
  }
}

/// What came of a save.
public struct SaveOutcome: Sendable, Equatable {
  /// The files as they now are: the base of the next save.
  public var loaded: LoadedFiles
  /// What was changed in what the files held at that moment.
  public var change: FileChangeSet
  /// Whether anything had to be written.
  public var isWritten: Bool
  /// Whether another program had written meanwhile, so that the result holds its changes too.
  public var isMerged: Bool
  /// What the user should know about the files, though the save went well.
  public var notices: [FileNotice]
}
