import AWSProfiles
import App

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that the user names to import keys from.
struct ImportFiles: Sendable {
  /// The home folder, for paths that begin with `~/`.
  var home: String?
  /// The folder that other paths start from.
  var directory: String
  /// The most that is read, in bytes: files of keys are small.
  static let limit = 4 << 20

  /// The path as the system knows it.
  func resolved(_ path: String) -> String {
    if path == "~" || path.hasPrefix("~/"), let home { return home + path.dropFirst() }
    return path.hasPrefix("/") ? path : directory + "/" + path
  }

  /// The entries of a folder by name; none where it cannot be listed.
  func list(_ path: String) -> [FolderEntry] {
    guard let folder = opendir(resolved(path)) else { return [] }
    defer { closedir(folder) }
    var entries: [FolderEntry] = []
    while let entry = readdir(folder), entries.count < 5000 {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      var facts = stat()
      guard stat(resolved(path) + "/" + name, &facts) == 0 else { continue }
      entries.append(FolderEntry(name: name, isFolder: facts.st_mode & S_IFMT == S_IFDIR))
    }
    return entries.sorted { $0.name < $1.name }
  }

  /// What a file holds.
  func read(_ path: String) -> ImportAnswer {
    // Without blocking: a pipe with no writer would hold up every later save.
    let file = open(resolved(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return .refused("\(path): \(String(cString: strerror(errno)))") }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      return .refused("\(path) is no file. Name a file of keys.")
    }
    guard facts.st_size <= Self.limit else {
      return .refused("\(path) is too large for a file of keys.")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = readBytes(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .refused("\(path): \(String(cString: strerror(errno)))") }
      if count == 0 || bytes.count > Self.limit { break }
      bytes += buffer[..<count]
    }
    do throws(KeyImportError) {
      return .found(try ImportBatch.read(bytes))
    } catch {
      return .refused(error.message)
    }
  }

  /// Removes a file; says how it went.
  func remove(_ path: String) -> Notice {
    guard unlink(resolved(path)) == 0 else {
      return Notice(.error, "\(path) is still there: \(String(cString: strerror(errno)))")
    }
    return Notice(.done, "Removed \(path)")
  }
}

/// The system call, under a name that no method hides.
private func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(file, buffer, count)
}
