@testable import Live

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of its own for one test, removed with all it holds when the test lets it go.
final class TemporaryFolder: Sendable {
  let root: String

  init() {
    var template = Array("/tmp/awscreds-files-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    root = made ?? "/tmp/awscreds-files-none"
  }

  deinit { Self.remove(root) }

  func path(_ name: String) -> String { root + "/" + name }

  func makeFolder(_ name: String, mode: UInt32 = 0o755) {
    var made = root
    for part in name.split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o755)
    }
    chmod(made, mode_t(mode))
  }

  func write(_ bytes: [UInt8], to name: String, mode: UInt32 = 0o600) {
    if name.contains("/") { makeFolder(FilePath.folder(of: name)) }
    let descriptor = open(path(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    _ = bytes.withUnsafeBytes { writeSome(descriptor, $0.baseAddress, $0.count) }
    fchmod(descriptor, mode_t(mode))
    close(descriptor)
  }

  func read(_ name: String) -> [UInt8]? { (try? FileSnapshot(reading: path(name)))?.bytes }

  func mode(_ name: String) -> UInt32? {
    var status = stat()
    return stat(path(name), &status) == 0 ? UInt32(status.st_mode) & 0o7777 : nil
  }

  func link(_ name: String, to target: String) { symlink(target, path(name)) }

  func isLink(_ name: String) -> Bool {
    var status = stat()
    return lstat(path(name), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  func names(in name: String = "") -> [String] {
    FolderListing.names(in: name.isEmpty ? root : path(name)).sorted()
  }

  func age(_ name: String, by seconds: Int) {
    let then = timeval(tv_sec: time(nil) - seconds, tv_usec: 0)
    utimes(path(name), [then, then])
  }

  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    chmod(path, 0o700)
    for name in FolderListing.names(in: path) { remove(path + "/" + name) }
    rmdir(path)
  }
}

/// `write(2)`, whose name the folder's own method takes.
private func writeSome(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
