#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of a test's own, mode 0700; removed with all it holds when the test lets it go.
public final class TemporaryFolder: Sendable {
  /// Its absolute path.
  public let path: String
  private let isKept: Bool

  /// Makes the folder; its path is empty where that fails, and every write then fails too.
  ///
  /// `isKept`: it stays after the test, to be looked at.
  public init(isKept: Bool = false) {
    var template = Array("/tmp/awscreds-test.XXXXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? ""
    self.isKept = isKept
  }

  deinit { remove() }

  /// The path of something in it.
  public func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a folder in it, with those above; new ones have mode 0700, it has `mode` where one is
  /// given.
  public func makeFolder(_ name: String, mode: UInt32? = nil) {
    var current = path
    for part in name.split(separator: "/") {
      current += "/\(part)"
      mkdir(current, 0o700)
    }
    if let mode { chmod(current, mode_t(mode)) }
  }

  /// Writes a file, with the folders above it; a new one has mode 0600, any has `mode` where one is
  /// given.
  public func write(_ name: String, _ text: String, mode: UInt32? = nil) {
    write(name, Array(text.utf8), mode: mode)
  }

  /// Writes a file of these bytes.
  public func write(_ name: String, _ bytes: [UInt8], mode: UInt32? = nil) {
    if let slash = name.lastIndex(of: "/") { makeFolder(String(name[..<slash])) }
    let file = open(path(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    if let mode { fchmod(file, mode_t(mode)) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Self.put(file, $0) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func put(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Makes a link to `target`.
  public func link(_ name: String, to target: String) { symlink(target, path(name)) }

  /// Sets the times of a file back by some seconds.
  public func age(_ name: String, by seconds: Int) {
    let then = timeval(tv_sec: time(nil) - seconds, tv_usec: 0)
    utimes(path(name), [then, then])
  }

  /// The bytes of a file in it; nil where there is none.
  public func bytes(_ name: String) -> [UInt8]? { readFile(path(name)) }

  /// The names of what is in a folder in it, hidden ones too.
  public func names(in name: String = ".") -> [String] { folderEntries(path(name), all: true) }

  /// The permission bits of something in it; nil where there is nothing.
  public func mode(_ name: String) -> UInt32? {
    var status = stat()
    return stat(path(name), &status) == 0 ? UInt32(status.st_mode) & 0o7777 : nil
  }

  /// Whether it is a link.
  public func isLink(_ name: String) -> Bool {
    var status = stat()
    return lstat(path(name), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Removes it and all that is in it, unless it is to be kept.
  public func remove() {
    guard !isKept, path.hasPrefix("/tmp/awscreds-test.") else { return }
    for name in names() { Self.remove(self.path(name)) }
    rmdir(path)
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    chmod(path, 0o700)
    for name in folderEntries(path, all: true) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
