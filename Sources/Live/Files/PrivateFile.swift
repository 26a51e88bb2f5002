#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Small files that are the program's own: 0600 in folders of 0700.
public enum PrivateFile {
  /// Writes `bytes` in one step; whether it worked.
  ///
  /// It does not wait for the device: what is kept here can be lost in a power cut, but never
  /// seen half.
  @discardableResult
  public static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let calls = SystemCalls()
    let folder = FilePath.folder(of: path)
    guard (try? PrivateFolder.make(folder, for: path)) != nil else { return false }
    let tail = String(UInt32.random(in: 0...UInt32.max), radix: 36)
    let temporary = FilePath.join(folder, LeftoverFiles.prefix(of: FilePath.name(of: path)) + tail)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
    guard let descriptor = try? calls.open(temporary, flags: flags, mode: 0o600) else {
      return false
    }
    let written = (try? calls.writeAll(descriptor, bytes)) != nil
    close(descriptor)
    if written, (try? calls.rename(temporary, to: path)) != nil { return true }
    unlink(temporary)
    return false
  }

  /// The bytes of a file; nil where there is none or it cannot be read.
  public static func read(_ path: String) -> [UInt8]? {
    guard let snapshot = try? FileSnapshot(reading: path) else { return nil }
    return snapshot.bytes
  }
}
