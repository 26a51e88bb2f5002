#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Small files that are the program's own: 0600 in folders of 0700.
public enum PrivateFile {
  /// Writes `bytes` in one step; whether it worked.
  ///
  /// Nobody sees them half. Unless `isSynced`, it does not wait for the device: a power cut can lose
  /// what has just been written.
  ///
  /// - Parameter isSynced: whether file and name are to have reached the device at the end; it then
  ///   fails where they cannot.
  @discardableResult
  public static func write(
    _ bytes: [UInt8], to path: String, isSynced: Bool = false,
    calls: any FileSystemCalls = SystemCalls()
  ) -> Bool {
    let folder = FilePath.folder(of: path)
    guard (try? PrivateFolder.make(folder, for: path)) != nil else { return false }
    let tail = String(UInt32.random(in: 0...UInt32.max), radix: 36)
    let temporary = FilePath.join(folder, LeftoverFiles.prefix(of: FilePath.name(of: path)) + tail)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    guard let descriptor = try? calls.open(temporary, flags: flags, mode: 0o600) else {
      return false
    }
    let isWritten =
      (try? calls.writeAll(descriptor, bytes)) != nil
      && (!isSynced || (try? calls.synchronize(descriptor)) != nil)
    close(descriptor)
    guard isWritten, (try? calls.rename(temporary, to: path)) != nil else {
      unlink(temporary)
      return false
    }
    if isSynced { PrivateFolder.synchronize(folder, by: calls) }
    return true
  }

  /// The bytes of a file; nil where there is none or it cannot be read.
  public static func read(_ path: String) -> [UInt8]? {
    guard let snapshot = try? FileSnapshot(reading: path) else { return nil }
    return snapshot.bytes
  }
}
