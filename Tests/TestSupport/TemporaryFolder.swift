#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of a test's own, mode 0700.
public struct TemporaryFolder: Sendable {
  /// Its absolute path.
  public let path: String

  /// Makes the folder; its path is empty where that fails, and every write then fails too.
  public init() {
    var template = Array("/tmp/awscreds-test.XXXXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? ""
  }

  /// The path of something in it.
  public func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a folder in it, with those above.
  public func makeFolder(_ name: String) {
    var current = path
    for part in name.split(separator: "/") {
      current += "/\(part)"
      mkdir(current, 0o700)
    }
  }

  /// Writes a file, mode 0600 unless told otherwise, with the folders above it.
  public func write(_ name: String, _ text: String, mode: mode_t = 0o600) {
    write(name, Array(text.utf8), mode: mode)
  }

  /// Writes a file of these bytes.
  public func write(_ name: String, _ bytes: [UInt8], mode: mode_t = 0o600) {
    if let slash = name.lastIndex(of: "/") { makeFolder(String(name[..<slash])) }
    let file = open(path(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard file >= 0 else { return }
    defer { close(file) }
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

  /// The bytes of a file in it; nil where there is none.
  public func bytes(_ name: String) -> [UInt8]? {
    let file = open(path(name), O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { return result }
      result += buffer[..<count]
    }
  }

  /// The names of what is in a folder in it, hidden ones too.
  public func names(in name: String = ".") -> [String] {
    guard let folder = opendir(path(name)) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let text = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if text != "." && text != ".." { names.append(text) }
    }
    return names.sorted()
  }

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

  /// Removes it and all that is in it.
  public func remove() {
    guard path.hasPrefix("/tmp/awscreds-test.") else { return }
    for name in names() { Self.remove(self.path(name)) }
    rmdir(path)
  }

  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    chmod(path, 0o700)
    guard let folder = opendir(path) else { return }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    closedir(folder)
    for name in names where name != "." && name != ".." { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
