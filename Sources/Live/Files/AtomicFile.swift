#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Puts new bytes in the place of a file so that every reader sees the old or the new one whole.
///
/// The bytes go to a private file beside the target, reach the device, and take the target's
/// name in one step. Links on the way stay links. The mode and, where allowed, the owner of a file
/// are kept; a new one gets 0600.
public struct AtomicFile: Sendable {
  private let calls: any FileSystemCalls

  /// Writes through `calls`; the C library's unless a test plays a fault.
  public init(calls: any FileSystemCalls = SystemCalls()) { self.calls = calls }

  /// Puts `bytes` in the place of the file that `expected` was read from; nil takes it away.
  ///
  /// Whoever can should hold the file's lock. `changedOnDisk` where the file is no longer what
  /// `expected` says, as late as the moment before it is replaced.
  ///
  /// - Returns: the file as it was written; what came after that is not in it.
  @discardableResult
  public func replace(
    _ expected: FileSnapshot, with bytes: [UInt8]?
  ) throws(FileFault) -> FileSnapshot {
    try check(expected)
    guard let bytes else { return try remove(expected) }
    let folder = FilePath.folder(of: expected.target)
    var made: [String] = []
    do throws(FileFault) {
      made = try PrivateFolder.make(folder, for: expected.path)
      return try write(bytes, over: expected, in: folder)
    } catch {
      for path in made.reversed() { rmdir(path) }
      throw error
    }
  }

  /// Whether a write of the file would be refused, before anything is tried.
  public func check(_ expected: FileSnapshot) throws(FileFault) {
    guard let mode = expected.mode else { return }
    guard !expected.isNullDevice else {
      throw .notAFile(path: expected.path, found: "a device")
    }
    // Root could write it, and a rename asks for no right to the file at all: still, its owner
    // said that it is not to be written.
    if mode & 0o200 == 0 {
      throw .notWritable(path: expected.path, reason: "the file is read-only (mode \(octal(mode)))")
    }
    if access(expected.target, W_OK) != 0 {
      throw .notWritable(path: expected.path, reason: SystemFault.last.reason)
    }
    let folder = FilePath.folder(of: expected.target)
    if access(folder, W_OK | X_OK) != 0 {
      throw .notWritable(
        path: expected.path, reason: "its folder cannot be written (\(SystemFault.last.reason))")
    }
  }

  private func write(
    _ bytes: [UInt8], over expected: FileSnapshot, in folder: String
  ) throws(FileFault) -> FileSnapshot {
    let name = FilePath.name(of: expected.target)
    LeftoverFiles.remove(of: name, in: folder)
    let (descriptor, temporary) = try create(name, in: folder, for: expected.path)
    let written: FileSnapshot
    do throws(SystemFault) {
      defer { close(descriptor) }
      try takeOver(expected, descriptor)
      try calls.writeAll(descriptor, bytes)
      try calls.synchronize(descriptor)
      written = try FileSnapshot(written: bytes, through: descriptor, over: expected)
    } catch {
      unlink(temporary)
      throw .writeFailed(path: expected.path, step: "writing", reason: error.reason)
    }
    guard FileStamp.of(expected.target) == expected.stamp else {
      unlink(temporary)
      throw .changedOnDisk(path: expected.path, parts: [])
    }
    do throws(SystemFault) { try calls.rename(temporary, to: expected.target) } catch {
      unlink(temporary)
      throw .writeFailed(
        path: expected.path, step: "replacing the file", reason: error.reason)
    }
    PrivateFolder.synchronize(folder, by: calls)
    return written
  }

  private func remove(_ expected: FileSnapshot) throws(FileFault) -> FileSnapshot {
    guard FileStamp.of(expected.target) == expected.stamp else {
      throw .changedOnDisk(path: expected.path, parts: [])
    }
    if expected.stamp != nil, unlink(expected.target) != 0 {
      throw .writeFailed(
        path: expected.path, step: "removing the file", reason: SystemFault.last.reason)
    }
    PrivateFolder.synchronize(FilePath.folder(of: expected.target), by: calls)
    return FileSnapshot(removed: expected)
  }

  private func create(
    _ name: String, in folder: String, for path: String
  ) throws(FileFault) -> (Int32, String) {
    for _ in 0..<100 {
      let tail = String(UInt32.random(in: 0...UInt32.max), radix: 36)
      let temporary = FilePath.join(folder, LeftoverFiles.prefix(of: name) + tail)
      do throws(SystemFault) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
        return (try calls.open(temporary, flags: flags, mode: 0o600), temporary)
      } catch {
        if error.number == EEXIST { continue }
        if error.isRefusal { throw .notWritable(path: path, reason: error.reason) }
        throw .writeFailed(path: path, step: "making a file beside it", reason: error.reason)
      }
    }
    throw .writeFailed(path: path, step: "making a file beside it", reason: "all names are taken")
  }

  /// Gives the new file owner and mode of the old one; never wider than the old one was.
  private func takeOver(_ expected: FileSnapshot, _ descriptor: Int32) throws(SystemFault) {
    guard var mode = expected.mode, let owner = expected.owner, let group = expected.group else {
      // The umask may have taken bits from 0600.
      if fchmod(descriptor, 0o600) != 0 { throw .last }
      return
    }
    // Where the group cannot be kept, its rights would go to another one: drop them.
    if fchown(descriptor, owner, group) != 0 { mode &= 0o700 }
    if fchmod(descriptor, mode_t(mode & 0o777)) != 0 { throw .last }
    if mode & 0o070 != 0, !AccessList.copy(from: expected.target, to: descriptor),
      fchmod(descriptor, mode_t(mode & 0o700)) != 0
    {
      throw .last
    }
  }

  private func octal(_ mode: UInt32) -> String { "0" + String(mode & 0o777, radix: 8) }
}

/// Private files that a killed run left beside a target.
enum LeftoverFiles {
  /// How old one must be, in seconds, to be nobody's any more.
  static let age = 600

  /// How the names of private files beside the target `name` begin.
  static func prefix(of name: String) -> String { "." + name + ".awscreds-tui-" }

  /// Removes the old ones from `folder`.
  static func remove(of name: String, in folder: String) {
    let prefix = prefix(of: name)
    for found in FolderListing.names(in: folder) {
      guard found.hasPrefix(prefix) else { continue }
      let path = FilePath.join(folder, found)
      guard let stamp = FileStamp.of(path) else { continue }
      if stamp.seconds < time(nil) - age { unlink(path) }
    }
  }
}
