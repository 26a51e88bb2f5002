import Live
import ServerlessProject

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of a Serverless project, on disk.
struct ProjectDisk: ProjectFiles {
  func read(_ path: String) -> [UInt8]? {
    (try? FileSnapshot(reading: path))?.bytes
  }

  func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  func names(in directory: String) -> [String] { entries(of: directory).map(\.name).sorted() }

  func folders(in directory: String) -> [String] {
    entries(of: directory).filter { entry in
      if entry.kind == UInt8(DT_DIR) { return true }
      // Some file systems do not tell the kind of an entry.
      guard entry.kind == UInt8(DT_UNKNOWN) else { return false }
      var status = stat()
      return lstat(directory + "/" + entry.name, &status) == 0
        && status.st_mode & S_IFMT == S_IFDIR
    }.map(\.name).sorted()
  }

  private func entries(of directory: String) -> [(name: String, kind: UInt8)] {
    guard let folder = opendir(directory) else { return [] }
    defer { closedir(folder) }
    var entries: [(name: String, kind: UInt8)] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { entries.append((name, entry.pointee.d_type)) }
    }
    return entries
  }
}
