import JSONText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The written versions of files, kept privately across runs: ten for each file.
///
/// Before a file is replaced, its old and its new text are kept; undo and redo put one of them
/// back. Copies hold secrets as the files themselves do: 0600 in a folder of 0700.
public struct Versions: Sendable {
  /// How many steps are kept for each file: so far back undo goes.
  public static let limit = 10

  private let state: String
  private let folder: String
  private let patience: Int
  private var indexFile: String { FilePath.join(folder, "index.json") }

  /// The versions in the private folder `state`; waits `patience` milliseconds for their lock.
  public init(state: String, patience: Int = 5_000) {
    self.state = state
    self.patience = patience
    folder = FilePath.join(state, "versions")
  }

  /// The steps that touch any of `paths`, newest first.
  public func steps(of paths: [String]) -> [VersionStep] {
    let targets = Self.targets(paths)
    return index().steps.reversed().filter { $0.paths.contains(where: targets.contains) }
  }

  /// The step that `undo` would take back; nil where there is none.
  public func undoable(_ paths: [String]) -> VersionStep? {
    index().undoable(Self.targets(paths))
  }

  /// The step that `redo` would do again; nil where there is none.
  public func redoable(_ paths: [String]) -> VersionStep? {
    index().redoable(Self.targets(paths))
  }

  /// The paths behind all links, which is how steps name their files.
  static func targets(_ paths: [String]) -> [String] {
    paths.map { path in (try? FilePath.target(of: path)) ?? path }
  }

  /// The bytes of a kept copy.
  ///
  /// `versionLost` where it is missing or not as it was written.
  public func bytes(of copy: VersionStep.Copy, path: String) throws(FileFault) -> [UInt8] {
    guard let bytes = PrivateFile.read(FilePath.join(folder, copy.name)),
      bytes.count == copy.size, FilePath.fingerprint(bytes) == copy.fingerprint
    else { throw .versionLost(path: path) }
    return bytes
  }

  /// Forgets all versions and removes their copies; the files themselves stay.
  public func purge() throws(FileFault) {
    try change { index in index = VersionIndex() }
  }

  /// Keeps a step that is about to be carried out.
  ///
  /// - Returns: its id; nil where nothing could be kept.
  func record(
    _ changes: [(before: FileSnapshot, after: [UInt8]?)], title: String, kind: VersionStep.Kind
  ) -> Int? {
    var id: Int?
    try? change { index in
      let number = index.nextID
      var files: [VersionStep.Side] = []
      for (position, change) in changes.enumerated() {
        let path = change.before.target
        let before = keep(change.before.bytes, "\(number)-\(position)-before", like: index, path)
        let after = keep(change.after, "\(number)-\(position)-after", like: index, path)
        guard let before, let after else { return }
        files.append(VersionStep.Side(path: path, before: before, after: after))
      }
      let step = VersionStep(
        id: number, time: time(nil), title: title, kind: kind, isUndone: false, files: files)
      index.append(step)
      id = number
    }
    return id
  }

  /// Forgets a step that was recorded but not carried out.
  func forget(_ id: Int) {
    try? change { index in index.steps.removeAll { $0.id == id } }
  }

  /// Notes that a step is now taken back, or done again.
  func mark(_ id: Int, undone: Bool) throws(FileFault) {
    try change { index in
      for position in index.steps.indices where index.steps[position].id == id {
        index.steps[position].isUndone = undone
      }
    }
  }

  /// The step of that number; nil where it is not kept.
  public func step(_ id: Int) -> VersionStep? { index().steps.first { $0.id == id } }

  /// Whether the file holds what `copy` says, nil being no file.
  func same(_ bytes: [UInt8]?, _ copy: VersionStep.Copy?) -> Bool {
    guard let bytes, let copy else { return bytes == nil && copy == nil }
    return bytes.count == copy.size && FilePath.fingerprint(bytes) == copy.fingerprint
  }

  func index() -> VersionIndex {
    guard let bytes = PrivateFile.read(indexFile), let json = try? JSONValue(parsing: bytes) else {
      return VersionIndex()
    }
    return VersionIndex(json)
  }

  /// A copy of `bytes` in the folder, an older one of the same text where there is one.
  ///
  /// - Returns: `.some(nil)` for no file, nil where it could not be kept.
  func keep(
    _ bytes: [UInt8]?, _ name: String, like index: VersionIndex, _ path: String
  ) -> VersionStep.Copy?? {
    guard let bytes else { return .some(nil) }
    if let known = index.known(path), let known, same(bytes, known) { return known }
    // Undo relies on it, and the file itself is about to be replaced for good.
    guard PrivateFile.write(bytes, to: FilePath.join(folder, name), isSynced: true) else {
      return nil
    }
    let fingerprint = FilePath.fingerprint(bytes)
    return VersionStep.Copy(name: name, size: bytes.count, fingerprint: fingerprint)
  }

  /// Changes the index under its own lock, and removes the copies that nothing names any more.
  func change(_ body: (inout VersionIndex) -> Void) throws(FileFault) {
    _ = try PrivateFolder.make(folder, for: indexFile)
    // The folder may have been made by someone less careful.
    chmod(state, 0o700)
    chmod(folder, 0o700)
    let lock = try FileLock(target: indexFile, path: indexFile, state: state, patience: patience)
    defer { withExtendedLifetime(lock) {} }
    let old = index()
    var new = old
    body(&new)
    if new != old,
      !PrivateFile.write(Array(new.json.text().utf8), to: indexFile, isSynced: true)
    {
      throw .writeFailed(
        path: indexFile, step: "keeping the history", reason: "the state folder takes no file")
    }
    sweep(keeping: new)
  }

  private func sweep(keeping index: VersionIndex) {
    var used: Set<String> = [FilePath.name(of: indexFile)]
    for side in index.steps.flatMap(\.files) {
      for copy in [side.before, side.after] {
        if let copy { used.insert(copy.name) }
      }
    }
    for name in FolderListing.names(in: folder) where !used.contains(name) {
      unlink(FilePath.join(folder, name))
    }
  }
}
